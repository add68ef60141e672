#include <algorithm>
#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/solve/alternating_offers.hpp"
#include "zopa/solve/core.hpp"

namespace zopa::study {
namespace {

TextbookParameter patience() { return number("delta", "common discount factor per round", .9, 0, 1); }
TextbookParameter parties() { return whole("n", "parties", 3, 2, 100000); }

Figures rotating(Given const& g) {
  int const n = g.whole("n");
  auto const shares = solve::unanimity_rotating_shares(n, g("delta"));
  Figures figures;
  for (int k = 0; k < n && k < 10; ++k)
    figures.push_back({"share of proposer " + std::to_string(k + 1), "δ^k/Σδ^j, k = " + std::to_string(k),
                       shares[static_cast<std::size_t>(k)]});
  if (n > 1)
    figures[1].check = TextbookCheck{g("delta") * shares[0], "what the second would have as first, one round later"};
  return figures;
}

/// Values before recognition, by iterating what a proposer keeps and a member may expect.
TextbookCheck iterated(int n, int q, double delta) {
  double value = 1.0 / n;
  for (int step = 0; step < 1000; ++step) {
    double const keeps = 1 - (q - 1) * delta * value;
    value = keeps / n + (1.0 - 1.0 / n) * (q - 1.0) / (n - 1.0) * delta * value;
  }
  return {1 - (q - 1) * delta * value, "iterating the value of a seat"};
}

Figures random(Given const& g) {
  auto const shares = solve::unanimity_random_shares(g.whole("n"), g("delta"));
  return {{"proposer", "1 − (n − 1)δ/n", shares.proposer, {}, iterated(g.whole("n"), g.whole("n"), g("delta"))},
          {"each other party", "δ/n", shares.partner}};
}

Figures baron_ferejohn(Given const& g) {
  auto const shares = solve::baron_ferejohn_shares(g.whole("n"), g.whole("q"), g("delta"));
  return {{"proposer", "1 − (q − 1)δ/n", shares.proposer, {}, iterated(g.whole("n"), g.whole("q"), g("delta"))},
          {"each of the q − 1 partners", "δ/n", shares.partner}};
}

Figures veto(Given const& g) {
  int const n = g.whole("n"), q = g.whole("q");
  double const delta = g("delta"), value = solve::baron_ferejohn_veto_value(n, q, delta);
  Figures figures{{"veto player's value", "(2 − δ)/(6 − 5δ) for n = 3, q = 2", value},
                  {"each other party's value", "(1 − v)/(n − 1)", (1 - value) / (n - 1)}};
  if (q < n) {
    // it proposes with 1/n and buys q − 1 of the others, or is bought with δv
    double const others = (1 - value) / (n - 1);
    figures[0].check =
        TextbookCheck{(1 - (q - 1) * delta * others) / n + (n - 1.0) / n * delta * value, "its own equation"};
  }
  return figures;
}

std::string quota(Given const& g) { return g("q") <= g("n") ? "" : "q must be no more than n"; }

Figures core_on_a_line(Given const& g) {
  std::vector<double> const& ideals = g.list("ideals");
  std::vector<std::vector<double>> values;
  for (int y = 0; y <= 100; ++y) {
    values.emplace_back();
    for (double const ideal : ideals) values.back().push_back(-std::fabs(y / 100.0 - ideal));
  }
  solve::VotingRule rule{static_cast<std::size_t>(g.whole("quota")), std::vector<bool>(ideals.size(), false)};
  for (double const voter : g.list("veto"))
    if (voter >= 1) rule.veto[static_cast<std::size_t>(voter) - 1] = true;
  auto const core = solve::core(values, rule);
  std::string const none = "empty: every position loses to another";
  auto const at = [&](auto y) { return core.empty() ? std::nullopt : std::optional(static_cast<double>(y()) / 100); };
  return {or_else("lowest position", "order statistics of the ideals, vetoes among them",
                  at([&] { return core.front(); }), none),
          or_else("highest position", "", at([&] { return core.back(); }), none),
          {"positions in the core, of 101 hundredths", "no winning coalition prefers another",
           static_cast<double>(core.size())}};
}

std::string voters_problem(Given const& g) {
  auto const n = static_cast<double>(g.list("ideals").size());
  for (double const voter : g.list("veto"))
    if (voter != std::floor(voter) || voter > n) return "veto takes the places of voters, counted from 1; 0 for none";
  return g("quota") <= n ? "" : "quota must be no more than the number of voters";
}

Figures condorcet(Given const& g) {
  auto const voters = static_cast<std::size_t>(g.whole("voters")), n = g.list("U").size() / voters;
  std::vector<std::vector<double>> values(n, std::vector<double>(voters));
  for (std::size_t v = 0; v < voters; ++v)
    for (std::size_t y = 0; y < n; ++y) values[y][v] = g.list("U")[v * n + y];
  return {{"alternatives in the core", "no winning coalition prefers another",
           static_cast<double>(solve::core(values, {static_cast<std::size_t>(g.whole("quota")), {}}).size())}};
}

Figures setter(Given const& g) {
  double const reach = std::fabs(g("q") - g("ratifier"));
  double const best =
      std::clamp(g("setter"), std::max(0.0, g("ratifier") - reach), std::min(1.0, g("ratifier") + reach));
  std::vector<double> s, r;
  for (int y = 0; y <= 1000; ++y)
    s.push_back(-std::fabs(y / 1000.0 - g("setter"))), r.push_back(-std::fabs(y / 1000.0 - g("ratifier")));
  auto const found = solve::agenda_setter(s, r, -std::fabs(g("q") - g("setter")), -reach);
  return {{"what passes",
           "the setter's ideal brought into ratifier ± |q − ratifier|",
           best,
           {},
           found ? std::optional(
                       TextbookCheck{static_cast<double>(*found) / 1000, "the agenda setter on thousandths", 1e-3})
                 : std::nullopt}};
}

}  // namespace

std::vector<TextbookModel> textbook_parliaments() {
  auto const seats_with_veto = list("veto", "places of those with a veto, counted from 1; 0 for none", {0}, 0, 1000);
  return {
      {"core",
       "A7",
       "What no winning coalition would leave: the median under majority, a range under vetoes and unanimity.",
       "Black 1948; Greenberg 1979",
       {list("ideals", "each voter's ideal position", {.1, .4, .5, .7, .9}), whole("quota", "votes needed", 3, 1, 1000),
        seats_with_veto},
       core_on_a_line,
       "Set veto=5, then quota=5: the core grows, and with it the power of the status quo.",
       "",
       voters_problem},
      {"condorcet",
       "A7.condorcet",
       "Without one dimension a majority may prefer something else to everything.",
       "Condorcet 1785",
       {list("U", "values, voter by voter", {3, 2, 1, 1, 3, 2, 2, 1, 3}, -1e6, 1e6),
        whole("voters", "number of voters", 3, 1, 100), whole("quota", "votes needed", 2, 1, 100)},
       condorcet,
       "Set quota=3: unanimity blocks the cycle.",
       "",
       [](Given const& g) {
         if (g.list("U").size() % static_cast<std::size_t>(g.whole("voters")) != 0)
           return std::string("U needs the same number of values for each voter");
         return g("quota") <= g("voters") ? std::string{} : std::string("quota must be no more than voters");
       }},
      {"setter",
       "A8",
       "The worse the status quo for the ratifier, the more the setter can pass.",
       "Romer & Rosenthal 1978, Public Choice 33",
       {number("setter", "the setter's ideal", 1), number("ratifier", "the ratifier's ideal", .5),
        number("q", "status quo", .3)},
       setter,
       "Set q=0: the setter gets all it wants."},
      {"unanimity_rotating",
       "B6",
       "When all must agree and speak in turn, those who speak later get less.",
       "Rubinstein's game for n parties, stationary equilibrium (Sutton 1986; others exist)",
       {whole("n", "parties", 3, 2, 1000), number("delta", "common discount factor per round", .9, .0001, 1)},
       rotating,
       "Raise delta: turns matter less."},
      {"unanimity_random",
       "B6.random",
       "When all must agree and the speaker is drawn, speaking is worth what waiting costs.",
       "stationary equilibrium; Sutton 1986",
       {parties(), patience()},
       random,
       "Raise n: the speaker keeps what impatience leaves of everyone."},
      {"baron_ferejohn",
       "B7",
       "A proposer buys the cheapest majority; who is left out gets nothing.",
       "Baron & Ferejohn 1989, American Political Science Review 83(4), closed rule",
       {parties(), whole("q", "votes needed", 2, 1, 100000), patience()},
       baron_ferejohn,
       "Raise q to n: unanimity costs the proposer.",
       "",
       quota},
      {"veto_player",
       "B7.veto",
       "A veto is worth the more, the more patient all are.",
       "Baron & Ferejohn 1989; Winter 1996",
       {parties(), whole("q", "votes needed, the veto player's among them", 2, 2, 100000), patience()},
       veto,
       "Raise delta to 1: the veto player takes all.",
       "",
       quota},
  };
}

}  // namespace zopa::study
