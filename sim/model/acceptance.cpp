#include "zopa/model/acceptance.hpp"

namespace zopa::model {

Acceptance own_acceptance(Tactic const& tactic) {
  if (std::holds_alternative<TimeDependent>(tactic)) return Acceptance::aspiration;
  bool const looks_back = std::holds_alternative<TitForTat>(tactic) || std::holds_alternative<Micro>(tactic);
  return looks_back ? Acceptance::next : Acceptance::value;
}

}  // namespace zopa::model
