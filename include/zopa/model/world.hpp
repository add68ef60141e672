#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/model/conduct.hpp"
#include "zopa/model/ids.hpp"
#include "zopa/model/issue.hpp"
#include "zopa/model/map.hpp"
#include "zopa/model/mediator.hpp"
#include "zopa/model/pattern.hpp"
#include "zopa/model/preferences.hpp"
#include "zopa/model/shock.hpp"
#include "zopa/model/tactic.hpp"
#include "zopa/model/talks.hpp"

namespace zopa::model {

/// A set of issues with a bargain of its own; payoffs of tracks add, without cross terms. Track 0 is the main one.
struct Track {
  enum class Kind : std::uint8_t {
    terms,     ///< a lasting agreement over the track's issues
    ceasefire  ///< an interim agreement without issues: no battles and no war costs while it holds
  };
  std::string id;
  std::string title;
  Kind kind = Kind::terms;
  bool ends_war = false;     ///< signing it stops the war (the main track by default)
  bool hosted = false;       ///< pauses when the mediator leaves
  double stake = 1;          ///< size of its payoffs relative to the main track
  std::vector<IssueId> issues;
  std::optional<double> collapse;  ///< a ceasefire's hazard of breaking per round; nullopt: the deal's base hazard
};

/// A pattern of packages that a party or one of its ratifiers says it will not accept (model, section 3).
struct RedLine {
  std::string id;
  std::string title;   ///< for people: "never cedes territory in law"; the id where the file gives none
  std::string theme;   ///< lines of one theme are reported together too; the id by default
  PartyId owner;
  std::optional<RatifierId> ratifier;  ///< held by this ratifier of the owner instead of by the negotiator
  TrackId track;
  Pattern never;
  bool hard = true;
  double kappa = 0;    ///< soft: price of a full violation, ≥ 0
  double eta = 1;      ///< soft: exponent, ≥ 0
  double real = 1;     ///< probability that the stated line is meant
  bool binding = true; ///< is it meant in this world? (drawn once per draw where real < 1)
  int from = 0;                 ///< first round it is in force
  std::optional<int> until;     ///< first round it is no longer in force
  std::string source;  ///< id of a source, may be empty
  std::string why;
};

/// Who must approve at home (Putnam 1988).
struct Ratifier {
  struct Cap {
    Pattern when;
    double share;  ///< approval is at most this when the pattern holds
  };
  std::string id;
  std::string title;
  PartyId party;
  bool veto = false;
  double weight = 0;                        ///< among the party's ratifiers without veto; they sum to 1
  std::optional<Preferences> preferences;   ///< nullopt: judges by its party's V and W
  std::optional<double> no_deal;            ///< own threshold on own u; needs preferences
  std::optional<double> approval;           ///< a public: base approval in [0, 1]; nullopt = not a public
  std::vector<Cap> caps;                    ///< a public: min(base, caps of matching patterns) ≥ quota
  double quota = 0.5;
  double noise = 0;                         ///< s of the logistic 1/(1 + e^{−z/s}); 0 = deterministic
  bool attends_summit = false;              ///< a leader who can be at the table
};

/// Value of no deal for a party (model, section 4).
struct NoDeal {
  enum class Level : std::uint8_t {
    given,        ///< L0: the number below
    fight_on,     ///< L1: fight on with no future deal
    one_shot_war, ///< p̂ − c for the gainer, 1 − p̂ − c for the others, p̂ the party's own belief about a battle (C1, C6)
    total_war     ///< the random-walk war to the end (C5): P_k − c·D_k at the own belief
  };
  Level level = Level::given;
  double value = 0;
};

struct BattleBelief {
  double a = 1, b = 1;  ///< Beta(a, b) on the probability that a move of the front favours the gainer
};

struct Party {
  enum class CeasefireStance : std::uint8_t {
    open,          ///< by the sequencing lemma: accepts when fighting on is not worth its cost
    before_terms,  ///< will not table or accept terms until a ceasefire holds
    after_terms    ///< refuses any ceasefire before terms are signed
  };
  /// Where it looks for what the others would like: among the types they may be, by what these have been heard to say, or
  /// in how often they have asked for an option and how seldom they have changed one.
  enum class ModelOfOthers : std::uint8_t { types, frequency };
  std::string id;
  std::string name;
  Preferences preferences;
  double discount = 0.99;  ///< per round, in (0, 1]
  double war_cost = 0;     ///< per round of fighting, ≥ 0, charged once
  double exhaustion = 0;   ///< relative growth of the war cost per round of fighting
  Per<TrackId, NoDeal> no_deal;
  Per<TrackId, Tactic> tactic;
  Per<TrackId, std::optional<Acceptance>> acceptance;  ///< nullopt: the tactic's own rule
  std::optional<double> response_lambda;               ///< precision of a logit response; nullopt: exact
  std::optional<BattleBelief> battle_belief;           ///< nullopt: knows the true drift
  std::optional<StrengthBelief> strength_belief;       ///< instead: knows the war but not who is stronger now
  double audience = 0;                                 ///< a: cost per unit of commitment stock
  double ratification_quota = 0.5;                     ///< of the weights of its ratifiers without veto
  CeasefireStance ceasefire = CeasefireStance::open;
  ModelOfOthers model_of_others = ModelOfOthers::types;
  std::optional<double> after_collapse;                ///< Vc; nullopt: its no-deal value at signature
  std::optional<Statements> statements;                ///< nullopt: says nothing in public but its demands
  std::optional<DeEscalation> de_escalation;           ///< nullopt: never holds back on its own
  std::optional<int> patience;                         ///< walks out after so many rounds in a row without a deal
  std::optional<Reneging> reneging;                    ///< nullopt: keeps what it has signed
};

/// The war (conventions 17, 18). `up` is a move of the front that favours the gainer.
struct War {
  double up = 0, down = 0;        ///< probabilities per territory and round at parity
  double strength_effect = 0;     ///< φ
  double adjacency_effect = 0;    ///< ψ
  double strength_persistence = 0, strength_sd = 0;  ///< AR(1) of the strength gap m
  double hold = 0;                ///< share of the status quo's value that holders enjoy while fighting, in [0, 1]
  bool total_victory = false;     ///< one side holding everything ends the war
};

/// What becomes of a signed deal. Collapse hazard clip(h0·exp(−β_γ γ(y) − β_m monitor(y)) + h_add), h_add from spoilers,
/// a shift of power since signature, and a veto that would no longer be withheld.
struct Deal {
  double collapse = 0;           ///< h_0 per round
  double guarantee_effect = 0;   ///< β_γ
  double monitoring_effect = 0;  ///< β_m
  double credibility = 1;        ///< multiplies the guarantee's level
  std::optional<IssueId> guarantee, monitoring;
  std::vector<double> guarantee_level, monitoring_level;  ///< per option, in [0, 1]
  double spoilers = 0;               ///< per round, in [0, 1]: no guarantee reaches it
  Per<PartyId, double> power_shift;  ///< per unit of the strength gap that has moved the party's way; may be empty
  double veto_lost = 0;              ///< per round while a ratifier with a veto would no longer approve
  bool talks_resume = false;         ///< after a collapse the war and the talks go on; otherwise Vc settles the track
};

struct Territory {
  std::string id;
  std::string name;
  double held = 0;   ///< share of the gainer at the start, in [0, 1]
  int cells = 1;     ///< resolution of the front
  std::optional<PartyId> capital;  ///< the side whose capital is a barrier no battle crosses
  bool contested = true;           ///< false: battles leave it alone
  PlaceId place;
  std::optional<IssueId> control, status;
};

/// One world: every number of a scenario fixed. What the file says at central values, or one draw of it. Plain and valid
/// by construction: `io` checks, nothing below checks again.
struct World {
  Per<PartyId, Party> parties;        ///< at least 2, file order
  Per<IssueId, Issue> issues;         ///< file order; packages enumerate with the last issue fastest
  Per<TrackId, Track> tracks;         ///< at least 1; track 0 is the main one
  Per<TerritoryId, Territory> territories;
  Map map;
  std::optional<PartyId> gainer;      ///< whose share of control is counted; set iff there are territories or a front
  Per<LineId, RedLine> lines;         ///< file order
  Per<RatifierId, Ratifier> ratifiers;
  std::optional<Mediator> mediator;
  std::optional<War> war;
  Deal deal;
  Protocol protocol;
  std::optional<Summit> summit;
  /// Issue by issue: chapters of the main track in the order in which they are closed, each issue in one. Empty: whole
  /// packages.
  std::vector<std::vector<IssueId>> agenda;
  Horizon horizon;
  Per<ShockId, Shock> shocks;
  std::optional<Package> status_quo;  ///< value of no deal under freeze and fight_on; territorial issues read the front
  bool common_prior = true;
};

}  // namespace zopa::model
