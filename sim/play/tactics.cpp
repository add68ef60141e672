#include "play/conduct.hpp"
#include "play/tactics.hpp"

#include <algorithm>

#include "play/minds.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"

namespace zopa::play {
namespace {

struct NextBid {
  State& s;
  TrackId k;
  PartyId party;
  int round;
  template <class Tactic>
  int operator()(Tactic const& tactic) const {
    return bid(s, k, party, round, tactic);
  }
};

double single_value(State& s, int judge, TrackId k, int row) {
  return deal_value(s, judge, k, row) - (breaks_own_line(s, judge, k, row) ? 1 : 0);
}

// Two parties: the other's expected V. More: the smallest expected gain among the others, as all must sign.
double const* score_for_others(State& s, PartyId i, TrackId k, Range rows) {
  if (s.world().parties[i].model_of_others == model::Party::ModelOfOthers::frequency) {
    frequency_scores(s, k, i, rows, s.score.data());
    return s.score.data();
  }
  if (s.n_parties() == 2) {
    PartyId const other{1u - i.index};
    int const first = s.rows().minds[i][other].front();
    if (s.who(first).observer) return expected_values(s, i, other, k);
    for (int r = rows.begin; r < rows.end; ++r) s.score[static_cast<std::size_t>(r)] = single_value(s, first, k, r);
    return s.score.data();
  }
  for (int r = rows.begin; r < rows.end; ++r) {
    double least = base::infinity;
    for (PartyId const j : model::ids<PartyId>(s.n_parties())) {
      if (j == i) continue;
      double gain = 0;
      for (int const judge : s.rows().minds[i][j])
        gain += s.weight_of(judge) * (single_value(s, judge, k, r) - no_deal_value(s, judge, k));
      least = std::min(least, gain);
    }
    s.score[static_cast<std::size_t>(r)] = least;
  }
  return s.score.data();
}

}  // namespace

int next_bid(State& s, TrackId k, PartyId party, int round) {
  return std::visit(NextBid{s, k, party, round}, s.world().parties[party].tactic[k]);
}

Move choose(State& s) {
  ZOPA_EXPECTS(s.step == State::Step::move);
  if (s.is_ceasefire(s.track)) return {wants_ceasefire(s, s.turn) ? Move::Kind::offer : Move::Kind::pass, no_row};
  if (auto const move = instead_of_an_offer(s)) return *move;
  if (!may_talk_terms(s, s.track, s.turn)) {
    ++s.outcome.blocks[s.track].stance[s.turn];
    return {Move::Kind::pass, no_row};
  }
  int const row = next_bid(s, s.track, s.turn, s.round);
  return row == no_row ? Move{Move::Kind::pass} : Move{Move::Kind::offer, row};
}

int best_row(State& s, int judge, TrackId k) {
  auto const at = static_cast<std::size_t>(judge) * s.n_tracks() + k.index;
  if (s.stamps[at].best == s.tick) return s.best[at];
  s.stamps[at].best = s.tick;
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  int best = no_row;
  double top = -base::infinity;
  for (int r = rows.begin; r < rows.end; ++r)
    if ((v[r] > top) & !forbidden[r]) {  // one branch that is seldom taken, not two that are guessed wrong
      best = r;
      top = v[r];
    }
  return s.best[at] = best;
}

int best_for_others(State& s, PartyId i, TrackId k, double floor) {
  int const judge = static_cast<int>(i.index);
  Range const rows = s.rows().candidates[k][i];
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  double const* const score = score_for_others(s, i, k, rows);
  double const least = floor - base::tolerance(floor, 1);
  int best = no_row;
  double top = -base::infinity;
  for (int r = rows.begin; r < rows.end; ++r)
    if ((score[r] > top) & (v[r] >= least) & !forbidden[r]) {
      best = r;
      top = score[r];
    }
  return best;
}

void remember_own(State& s, TrackId k, PartyId i, int row) {
  Agent& agent = s.agent(k, i);
  if (std::holds_alternative<model::TitForTat>(s.world().parties[i].tactic[k]))
    agent.demand = deal_value(s, static_cast<int>(i.index), k, row);
  if (agent.offered.empty() || s.is_foreign(row)) return;
  auto& seen = agent.offered[static_cast<std::size_t>(s.rows().canonical[static_cast<std::size_t>(row)])];
  if (seen) return;
  seen = 1;
  ++agent.n_offered;
  agent.lowest_bid = row;
}

namespace {

void keep_newest(std::vector<double>& values, double v, int window) {
  if (static_cast<int>(values.size()) > window) values.erase(values.begin());
  values.push_back(v);
}

}  // namespace

void remember_heard(State& s, TrackId k, PartyId i, int row) {
  Agent& agent = s.agent(k, i);
  if (auto const* mirror = std::get_if<model::TitForTat>(&s.world().parties[i].tactic[k]))
    keep_newest(agent.received, deal_value(s, static_cast<int>(i.index), k, row), mirror->window);
  if (!agent.asked.empty()) hear_frequencies(s, k, i, s.package(row));
  if (agent.heard.empty()) return;
  if (s.is_foreign(row)) {
    ++agent.n_heard;
    return;
  }
  auto& seen = agent.heard[static_cast<std::size_t>(s.rows().canonical[static_cast<std::size_t>(row)])];
  if (!seen) ++agent.n_heard;
  seen = 1;
}

}  // namespace zopa::play
