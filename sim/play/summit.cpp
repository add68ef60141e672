// Leaders come to the table: what they would refuse is refused there, what is signed before their eyes they approve.
#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/model/ratification.hpp"

namespace zopa::play {

void summit_begins(State& s) {
  auto const& summit = s.world().summit;
  if (!summit || s.circumstances.summit || s.round < summit->from) return;
  if (summit->after && !s.talks[summit->after->index].signed_) return;
  s.circumstances.summit = true;
  s.outcome.summit = s.round;
  ++s.tick;
  s.note(SummitBegins{});
}

std::optional<RatifierId> leader_against(State& s, TrackId k, PartyId side, int row) {
  if (!s.circumstances.summit) return std::nullopt;
  int const judge = static_cast<int>(side.index);
  for (RatifierId const id : model::ids_of(s.world().ratifiers)) {
    auto const& leader = s.world().ratifiers[id];
    if (leader.party != side || !leader.attends_summit || !leader.veto) continue;
    if (!model::approves(s.world(), id, k, s.package(row), s.circumstances, deal_value(s, judge, k, row),
                         no_deal_value(s, judge, k)))
      return id;
  }
  return std::nullopt;
}

}  // namespace zopa::play
