#include <algorithm>
#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/solve/enforcement.hpp"

namespace zopa::study {
namespace {

Figures shifting_power(Given const& g) {
  solve::PowerShift const shift{g("p1"), g("p2"), g("cA"), g("cB"), g("delta"), g("k")};
  double const attack = shift.now - shift.cost_a;
  double const peace = (1 - shift.delta) + shift.delta * (shift.later - shift.cost_a +
                                                          shift.later_bargaining_power * (shift.cost_a + shift.cost_b));
  return {in_words("does A attack?", "p1 − cA > (1 − δ) + δ[p2 − cA + k(cA + cB)]",
                   preventive_war(shift) ? "yes: war" : "no: peace"),
          {"threshold of p2", "[(p1 − cA) − (1 − δ)]/δ + cA − k(cA + cB)", preventive_war_threshold(shift)},
          {"war now is worth", "p1 − cA", attack},
          {"peace is worth at most", "(1 − δ) + δ[p2 − cA + k(cA + cB)]", peace}};
}

Figures first_strike(Given const& g) {
  auto const range = solve::first_strike_range(g("p"), g("phi"), g("cA"), g("cB"));
  return {{"width of the range", "cA + cB − 2φ", range.width()},
          {"least share A signs", "p + φ − cA", range.low},
          {"most share B leaves", "p − φ + cB", range.high}};
}

Figures indivisible(Given const& g) {
  auto const peaceful = solve::peaceful_shares(g.list("values"), g("p"), g("cA"), g("cB"));
  Figures figures{{"possible shares that both prefer to war", "those with p − cA ≤ x ≤ p + cB",
                   static_cast<double>(peaceful.size())}};
  figures.push_back(or_else("the first of them", "", peaceful.empty() ? std::nullopt : std::optional(peaceful.front()),
                            "none: a lottery or a side payment would be needed"));
  return figures;
}

Figures guarantor(Given const& g) {
  double const delta = solve::least_patience(g("T"), g("R"), g("P"), g("gK"));
  double low = 0, high = 1;  // what a breach gains falls with patience
  for (int step = 0; step < 60; ++step) {
    double const d = (low + high) / 2;
    ((1 - d) * (g("T") - g("gK")) + d * g("P") > g("R") ? low : high) = d;
  }
  return {{"least patience δ*",
           "(T − gK − R)/(T − gK − P), 0 if T − gK ≤ R",
           delta,
           {},
           TextbookCheck{g("T") - g("gK") <= g("R") ? 0 : high, "bisection on what a breach gains"}}};
}

Figures attrition(Given const& g) {
  auto const war = solve::attrition(g("vH"), g("vL"), g("c"), g("r"));
  return {{"hazard of giving in", "(c + r·vL)/(vH − vL)", war.hazard},
          or_else("expected delay", "1/(2·hazard)", war.expected_delay, "for ever: waiting costs nothing")};
}

Figures spoiler(Given const& g) {
  solve::Trust const trust{g("pi"), g("sT"), g("sU")};
  auto const attack = solve::trust_after_attack(trust), calm = solve::trust_after_calm(trust);
  double const p_attack = trust.prior * (1 - trust.s_trustworthy) + (1 - trust.prior) * (1 - trust.s_other);
  Figures figures{
      or_else("trust after an attack", "π(1 − sT)/(π(1 − sT) + (1 − π)(1 − sU))", attack, "there can be no attack"),
      or_else("trust after calm", "π·sT/(π·sT + (1 − π)·sU)", calm, "there can be no calm"),
      {"least trust for a deal", "L/(G + L)", solve::least_trust(g("gain"), g("loss"))},
      in_words("does an attack end the deal?", "trust after it below the least trust",
               solve::spoiled_by_attack(trust, g("gain"), g("loss")) ? "yes" : "no")};
  if (attack && calm)
    figures.push_back({"trust expected tomorrow",
                       "= trust today: news cannot be expected to help",
                       trust.prior,
                       {},
                       TextbookCheck{p_attack * *attack + (1 - p_attack) * *calm, "over attack and calm"}});
  return figures;
}

/// A walk over the front whose peace keeps itself only near the ends.
solve::StatesOfWar front_of(Given const& g) {
  auto const n = g.list("MA").size();
  solve::StatesOfWar war{g.list("MA"), g.list("MB"), g.list("B"), std::vector(n, std::vector<double>(n, 0))};
  for (std::size_t k = 0; k < n; ++k) {
    war.transition[k][k + 1 < n ? k + 1 : k] += g("up");
    war.transition[k][k > 0 ? k - 1 : k] += g("down");
    war.transition[k][k] += 1 - g("up") - g("down");
  }
  return war;
}

Figures fight_until(Given const& g) {
  auto const war = front_of(g);
  auto const enforceable = solve::peace_enforceable(war);
  auto const start = static_cast<std::size_t>(g.whole("start"));
  return {or_else("expected periods of war", "steps until the first state with MA + MB ≤ B",
                  solve::expected_war_duration(war)[start], "war may never end: no such state is sure to be reached"),
          {"states whose peace keeps itself", "MA + MB ≤ B",
           static_cast<double>(std::count(enforceable.begin(), enforceable.end(), true))}};
}

std::string front_problem(Given const& g) {
  std::size_t const n = g.list("MA").size();
  if (g.list("MB").size() != n || g.list("B").size() != n) return "MA, MB and B need one number per state";
  if (g("start") >= static_cast<double>(n)) return "start must be the place of a state, counted from 0";
  return g("up") + g("down") <= 1 ? "" : "up + down must be no more than 1";
}

}  // namespace

std::vector<TextbookModel> textbook_commitment() {
  return {
      {"shifting_power",
       "C2",
       "A side that will be weaker attacks before it is, because the other cannot promise restraint.",
       "Fearon 1995, pp. 404–408; Powell 2006, International Organization 60(1)",
       {number("p1", "A's chance to win now", .8), number("p2", "A's chance to win later", .3), cost("cA", "A", .1),
        cost("cB", "B", .1), number("delta", "patience per period", .9, .001, 1),
        number("k", "part of the gain from peace that A will get later", 0)},
       shifting_power,
       "Raise p2 past the threshold. Raise delta: patience makes it worse. Set k=1: no bargain whatsoever helps."},
      {"first_strike",
       "C2b",
       "An advantage to whoever strikes first can eat up all that peace saves.",
       "Fearon 1995, pp. 402–404",
       {chance_to_win(), number("phi", "added chance of whoever attacks first", .1), cost("cA", "A", .1),
        cost("cB", "B", .05)},
       first_strike,
       "Lower phi to .05: a range opens."},
      {"indivisible",
       "C3",
       "What cannot be divided may leave no division that both prefer to war.",
       "Fearon 1995, p. 389",
       {list("values", "the shares of A that are possible", {0, 1}), chance_to_win(), cost("cA", "A", .2),
        cost("cB", "B", .2)},
       indivisible,
       "Set values=0,.5,1: a finer division restores peace.",
       "scenarios/textbook/war_range/indivisible.yaml"},
      {"guarantor",
       "C9",
       "A guarantor who punishes breaches stands in for patience.",
       "Fearon 1998; Walter 2002, Committing to Peace",
       {number("T", "temptation: breach while the other keeps the peace", 1.5, -100, 100),
        number("R", "reward of peace", 1, -100, 100), number("P", "what both get once trust is gone", .2, -100, 100),
        number("gK", "expected sanction of the guarantor", 0, 0, 100)},
       guarantor,
       "Raise gK to .6: no patience is needed.",
       "scenarios/textbook/deal.yaml",
       [](Given const& g) { return g("T") > g("R") && g("R") > g("P") ? std::string{} : "this needs T > R > P"; }},
      {"attrition",
       "C9b",
       "The longer the shadow of the future, the longer both hold out for the better terms.",
       "Fearon 1998, International Organization 52(2)",
       {number("vH", "what the side gets that the other gives in to", .7, -10, 10),
        number("vL", "what the side gets that gives in", .3, 0, 10),
        number("c", "cost of waiting per unit of time", .1, 0, 10), number("r", "interest rate", 0, 0, 10)},
       attrition,
       "Raise vH: higher stakes, longer delay. Raise c or r: shorter.",
       "",
       [](Given const& g) { return g("vH") > g("vL") ? std::string{} : "vH must be above vL"; }},
      {"spoiler",
       "C14",
       "An attack hurts trust most when the partner could have prevented it.",
       "Kydd & Walter 2002, International Organization 56(2)",
       {number("pi", "probability that the partner is trustworthy", .6),
        number("sT", "a trustworthy partner prevents violence with", .7), number("sU", "another does with", .2),
        number("gain", "gain from a deal with a trustworthy partner", 1, .001, 100),
        number("loss", "loss from a deal with another", 1, .001, 100)},
       spoiler,
       "Raise sT to .9: a strong partner is blamed more."},
      {"fight_until",
       "C17",
       "War goes on until it reaches a front whose peace keeps itself.",
       "Leventoğlu & Slantchev 2007, American Journal of Political Science 51(4)",
       {list("MA", "what A can have by breaking the peace, by state", {.2, .6, .6, .6, .5}, -10, 10),
        list("MB", "the same for B", {.5, .6, .6, .6, .2}, -10, 10),
        list("B", "benefits of peace, by state", {1, 1, 1, 1, 1}, -10, 10),
        number("up", "chance that the front moves to the next state in a period", .5),
        number("down", "to the one before", .5), whole("start", "state at the start, counted from 0", 2, 0, 1000)},
       fight_until,
       "Change MA=.2,.2,.6,.6,.5: an earlier peace, a shorter war.",
       "",
       front_problem},
  };
}

}  // namespace zopa::study
