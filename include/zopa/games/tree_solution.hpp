#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/games/backward_induction.hpp"
#include "zopa/games/certificate.hpp"
#include "zopa/games/extensive_game.hpp"

namespace zopa::games {

enum class TreeMethod : unsigned char {
  automatic,   ///< the first that fits: induction, zero_sum, sequential, logit
  induction,   ///< backward induction, all moves seen
  zero_sum,    ///< sequence-form linear programme, two players, constant sum
  sequential,  ///< quasi-perfect equilibrium by Lemke's path, at most two movers in each part with hidden moves
  nash,        ///< a Nash equilibrium by Lemke's path, two players; threats may be empty
  logit        ///< agent logit equilibrium at `lambda`
};

struct TreeQuestion {
  TreeMethod method = TreeMethod::automatic;
  TieRule tie = TieRule::accept;
  std::optional<double>
      lambda;  ///< of logit; none: the largest of 1000, 300, 100, 30, 10 over the payoff range that is reached
};

/// An answer with its proof, in one shape whatever the method.
struct TreeSolution {
  TreeMethod method = TreeMethod::induction;  ///< never automatic
  std::string why;                            ///< "all moves are seen": the clause after "because"; empty: asked for
  Behaviour<double> behaviour;
  Behaviour<Rational> exact_behaviour;  ///< empty: the method works in doubles
  std::vector<Rational> exact_value;    ///< likewise
  TreeCertificate<double> proof;        ///< of the exact behaviour where there is one, then rounded
  double tolerance = 0;                 ///< a gain up to this counts as none; 0: exact
  int n_ties = 0;                       ///< decisions that the tie rule settled
  double lambda = 0;                    ///< of logit
  bool is_exact() const { return !exact_behaviour.empty(); }
};

/// The solution, or why this method cannot give one: "player 2 forgets …", lower case, no full stop.
std::variant<TreeSolution, std::string> solve_tree(ExtensiveGame const&, TreeQuestion const& = {});

/// "backward induction", "sequence-form linear programme", …
std::string name_of(TreeMethod);

}  // namespace zopa::games
