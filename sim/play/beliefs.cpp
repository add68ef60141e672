#include "play/beliefs.hpp"

#include <algorithm>
#include <cmath>

#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"

namespace zopa::play {
namespace {

// No move is impossible for good: a type that seemed excluded can come back.
constexpr double least_likelihood = 1e-12;

template <class Likelihood>
void hear(State& s, PartyId about, Likelihood const& likelihood) {
  for (PartyId const observer : model::ids<PartyId>(s.n_parties())) {
    auto const& minds = s.rows().minds[observer][about];
    if (minds.size() < 2) continue;  // nothing to tell apart
    for (int const judge : minds)
      s.news[static_cast<std::size_t>(judge)] += std::log(std::max(likelihood(judge), least_likelihood));
  }
}

// A party does not ask for what it would not sign.
double offer_likelihood(State& s, int judge, TrackId k, int row) {
  if (breaks_own_line(s, judge, k, row)) return 0;
  double const v = deal_value(s, judge, k, row), w = no_deal_value(s, judge, k);
  double const precision = response_precision(s, judge, k);
  if (precision > 0) return base::logistic(precision * (v - w));
  return base::at_least(v, w) ? 1 : 0;
}

double response_likelihood(State& s, int judge, TrackId k, int row, bool accepted) {
  double const p = acceptance_probability(s, judge, k, row);
  if (accepted) return p;
  // Whether a tactic that compares with its own next bid refuses depends on bids nobody has seen.
  return threshold(s, judge, k).tells ? 1 - p : 1;
}

// Kalman 1960: the gap has wandered on by one round, and this round's battles, if any, were a noisy look at it.
void estimate_gap(State& s) {
  auto const& seen = s.surprise;
  for (std::size_t judge = 0; judge < s.gap.size(); ++judge) {
    auto const& world = s.world_of(static_cast<int>(judge));
    if (!world.war || !world.parties[s.rows().judges[judge].party].strength_belief) continue;
    auto const& war = *world.war;
    s.gap[judge] = model::predicted(s.gap[judge], war.strength_persistence, war.strength_sd * war.strength_sd);
    if (seen.slope == 0 || seen.variance <= 0) continue;
    s.gap[judge] =
        model::updated(s.gap[judge], seen.variance / (seen.slope * seen.slope), seen.moves / seen.slope);
  }
  s.surprise = {};
}

void normalise(State& s, std::vector<int> const& minds) {
  double top = -base::infinity, sum = 0;
  for (int const judge : minds) top = std::max(top, s.log_weight[static_cast<std::size_t>(judge)]);
  for (int const judge : minds) {
    auto const j = static_cast<std::size_t>(judge);
    s.weight[j] = std::exp(s.log_weight[j] - top);
    sum += s.weight[j];
  }
  for (int const judge : minds) s.weight[static_cast<std::size_t>(judge)] /= sum;
}

}  // namespace

void hear_offer(State& s, TrackId k, PartyId proposer, int row) {
  hear(s, proposer, [&](int judge) { return offer_likelihood(s, judge, k, row); });
}

void hear_response(State& s, TrackId k, PartyId responder, int row, bool accepted) {
  hear(s, responder, [&](int judge) { return response_likelihood(s, judge, k, row, accepted); });
}

void hear_statement(State& s, PartyId speaker, LineId line, bool stated) {
  hear(s, speaker, [&](int judge) {
    auto const& world = s.world_of(judge);
    auto const& statements = world.parties[speaker].statements.value_or(model::Statements{});
    double const p = world.lines[line].binding ? statements.meant : statements.bluff;
    return stated ? p : 1 - p;
  });
}

// Battles are counted where they happen (battle.cpp): the Beta posterior is its prior plus the counts.
void beliefs_update(State& s) {
  if (s.rows().gap_is_estimated) estimate_gap(s);
  for (auto const& observer : s.rows().minds)
    for (auto const& minds : observer) {
      if (minds.size() < 2) continue;
      for (int const judge : minds) {
        auto const j = static_cast<std::size_t>(judge);
        s.log_weight[j] += s.news[j];
        s.news[j] = 0;
      }
      normalise(s, minds);
    }
}

}  // namespace zopa::play
