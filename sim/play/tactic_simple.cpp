// Fixed, scripted and random offers, and the empty seat of a person.
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::play {
namespace {

// Nobody asks for what it would not sign, whatever it was told to say.
int unless_own_line(State& s, TrackId k, PartyId party, int row) {
  return row != no_row && breaks_own_line(s, static_cast<int>(party.index), k, row) ? no_row : row;
}

}  // namespace

// An ultimatum: the given package, or the own best while it beats fighting on.
int bid(State& s, TrackId k, PartyId party, int, model::Fixed const& tactic) {
  if (tactic.package) return unless_own_line(s, k, party, s.rows().scripted[s.rows().pair(k, party)].front());
  int const judge = static_cast<int>(party.index), best = best_row(s, judge, k);
  if (best == no_row || !base::at_least(deal_values(s, judge, k)[best], no_deal_value(s, judge, k))) return no_row;
  return best;
}

int bid(State& s, TrackId k, PartyId party, int, model::Scripted const&) {
  auto const& script = s.rows().scripted[s.rows().pair(k, party)];
  auto const turn = static_cast<std::size_t>(s.agent(k, party).turns);
  return turn < script.size() ? unless_own_line(s, k, party, script[turn]) : no_row;
}

int bid(State& s, TrackId k, PartyId party, int round, model::Random const&) {
  int const judge = static_cast<int>(party.index);
  Range const rows = s.rows().candidates[k][party];
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  double const w = no_deal_value(s, judge, k);
  auto const rational = [&](int r) { return !forbidden[r] && base::at_least(v[r], w); };
  int n = 0;
  for (int r = rows.begin; r < rows.end; ++r) n += rational(r);
  if (n == 0) return no_row;
  auto const entity = static_cast<std::uint32_t>(s.rows().pair(k, party));
  int left = static_cast<int>(s.stream.uniform(base::Purpose::proposal, entity, static_cast<std::uint32_t>(round)) * n);
  for (int r = rows.begin; r < rows.end; ++r)
    if (rational(r) && left-- == 0) return r;
  return no_row;
}

int bid(State&, TrackId, PartyId, int, model::Person const&) {
  ZOPA_EXPECTS(false && "a person decides through advance()");
  return no_row;
}

}  // namespace zopa::play
