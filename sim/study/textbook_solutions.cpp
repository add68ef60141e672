#include <algorithm>
#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/solve/continuous.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::study {
namespace {

using Points = std::vector<std::vector<double>>;

std::string too_much(Given const& g) {
  return g("d1") + g("d2") <= 1 ? "" : "d1 + d2 must be no more than the pie of 1";
}

solve::ConcaveFrontier pie() {
  return {0, 1, [](double u) { return 1 - u; }, [](double) { return -1.0; }};
}

Figures nash_pie(Given const& g) {
  auto const found = solve::nash_solution(pie(), {g("d1"), g("d2")}, g("alpha"));
  return {{"first party's share",
           "d1 + α(1 − d1 − d2)",
           g("d1") + g("alpha") * (1 - g("d1") - g("d2")),
           {},
           found ? std::optional(TextbookCheck{(*found)[0], "the solver of concave frontiers"}) : std::nullopt}};
}

Figures nash_risk(Given const& g) {
  double const rho = g("rho");
  solve::ConcaveFrontier const curve{
      0, 1, [rho](double u) { return 1 - std::pow(u, 1 / rho); },
      [rho](double u) { return u > 0 ? -std::pow(u, 1 / rho - 1) / rho : (rho == 1 ? -1.0 : 0.0); }};
  auto const found = solve::nash_solution(curve, {0, 0});
  return {{"first party's share",
           "ρ/(1 + ρ)",
           rho / (1 + rho),
           {},
           found ? std::optional(TextbookCheck{std::pow((*found)[0], 1 / rho), "the solver of concave frontiers"})
                 : std::nullopt}};
}

Figures parabola(Given const& g) {
  double const d1 = g("d1"), d2 = g("d2");
  solve::ConcaveFrontier const curve{0, 1, [](double u) { return 1 - u * u; }, [](double u) { return -2 * u; }};
  solve::TwoValues const d{d1, d2};
  auto const check = [](std::optional<solve::TwoValues> found) {
    return found ? std::optional(TextbookCheck{(*found)[0], "the solver of concave frontiers"}) : std::nullopt;
  };
  double const most1 = std::sqrt(1 - d2), gain1 = most1 - d1, gain2 = 1 - d1 * d1 - d2;  // each one's best
  double const slope = gain1 > 0 ? gain2 / gain1 : 0;
  double const ks = (-slope + std::sqrt(slope * slope + 4 * (1 - d2 + slope * d1))) / 2;
  return {{"u1, Nash",
           "(d1 + √(d1² + 3(1 − d2)))/3",
           (d1 + std::sqrt(d1 * d1 + 3 * (1 - d2))) / 3,
           {},
           check(solve::nash_solution(curve, d))},
          {"u1, Kalai–Smorodinsky",
           "where the ray from d to the best of each meets the curve",
           ks,
           {},
           check(solve::kalai_smorodinsky_solution(curve, d))},
          {"u1, egalitarian",
           "(−1 + √(1 + 4(1 − d2 + d1)))/2",
           (-1 + std::sqrt(1 + 4 * (1 - d2 + d1))) / 2,
           {},
           check(solve::egalitarian_solution(curve, d))},
          {"u1, utilitarian",
           "1/2 brought into [d1, √(1 − d2)]",
           std::min(std::max(.5, d1), most1),
           {},
           check(solve::utilitarian_solution(curve, d))}};
}

Figures two_issues(Given const& g) {
  auto const curve = solve::divisible_issues(g.list("wA"), g.list("wB"));
  solve::TwoValues const d{g("d1"), g("d2")};
  Figures figures;
  auto const add = [&](std::string const& name, std::string const& formula, std::optional<solve::TwoValues> found) {
    for (std::size_t i : {0u, 1u})
      figures.push_back(or_else(name + (i == 0 ? ", A" : ", B"), formula,
                                found ? std::optional((*found)[i]) : std::nullopt, "no agreement: d is out of reach"));
  };
  add("Nash", "max (uA − dA)(uB − dB)", solve::nash_solution(curve, d));
  add("Kalai–Smorodinsky", "equal parts of the best each could have", solve::kalai_smorodinsky_solution(curve, d));
  add("utilitarian", "max uA + uB", solve::utilitarian_solution(curve, d));
  add("egalitarian", "equal gains", solve::egalitarian_solution(curve, d));
  return figures;
}

std::string weights_problem(Given const& g) {
  if (g.list("wA").size() != g.list("wB").size()) return "wA and wB need one weight per issue";
  auto const positive = [](double w) { return w > 0; };
  for (char const* name : {"wA", "wB"})
    if (std::none_of(g.list(name).begin(), g.list(name).end(), positive))
      return std::string(name) + " needs a weight above 0";
  return {};
}

Figures many_parties(Given const& g) {
  double left = 1, weights = 0;
  for (double const d : g.list("d")) left -= d;
  for (double const w : g.list("w")) weights += w;
  Figures figures;
  std::optional<std::size_t> found;
  Points grid;
  if (g.list("w").size() == 3) {
    for (int a = 0; a <= 200; ++a)
      for (int b = 0; a + b <= 200; ++b) grid.push_back({a / 200.0, b / 200.0, (200 - a - b) / 200.0});
    std::vector<double> alpha = g.list("w");
    found = solve::nash_solution(grid, g.list("d"), alpha);
  }
  for (std::size_t i = 0; i < g.list("w").size(); ++i) {
    TextbookFigure figure{"share of party " + std::to_string(i + 1), "d_i + w_i(1 − Σd)/Σw",
                          g.list("d")[i] + g.list("w")[i] / weights * left};
    if (found) figure.check = TextbookCheck{grid[*found][i], "the finite solver on two hundredths", 5e-3};
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::string parties_problem(Given const& g) {
  if (g.list("w").size() != g.list("d").size()) return "w and d need one number per party";
  double d = 0, w = 0;
  for (double const x : g.list("d")) d += x;
  for (double const x : g.list("w")) w += x;
  if (w <= 0) return "some weight must be above 0";
  return d <= 1 ? "" : "the numbers in d add up to more than the pie of 1";
}

Points packages(Given const& g) {
  Points points;
  for (std::size_t y = 0; y < g.list("uA").size(); ++y) points.push_back({g.list("uA")[y], g.list("uB")[y]});
  return points;
}

Figures finite_set(Given const& g) {
  Points const all = packages(g);
  std::vector<double> const d{g("d1"), g("d2")};
  double zopa = 0, pareto = 0;
  for (auto const& u : all) {
    zopa += base::at_least(u[0], d[0]) && base::at_least(u[1], d[1]);
    pareto +=
        std::none_of(all.begin(), all.end(), [&](auto const& v) { return v[0] >= u[0] && v[1] >= u[1] && v != u; });
  }
  auto const place = [](std::optional<std::size_t> y) {
    return y ? std::optional<double>(static_cast<double>(*y)) : std::nullopt;
  };
  std::string const none = "no agreement: no package is worth d to both";
  return {
      {"packages in the ZOPA", "uA ≥ d1 and uB ≥ d2", zopa},
      {"packages on the Pareto frontier", "not dominated", pareto},
      or_else("Nash, place in the list from 0", "max (uA − d1)(uB − d2)", place(solve::nash_solution(all, d)), none),
      or_else("Kalai–Smorodinsky", "max min (u − d)/(best − d)", place(solve::kalai_smorodinsky_solution(all, d)),
              none),
      or_else("egalitarian", "max min (u − d)", place(solve::egalitarian_solution(all, d)), none)};
}

}  // namespace

std::vector<TextbookModel> textbook_solutions() {
  auto const d1 = number("d1", "no deal is worth to the first party", 0),
             d2 = number("d2", "no deal is worth to the second party", 0);
  return {
      {"nash_pie",
       "A1",
       "What you have without a deal decides what you get with one.",
       "Nash 1950, Econometrica 18(2)",
       {number("alpha", "the first party's bargaining weight", .5),
        number("d1", "no deal is worth to the first party", .2), number("d2", "to the second", .1)},
       nash_pie,
       "Raise d1: a better alternative is paid for in full in the share.",
       "scenarios/textbook/pie.yaml",
       too_much},
      {"nash_risk",
       "A2",
       "The party that fears risk more gets less.",
       "Kihlstrom, Roth & Schmeidler 1981; u1 = x^ρ, u2 = 1 − x",
       {number("rho", "ρ, 1 is neutral to risk, less fears it", .5, .01, 1)},
       nash_risk,
       "Raise rho to 1: an even split.",
       "scenarios/textbook/risk.yaml"},
      {"parabola",
       "A3",
       "Four notions of fairness on one curve, u2 = 1 − u1².",
       "Nash 1950; Kalai & Smorodinsky 1975; Kalai 1977",
       {d1, d2},
       parabola,
       "Set d2=.25: the second party's better alternative moves all but the utilitarian.",
       "scenarios/textbook/parabola.yaml",
       [](Given const& g) {
         return g("d2") < 1 && g("d1") * g("d1") + g("d2") < 1 ? std::string{}
                                                               : "d must lie below the curve: d1² + d2 < 1";
       }},
      {"two_issues",
       "A4",
       "Two issues that the parties weigh differently: trading across them is worth more than splitting each.",
       "Raiffa 1982; fractional knapsack",
       {list("wA", "A's weights", {.8, .2}, 0, 1e6), list("wB", "B's weights", {.4, .6}, 0, 1e6),
        number("d1", "no deal is worth to A", 0, 0, 1e6), number("d2", "to B", 0, 0, 1e6)},
       two_issues,
       "Set d2=.5: B's alternative costs A part of its best issue.",
       "scenarios/textbook/two_issues.yaml",
       weights_problem},
      {"many_parties",
       "A5",
       "Any number of parties share what is left over no deal by their weights.",
       "Nash 1950, n parties",
       {list("w", "bargaining weights", {.5, .3, .2}, 0, 1e6), list("d", "no deal is worth", {.1, .1, .1})},
       many_parties,
       "Raise one d: all others pay.",
       "scenarios/textbook/three_parties.yaml",
       parties_problem},
      {"finite_set",
       "A6",
       "A list of packages: which are possible, which are efficient, which are fair.",
       "Nash 1950; Kalai & Smorodinsky 1975",
       {list("uA", "what each package is worth to A", {0, 3, 5, 7, 9, 10, 4}, -1e6, 1e6),
        list("uB", "to B", {10, 9, 7, 5, 2, 0, 4}, -1e6, 1e6), number("d1", "no deal is worth to A", 2, -1e6, 1e6),
        number("d2", "to B", 3, -1e6, 1e6)},
       finite_set,
       "Raise d1 to 8: the ZOPA empties.",
       "scenarios/textbook/finite_set.yaml",
       [](Given const& g) {
         return g.list("uA").size() == g.list("uB").size() ? std::string{} : "uA and uB need one number per package";
       }},
  };
}

}  // namespace zopa::study
