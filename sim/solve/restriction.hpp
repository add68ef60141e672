#pragma once

#include <optional>

#include "solve/compiled.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// Variants of a compiled negotiation, and the questions of `frontier.hpp` about them.

/// A negotiation some of whose options can be closed and opened again. Costs one copy of the tables.
class Restricted {
 public:
  explicit Restricted(Negotiation::Compiled const&);

  /// Only options of [from, to) of this issue variable.
  void allow(Variable, model::Option from, model::Option to);
  /// \param allowed per option of the variable
  void allow(Variable, std::vector<std::uint8_t> const& allowed);
  Negotiation::Compiled const& compiled() const { return c_; }

 private:
  Negotiation::Compiled c_;
  std::size_t first_ = 0;  ///< the factor of the first issue
};

/// Only packages that break what factor `f` forbids, whatever constraints are active.
Negotiation::Compiled breaking(Negotiation::Compiled, std::size_t f);

Frontier pareto_frontier(Negotiation::Compiled const&, ConstraintSet const& active);
/// Some package that meets the active constraints: nullopt if none does. \param work grows by the steps of a search, where
/// one was needed
std::optional<model::Package> witness(Negotiation::Compiled const&, ConstraintSet const& active,
                                      std::int64_t* work = nullptr);
double count(Negotiation::Compiled const&, ConstraintSet const& active);

}  // namespace zopa::solve
