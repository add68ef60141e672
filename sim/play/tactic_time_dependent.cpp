#include <algorithm>
#include <cmath>

#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::play {
namespace {

// Faratin, Sierra & Jennings 1998, eqs 4 and 5 (D1).
double concession(model::TimeDependent const& tactic, int round, int rounds) {
  double const elapsed = std::min(static_cast<double>(round) / std::max(rounds, 1), 1.0);
  if (tactic.curve == model::TimeDependent::Curve::polynomial) {
    double const share = tactic.beta == 1 ? elapsed : std::pow(elapsed, 1 / tactic.beta);
    return tactic.k + (1 - tactic.k) * share;
  }
  return std::exp(std::pow(1 - elapsed, tactic.beta) * std::log(tactic.k));
}

}  // namespace

double target(State& s, int judge, TrackId k, int round, model::TimeDependent const& tactic) {
  int const best = best_row(s, judge, k);
  double const w = no_deal_value(s, judge, k);
  if (best == no_row) return w;
  double const top = deal_values(s, judge, k)[best];
  return top - concession(tactic, round, s.world().horizon.rounds) * (top - w);
}

int bid(State& s, TrackId k, PartyId party, int round, model::TimeDependent const& tactic) {
  int const judge = static_cast<int>(party.index), best = best_row(s, judge, k);
  if (best == no_row || !base::at_least(deal_values(s, judge, k)[best], no_deal_value(s, judge, k))) return no_row;
  return best_for_others(s, party, k, target(s, judge, k, round, tactic));
}

}  // namespace zopa::play
