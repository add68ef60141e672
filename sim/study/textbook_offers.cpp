#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "study/textbook_entries.hpp"
#include "zopa/solve/agenda.hpp"
#include "zopa/solve/alternating_offers.hpp"
#include "zopa/solve/stochastic_game.hpp"

namespace zopa::study {
namespace {

constexpr int grid_steps = 10000;

/// What the first proposer gets in the general game on a grid_steps of shares: no front, waiting costs each c_i a
/// round.
TextbookCheck in_the_game(int rounds, std::array<double, 2> delta, std::array<double, 2> cost = {0, 0},
                          std::array<double, 2> terminal = {0, 0}) {
  solve::FrontGame game;
  game.rounds = rounds;
  game.alternating = true;
  game.n_offers = grid_steps + 1;
  for (std::size_t i : {0u, 1u}) {
    game.discount[i] = delta[i];
    game.cost[i] = cost[i];
    game.terminal[i] = {terminal[i]};
    for (int k = 0; k <= grid_steps; ++k)
      game.value[i].push_back(static_cast<double>(i == 0 ? k : grid_steps - k) / grid_steps);
  }
  auto const policy = solve::subgame_perfect(game);
  return {policy.value[0][policy.state(0, 0)], "the game by backward induction, shares in ten thousandths", 1e-3};
}

/// Rounds after which a last one no longer matters, |error| ≤ (δ1 δ2)^⌊T/2⌋, but no more than 2,000 (an even number:
/// the last proposer does not change).
int long_enough(double delta1, double delta2) {
  double const both = std::max(delta1 * delta2, 1e-9);
  return std::min(2000, 2 * static_cast<int>(std::ceil(std::log(1e-6) / std::log(both))) + 2);
}

TextbookParameter patience_of(char const* name, char const* whose, double value = .9, double high = .9999) {
  return number(name, std::string("discount factor of ") + whose + " per round", value, 0.0001, high);
}

std::string const more_than_the_pie = "no deal: together they have more than the pie";

Figures stahl(Given const& g) {
  int const rounds = g.whole("horizon");
  double const d1 = g("d1"), d2 = g("d2");
  Figures figures{{"first proposer's share",
                   "x_t = 1 − δ_other·x_{t+1}, x_T = 1; (1 − (−δ)^T)/(1 + δ) for a common δ",
                   solve::stahl_share(rounds, d1, d2),
                   {},
                   in_the_game(std::min(rounds, 20000), {d1, d2})}};
  if (d1 == d2 && d1 < 1)
    figures.push_back({"the same by the closed form", "(1 − (−δ)^T)/(1 + δ)", (1 - std::pow(-d1, rounds)) / (1 + d1)});
  if (d1 * d2 < 1)
    figures.push_back({"without a last round (Rubinstein)", "(1 − δ2)/(1 − δ1 δ2)", solve::rubinstein_share(d1, d2)});
  return figures;
}

Figures rubinstein(Given const& g) {
  double const d1 = g("d1"), d2 = g("d2");
  return {{"first proposer's share",
           "(1 − δ2)/(1 − δ1 δ2)",
           solve::rubinstein_share(d1, d2),
           {},
           in_the_game(long_enough(d1, d2), {d1, d2})},
          {"if the second proposes first", "δ1(1 − δ2)/(1 − δ1 δ2)", d1 * (1 - d2) / (1 - d1 * d2)}};
}

Figures rubinstein_limit(Given const& g) {
  double const r1 = g("r1"), r2 = g("r2"), step = 1e-4;
  return {{"first party's share",
           "r2/(r1 + r2)",
           solve::rubinstein_limit(r1, r2),
           {},
           TextbookCheck{solve::rubinstein_share(std::exp(-r1 * step), std::exp(-r2 * step)),
                         "Rubinstein's share with rounds of 1/10,000", 1e-3}}};
}

Figures breakdown(Given const& g) {
  double const q = g("p"), b1 = g("b1"), b2 = g("b2");
  auto const share = solve::breakdown_share(q, b1, b2);
  std::optional<TextbookCheck> played;
  if (share && q < 1) played = in_the_game(long_enough(1 - q, 1 - q), {1 - q, 1 - q}, {-q * b1, -q * b2});
  return {or_else("first proposer's share", "(1 − b2 + (1 − q)b1)/(2 − q)", share, more_than_the_pie, played),
          or_else("as breakdown gets rare", "Nash: b1 + (1 − b1 − b2)/2", solve::breakdown_limit(b1, b2),
                  more_than_the_pie)};
}

Figures breakdown_limit(Given const& g) {
  return {or_else("first party's share", "d1 + η(1 − d1 − d2), d_i = λb_i/(λ + r_i), η = (λ + r2)/(2λ + r1 + r2)",
                  solve::breakdown_limit(g("r1"), g("r2"), g("lam"), g("b1"), g("b2")), more_than_the_pie)};
}

Figures outside_option(Given const& g) {
  auto const share = solve::outside_option_share(g("d1"), g("d2"), g("w1"), g("w2"));
  double v1 = 1, v2 = 1;
  for (int step = 0; step < 200000; ++step)
    v1 = 1 - std::max(g("w2"), g("d2") * v2), v2 = 1 - std::max(g("w1"), g("d1") * v1);
  return {or_else("first proposer's share", "V1 = 1 − max(w2, δ2V2), V2 = 1 − max(w1, δ1V1)", share,
                  "exit: w1 + w2 > 1, both leave", TextbookCheck{v1, "iterating the two equations"})};
}

Figures inside_option(Given const& g) {
  double const d1 = g("d1"), d2 = g("d2"), g1 = g("g1"), g2 = g("g2");
  auto const share = solve::inside_option_share(d1, d2, g1, g2);
  std::optional<TextbookCheck> played;
  if (share) played = in_the_game(long_enough(d1, d2), {d1, d2}, {-(1 - d1) * g1, -(1 - d2) * g2}, {g1, g2});
  return {or_else("first proposer's share", "(1 − g2 + δg1)/(1 + δ) for a common δ", share, more_than_the_pie, played),
          or_else("as rounds get short", "(1 − g2 + g1)/2", solve::inside_option_limit(g1, g2), more_than_the_pie)};
}

std::string beyond_the_pie(Given const& g) {
  auto const share = solve::inside_option_share(g("d1"), g("d2"), g("g1"), g("g2"));
  if (!share) return {};
  double const other = 1 - (1 - g("d1")) * g("g1") - g("d1") * *share;  // of the second as proposer
  bool const inside = *share >= 0 && *share <= 1 && other >= 0 && other <= 1;
  return inside ? ""
                : "waiting is so bad for one side that it would give up more than the pie; bring g1 and g2 closer to 0";
}

Figures package(Given const& g) {
  std::array<double, 2> const delta{g("d1"), g("d2")};
  int const rounds = g.whole("T");
  auto const whole_package = solve::package_offers_utility(rounds, delta, g.list("wA"), g.list("wB"));
  auto const by_issue = solve::issue_by_issue_utility(rounds, delta, g.list("wA"), g.list("wB"));
  return {{"A, all issues at once", "the responder's due is paid in what it values most (knapsack)", whole_package[0]},
          {"B, all issues at once", "", whole_package[1]},
          {"A, issue by issue", "each issue as Ståhl's pie", by_issue[0]},
          {"B, issue by issue", "", by_issue[1]}};
}

solve::Agenda agenda_of(Given const& g, bool second_first) {
  solve::Agenda agenda;
  agenda.rounds = g.whole("T");
  agenda.delta = {g("d1"), g("d2")};
  agenda.weights1 = g.list("wA");
  agenda.weights2 = g.list("wB");
  if (second_first)
    std::swap(agenda.weights1[0], agenda.weights1[1]), std::swap(agenda.weights2[0], agenda.weights2[1]);
  agenda.pays = g("implementation") == 0 ? solve::Agenda::Pays::at_the_end : solve::Agenda::Pays::at_once;
  agenda.next_round = g("next") == 1;
  return agenda;
}

constexpr int agenda_steps = 500;

void add_order(Figures& figures, Given const& g, bool second_first, std::array<double, 2>& both) {
  auto const agenda = agenda_of(g, second_first);
  auto const on_grid = solve::agenda_utility_on_grid(agenda, agenda_steps);
  bool const exact = agenda.pays == solve::Agenda::Pays::at_once;
  both = exact ? solve::agenda_utility(agenda) : on_grid;
  double const within = 10 * std::max({1.0, g.list("wA")[0] + g.list("wA")[1], g.list("wB")[0] + g.list("wB")[1]});
  for (std::size_t const i : {0u, 1u}) {
    std::optional<TextbookCheck> check;
    if (exact) check = TextbookCheck{on_grid[i], "every division in five hundredths tried", within / agenda_steps};
    figures.push_back({fmt::format("{}, issue {} first", i == 0 ? "A" : "B", second_first ? 2 : 1),
                       exact ? "w_r·x_r = δ_r V_r(t+1, this issue) − what the next is worth to it"
                             : "backward induction over round, issue and what is secured",
                       both[i],
                       {},
                       check});
  }
}

Figures agenda(Given const& g) {
  auto const package = solve::package_offers_utility(g.whole("T"), {g("d1"), g("d2")}, g.list("wA"), g.list("wB"));
  Figures figures{
      {"A, all issues at once", "the responder's due is paid in what it values most (knapsack)", package[0]},
      {"B, all issues at once", "", package[1]}};
  std::array<double, 2> order[2];
  add_order(figures, g, false, order[0]);
  add_order(figures, g, true, order[1]);
  auto const better = [&](std::size_t i) {
    double const gap = order[0][i] - order[1][i];
    if (std::fabs(gap) < 4. / agenda_steps) return std::string("does not care");
    return std::string(gap > 0 ? "issue 1" : "issue 2");
  };
  figures.push_back(in_words("A would begin with", "", better(0)));
  figures.push_back(in_words("B would begin with", "", better(1)));
  return figures;
}

}  // namespace

std::vector<TextbookModel> textbook_offers() {
  auto const pie_part = [](char const* name, char const* meaning, double value, double low = 0) {
    return number(name, meaning, value, low, 1);
  };
  return {
      {"stahl",
       "B1",
       "With a last round, the shares swing with who makes the last offer.",
       "Ståhl 1972, Bargaining Theory",
       {whole("horizon", "rounds, the first party proposes in odd ones", 3, 1, 1e6, "T"),
        patience_of("d1", "the first party", .9, 1), patience_of("d2", "the second", .9, 1)},
       stahl,
       "Set horizon=2, then 11, then 12: who speaks last? Set d2=.8: who is impatient pays.",
       "scenarios/textbook/offers.yaml"},
      {"rubinstein",
       "B2",
       "Without a last round the more patient party gets more, and agrees at once.",
       "Rubinstein 1982, Econometrica 50(1)",
       {patience_of("d1", "the first party"), patience_of("d2", "the second")},
       rubinstein,
       "Raise d1 to .95. Raise both to .99: who begins hardly matters.",
       "scenarios/textbook/rubinstein.yaml"},
      {"rubinstein_limit",
       "B2.limit",
       "As rounds get short the pie is split by impatience alone.",
       "Rubinstein 1982; Binmore 1987",
       {number("r1", "rate of impatience of the first party", .05, 1e-6, 100),
        number("r2", "of the second", .1, 1e-6, 100)},
       rubinstein_limit,
       "Double r1: its share falls to a half."},
      {"breakdown",
       "B3",
       "Talks that may break down after a refusal end near the Nash solution over what breakdown pays.",
       "Binmore, Rubinstein & Wolinsky 1986, RAND Journal of Economics 17(2)",
       {number("p", "probability q of breakdown after a refusal", .1, .0001, 1),
        pie_part("b1", "breakdown pays the first party", .2), pie_part("b2", "the second", .1)},
       breakdown,
       "Lower p to .01: the Nash solution. Raise b2: the threat is worth half its size.",
       "scenarios/textbook/breakdown.yaml"},
      {"breakdown_limit",
       "B3.limit",
       "Impatience and the risk of breakdown together make the disagreement point.",
       "Binmore, Rubinstein & Wolinsky 1986",
       {number("r1", "rate of impatience of the first party", .05, 0, 100), number("r2", "of the second", .1, 0, 100),
        number("lam", "rate λ of breakdown", .2, 1e-6, 100), pie_part("b1", "breakdown pays the first party", .2),
        pie_part("b2", "the second", .1)},
       breakdown_limit,
       "Lower lam: only impatience counts. Raise it: only b does."},
      {"outside_option",
       "B4",
       "An alternative does nothing until it is worth more than waiting.",
       "Shaked & Sutton 1984, Econometrica 52(6)",
       {patience_of("d1", "the first party"), patience_of("d2", "the second"),
        pie_part("w1", "leaving is worth to the first party", 0), pie_part("w2", "to the second", .3)},
       outside_option,
       "Raise w2 to .6: from there every bit counts in full. Set w1=.5 too: both leave."},
      {"inside_option",
       "B5",
       "Who bleeds less while talking gets more.",
       "Muthoo 1999, Bargaining Theory with Applications, chapter 6",
       {patience_of("d1", "the first party"), patience_of("d2", "the second"),
        number("g1", "what talking without a deal is worth to the first party", -.05, -10, 1),
        number("g2", "to the second; below 0: war", -.15, -10, 1)},
       inside_option,
       "Raise g2 to .1: a party that lives well without a deal gets more of it.",
       "scenarios/textbook/inside_options.yaml",
       beyond_the_pie},
      {"package",
       "B8",
       "Bargaining over all issues at once lets each side keep what it values most.",
       "Fatima, Wooldridge & Jennings 2006, JAIR 27",
       {whole("T", "rounds", 3, 1, 100000, "horizon"), patience_of("d1", "the first party", .9, 1),
        patience_of("d2", "the second", .9, 1), list("wA", "A's weights", {.8, .2}, 0, 1e6),
        list("wB", "B's weights", {.4, .6}, 0, 1e6)},
       package,
       "Set wB=.8,.2: with equal weights a package is worth no more. Set T=2001: no deadline in sight.",
       "scenarios/textbook/package.yaml",
       [](Given const& g) {
         return g.list("wA").size() == g.list("wB").size() ? std::string{} : "wA and wB need one weight per issue";
       }},
      {"agenda",
       "B9",
       "Issue by issue the order of the agenda decides: what is settled first, and when it begins to pay.",
       "Fershtman 1990, Games and Economic Behavior 2(3); Fatima, Wooldridge & Jennings 2006",
       {whole("T", "rounds for both issues together", 2001, 1, 5000, "horizon"),
        patience_of("d1", "the first party", .9, 1), patience_of("d2", "the second", .9, 1),
        list("wA", "A's weights of the two issues", {.8, .2}, 0, 1e3), list("wB", "B's weights", {.4, .6}, 0, 1e3),
        word("implementation", "when a settled issue begins to pay", {"at_end", "immediate"}),
        word("next", "when the next issue is called", {"same_round", "next_round"})},
       agenda,
       "Each side would begin with what matters little to it and much to the other. Set implementation=immediate: "
       "the order does not matter. Then next=next_round: now one begins with what matters most.",
       "",
       [](Given const& g) {
         bool const two = g.list("wA").size() == 2 && g.list("wB").size() == 2;
         return two ? std::string{} : "the agenda has two issues: wA and wB need two weights each";
       }},
  };
}

}  // namespace zopa::study
