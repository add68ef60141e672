// Solved policies, `spe` and `aqre`; without one, the myopic Bayesian proposer: fighting on stands in for the
// continuation.
#include <algorithm>
#include <cmath>

#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

// Probability that the judge's side ratifies the row, as the judge sees it.
double home_probability(State& s, int judge, TrackId k, int row) {
  World const& world = s.world_of(judge);
  if (world.ratifiers.empty()) return 1;
  PartyId const side = s.rows().judges[static_cast<std::size_t>(judge)].party;
  return model::ratification_probability(world, side, k, s.package(row), s.circumstances,
                                         deal_value(s, judge, k, row), no_deal_value(s, judge, k));
}

// What one other party's acceptance leaves of `chance`; `score` is scratch.
void times_acceptance(State& s, TrackId k, PartyId i, PartyId j, Range rows) {
  for (int r = rows.begin; r < rows.end; ++r) s.score[static_cast<std::size_t>(r)] = 0;
  double* const accepts = s.accepts.data();
  for (int const judge : s.rows().minds[i][j]) {
    if (s.rows().at_home(judge, k, rows))
      acceptance_probabilities(s, judge, k, rows, accepts);
    else
      for (int r = rows.begin; r < rows.end; ++r) accepts[r] = acceptance_probability(s, judge, k, r);
    double const weight = s.weight_of(judge);
    for (int r = rows.begin; r < rows.end; ++r) s.score[static_cast<std::size_t>(r)] += weight * accepts[r];
  }
  for (int r = rows.begin; r < rows.end; ++r)
    s.chance[static_cast<std::size_t>(r)] *= s.score[static_cast<std::size_t>(r)];
}

// The probability that all others accept, ratifiers aside: in `chance`, for all rows at once. No deal is likelier.
void chances_of_acceptance(State& s, TrackId k, PartyId i, Range rows) {
  for (int r = rows.begin; r < rows.end; ++r) s.chance[static_cast<std::size_t>(r)] = 1;
  for (PartyId const j : model::ids<PartyId>(s.n_parties()))
    if (j != i) times_acceptance(s, k, i, j, rows);
}

// P·V + (1 − P)·continuation.
double expected_value(State& s, TrackId k, PartyId i, int row, double v, double w) {
  double const p = s.chance[static_cast<std::size_t>(row)] > 0 ? probability_of_deal(s, k, i, row) : 0;
  return p > 0 ? p * v + (1 - p) * w : w;
}

int policy_offer(State const& s, PartyId i) {
  auto const& policy = *s.rows().setting.policy;
  auto const at = static_cast<std::size_t>(s.round) * static_cast<std::size_t>(policy.cells + 1) +
                  static_cast<std::size_t>(policy_cell(s));
  int const offer = policy.offer[i.index][at];
  return offer < 0 ? no_row : s.rows().policy_rows.begin + offer;
}

bool breaks_a_line(State& s, TrackId k, int row) {
  for (PartyId const j : model::ids<PartyId>(s.n_parties()))
    if (breaks_own_line(s, static_cast<int>(j.index), k, row)) return true;
  return false;
}

// Softmax over the offers that break nobody's hard line and the pass (McKelvey & Palfrey 1998; conventions 23).
int softmax_bid(State& s, TrackId k, PartyId i, Range rows, double lambda, double u) {
  double const pass = continuation(s, static_cast<int>(i.index), k);
  chances_of_acceptance(s, k, i, rows);
  double top = pass, sum = 0;
  for (int r = rows.begin; r < rows.end; ++r) {
    auto& score = s.score[static_cast<std::size_t>(r)];
    score = breaks_a_line(s, k, r) ? -base::infinity
                                   : expected_value(s, k, i, r, deal_value(s, static_cast<int>(i.index), k, r), pass);
    top = std::max(top, score);
  }
  for (int r = rows.begin; r < rows.end; ++r) {
    auto& score = s.score[static_cast<std::size_t>(r)];
    score = std::exp(lambda * (score - top));
    sum += score;
  }
  double left = u * (sum + std::exp(lambda * (pass - top)));
  for (int r = rows.begin; r < rows.end; ++r) {
    left -= s.score[static_cast<std::size_t>(r)];
    if (left < 0) return r;
  }
  return no_row;
}

}  // namespace

double probability_of_deal(State& s, TrackId k, PartyId i, int row) {
  double all = 1;
  for (PartyId const j : model::ids<PartyId>(s.n_parties())) {
    if (j == i) continue;
    double p = 0;
    for (int const judge : s.rows().minds[i][j]) {
      double const accepts = acceptance_probability(s, judge, k, row);
      if (accepts > 0) p += s.weight_of(judge) * accepts * home_probability(s, judge, k, row);
    }
    all *= p;
  }
  return all > 0 ? all * home_probability(s, static_cast<int>(i.index), k, row) : 0;
}

// Rows that could not do better even if no ratifier stood in the way are left out.
int best_response(State& s, TrackId k, PartyId i, Range rows) {
  int const judge = static_cast<int>(i.index);
  double const w = continuation(s, judge, k);
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  chances_of_acceptance(s, k, i, rows);
  int best = no_row;
  double best_value = w;
  for (int r = rows.begin; r < rows.end; ++r) {
    double const at_most = w + s.chance[static_cast<std::size_t>(r)] * std::max(0.0, v[r] - w);
    if (forbidden[r] || (best != no_row && at_most <= best_value)) continue;
    double const expected = expected_value(s, k, i, r, v[r], w), equal = base::tolerance(expected, best_value);
    if (expected > best_value + equal ||
        (best == no_row && expected >= best_value - equal && base::at_least(v[r], w))) {
      best = r;
      best_value = expected;
    }
  }
  return best;
}

bool has_policy(State const& s, TrackId k) {
  return k.index == 0 && s.rows().setting.policy && s.n_parties() == 2 && s.round < s.rows().setting.policy->rounds;
}

int policy_cell(State const& s) {
  auto const& policy = *s.rows().setting.policy;
  if (policy.cells == 0 || s.cell.empty()) return 0;
  double held = 0, cells = 0;
  for (std::size_t place = 0; place < s.cell.size(); ++place) {
    held += s.cell[place];
    cells += s.world().territories[TerritoryId{place}].cells;
  }
  return static_cast<int>(std::floor(held / cells * policy.cells + 0.5));
}

double continuation(State& s, int judge, TrackId k) {
  if (!has_policy(s, k)) return no_deal_value(s, judge, k);
  auto const& policy = *s.rows().setting.policy;
  auto const& table = policy.continuation[s.rows().judges[static_cast<std::size_t>(judge)].party.index];
  return table[static_cast<std::size_t>(s.round) * static_cast<std::size_t>(policy.cells + 1) +
               static_cast<std::size_t>(policy_cell(s))];
}

int bid(State& s, TrackId k, PartyId party, int, model::Spe const&) {
  if (has_policy(s, k) && !s.rows().setting.policy->offer[party.index].empty()) return policy_offer(s, party);
  return best_response(s, k, party, s.rows().candidates[k][party]);
}

int bid(State& s, TrackId k, PartyId party, int round, model::Aqre const& tactic) {
  auto const entity = static_cast<std::uint32_t>(s.rows().pair(k, party));
  double const u = s.stream.uniform(base::Purpose::proposal, entity, static_cast<std::uint32_t>(round));
  Range const rows = has_policy(s, k) ? s.rows().policy_rows : s.rows().candidates[k][party];
  return softmax_bid(s, k, party, rows, tactic.lambda, u);
}

}  // namespace zopa::play
