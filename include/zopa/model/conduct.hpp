#pragma once

#include "zopa/model/strength.hpp"

namespace zopa::model {

// What a party may do at the table beside making offers, and after it has signed.

/// It restates a line in public: on its turn, where the last offer it heard crosses a hard line that it has stated, it
/// says so to the world instead of making an offer. Each statement adds one to its commitment stock K. A party that
/// means its line and one that bluffs do so with different probabilities, which is what others learn from (Fearon 1994).
struct Statements {
  double meant = 0;  ///< probability a turn, in [0, 1], where the line is meant
  double bluff = 0;  ///< … where it is not
};

/// It holds back on its own, without an agreement (Osgood 1962, graduated reciprocation in tension reduction): instead of
/// an offer, its offensives shrink for some rounds.
struct DeEscalation {
  double chance = 0;   ///< probability a turn of fighting, in [0, 1]
  double answers = 0;  ///< … while another party holds back
  double depth = 0.5;  ///< part of its moves forward that it gives up, in [0, 1]
  int rounds = 3;      ///< for how long, ≥ 1
};

/// It breaks a deal where W + first strike > V + punishment (conventions 26).
struct Reneging {
  double first_strike = 0;  ///< gain of the one who breaks it
  double punishment = 0;    ///< what breaking it costs that one, ≥ 0
};

}  // namespace zopa::model
