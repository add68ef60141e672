#include "zopa/games/tree_solution.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "zopa/games/agent_quantal_response.hpp"
#include "zopa/games/sequence_form.hpp"
#include "zopa/games/sequential_equilibrium.hpp"

namespace zopa::games {
namespace {

using Answer = std::variant<TreeSolution, std::string>;

/// Above this many sequences with hidden moves, exact pivots may take minutes: doubles.
constexpr int largest_exact = 250;
constexpr double rounding = 1e-9;

OneShotDeviation<double> rounded(OneShotDeviation<Rational> const& d) {
  return {d.infoset, d.action, to_double(d.gain), d.reached, d.gain_at_any_belief};
}

TreeCertificate<double> rounded(TreeCertificate<Rational> const& exact) {
  TreeCertificate<double> proof;
  proof.value = games::rounded(exact.value);
  proof.best_response_gain = games::rounded(exact.best_response_gain);
  proof.largest = rounded(exact.largest);
  proof.largest_reached = rounded(exact.largest_reached);
  if (exact.empty_threat) proof.empty_threat = rounded(*exact.empty_threat);
  proof.n_gaining = exact.n_gaining;
  proof.belief = games::rounded(exact.belief);
  return proof;
}

TreeSolution exact_solution(ExtensiveGame const& game, TreeMethod method, Behaviour<Rational> behaviour,
                            std::vector<Rational> const* belief, int n_ties) {
  TreeSolution solution;
  auto const proof = certificate(game, behaviour, Rational(0), belief);
  solution.method = method;
  solution.behaviour = games::rounded(behaviour);
  solution.exact_behaviour = std::move(behaviour);
  solution.exact_value = proof.value;
  solution.proof = rounded(proof);
  solution.n_ties = n_ties;
  return solution;
}

TreeSolution near_solution(ExtensiveGame const& game, TreeMethod method, Behaviour<double> behaviour, double tolerance,
                           std::vector<double> const* belief) {
  TreeSolution solution;
  solution.method = method;
  solution.tolerance = tolerance;
  solution.proof = certificate(game, behaviour, tolerance, belief);
  solution.behaviour = std::move(behaviour);
  return solution;
}

/// Largest payoff less smallest, of any player; 1 where all are the same.
double payoff_range(ExtensiveGame const& game) {
  double least = HUGE_VAL, most = -HUGE_VAL;
  for (int n = 0; n < game.n_nodes(); ++n) {
    if (!game.is_terminal(n)) continue;
    for (double const payoff : game.payoffs_rounded(n)) least = std::min(least, payoff), most = std::max(most, payoff);
  }
  return most > least ? most - least : 1;
}

Answer by_induction(ExtensiveGame const& game, TieRule tie) {
  if (!game.perfect_information()) return "backward induction needs all moves to be seen; some are hidden here";
  auto answer = backward_induction<Rational>(game, tie);
  return exact_solution(game, TreeMethod::induction, std::move(answer.behaviour), nullptr, answer.n_ties);
}

Answer by_programme(ExtensiveGame const& game) {
  if (!game.constant_sum())
    return "the linear programme needs two players whose payoffs have the same sum at every end";
  auto answer = zero_sum_equilibrium(game);
  if (!answer) return "the linear programme was not solved to its end";
  return near_solution(game, TreeMethod::zero_sum, std::move(answer->behaviour), rounding * payoff_range(game),
                       nullptr);
}

Answer by_lemke(ExtensiveGame const& game, TreeMethod method, TieRule tie) {
  bool const sequential = method == TreeMethod::sequential;
  std::string const failed = sequential
                                 ? "more than two players move where moves are hidden, or the path was lost; try logit"
                                 : "a Nash equilibrium by Lemke's path needs two players; try logit";
  int const size = sequential ? hidden_size(game) : game.n_moves();
  if (size <= largest_exact) {
    auto answer = sequential ? exact_sequential_equilibrium(game, tie) : nash_equilibrium_by_lemke<Rational>(game);
    if (!answer) return failed;
    return exact_solution(game, method, std::move(answer->behaviour), &answer->belief, answer->n_ties);
  }
  auto answer = sequential ? sequential_equilibrium<double>(game, tie) : nash_equilibrium_by_lemke<double>(game);
  if (!answer) return failed;
  auto solution =
      near_solution(game, method, std::move(answer->behaviour), rounding * payoff_range(game), &answer->belief);
  solution.n_ties = answer->n_ties;
  return solution;
}

Answer by_logit(ExtensiveGame const& game, std::optional<double> lambda) {
  double const range = payoff_range(game);
  std::vector<double> tries;
  for (double const height : {1000., 300., 100., 30., 10.}) tries.push_back(height / range);
  if (lambda) tries = {*lambda};
  for (double const at : tries) {
    auto answer = agent_quantal_response(game, at, 3000);
    if (!answer) continue;
    // who errs with logit noise loses about 1/λ at an information set
    auto solution =
        near_solution(game, TreeMethod::logit, std::move(answer->behaviour), at > 0 ? 1 / at : range, nullptr);
    solution.lambda = at;
    return solution;
  }
  return lambda ? fmt::format("the logit path was not followed to lambda {}; try a smaller one", *lambda)
                : std::string("the logit path was lost early");
}

std::string why(ExtensiveGame const& game, TreeMethod method) {
  if (method == TreeMethod::induction) return "every player sees all moves before its own";
  if (method == TreeMethod::zero_sum) return "what one of the two players gains the other loses";
  if (method == TreeMethod::sequential) return "moves are hidden and the players' interests are not opposed";
  return fmt::format("moves are hidden from each other by more than two of the {} players", game.n_players());
}

Answer by(TreeMethod method, ExtensiveGame const& game, TreeQuestion const& question) {
  switch (method) {
    case TreeMethod::induction:
      return by_induction(game, question.tie);
    case TreeMethod::zero_sum:
      return by_programme(game);
    case TreeMethod::logit:
      return by_logit(game, question.lambda);
    default:
      return by_lemke(game, method, question.tie);
  }
}

}  // namespace

Answer solve_tree(ExtensiveGame const& game, TreeQuestion const& question) {
  if (!game.recall_faults().empty()) {
    RecallFault const& fault = game.recall_faults().front();
    return fmt::format("{} forgets own moves (information set {}): the solvers need perfect recall",
                       game.players()[fault.player], fault.infoset + 1);
  }
  if (question.method != TreeMethod::automatic) return by(question.method, game, question);
  TreeMethod first = TreeMethod::sequential;
  if (game.perfect_information())
    first = TreeMethod::induction;
  else if (game.constant_sum())
    first = TreeMethod::zero_sum;
  Answer answer = by(first, game, question);
  TreeMethod used = first;
  if (first == TreeMethod::sequential && std::holds_alternative<std::string>(answer)) {
    used = TreeMethod::logit;
    answer = by_logit(game, question.lambda);
  }
  if (auto* const solution = std::get_if<TreeSolution>(&answer)) solution->why = why(game, used);
  return answer;
}

std::string name_of(TreeMethod method) {
  switch (method) {
    case TreeMethod::induction:
      return "backward induction";
    case TreeMethod::zero_sum:
      return "a linear programme in sequence form";
    case TreeMethod::sequential:
      return "a quasi-perfect equilibrium by Lemke's path";
    case TreeMethod::nash:
      return "a Nash equilibrium by Lemke's path";
    case TreeMethod::logit:
      return "the agent logit equilibrium";
    default:
      return "the first method that fits";
  }
}

}  // namespace zopa::games
