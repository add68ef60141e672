#include <algorithm>

#include "study/textbook_entries.hpp"
#include "zopa/model/no_deal.hpp"
#include "zopa/solve/audience_costs.hpp"
#include "zopa/solve/screening.hpp"

namespace zopa::study {
namespace {

/// P(cost < d), as the definition says it.
double refuse(solve::PrivateCost c, double d) {
  if (c.low == c.high) return d > c.low + 1e-12 ? 1 : 0;
  return std::clamp((d - c.low) / (c.high - c.low), 0.0, 1.0);
}

Figures war_range(Given const& g) {
  auto const range = solve::war_range(g("p"), g("cA"), g("cB"));
  return {{"width", "cA + cB", range.width()},
          {"least share A signs", "p − cA", range.low},
          {"most share B leaves", "p + cB", range.high},
          {"least share, within the pie", "max(0, p − cA)", range.within_pie().low},
          {"most share, within the pie", "min(1, p + cB)", range.within_pie().high}};
}

Figures risk_return(Given const& g) {
  double const p = g("p"), cost = g("cA");
  auto const other = g.cost("cB");
  auto const made = solve::risk_return(p, cost, other);
  double const tried =
      grid_argmax([&](double x) { return (1 - refuse(other, x - p)) * x + refuse(other, x - p) * (p - cost); }, 0, 1);
  return {{"demand",
           "p + d, d = (h − cA)/2 brought into [l, min(h, 1 − p)]",
           made.share,
           {},
           TextbookCheck{tried, "the best of 10,001 demands", 1e-4}},
          {"probability of war", "(d − l)/(h − l)", made.war}};
}

Figures two_types(Given const& g) {
  auto const made = solve::two_type_ultimatum(g("p"), g("cA"), g("cL"), g("cH"), g("phi"));
  double const risky = (1 - g("phi")) * (g("p") + g("cH")) + g("phi") * (g("p") - g("cA")), safe = g("p") + g("cL");
  return {{"threshold φ*", "(cH − cL)/(cH + cA)", made.threshold},
          {"probability of war",
           "φ if φ < φ*, else 0",
           made.war,
           {},
           TextbookCheck{risky > safe + 1e-12 ? g("phi") : 0, "the better of the two demands"}},
          {"demand", "p + cH if φ < φ*, else p + cL", made.share},
          {"A's value", "the larger of (1 − φ)(p + cH) + φ(p − cA) and p + cL", std::max(risky, safe)}};
}

Figures satisfied_state(Given const& g) {
  double const p = g("p");
  auto const other = g.cost("cA");
  auto const made = solve::satisfied_state_offer(p, g("q"), g("cB"), other);
  double const tried = grid_argmax(
      [&](double x) { return (1 - refuse(other, p - x)) * (1 - x) + refuse(other, p - x) * (1 - p - g("cB")); }, g("q"),
      1);
  return {{"probability of war", "max(0, (p − x − l)/(h − l))", made.war},
          {"offer",
           "max(q, p − e), e = (h − cB)/2 brought into [l, h]",
           made.share,
           {},
           TextbookCheck{tried, "the best of 10,001 offers", 1e-4}}};
}

Figures random_walk_war(Given const& g) {
  int const forts = g.whole("N"), held = g.whole("k");
  double const p = g("p");
  auto const war = model::total_war(forts, held, p, 1 - p);
  auto const range = solve::total_war_range(forts, held, p, g("cA"), g("cB"));
  std::optional<TextbookCheck> formula;
  if (p == .5) formula = TextbookCheck{static_cast<double>(held * (forts - held)), "k(N − k), the formula at p = 1/2"};
  return {{"probability that A wins all", "(1 − ρ^k)/(1 − ρ^N), ρ = (1 − p)/p; k/N at p = 1/2", war.victory},
          {"battles to come", "(k − N·P)/(1 − 2p); k(N − k) at p = 1/2", war.rounds, {}, formula},
          {"least share A signs", "P − cA·D", range.low},
          {"most share B leaves", "P + cB·D", range.high},
          {"width of the range", "(cA + cB)·D", range.width()}};
}

Figures screening(Given const& g) {
  solve::ScreeningGame const game{g.whole("rounds"), g("phi"), g("p"),  g("cA"), g("cL"),
                                  g("cH"),           g("kA"),  g("kL"), g("kH")};
  auto const solved = solve::screening_while_fighting(game);
  std::optional<TextbookCheck> formula;
  if (game.rounds == 2) {
    double const phi = game.tough, cut = (game.war_weak - game.war_tough) / (game.war_weak + game.war_a);
    double const low = game.p + game.war_tough, high = game.p + game.war_weak;
    double best = std::max(low + game.battle_tough, (1 - phi) * (low + game.battle_weak) + phi * (low - game.battle_a));
    if (phi < cut)
      best = std::max(best, (1 - phi / cut) * (high + game.battle_weak) + phi / cut * (low - game.battle_a));
    formula = TextbookCheck{best, "the two-round formula: best of pool, screen, partial"};
  }
  Figures figures{
      {"A's value", "backward induction over what A believes", solved.value, {}, formula},
      in_words("first move", "pool, screen, or screen in part", name(solved.path.front().move)),
      {"first demand", "what keeps a weak B indifferent, or what a tough B takes", solved.path.front().demand},
      {"probability of the decisive war", "φ if the last demand is risky, else 0", solved.decisive_war}};
  figures.push_back({"settled in the first round", "1 less those who refuse", solved.path.front().settled});
  return figures;
}

Figures audience(Given const& g) {
  auto const found = solve::audience_equilibrium({g("p"), g("cB"), g("a"), g.cost("cA")});
  char const* kinds[] = {"some bluff", "all challenge, B concedes",
                         "B resists always: only those challenge who like war",
                         "nobody would fight, nobody challenges"};
  return {{"probability of a challenge", "F(1 − w), F = P(cA ≤ p + a), w = 1 − p − cB", found.challenge},
          {"probability that B resists", "1/(1 + a)", found.resist},
          {"probability of war",
           "F/(1 + a)",
           found.war,
           {},
           TextbookCheck{found.challenge * found.resist * found.fight, "challenge × resist × fight"}},
          {"probability of a fight, if resisted", "1/(1 − w)", found.fight},
          in_words("equilibrium", "the formulas hold where some bluff", kinds[static_cast<int>(found.kind)])};
}

Figures lock_in(Given const& g) {
  auto const first = solve::lock_in_time(g("a1"), g("w1")), second = solve::lock_in_time(g("a2"), g("w2"));
  auto const wins = solve::contest_of_nerves({g("a1"), g("a2")}, {g("w1"), g("w2")});
  return {or_else("first side locked in at", "−w1/a1, 0 if w1 ≥ 0", first, "never: backing down costs it nothing"),
          or_else("second side locked in at", "−w2/a2, 0 if w2 ≥ 0", second, "never: backing down costs it nothing"),
          in_words("who stands firm", "the one locked in first",
                   !wins        ? "neither, or both"
                   : *wins == 0 ? "the first"
                                : "the second")};
}

std::string types_in_order(Given const& g) {
  return g("cL") < g("cH") ? "" : "cL must be below cH: tough means that war costs less";
}

}  // namespace

std::vector<TextbookModel> textbook_war() {
  return {
      {"war_range",
       "C1",
       "War is costly, so there is always a division that both sides prefer to it.",
       "Fearon 1995, International Organization 49(3)",
       {chance_to_win(), cost("cA", "A", .1), cost("cB", "B", .1)},
       war_range,
       "Raise p: the range moves, its width does not. Then ask why there is ever war: fearon, shifting_power, "
       "indivisible.",
       "scenarios/textbook/war_range.yaml"},
      {"fearon",
       "C1.risk_return",
       "A demands more of an opponent whose cost of war it does not know, and risks war for it.",
       "Fearon 1995, International Organization 49(3), appendix",
       {chance_to_win(), cost("cA", "A", .1), private_cost("cB", "what war costs B", 0, .4)},
       risk_return,
       "Raise cA: who has more to lose risks less. Set cB=.2,.4: who knows more risks nothing. Raise p: only the "
       "demand moves."},
      {"two_types",
       "C1b",
       "With a tough and a weak type the risky demand is made while the tough one is rare enough.",
       "Fearon 1995; Powell 1999, In the Shadow of Power",
       {chance_to_win(), cost("cA", "A", .1), cost("cL", "a tough B", .05), cost("cH", "a weak B", .3),
        number("phi", "probability that B is tough", .6)},
       two_types,
       "Set phi=.65: at φ* the risk of war drops to nothing at once.",
       "",
       types_in_order},
      {"satisfied_state",
       "C4",
       "War threatens where benefits do not match power, and not otherwise.",
       "Powell 1996, World Politics 48(2); Powell 1999",
       {chance_to_win(), number("q", "A's share now", .4), cost("cB", "B, who is satisfied", .1),
        private_cost("cA", "what war costs A", .05, .45)},
       satisfied_state,
       "Lower q from .5 to .1: the risk rises with the gap between power and benefits, then stays flat."},
      {"random_walk_war",
       "C5",
       "War as a random walk between forts: the range of deals is widest in the middle of the front.",
       "Smith & Stam 2004, Journal of Conflict Resolution 48(6); Slantchev 2003",
       {whole("N", "forts in all", 6, 1, 1e6), whole("k", "forts that A holds", 3, 0, 1e6),
        number("p", "A's chance to win a battle", .6), cost("cA", "A a battle", .02), cost("cB", "B a battle", .04)},
       random_walk_war,
       "Move k from 1 to 5 with p=.5: stalemates are ripe for a deal.",
       "scenarios/textbook/battle.yaml",
       [](Given const& g) { return g("k") <= g("N") ? std::string{} : "k must be no more than N"; }},
      {"screening",
       "C7",
       "Fighting separates the tough from the weak: demands fall over time, the tough settle late and well.",
       "Slantchev 2003, American Political Science Review 97(4); Powell 2004, American Journal of Political Science "
       "48(2)",
       {whole("rounds", "rounds of offers, the last refusal means decisive war", 2, 1, 200),
        number("phi", "probability that B is tough", .3), chance_to_win(), cost("cA", "A, if decisive", .1),
        cost("cL", "a tough B, if decisive", .05), cost("cH", "a weak B, if decisive", .3),
        number("kA", "what a battle costs A", .02, 0, 10), number("kL", "what a battle costs a tough B", .01, 0, 10),
        number("kH", "what a battle costs a weak B", .04, 0, 10)},
       screening,
       "Raise phi from .3 to .9: from screening in part to an offer for all. Raise rounds: more time, more battles.",
       "",
       [](Given const& g) {
         if (g("kL") > g("kH")) return std::string("kL must be no more than kH");
         return types_in_order(g);
       }},
      {"audience_costs",
       "C8",
       "A public that punishes bluffs makes threats credible, and can make war likelier.",
       "Fearon 1994, American Political Science Review 88(3); Schultz 1999",
       {number("p", "A's chance to win the war", .3), cost("cB", "B", .9),
        number("a", "what backing down costs A at home", .5, 0, 10), private_cost("cA", "what war costs A", 0, 2)},
       audience,
       "Raise a to 1: B resists less often, and yet there is more war."},
      {"lock_in",
       "C20",
       "In a contest of nerves the side stands firm that its public locks in first.",
       "Fearon 1994, American Political Science Review 88(3)",
       {number("a1", "audience cost of the first side per unit of time", .1, 0, 10),
        number("w1", "what war is worth to it", -.3, -10, 10),
        number("a2", "audience cost of the second side", .05, 0, 10),
        number("w2", "what war is worth to it", -.2, -10, 10)},
       lock_in,
       "Set a2=.1: a democracy with the same public locks in earlier."},
  };
}

}  // namespace zopa::study
