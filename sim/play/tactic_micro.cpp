#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::play {
namespace {

// The best candidate not bid yet that is worth no less than no deal; no_row when all are on the table.
int next_new_bid(State& s, TrackId k, PartyId party, Agent const& agent) {
  int const judge = static_cast<int>(party.index);
  Range const rows = s.rows().candidates[k][party];
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  double const w = no_deal_value(s, judge, k);
  int best = no_row;
  for (int r = rows.begin; r < rows.end; ++r) {
    bool const bid_before = agent.offered[static_cast<std::size_t>(s.rows().canonical[static_cast<std::size_t>(r)])];
    if (bid_before || forbidden[r] || !base::at_least(v[r], w)) continue;
    if (best == no_row || v[r] > v[best]) best = r;
  }
  return best;
}

// Any earlier bid with equal probability.
int earlier_bid(State& s, TrackId k, PartyId party, Agent const& agent, int round) {
  if (agent.n_offered == 0) return no_row;
  auto const entity = static_cast<std::uint32_t>(s.rows().pair(k, party));
  int left = static_cast<int>(s.stream.uniform(base::Purpose::proposal, entity, static_cast<std::uint32_t>(round)) *
                              agent.n_offered);
  for (std::size_t r = 0; r < agent.offered.size(); ++r)
    if (agent.offered[r] && left-- == 0) return static_cast<int>(r);
  return agent.lowest_bid;
}

}  // namespace

// MiCRO (de Jonge 2022; D3): a new, minimally worse bid iff it has made no more distinct bids than it has heard.
int bid(State& s, TrackId k, PartyId party, int round, model::Micro const&) {
  Agent const& agent = s.agent(k, party);
  int const fresh = agent.n_offered <= agent.n_heard ? next_new_bid(s, k, party, agent) : no_row;
  return fresh != no_row ? fresh : earlier_bid(s, k, party, agent, round);
}

}  // namespace zopa::play
