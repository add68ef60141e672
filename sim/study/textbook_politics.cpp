#include <algorithm>
#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/solve/mediation.hpp"
#include "zopa/solve/reference_points.hpp"
#include "zopa/solve/two_level_games.hpp"

namespace zopa::study {
namespace {

Figures mediator(Given const& g) {
  return {or_else("least bias b*", "ε·cM/((1 − ε)cH − cL)", solve::least_bias(g("eps"), g("cM"), g("cH"), g("cL")),
                  "no bias is enough: it is wrong too often, (1 − ε)cH ≤ cL")};
}

Figures two_level(Given const& g) {
  double const a = g("rA"), b = g("rB");
  double const tried = grid_argmax([](double x) { return x * (1 - x); }, a, std::max(a, 1 - b));
  return {or_else("A's share", "1/2 brought into [rA, 1 − rB]", solve::ratified_share(a, b), "no deal: rA + rB > 1",
                  TextbookCheck{tried, "largest Nash product of 10,001 divisions that pass", 1e-4})};
}

Figures uncertain_ratifier(Given const& g) {
  auto const r = g.cost("r");
  auto const made = solve::offer_to_uncertain_ratifier({r.low, r.high, g("dB")});
  auto const pass = [&](double x) {
    return r.low == r.high ? (x >= r.low ? 1.0 : 0.0) : std::clamp((x - r.low) / (r.high - r.low), 0.0, 1.0);
  };
  double const tried = grid_argmax([&](double x) { return pass(x) * (1 - x) + (1 - pass(x)) * g("dB"); }, 0, 1);
  std::optional<TextbookCheck> check;
  if (r.low < r.high && made.pass > 0) check = TextbookCheck{tried, "the best of 10,001 offers", 1e-4};
  return {{"offer", "(1 − dB + l)/2 brought into [l, h]", made.offer, {}, check},
          {"probability of ratification", "(x − l)/(h − l)", made.pass}};
}

Figures vote(Given const& g) {
  std::vector<double> const& p = g.list("p");
  std::vector<bool> veto(p.size(), false);
  for (double const voter : g.list("veto"))
    if (voter >= 1) veto[static_cast<std::size_t>(voter) - 1] = true;
  double const passing = solve::passing_probability(p, static_cast<std::size_t>(g.whole("quota")), veto);
  std::optional<TextbookCheck> check;
  if (p.size() <= 12) {
    double sum = 0;
    for (unsigned votes = 0; votes < 1u << p.size(); ++votes) {
      double probability = 1;
      int yes = 0;
      bool vetoed = false;
      for (std::size_t k = 0; k < p.size(); ++k) {
        bool const approves = (votes >> k & 1u) != 0;
        probability *= approves ? p[k] : 1 - p[k];
        yes += approves, vetoed = vetoed || (veto[k] && !approves);
      }
      if (yes >= g.whole("quota") && !vetoed) sum += probability;
    }
    check = TextbookCheck{sum, "all ways to vote, added up"};
  }
  return {{"probability that it passes", "Poisson–binomial: votes ≥ quota, all vetoes among them", passing, {}, check}};
}

std::string vote_problem(Given const& g) {
  for (double const voter : g.list("veto"))
    if (voter != std::floor(voter) || voter > static_cast<double>(g.list("p").size()))
      return "veto takes the places of voters, counted from 1; 0 for none";
  return {};
}

Figures carrots(Given const& g) {
  solve::Bridge bridge{g("p"),       g("cA"),      g("cB"),     g("redA"),  g("redB"),
                       g("carrotA"), g("carrotB"), g("stickA"), g("stickB")};
  bridge.carrot_a += g("carrots_total") / 2, bridge.carrot_b += g("carrots_total") / 2;
  auto const range = solve::bridged_range(bridge);
  return {{"width of the range", "min(p + cB + mB + sB, 1 − redB) − max(p − cA − mA − sA, redA)", range.width()},
          or_else("carrot still needed", "max(0, −width), to the side that no line holds", solve::gift_needed(bridge),
                  "none helps: the two red lines collide, and money moves no line"),
          {"least share A signs", "max(p − cA − mA − sA, redA)", range.low},
          {"most share B leaves", "min(p + cB + mB + sB, 1 − redB)", range.high}};
}

Figures ripeness(Given const& g) {
  std::vector<std::vector<double>> pie;
  for (int i = 0; i <= 1000; ++i) pie.push_back({i / 1000.0, 1 - i / 1000.0});
  std::vector<double> const pass(pie.size(), g("ratify"));
  auto const found = solve::ripeness(pie, {g("WA"), g("WB")}, {g("WA_before"), g("WB_before")}, pass);
  // the gain of the worse-off side is the same for both in the middle of the range, cut to the pie
  double const x = std::clamp((1 + g("WA") - g("WB")) / 2, 0.0, 1.0);
  return {{"ripeness index",
           "(1 − WA − WB)/2 for one pie",
           std::min(x - g("WA"), 1 - x - g("WB")),
           {},
           TextbookCheck{found.index, "largest least gain over 1,001 packages", 1e-3}},
          in_words("hurting stalemate", "neither W has risen", found.hurting ? "yes" : "no"),
          in_words("a way out", "a deal for both that may be ratified", found.way_out ? "yes" : "no"),
          in_words("ripe", "all three", found.ripe() ? "yes" : "no")};
}

Figures loss_aversion(Given const& g) {
  solve::LossAversion const feeling{g("rA"), g("rB"), g("DA"), g("DB"), g("lam")};
  return {{"width of the range", "1 − rA − rB + (DA + DB)/λ", loss_averse_width(feeling)},
          or_else("critical λ", "(DA + DB)/(rA + rB − 1)", critical_loss_aversion(feeling),
                  "none: the claims are compatible, rA + rB ≤ 1")};
}

Figures soft_line(Given const& g) {
  double const w = g("W"), line = g("line"), kappa = g("kappa");
  double low = std::min(w, line), high = std::max(w, line);
  for (int step = 0; step < 60; ++step) {
    double const x = (low + high) / 2;
    (x - kappa * std::max(0.0, line - x) < w ? low : high) = x;
  }
  return {{"reservation share",
           "(W + κ·line)/(1 + κ) if W < line, else W",
           solve::reservation_share(w, line, kappa),
           {},
           TextbookCheck{high, "bisection on the utility"}}};
}

Figures ratchet(Given const& g) {
  double reference = 0;
  for (double const held : g.list("held")) reference = solve::ratcheted_reference(reference, g("eta"), held);
  std::vector<double> const& all = g.list("held");
  return {{"reference at the end",
           "ref = max(ref before, η·held)",
           reference,
           {},
           TextbookCheck{g("eta") * *std::max_element(all.begin(), all.end()), "η times the most ever held"}}};
}

}  // namespace

std::vector<TextbookModel> textbook_politics() {
  return {
      {"mediator",
       "C10",
       "A mediator is believed only if it is biased enough to gain by telling the truth.",
       "after Kydd 2003, American Journal of Political Science 47(4), in reduced form",
       {number("eps", "probability that its word is wrong", .1), number("cM", "what a war costs it", 1, 0, 100),
        number("cH", "what war costs a weak B", .3, 0, 10), number("cL", "what war costs a tough B", .05, 0, 10)},
       mediator,
       "Raise cM: who wants peace at any price must be more biased to be believed. Set eps=0: anyone is.",
       "",
       [](Given const& g) { return g("cL") < g("cH") ? std::string{} : "cL must be below cH"; }},
      {"two_level",
       "C11",
       "A tied hand at home improves the terms, until it ties too much.",
       "Putnam 1988; Schelling 1960; Nash 1950",
       {number("rA", "least share that A's home front ratifies", .3), number("rB", "the same for B", .3)},
       two_level,
       "Set rA=.6: the weak parliament's side pays. Then rB=.5: no deal.",
       "scenarios/textbook/ratification.yaml"},
      {"uncertain_ratifier",
       "C11.iida",
       "Not knowing the other's home front, one offers enough to make refusal rare, not impossible.",
       "Iida 1993, Journal of Conflict Resolution 37(3)",
       {TextbookParameter{
            "r", "what A's home front wants at least", {0, .8}, 0, 1, TextbookParameter::Kind::list, {}, {}, true},
        number("dB", "what no deal is worth to B", 0)},
       uncertain_ratifier,
       "Set r=0,.4: with less to fear B buys certainty. Raise dB to .2: B takes more risk."},
      {"vote",
       "C11.vote",
       "A council of independent voters passes what a quota of them, vetoes among it, approves.",
       "Poisson–binomial",
       {list("p", "probability that each approves", {.9, .5, .5}), whole("quota", "votes needed", 2, 0, 1000),
        list("veto", "places of those with a veto, counted from 1; 0 for none", {0}, 0, 1000)},
       vote,
       "Set quota=3: unanimity. Set veto=2: one voter decides.",
       "scenarios/textbook/ratification/council.yaml",
       vote_problem},
      {"carrots",
       "C12",
       "Carrots and sticks widen the range by their sum, but none of them moves a red line.",
       "see Fearon 1995; Zartman & Touval 1985",
       {number("p", "A's chance to win the war", .6), number("cA", "what war costs A", .1, 0, 10),
        number("cB", "what war costs B", .1, 0, 10), number("redA", "least share A may sign", .8),
        number("redB", "least share B may sign", 0),
        number("carrots_total", "paid for agreeing, half to each", 0, 0, 10),
        number("carrotA", "more to A alone", 0, 0, 10), number("carrotB", "more to B alone", 0, 0, 10),
        number("stickA", "taken from A without a deal", 0, 0, 10),
        number("stickB", "taken from B without a deal", 0, 0, 10)},
       carrots,
       "Set carrots_total=.1: the half that goes to the side that its line holds is wasted. Set carrotB=.1: none is.",
       "scenarios/textbook/mediator.yaml"},
      {"ripeness",
       "C13",
       "A conflict is ripe when it hurts both sides more and there is a way out that home would approve.",
       "Zartman 2000, in Stern & Druckman",
       {number("WA", "no deal is worth to A now", .4), number("WB", "no deal is worth to B now", .3),
        number("WA_before", "to A a round ago", .5), number("WB_before", "to B a round ago", .3),
        number("ratify", "probability that home approves", 1)},
       ripeness,
       "Set WB_before=.2: one side's prospects improve, and the conflict is not ripe. Set ratify=0: no way out.",
       "scenarios/textbook/ripeness.yaml"},
      {"loss_aversion",
       "C15",
       "Both sides count losses from what they claim: the more losses hurt, the less there is to agree on.",
       "Kahneman & Tversky 1979; Jervis 1992, Political Psychology 13(2)",
       {number("rA", "A's reference", .7), number("rB", "B's reference", .6),
        number("DA", "how much no deal hurts A", .4, 0, 10), number("DB", "how much no deal hurts B", .4, 0, 10),
        number("lam", "λ, weight of losses", 2.25, .01, 100)},
       loss_aversion,
       "Raise lam past the critical value: the range closes. Lower rA: claims give way.",
       "scenarios/textbook/loss_aversion.yaml"},
      {"soft_line",
       "C16",
       "A soft red line pulls the least acceptable share towards itself; a price without limit makes it hard.",
       "linear penalty below a line",
       {number("W", "no deal is worth", .3), number("line", "the line", .6),
        number("kappa", "κ, price per unit short of it", 1, 0, 1e6)},
       soft_line,
       "Raise kappa to 4, to 100: the share approaches the line.",
       "scenarios/textbook/soft_line.yaml"},
      {"ratchet",
       "C18",
       "Aspirations follow a front forward and never back.",
       "reference dependence; Kahneman & Tversky 1979",
       {list("held", "what is held, round by round", {.2, .5, .3}),
        number("eta", "η, how fully one gets used to it", .9)},
       ratchet,
       "Let the last number of held fall to 0: the reference stays."},
  };
}

}  // namespace zopa::study
