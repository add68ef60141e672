#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/solve/learning.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {
namespace {

Figures optimism(Given const& g) {
  auto const n = solve::battles_until_agreement(g("aA"), g("aB"), g("kappa"), g("cA_plus_cB"));
  std::optional<TextbookCheck> counted;
  if (n && *n < 1e6) {  // A wins every battle; any other course gives the same
    double battles = 0;
    while (solve::beta_mean(g("aA"), g("kappa") - g("aA"), battles, 0) -
               solve::beta_mean(g("aB"), g("kappa") - g("aB"), battles, 0) >
           g("cA_plus_cB") + 1e-12)
      ++battles;
    counted = TextbookCheck{battles, "counting battles, A winning all"};
  }
  return {
      or_else("battles until agreement", "max(0, ⌈(aA − aB)/(cA + cB) − κ⌉)", n, "never: war costs nothing", counted),
      {"gap of the means at first", "(aA − aB)/κ", (g("aA") - g("aB")) / g("kappa")}};
}

Figures strong_or_weak(Given const& g) {
  solve::BattleTypes const types{g("prior_strong"), g("pA_vs_strong"), g("pA_vs_weak")};
  return {or_else("P(strong)", "odds = prior·(ps/pw)^wins·((1 − ps)/(1 − pw))^losses",
                  solve::probability_strong(types, g.whole("wins"), g.whole("losses")),
                  "neither type can bring this about")};
}

Figures sprt(Given const& g) {
  auto const& band = g.list("band");
  auto const found = solve::battles_in_band({g("prior"), g("ps"), g("pw")}, band.front(), band.back(), g("truth") == 0);
  std::string const none = "never: the two types fight (almost) alike";
  return {or_else("expected battles", "exact over wins and losses until P(strong) leaves the band",
                  found ? std::optional(found->battles) : std::nullopt, none),
          or_else("probability of the right conclusion", "no less than the edge of the band",
                  found ? std::optional(found->correct) : std::nullopt, none)};
}

Figures beta(Given const& g) {
  auto const& prior = g.list("prior");
  return {{"mean", "(a + wins)/(a + b + wins + losses)", solve::beta_mean(prior[0], prior[1], g("wins"), g("losses"))}};
}

Figures kalman(Given const& g) {
  auto const next = solve::kalman_update({g("m"), g("P")}, g("q"), g("r"), g("y"));
  solve::Estimate estimate{g("m"), g("P")};
  for (int round = 0; round < 5000; ++round) estimate = solve::kalman_update(estimate, g("q"), g("r"), g("y"));
  std::optional<TextbookCheck> settled;
  if (g("q") > 1e-4 * g("r")) settled = TextbookCheck{estimate.variance, "5,000 updates"};
  return {{"mean", "m + K(y − m), K = (P + q)/(P + q + r)", next.mean},
          {"variance", "(1 − K)(P + q)", next.variance},
          {"steady variance", "(−q + √(q² + 4qr))/2", solve::kalman_steady_variance(g("q"), g("r")), {}, settled}};
}

Figures particles(Given const& g) {
  return {{"effective number", "(Σw)²/Σw²", solve::effective_sample_size(g.list("w"))}};
}

Figures refused_demand(Given const& g) {
  auto const left = solve::after_answer(g.cost("cB"), g("p"), g("demand"), g("event") == 1);
  std::string const none = "no type of B answers so";
  auto const next = left ? std::optional(solve::risk_return(g("p"), g("cA"), *left)) : std::nullopt;
  return {or_else("highest cost left", "refused: demand − p", left ? std::optional(left->high) : std::nullopt, none),
          or_else("next demand", "fearon's, over what is left", next ? std::optional(next->share) : std::nullopt, none),
          or_else("lowest cost left", "accepted: demand − p", left ? std::optional(left->low) : std::nullopt, none)};
}

Figures monte_carlo(Given const& g) {
  auto const interval = wilson(std::round(g("n") * g("p")), g("n"));
  return {{"standard error", "√(p(1 − p)/n)", standard_error(g("p"), g("n"))},
          {"Wilson's interval, low", "score interval at 95 %", interval.low},
          {"Wilson's interval, high", "score interval at 95 %", interval.high}};
}

Figures wilson_of(Given const& g) {
  auto const interval = wilson(g("k"), g("n"));
  return {{"low", "score interval at 95 %", interval.low}, {"high", "score interval at 95 %", interval.high}};
}

}  // namespace

std::vector<TextbookModel> textbook_learning() {
  auto const one_sum = [](Given const& g) {
    for (double const w : g.list("w"))
      if (w > 0) return std::string{};
    return std::string("some weight must be above 0");
  };
  return {
      {"optimism",
       "C6",
       "Two optimists fight until battles have taught them enough to agree, the same number whoever wins.",
       "Smith & Stam 2004, Journal of Conflict Resolution 48(6); Slantchev 2003",
       {number("aA", "A's prior successes, of κ", 3, 1e-9, 1e6), number("aB", "what B grants A, of κ", 1, 1e-9, 1e6),
        number("kappa", "κ, weight of both priors in battles", 4, 1e-9, 1e6),
        number("cA_plus_cB", "what a decisive war costs both together", .3, 0, 10)},
       optimism,
       "Lower cA_plus_cB to .1. Double aA, aB and kappa: stubborn optimists fight longer.",
       "scenarios/textbook/beliefs.yaml",
       [](Given const& g) {
         return g("aA") < g("kappa") && g("aB") < g("kappa") ? std::string{} : "aA and aB must be below kappa";
       }},
      {"strong_or_weak",
       "C19",
       "Wins and losses tell a strong enemy from a weak one; their order does not matter.",
       "Slantchev 2003; Filson & Werner 2002",
       {number("prior_strong", "probability of a strong enemy at first", .5),
        number("pA_vs_strong", "A's chance against a strong one", .4),
        number("pA_vs_weak", "A's chance against a weak one", .7), whole("wins", "battles won", 3, 0, 1e6),
        whole("losses", "battles lost", 1, 0, 1e6)},
       strong_or_weak,
       "Set wins=2, losses=2: an even war speaks for a strong enemy."},
      {"sprt",
       "C19.sprt",
       "How many battles until one is sure enough, and how often one is then right.",
       "Wald 1947",
       {number("prior", "probability of a strong enemy at first", .5),
        number("ps", "A's chance against a strong one", .4, .001, .999),
        number("pw", "A's chance against a weak one", .7, .001, .999),
        list("band", "where one is not sure: low,high", {.1, .9}, 1e-6, .999999),
        word("truth", "what the enemy is", {"strong", "weak"})},
       sprt,
       "Bring ps and pw together: battles tell less, war lasts. Widen the band: surer, later.",
       "",
       [](Given const& g) {
         if (g.list("band").size() != 2 || g.list("band")[0] > g.list("band")[1])
           return std::string("band takes two numbers, low before high");
         double const gap = std::fabs(g("ps") - g("pw"));
         return gap > 0 && gap < .01 ? std::string("ps and pw must differ by .01 or more, or not at all")
                                     : std::string{};
       }},
      {"beta",
       "F1",
       "Counting battles: what one believes is what one counted, with the prior as battles seen before.",
       "conjugate Beta–Bernoulli",
       {list("prior", "a,b: successes and failures the prior is worth", {2, 2}, 1e-9, 1e9),
        number("wins", "wins", 3, 0, 1e9), number("losses", "losses", 1, 0, 1e9)},
       beta,
       "Scale the prior up: stubborn.",
       "scenarios/textbook/beliefs/counts.yaml",
       [](Given const& g) { return g.list("prior").size() == 2 ? std::string{} : "prior takes two numbers"; }},
      {"kalman",
       "F2",
       "Following a strength that wanders from signals that are noisy.",
       "Kalman 1960",
       {number("m", "estimate", 0, -1e6, 1e6), number("P", "its variance", 1, 0, 1e6),
        number("q", "how much the strength wanders a round", .1, 0, 1e6),
        number("r", "variance of a signal", 1, 1e-9, 1e6), number("y", "the signal", 1, -1e6, 1e6)},
       kalman,
       "Set q=0: the filter stops listening in the end."},
      {"particles",
       "F3",
       "How many particles a weighted cloud is worth.",
       "Kong 1992",
       {list("w", "weights", {.5, .25, .125, .125}, 0, 1e9)},
       particles,
       "Put nearly all weight on one.",
       "",
       one_sum},
      {"refused_demand",
       "F4",
       "A refused demand tells that war costs the other less, and the next demand is lower.",
       "Fearon 1995; Powell 2004",
       {private_cost("cB", "what war costs B", 0, .4), number("p", "A's chance to win the war", .5),
        number("demand", "what A demanded", .65), number("cA", "what war costs A", .1, 0, 10),
        word("event", "what B said", {"reject", "accept"})},
       refused_demand,
       "Set event=accept: more can be asked."},
      {"monte_carlo",
       "F5",
       "How sure a simulated probability is.",
       "binomial; Wilson 1927",
       {number("p", "the share seen", .3), whole("n", "independent games", 1000, 1, 1e15)},
       monte_carlo,
       "A hundred times as many games: a tenth of the error."},
      {"wilson",
       "F5.wilson",
       "An interval for a probability that holds even where nothing was seen.",
       "Wilson 1927, JASA 22",
       {whole("k", "times seen", 0, 0, 1e15), whole("n", "independent games", 100, 1, 1e15)},
       wilson_of,
       "Set k=30.",
       "",
       [](Given const& g) { return g("k") <= g("n") ? std::string{} : "k must be no more than n"; }},
  };
}

}  // namespace zopa::study
