#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "zopa/base/version.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/tournament_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using study::Tournament;

// One matrix: rows are the first seat's tactics, columns the second's.
template <class Cell>
std::string matrix(Tournament const& t, Cell const& cell) {
  std::vector<std::vector<std::string>> rows{{""}};
  rows[0].insert(rows[0].end(), t.tactics.begin(), t.tactics.end());
  for (std::size_t first = 0; first < t.n(); ++first) {
    rows.push_back({t.tactics[first]});
    for (std::size_t second = 0; second < t.n(); ++second) rows.back().push_back(cell(t.at(first, second)));
  }
  return aligned(rows);
}

std::string payoffs(Tournament const& t, std::size_t seat) {
  return matrix(t, [seat](study::Pairing const& p) {
    return fmt::format("{} ±{}", decimal(p.payoff[seat]), decimal(2 * p.standard_error[seat]));
  });
}

std::vector<std::size_t> by_score(Tournament const& t) {
  std::vector<std::size_t> order(t.n());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return study::score(t, a) > study::score(t, b); });
  return order;
}

std::string names(Tournament const& t, std::vector<std::size_t> const& tactics) {
  std::vector<std::string> found;
  for (std::size_t const k : tactics) found.push_back(t.tactics[k]);
  return listing(found);
}

std::string mixture(Tournament const& t, std::vector<double> const& weights) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < weights.size(); ++k)
    if (weights[k] > 0) parts.push_back(t.tactics[k] + (weights[k] < 1 ? " " + percent(weights[k]) : ""));
  return listing(parts);
}

bool is_mixed(std::vector<double> const& weights) {
  return std::any_of(weights.begin(), weights.end(), [](double w) { return w > 0 && w < 1; });
}

std::string mixed_equilibria(Tournament const& t) {
  constexpr std::size_t most = 5;
  std::string out;
  std::size_t found = 0;
  for (auto const& e : t.equilibria) {
    if (!is_mixed(e.first) && !is_mixed(e.second)) continue;
    if (++found > most) continue;
    out += wrap(fmt::format("Mixed equilibrium: first seat {}; second seat {}: {} and {}.", mixture(t, e.first),
                            mixture(t, e.second), decimal(e.payoff[0], 3), decimal(e.payoff[1], 3)),
                line_width, 0) +
           "\n";
  }
  if (found > most) out += fmt::format("… and {} more mixed ones (--json has all).\n", found - most);
  return out;
}

std::string empirical_game(Tournament const& t) {
  std::string out;
  auto const left = study::undominated(t);
  out += "Survive elimination of dominated tactics: first seat " + names(t, left.first) + "; second seat " +
         names(t, left.second) + ".\n";
  std::vector<std::string> pairs;
  for (auto const& [first, second] : study::pure_equilibria(t))
    pairs.push_back(t.tactics[first] + " against " + t.tactics[second]);
  out += pairs.empty()
             ? "No pair of tactics is a best reply to each other: the empirical game has no pure equilibrium.\n"
             : "Best replies to each other (pure equilibria of the empirical game): " + listing(pairs) + ".\n";
  return out + mixed_equilibria(t);
}

std::string exploited_text(study::Exploited const& e) {
  if (e.cases == 0) return "–";
  return (e.exact ? "" : "≤ ") + decimal(e.gain, 3);
}

std::vector<std::vector<std::string>> score_table(Tournament const& t) {
  std::vector<std::vector<std::string>> rows{
      {"", "payoff", "deals", "efficiency", "from Nash", "from Kalai–Smorodinsky"}};
  if (!t.exploited.empty()) rows[0].push_back("a best reply gains");
  for (std::size_t const k : by_score(t)) {
    auto const mean = study::standing(t, k);
    bool const deals = mean.agreement > 0;
    auto const of_deals = [&](std::string text) { return deals ? std::move(text) : std::string("–"); };
    rows.push_back({t.tactics[k], decimal(study::score(t, k), 3), percent(mean.agreement),
                    of_deals(percent(mean.efficiency)), of_deals(decimal(mean.nash_distance, 3)),
                    of_deals(decimal(mean.kalai_smorodinsky_distance, 3))});
    if (!t.exploited.empty()) rows.back().push_back(exploited_text(t.exploited[k]));
  }
  return rows;
}

// What the games were played by, where it is not the full game.
std::string how_played(Tournament const& t) {
  if (t.rules == study::TalkRules::platform)
    return wrap(
               "Platform rules: a round is an offer by each side, the clock stands at (t + 1)/(T + 1), offers are the "
               "packages worth least above the demand, over all packages; payoffs are discounted by round.",
               line_width, 0) +
           "\n\n";
  if (t.n_plain == 0) return {};
  return fmt::format("{} of {} pairings are over plain issue spaces, played at a sorted table: the same games.\n\n",
                     t.n_plain, t.n() * t.n() * t.scenarios.size());
}

ordered_json tactic_json(Tournament const& t, std::size_t k) {
  auto const mean = study::standing(t, k);
  ordered_json json{{"name", t.tactics[k]},
                    {"score", study::score(t, k)},
                    {"agreement", mean.agreement},
                    {"efficiency", mean.efficiency},
                    {"nash_distance", mean.nash_distance},
                    {"kalai_smorodinsky_distance", mean.kalai_smorodinsky_distance},
                    {"best_reply_gain", nullptr}};
  if (k < t.exploited.size() && t.exploited[k].cases > 0)
    json["best_reply_gain"] = {{"gain", t.exploited[k].gain}, {"exact", t.exploited[k].exact}};
  return json;
}

}  // namespace

std::string tournament_text(Tournament const& t, engine::Plan const& plan) {
  std::string out = fmt::format("Tournament · {} · {} in both seats · {} × {} a pairing\n\n", listing(t.scenarios),
                                plural(static_cast<double>(t.n()), "tactic", "tactics"),
                                plural(plan.draws, "draw", "draws"), plural(plan.replicates, "game", "games"));
  out += how_played(t);
  out += "Payoff of the first seat (row) against the second (column)\n" + payoffs(t, 0);
  out += "\nPayoff of the second seat (column) in the same games\n" + payoffs(t, 1);
  out += "\nShare of games that end in a deal\n";
  out += matrix(t, [](study::Pairing const& p) { return percent(p.agreement); });
  out += "\nScore: means over both seats and all opponents; efficiency and distances over the deals\n";
  out += aligned(score_table(t));
  out += "\n" + empirical_game(t);
  out += fmt::format(
      "\n± is two standard errors. The same draws, battles and shocks in every pairing.\n"
      "A model of stated assumptions, not a forecast.   seed {} · zopa {}\n",
      plan.seed, base::version);
  return out;
}

ordered_json tournament_json(Tournament const& t, engine::Plan const& plan) {
  ordered_json json = json_head("zopa.tournament");
  json["scenarios"] = t.scenarios;
  json["rules"] = t.rules == study::TalkRules::platform ? "platform" : "game";
  json["plain_pairings"] = t.n_plain;
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["tactics"] = ordered_json::array();
  for (std::size_t k = 0; k < t.n(); ++k) json["tactics"].push_back(tactic_json(t, k));
  json["pairings"] = ordered_json::array();
  for (std::size_t first = 0; first < t.n(); ++first)
    for (std::size_t second = 0; second < t.n(); ++second) {
      auto const& p = t.at(first, second);
      json["pairings"].push_back({{"first", t.tactics[first]},
                                  {"second", t.tactics[second]},
                                  {"payoff", {p.payoff[0], p.payoff[1]}},
                                  {"standard_error", {p.standard_error[0], p.standard_error[1]}},
                                  {"agreement", p.agreement},
                                  {"round", p.round},
                                  {"nash_distance", p.nash_distance},
                                  {"kalai_smorodinsky_distance", p.kalai_smorodinsky_distance},
                                  {"efficiency", p.efficiency}});
    }
  auto const left = study::undominated(t);
  json["undominated"] = {{"first", left.first}, {"second", left.second}};
  json["pure_equilibria"] = study::pure_equilibria(t);
  json["equilibria"] = ordered_json::array();
  for (auto const& e : t.equilibria)
    json["equilibria"].push_back({{"first", e.first}, {"second", e.second}, {"payoff", {e.payoff[0], e.payoff[1]}}});
  return json;
}

}  // namespace zopa::report
