#pragma once

#include <optional>
#include <vector>

#include "zopa/model/scenario.hpp"
#include "zopa/solve/conflicts.hpp"
#include "zopa/solve/interaction_graph.hpp"
#include "zopa/solve/movement.hpp"
#include "zopa/solve/solutions.hpp"
#include "zopa/solve/thresholds.hpp"
#include "zopa/study/compare.hpp"

namespace zopa::study {

/// What giving up one minimal correction opens.
struct Opening {
  solve::ConstraintIndices correction;
  double size = 0;             ///< packages in the ZOPA it opens, at least; 0: not looked at, see most_openings
  std::size_t n_frontier = 0;  ///< of these Pareto-optimal; 0: too many to list
  std::optional<solve::FrontierPoint> nash;
};

/// What a correction opens is looked at for so many, the smallest first, and until one opens more than can be listed.
inline constexpr std::size_t most_openings = 500;

/// A proportion over draws with a Wilson 95 % interval.
struct ShareOfDraws {
  double share = 0, low = 0, high = 1;
  int draws = 0;
};
/// \pre 0 ≤ n ≤ draws, draws > 0
ShareOfDraws share_of(int n, int draws);

/// Everything `zopa solve` says about one track, exactly, at central values and stated lines (conventions 31).
struct TrackAnswer {
  model::TrackId track;
  std::vector<solve::Constraint> constraints;
  solve::Zopa zopa;
  solve::Explanation explanation;  ///< empty lists where a ZOPA exists
  std::vector<Opening> openings;   ///< one per correction, those that open most first within a size
  std::optional<solve::NearestMiss> nearest_miss, least_shortfall;
  solve::SidePayment side_payment;
  solve::CredibilityIntervals credibility;
  std::vector<std::vector<double>> shadow_prices;  ///< per line constraint, per party
  solve::ConstraintIndices never_binding;
  std::vector<solve::NoDealThreshold> no_deal_thresholds;
  std::optional<solve::LeastMovement>
      least_movement;  ///< at one per whole line and per unit of value; while the ZOPA is empty
  solve::InteractionGraph interactions;
  /// Some questions ask for lists of Pareto-optimal packages, and these are too many (solve::TooManyPoints): what is
  /// empty or absent above was not told, not found to be nothing.
  bool beyond = false;
  bool certain =
      false;  ///< no reachable state has a package that breaks no real hard line: the "no" does not hang on numbers
  /// Over draws of the assumptions, under the lines that are meant in each; nullopt if nothing varies or not asked.
  std::optional<ShareOfDraws> zopa_exists;
  std::optional<ShareOfDraws> zopa_exists_as_stated;  ///< the same as if every stated line were meant
};

struct Answer {
  std::vector<TrackAnswer> tracks;  ///< tracks with issues, in file order
};

/// \param draws over which the share with a ZOPA is taken; 0 = central values only. Cost: milliseconds plus, per draw,
/// two feasibility questions.
Answer answer(model::Scenario const&, int draws = 0);
/// The same for several worlds, at central values, on as many threads as this process may use; in the order given.
std::vector<Answer> answers(std::vector<Variant> const&);

}  // namespace zopa::study
