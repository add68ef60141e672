#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/answer.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {

/// What becomes of a package in one draw, exactly: every party accepts (V ≥ W, none of its negotiators' lines that are
/// meant is broken), its ratifiers pass it with some probability, and the deal outlives some rounds with some
/// probability.
struct Fate {
  bool accepted = false;
  double ratified = 0;  ///< product over parties, whether accepted or not
  double survives = 0;  ///< at the hazard of the start
  double success() const { return accepted ? ratified * survives : 0; }
  double least_gain = 0;        ///< min_i (V_i − W_i), 0 where refused
  std::vector<double> gain;     ///< per party: V_i − W_i
  std::vector<std::string> no;  ///< ids of constraints that say no for sure
};

/// A number over draws with a 95 % bootstrap interval.
struct OverDraws {
  double value = 0;
  Interval interval;
};

/// A package held against draws that had no say in choosing it.
struct HeldBack {
  OverDraws success;       ///< mean probability of acceptance, ratification and survival
  double accepted = 0;     ///< share of draws in which every party accepts
  double ratified = 0;     ///< mean probability, among those
  double survives = 0;     ///< mean probability, among those
  double good_enough = 0;  ///< share of draws with success ≥ the aspiration
  double regret = 0;       ///< largest over draws: least gain of the egalitarian solution minus that of the package
  struct Refusal {
    std::string constraint;
    double share;  ///< of draws in which it says no for sure
  };
  std::vector<Refusal> refusals;  ///< most frequent first
};

struct Proposal {
  std::string name;  ///< "proposed", "least regret", "good enough", "best offer of A", "static Nash"
  model::Package package;
  HeldBack held_back;
  std::optional<OverDraws>
      behind;  ///< success of the proposed package minus this one's, paired by draw; not for itself
};

struct ProposeAnswer {
  model::TrackId track;
  std::optional<Proposal> proposed;  ///< nullopt: no package succeeds in any draw
  std::vector<Proposal> versions;    ///< least regret, good enough
  std::vector<Proposal> rivals;      ///< each party's best offer, then the static Nash package where one exists
  bool nash_exists = false;
  std::size_t n_candidates = 0;  ///< packages looked at
  int draws = 0;                 ///< searched; as many again were held back
  double best_possible = 0;      ///< share of held-back draws in which any package is acceptable to all
};

struct ProposePlan {
  int draws = 200;
  std::optional<model::PartyId> proposer;  ///< nullopt: a mediator
  double rounds = 0;                       ///< the deal must outlive so many; 0: the scenario's horizon
  double aspiration = 0.5;
};

/// The package that maximises over draws of the assumptions the mean probability of acceptance by all, ratification and
/// survival; for a party: its expected gain, success times V − W. Searched on the draws 0 … n − 1 of the scenario's
/// seed (the fair packages of every draw, then changes of one issue at a time until none helps), told on the draws n …
/// 2n − 1. Least regret: Savage 1951; good enough: Simon 1955. Central values and stated lines make the rivals: a
/// party's best offer is worth most to it among packages that it may sign and that are worth no less than no deal to
/// the others (all it may sign, where there are none). Exact in each draw; the search is local. Circumstances are those
/// of the start. Expects plan.draws ≥ 2. Cost: a frontier per draw, then a few µs per package and draw.
ProposeAnswer propose(model::Scenario const& scenario, model::TrackId track, ProposePlan const& plan);

/// What becomes of one package in one world.
Fate fate(model::World const& world, solve::Negotiation const& binding, model::TrackId track, double rounds,
          model::Package const& package);

}  // namespace zopa::study
