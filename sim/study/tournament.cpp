#include "zopa/study/tournament.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "zopa/study/exploitability.hpp"

namespace zopa::study {
namespace {

constexpr double equal = 1e-9;

double value_of(engine::Summary const& summary, model::World const& world, std::string const& name) {
  auto const e = estimate(summary, world, name);
  return e ? e->value : 0;
}

// Adds one scenario's run to a pairing, `share` of its means.
void add(Pairing& pairing, engine::Summary const& summary, model::World const& world, double share) {
  std::string const main = world.tracks[model::main_track].id;
  for (std::size_t seat = 0; seat < 2; ++seat) {
    auto const welfare = estimate(summary, world, "party." + world.parties[model::PartyId{seat}].id + ".welfare");
    if (!welfare) continue;
    pairing.payoff[seat] += share * welfare->value;
    pairing.standard_error[seat] += share * welfare->standard_error;
  }
  pairing.agreement += share * value_of(summary, world, main + ".deal");
  pairing.round += share * value_of(summary, world, main + ".round");
  pairing.nash_distance += share * value_of(summary, world, main + ".nash_distance");
  pairing.kalai_smorodinsky_distance += share * value_of(summary, world, main + ".kalai_smorodinsky_distance");
  pairing.efficiency += share * value_of(summary, world, main + ".efficiency");
}

// The same from games at a sorted table. One game stands for all where nothing draws lots.
void add(Pairing& pairing, PlainSums const& sums, double share) {
  for (std::size_t seat = 0; seat < 2; ++seat) {
    double const mean = sums.payoff[seat] / sums.games;
    pairing.payoff[seat] += share * mean;
    if (sums.games < 2) continue;
    double const variance = std::max(0.0, (sums.squares[seat] - sums.games * mean * mean) / (sums.games - 1));
    pairing.standard_error[seat] += share * std::sqrt(variance / sums.games);
  }
  pairing.agreement += share * sums.deals / sums.games;
  if (sums.deals == 0) return;
  pairing.round += share * sums.round / sums.deals;
  pairing.nash_distance += share * sums.nash_distance / sums.deals;
  pairing.kalai_smorodinsky_distance += share * sums.kalai_smorodinsky_distance / sums.deals;
  pairing.efficiency += share * sums.efficiency / sums.deals;
}

// Plays the pairing at a sorted table if that is what the rules ask for, or the very same games.
bool played_plainly(Tournament const& t, Pairing& pairing, PlainCase const& plain, model::Scenario const& scenario,
                    engine::Plan const& plan, engine::StopToken const* stop, double share) {
  solve::PlainSeat seats[] = {plain.seats[0], plain.seats[1]};
  for (auto const party : model::ids_of(scenario.central.parties))
    seats[party.index].tactic = scenario.central.parties[party].tactic[model::main_track];
  bool const platform = t.rules == TalkRules::platform;
  if (!platform && !same_as_game(plain, seats[0].tactic, seats[1].tactic)) return false;
  auto const rules = platform ? platform_rules(plain.rules.rounds, plain.rules.first) : plain.rules;
  PlainSums const sums = play_plainly(plain, seats[0], seats[1], rules, plan, stop);
  if (sums.games > 0) add(pairing, sums, share);
  return true;
}

// The two seats see the same game: payoff of `own` in `seat` against `other`.
double payoff(Tournament const& t, std::size_t seat, std::size_t own, std::size_t other) {
  return seat == 0 ? t.at(own, other).payoff[0] : t.at(other, own).payoff[1];
}

bool is_best_reply(Tournament const& t, std::size_t seat, std::size_t own, std::size_t other) {
  for (std::size_t k = 0; k < t.n(); ++k)
    if (payoff(t, seat, k, other) > payoff(t, seat, own, other) + equal) return false;
  return true;
}

bool dominates(Tournament const& t, std::size_t seat, std::size_t better, std::size_t worse,
               std::vector<std::size_t> const& others) {
  return std::all_of(others.begin(), others.end(), [&](std::size_t other) {
    return payoff(t, seat, better, other) > payoff(t, seat, worse, other) + equal;
  });
}

bool drop_dominated(Tournament const& t, std::size_t seat, std::vector<std::size_t>& own,
                    std::vector<std::size_t> const& others) {
  auto const dominated = [&](std::size_t tactic) {
    return std::any_of(own.begin(), own.end(), [&](std::size_t k) { return dominates(t, seat, k, tactic, others); });
  };
  std::vector<std::size_t> kept;
  std::copy_if(own.begin(), own.end(), std::back_inserter(kept), [&](std::size_t k) { return !dominated(k); });
  bool const changed = kept.size() < own.size();
  own = std::move(kept);
  return changed;
}

template <class ScenarioOf>
Exploited exploited(Tournament const& t, std::size_t tactic, ScenarioOf const& scenario_of) {
  Exploited sum;
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    model::World const world = scenario_of(s).central;
    NamedTactic named{t.tactics[tactic], {}};
    for (auto const& party : world.parties) named.seats.push_back(party.tactic[model::main_track]);
    auto const found = exploitability(world, {named});
    if (!found || found->tactics.empty()) continue;
    auto const& row = found->tactics.front();
    ++sum.cases;
    sum.gain += (row.gain(0) + row.gain(1)) / 2;
    sum.exact = sum.exact && row.exact[0] && row.exact[1];
  }
  if (sum.cases > 0) sum.gain /= static_cast<double>(sum.cases);
  return sum;
}

}  // namespace

Tournament tournament(std::vector<std::string> tactics, std::vector<std::string> scenarios, engine::Plan const& plan,
                      std::function<model::Scenario(std::size_t, std::size_t, std::size_t)> const& scenario_for,
                      TalkRules rules, engine::OnBlock const& on_block, engine::StopToken const* stop) {
  Tournament t{std::move(tactics), std::move(scenarios), {}, rules, 0, {}, {}};
  t.pairings.resize(t.n() * t.n());
  double const share = 1 / static_cast<double>(t.scenarios.size());
  for (std::size_t s = 0; s < t.scenarios.size(); ++s) {
    auto const known = plain_case(scenario_for(s, 0, 0));
    auto const* plain = std::get_if<PlainCase>(&known);
    for (std::size_t first = 0; first < t.n(); ++first)
      for (std::size_t second = 0; second < t.n(); ++second) {
        if (stop && *stop) return t;
        model::Scenario const scenario = scenario_for(s, first, second);
        ZOPA_EXPECTS(scenario.central.parties.size() == 2 && (plain || rules == TalkRules::game));
        Pairing& pairing = t.pairings[first * t.n() + second];
        if (plain && played_plainly(t, pairing, *plain, scenario, plan, stop, share))
          ++t.n_plain;
        else
          add(pairing, engine::run(scenario, plan, on_block, stop), scenario.central, share);
      }
  }
  if (rules == TalkRules::game)
    for (std::size_t k = 0; k < t.n(); ++k)
      t.exploited.push_back(exploited(t, k, [&](std::size_t s) { return scenario_for(s, k, k); }));
  return t;
}

double score(Tournament const& t, std::size_t tactic) {
  double sum = 0;
  for (std::size_t other = 0; other < t.n(); ++other) sum += payoff(t, 0, tactic, other) + payoff(t, 1, tactic, other);
  return sum / (2 * static_cast<double>(t.n()));
}

Standing standing(Tournament const& t, std::size_t tactic) {
  Standing sum;
  for (std::size_t other = 0; other < t.n(); ++other)
    for (Pairing const* p : {&t.at(tactic, other), &t.at(other, tactic)}) {
      sum.agreement += p->agreement;
      sum.nash_distance += p->agreement * p->nash_distance;
      sum.kalai_smorodinsky_distance += p->agreement * p->kalai_smorodinsky_distance;
      sum.efficiency += p->agreement * p->efficiency;
    }
  if (sum.agreement > 0)
    for (double* mean : {&sum.nash_distance, &sum.kalai_smorodinsky_distance, &sum.efficiency}) *mean /= sum.agreement;
  sum.agreement /= 2 * static_cast<double>(t.n());
  return sum;
}

std::vector<std::pair<std::size_t, std::size_t>> pure_equilibria(Tournament const& t) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t first = 0; first < t.n(); ++first)
    for (std::size_t second = 0; second < t.n(); ++second)
      if (is_best_reply(t, 0, first, second) && is_best_reply(t, 1, second, first)) found.emplace_back(first, second);
  return found;
}

Survivors undominated(Tournament const& t) {
  Survivors left;
  for (std::size_t k = 0; k < t.n(); ++k) {
    left.first.push_back(k);
    left.second.push_back(k);
  }
  while (drop_dominated(t, 0, left.first, left.second) || drop_dominated(t, 1, left.second, left.first)) {
  }
  return left;
}

}  // namespace zopa::study
