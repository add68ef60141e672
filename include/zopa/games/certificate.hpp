#pragma once

#include <optional>
#include <vector>

#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

/// What a player gains at one information set by another action there, all else as the profile says.
template <class Number>
struct OneShotDeviation {
  int infoset = none, action = none;
  Number gain = 0;
  bool reached = false;  ///< by the profile, with positive probability
  /// Not reached: what an other action gains at least, whatever the mover believes there. Positive: an empty threat,
  /// which no belief makes credible. Reached, or nobody gains: as `gain`.
  double gain_at_any_belief = 0;
};

/// What a profile of behaviour is worth as an answer. Nash: no gain by a best response. Sequentially rational (Kreps &
/// Wilson 1982), given the beliefs: no gain by a one-shot deviation at any information set, reached or not; with
/// perfect recall that is enough (Hendon, Jacobsen & Sloth 1996).
template <class Number>
struct TreeCertificate {
  std::vector<Number> value;               ///< per player
  std::vector<Number> best_response_gain;  ///< per player; exact where Number is
  OneShotDeviation<Number> largest;        ///< of all information sets; infoset none: nobody moves
  OneShotDeviation<Number> largest_reached;
  /// The information set where the profile rests on the emptiest threat: the largest gain_at_any_belief of those not
  /// reached; none where every threat is credible at some belief.
  std::optional<OneShotDeviation<Number>> empty_threat;
  int n_gaining = 0;           ///< information sets with a one-shot gain above the tolerance
  std::vector<Number> belief;  ///< per node: of its information set, how likely the mover thinks it; 0 at ends

  bool is_nash(Number const& tolerance) const;
  bool is_sequentially_rational(Number const& tolerance) const { return !(largest.gain > tolerance); }
};

/// Beliefs: Bayes where an information set is reached; elsewhere those given (per node), or else those of the profile
/// with every unused action trembling with the same small probability ε → 0, which is a consistent assessment in the
/// sense of Kreps & Wilson 1982: nodes behind the fewest unused actions share the belief, in proportion to all else on
/// their path. Expects perfect recall. Number: Rational (exact) or double. Cost O(nodes · players), and a small linear
/// programme per unreached information set with several nodes and a gain.
template <class Number>
TreeCertificate<Number> certificate(ExtensiveGame const&, Behaviour<Number> const&, Number const& tolerance = Number(0),
                                    std::vector<Number> const* beliefs = nullptr);

}  // namespace zopa::games
