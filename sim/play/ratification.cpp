#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

bool votes_for(State& s, RatifierId id, int row) {
  auto const& ratifier = s.world().ratifiers[id];
  int const judge = static_cast<int>(ratifier.party.index);
  double const v = deal_value(s, judge, s.track, row), w = no_deal_value(s, judge, s.track);
  double const p = model::approval_probability(s.world(), id, s.track, s.package(row), s.circumstances, v, w);
  auto const entity = static_cast<std::uint32_t>(s.track.index * s.world().ratifiers.size() + id.index);
  bool const approves = p >= 1 || (p > 0 && s.stream.uniform(base::Purpose::ratification, entity,
                                                             static_cast<std::uint32_t>(s.round)) < p);
  s.note(Voted{s.track, id, approves});
  if (!approves) ++s.outcome.blocks[s.track].ratifier[id];
  return approves;
}

// Vetoes first, then the weights of the others against the quota (Putnam 1988; conventions 25).
bool side_approves(State& s, PartyId side, int row) {
  auto const& ratifiers = s.world().ratifiers;
  bool weighed = false, vetoed = false;
  for (RatifierId const id : model::ids_of(ratifiers))
    if (ratifiers[id].party == side && ratifiers[id].veto) vetoed |= !votes_for(s, id, row);
  if (vetoed) return false;
  double in_favour = 0;
  for (RatifierId const id : model::ids_of(ratifiers))
    if (ratifiers[id].party == side && !ratifiers[id].veto) {
      weighed = true;
      if (votes_for(s, id, row)) in_favour += ratifiers[id].weight;
    }
  return !weighed || base::at_least(in_favour, s.world().parties[side].ratification_quota);
}

}  // namespace

bool ratify(State& s, int row) {
  if (s.world().ratifiers.empty()) return true;
  bool passed = true;
  for (PartyId const side : model::ids<PartyId>(s.n_parties())) {
    if (side_approves(s, side, row)) continue;
    s.note(RatificationFailed{s.track, side});
    passed = false;
  }
  if (passed) return true;
  ++s.outcome.tracks[s.track].ratification_failures;
  if (!s.text) {  // a failure at home costs whoever had put the package forward
    s.circumstances.commitment[s.proposer] += 1;
    ++s.tick;
  }
  return false;
}

}  // namespace zopa::play
