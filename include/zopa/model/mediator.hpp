#pragma once

#include <optional>
#include <string>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// A part of the mediator's house with a posture of its own, on top of what the mediator does anyway.
struct Faction {
  std::string id;
  std::string title;             ///< for people; the id where the file gives none
  double weight = 1;             ///< ≥ 0: of its votes
  Per<PartyId, double> carrots;  ///< n_parties
  Per<PartyId, double> sticks;
  Per<PartyId, double> bias;
  double hazard = 0;             ///< of leaving, in [0, 1]
};

struct Mediator {
  std::string name;
  double hazard = 0;                 ///< ω: leaves with this probability each round
  std::optional<int> deadline;       ///< absent from this round on
  Per<PartyId, double> carrots;      ///< added to the deal's value for the party while present
  Per<PartyId, double> sticks;       ///< taken from the no-deal value of the party while present
  Per<PartyId, double> bias;         ///< b of the single text
  Per<PartyId, double> weights;      ///< α of the single text
  bool tables_text = false;          ///< proposes argmax Σ α log(V − W) + Σ b V instead of the parties
  double guarantee_share = 0;        ///< part of the guarantee's credibility that leaves with it
  Per<PartyId, double> blame;        ///< what walking out costs a party while the mediator is present; may be empty
  Per<FactionId, Faction> factions;  ///< may be empty
  /// Every so many rounds a vote, won with a probability proportional to weight, decides which faction speaks for the
  /// mediator; 0: they always compromise on the weighted mean.
  int term = 0;
};

/// Who speaks for the mediator; nullopt: all factions, by the weighted mean of their postures.
using Voice = std::optional<FactionId>;

double carrot(Mediator const&, PartyId, Voice = std::nullopt);
double stick(Mediator const&, PartyId, Voice = std::nullopt);
double bias(Mediator const&, PartyId, Voice = std::nullopt);
/// ω, at most 1.
double leaving_hazard(Mediator const&, Voice = std::nullopt);
/// The faction that a uniform number picks by weight; nullopt where none has any.
Voice elected(Mediator const&, double uniform);

}  // namespace zopa::model
