#include "play/minds.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::play {

double target(State& s, int judge, TrackId k, int round, model::TimeDependent const& tactic) {
  double const top = best_value(s, judge, k), w = no_deal_value(s, judge, k);
  if (top == -base::infinity) return w;
  return top - model::concession(tactic, round, s.world().horizon.rounds) * (top - w);
}

int bid(State& s, TrackId k, PartyId party, int round, model::TimeDependent const& tactic) {
  int const judge = static_cast<int>(party.index);
  double const top = best_value(s, judge, k);
  if (top == -base::infinity || !base::at_least(top, no_deal_value(s, judge, k))) return no_row;
  return best_for_others(s, party, k, target(s, judge, k, round, tactic));
}

}  // namespace zopa::play
