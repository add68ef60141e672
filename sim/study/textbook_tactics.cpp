#include <cmath>

#include "study/textbook_entries.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/concession.hpp"
#include "zopa/solve/learning.hpp"
#include "zopa/solve/quantal_response.hpp"
#include "zopa/solve/tactic_duels.hpp"

namespace zopa::study {
namespace {

using model::TimeDependent;
using model::TitForTat;

TimeDependent::Curve curve(Given const& g) {
  return g("curve") == 0 ? TimeDependent::Curve::polynomial : TimeDependent::Curve::exponential;
}

std::string exponential_needs_k(Given const& g) {
  return g("curve") == 1 && g("k") == 0 ? "the exponential curve needs k above 0" : "";
}

TextbookParameter beta(char const* name, char const* whose, double value) {
  return number(name, std::string("β of ") + whose + ": below 1 holds out until late, above 1 gives way early", value,
                1e-6, 1e6);
}

Figures concession(Given const& g) {
  double const alpha = model::concession({curve(g), g("beta"), g("k")}, g.whole("t"), g.whole("T"));
  return {{"α(t)", "k + (1 − k)(t/T)^(1/β); exponential: exp[(1 − t/T)^β ln k]", alpha},
          {"target utility", "1 − α(t)(1 − W)", 1 - alpha * (1 - g("W"))}};
}

Figures duel(Given const& g) {
  solve::PriceDuel game{
      g.whole("T"), {curve(g), g("betaA"), g("k")}, {curve(g), g("betaB"), g("k")}, g("RVa"), g("RVb")};
  auto const deal = solve::price_duel(game);
  std::string const none = "none: they never meet";
  return {
      or_else("price", "midway, at the first t with bid ≥ ask", deal ? std::optional(deal->price) : std::nullopt, none),
      or_else("round", "first t with α_B·RVb ≥ 1 − α_A(1 − RVa)",
              deal ? std::optional<double>(deal->round) : std::nullopt, none)};
}

Figures tit_for_tat(Given const& g) {
  auto const kind = g("kind") == 0 ? TitForTat::Kind::relative : TitForTat::Kind::absolute;
  return {{"next demand", g("kind") == 0 ? "own·(new/old)" : "own − (old − new)",
           model::next_demand(kind, g("own_last"), g("opp_old"), g("opp_new"))}};
}

Figures micro(Given const& g) {
  std::vector<std::vector<double>> packages;
  for (std::size_t y = 0; y < g.list("uA").size(); ++y) packages.push_back({g.list("uA")[y], g.list("uB")[y]});
  auto const met = solve::minimal_concession(packages, {g("dA"), g("dB")});
  std::string const none = "a side has no new bid left before they meet; it repeats old ones at random";
  return {
      or_else("package agreed", "its place in the list, from 0",
              met ? std::optional<double>(static_cast<double>(met->outcome)) : std::nullopt, none),
      or_else("turn of the acceptance", "counted from 0", met ? std::optional<double>(met->turn) : std::nullopt, none)};
}

Figures bayes(Given const& g) {
  bool const accepted = g("answer") == 1;
  auto const posterior =
      solve::after_answer({1 - g("prior"), g("prior")}, {g("r1"), g("r2")}, g("offer"), g("tau"), accepted);
  return {{"probability of r2", "prior × Pr(answer | r), Pr(accept | r) = 1/(1 + exp(−(offer − r)/τ))", posterior[1]}};
}

Figures logit(Given const& g) {
  return {{"probability of acceptance", "1/(1 + exp(−λ·du))", base::logistic(g("lam") * g("du"))}};
}

Figures hide_and_seek(Given const& g) {
  auto const mixed = solve::quantal_response({{{{g("X"), 0}, {0, 1}}}, {{{0, 1}, {1, 0}}}}, g("lam"));
  double const again = base::logistic(g("lam") * (mixed[1] * g("X") - (1 - mixed[1])));
  return {{"P(up)",
           "p = 1/(1 + exp(−λ[qX − (1 − q)]))",
           mixed[0],
           {},
           TextbookCheck{again, "the answer to the other's mixture"}},
          {"P(left)", "q = 1/(1 + exp(−λ[1 − 2p]))", mixed[1]},
          {"P(up) in Nash equilibrium", "1/2, whatever X", .5},
          {"P(left) in Nash equilibrium", "1/(1 + X)", 1 / (1 + g("X"))}};
}

}  // namespace

std::vector<TextbookModel> textbook_tactics() {
  auto const curves = word("curve", "how it gives way", {"polynomial", "exponential"});
  return {
      {"concession",
       "D1",
       "A tactic that looks only at the clock: Boulware holds out, a conceder gives way early.",
       "Faratin, Sierra & Jennings 1998, Robotics and Autonomous Systems 24, eqs 4 and 5",
       {whole("t", "round", 5, 0, 1e6), whole("T", "rounds", 10, 1, 1e6), number("k", "what is given at once", .1),
        beta("beta", "the tactic", .2), curves, number("W", "reservation value", 0)},
       concession,
       "Set beta=2, beta=5: conceders. Set curve=exponential.",
       "scenarios/textbook/tactics.yaml",
       exponential_needs_k},
      {"duel",
       "D1.duel",
       "Of two that concede by the clock the harder one gets the better price, if there is time for a deal.",
       "Faratin, Sierra & Jennings 1998",
       {whole("T", "rounds", 100, 1, 1e6), number("k", "what is given at once", 0), beta("betaA", "the seller", 1),
        beta("betaB", "the buyer", 1), number("RVa", "least price of the seller", .3),
        number("RVb", "highest price of the buyer", .7), curves},
       duel,
       "Set betaA=.2: a better price, later. Set RVb=.2: no deal.",
       "",
       exponential_needs_k},
      {"tit_for_tat",
       "D2",
       "Answer a concession in kind.",
       "Faratin, Sierra & Jennings 1998, section 4.3",
       {number("opp_old", "what the other asked before", .8, 0, 1e6),
        number("opp_new", "what it asks now", .72, 0, 1e6), number("own_last", "one's own last demand", .5, 0, 1e6),
        word("kind", "in proportion or in amount", {"relative", "absolute"})},
       tit_for_tat,
       "Set kind=absolute.",
       "scenarios/textbook/tit_for_tat.yaml"},
      {"micro",
       "D3",
       "Two that concede as little as possible meet in the middle of their rankings, without any model of each other.",
       "de Jonge 2022, IJCAI",
       {list("uA", "what each package is worth to A, who begins", {0, 3, 5, 7, 9, 10, 4}, -1e6, 1e6),
        list("uB", "to B", {10, 9, 7, 5, 2, 0, 4}, -1e6, 1e6), number("dA", "no deal is worth to A", 2, -1e6, 1e6),
        number("dB", "to B", 3, -1e6, 1e6)},
       micro,
       "Raise dA to 6: fewer bids, a better package for A.",
       "scenarios/textbook/finite_set.yaml",
       [](Given const& g) {
         return g.list("uA").size() == g.list("uB").size() ? std::string{} : "uA and uB need one number per package";
       }},
      {"bayes",
       "D4",
       "What an answer tells about the other's reservation value.",
       "Zeng & Sycara 1998, logit likelihood",
       {number("prior", "probability of r2", .5), number("r1", "one hypothesis", .3), number("r2", "the other", .5),
        number("offer", "what was offered", .4), number("tau", "τ, noise of the answer", .1, 1e-6, 100),
        word("answer", "what was heard", {"reject", "accept"}, "event")},
       bayes,
       "Set answer=accept. Lower tau: a sharper answer."},
      {"logit",
       "D5",
       "Noisy acceptance: what is worth more is accepted more often, not always.",
       "McFadden 1974; McKelvey & Palfrey 1998",
       {number("lam", "λ, precision", 5, 0, 1e6), number("du", "gain from accepting", .2, -1e3, 1e3)},
       logit,
       "Raise lam: the answer becomes certain."},
      {"hide_and_seek",
       "D5.qre",
       "With noisy play one's own payoff moves one's own mixture, which Nash equilibrium denies.",
       "McKelvey & Palfrey 1995, Games and Economic Behavior 10",
       {number("X", "what the seeker wins at up-left", 9, 0, 1e6), number("lam", "λ, precision", 1, 0, 1e6)},
       hide_and_seek,
       "Raise X from 1 to 9: up is played more often. Raise lam to 100: Nash returns."},
  };
}

}  // namespace zopa::study
