#include <algorithm>

#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::play {
namespace {

// Behaviour-dependent demands (Faratin, Sierra & Jennings 1998; D2), in own value: what the other still asks of me is
// my best less what it offers. Relative: my demand shrinks in the proportion of its last step; absolute: by its last
// step; averaged: in the proportion of its steps over the window.
double answer_in_kind(model::TitForTat const& tactic, double own, std::vector<double> const& received, double top) {
  double const now = top - received.back();
  double const before =
      top - (tactic.kind == model::TitForTat::Kind::averaged ? received.front() : received[received.size() - 2]);
  return model::next_demand(tactic.kind, own, before, now);
}

}  // namespace

int bid(State& s, TrackId k, PartyId party, int, model::TitForTat const& tactic) {
  int const judge = static_cast<int>(party.index), best = best_row(s, judge, k);
  if (best == no_row) return no_row;
  double const top = deal_values(s, judge, k)[best], w = no_deal_value(s, judge, k);
  if (!base::at_least(top, w)) return no_row;
  Agent& agent = s.agent(k, party);
  double const demand =
      agent.received.size() < 2 || !agent.demand
          ? top
          : std::clamp(answer_in_kind(tactic, *agent.demand, agent.received, top), w, top);
  return best_for_others(s, party, k, demand);
}

}  // namespace zopa::play
