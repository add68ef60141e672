#pragma once

#include <array>
#include <optional>
#include <vector>

#include "zopa/study/compare.hpp"

namespace zopa::study {

/// Why bargaining fails where a deal might be had: three causes after Fearon (1995, "Rationalist explanations for
/// war"), and the one that comes before them, that what is insisted on cannot all hold.
enum class Cause : unsigned char {
  colliding_lines,      ///< cure: nobody insists on a hard red line, nor on ceasefire or terms first
  private_information,  ///< cure: all know what each has drawn, which lines are meant, and the drift of the war
  commitment,           ///< cure: deals and ceasefires hold for ever
  indivisibility        ///< cure: value can be paid from one side to the other, in small steps
};
inline constexpr std::array all_causes{Cause::colliding_lines, Cause::private_information, Cause::commitment,
                                       Cause::indivisibility};

/// Could the cause be at work in this scenario at all? Indivisibility could in any.
bool is_present(model::Scenario const& scenario, Cause cause);

/// What one side can pay to another where value is divisible.
struct SidePayment {
  double most = 0.5;  ///< of the main track's value, > 0, either way
  int steps = 10;     ///< from none to the most, ≥ 1
};
/// The scenario with that cause taken away; nothing else changes. Payments are an issue of the main track for each
/// party after the first, which all of them trade with: "payment.<party>". Expects that no issue has such a name.
model::Scenario cured(model::Scenario const& scenario, Cause cause, SidePayment const& payment = {});

/// What one cause does to the probability of no deal on the main track; positive: it prevents deals.
struct CauseShare {
  Cause cause;
  bool present = false;
  Difference alone;  ///< fall of the probability of no deal when only this cause is taken away
  Difference last;   ///< the same when all others have been taken away before
  Difference share;  ///< mean over all orders of taking the causes away (Shapley 1953): shares add up to the whole fall
};

struct Decomposition {
  Estimate as_stated;  ///< probability of a deal
  Estimate cured;      ///< with every cause that is present taken away: what is left has other reasons
  Difference fall;     ///< of the probability of no deal between the two
  std::array<CauseShare, all_causes.size()> causes;
  engine::Plan plan;
};

/// Runs the scenario once for each set of causes that are present, on common random numbers. All differences are paired
/// by draw; standard errors and 95 % intervals by bootstrap over draws, as in `compare`. \param on_block after every draw of every run.
/// \return nullopt if stopped before all was done.
std::optional<Decomposition> decompose(model::Scenario const& scenario, engine::Plan const& plan,
                                       SidePayment const& payment = {}, engine::OnBlock const& on_block = {},
                                       engine::StopToken const* stop = nullptr);
/// How many runs that takes: two to the number of causes that are present.
int n_runs_of_decomposition(model::Scenario const& scenario);

}  // namespace zopa::study
