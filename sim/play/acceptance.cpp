#include <algorithm>

#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/acceptance.hpp"

namespace zopa::play {
namespace {

model::Tactic const& tactic_of(State const& s, int judge, TrackId k) {
  return s.world_of(judge).parties[s.rows().judges[static_cast<std::size_t>(judge)].party].tactic[k];
}

// Each tactic's own rule, unless the scenario names another (conventions 20).
model::Acceptance rule_of(State const& s, int judge, TrackId k) {
  auto const& given = s.world_of(judge).parties[s.rows().judges[static_cast<std::size_t>(judge)].party].acceptance;
  if (k.index < given.size() && given[k]) return *given[k];
  return model::own_acceptance(tactic_of(s, judge, k));
}

// Value of the bid it would make next; its lowest bid so far where it would make no new one.
double value_of_next_bid(State& s, PartyId party, TrackId k, double w) {
  int row = next_bid(s, k, party, s.round + 1);
  if (std::holds_alternative<model::Micro>(s.world().parties[party].tactic[k])) {
    Agent const& agent = s.agent(k, party);
    bool const repeats =
        row != no_row && agent.offered[static_cast<std::size_t>(s.rows().canonical[static_cast<std::size_t>(row)])];
    if (repeats) row = agent.lowest_bid;
  }
  return row == no_row ? w : std::max(w, deal_value(s, static_cast<int>(party.index), k, row));
}

double probability_of(double v, double needed, double precision) {
  if (precision > 0) return base::logistic(precision * (v - needed));
  return base::at_least(v, needed) ? 1 : 0;
}

}  // namespace

Threshold threshold(State& s, int judge, TrackId k) {
  auto const rule = rule_of(s, judge, k);
  double const w = continuation(s, judge, k);
  if (rule == model::Acceptance::aspiration)
    if (auto const* tactic = std::get_if<model::TimeDependent>(&tactic_of(s, judge, k)))
      return {std::max(w, target(s, judge, k, s.round, *tactic)), true};
  auto const& who = s.rows().judges[static_cast<std::size_t>(judge)];
  if (rule == model::Acceptance::next) {
    if (who.observer) return {w, false};
    return {value_of_next_bid(s, who.party, k, w), false};
  }
  return {w, true};
}

double response_precision(State const& s, int judge, TrackId k) {
  if (auto const* aqre = std::get_if<model::Aqre>(&tactic_of(s, judge, k))) return aqre->lambda;
  return s.world_of(judge).parties[s.rows().judges[static_cast<std::size_t>(judge)].party].response_lambda.value_or(0);
}

double acceptance_probability(State& s, int judge, TrackId k, int row) {
  if (breaks_own_line(s, judge, k, row)) return 0;
  return probability_of(deal_value(s, judge, k, row), threshold(s, judge, k).value, response_precision(s, judge, k));
}

void acceptance_probabilities(State& s, int judge, TrackId k, Range rows, double* probability) {
  double const needed = threshold(s, judge, k).value, precision = response_precision(s, judge, k);
  double const* const v = deal_values(s, judge, k);
  unsigned char const* const forbidden = forbidden_rows(s, judge, k);
  for (int r = rows.begin; r < rows.end; ++r)
    probability[r] = forbidden[r] ? 0 : probability_of(v[r], needed, precision);
}

namespace {

Verdict judged(State& s, TrackId k, PartyId party, int row) {
  int const judge = static_cast<int>(party.index);
  if (s.is_ceasefire(k)) return {wants_ceasefire(s, party), Refused::Reason::stance, 0, 0, std::nullopt};
  double const v = deal_value(s, judge, k, row), w = continuation(s, judge, k);
  if (!may_talk_terms(s, k, party)) return {false, Refused::Reason::stance, v, w, std::nullopt};
  if (auto const line = first_broken_line(s, judge, k, row)) return {false, Refused::Reason::line, v, w, line};
  if (leader_against(s, k, party, row)) return {false, Refused::Reason::leader, v, w, std::nullopt};
  double const needed = threshold(s, judge, k).value, precision = response_precision(s, judge, k);
  Refused::Reason const short_of = base::at_least(v, w) ? Refused::Reason::target : Refused::Reason::no_deal_value;
  if (precision == 0) return {base::at_least(v, needed), short_of, v, needed, std::nullopt};
  auto const entity = static_cast<std::uint32_t>(s.rows().pair(k, party));
  double const u = s.stream.uniform(base::Purpose::response, entity, static_cast<std::uint32_t>(s.round));
  bool const accepts = u < base::logistic(precision * (v - needed));
  return {accepts, base::at_least(v, needed) ? Refused::Reason::noise : short_of, v, needed, std::nullopt};
}

}  // namespace

Verdict const& verdict(State& s) {
  if (!s.verdict) s.verdict = judged(s, s.track, s.turn, s.on_table);
  return *s.verdict;
}

bool answer(State& s) { return verdict(s).accepts; }

}  // namespace zopa::play
