#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "zopa/games/rational.hpp"

namespace zopa::games {

/// The mover of a chance node; players count from 0.
constexpr int chance = -1;
/// No parent, no information set (a terminal node), no outcome, no own move before.
constexpr int none = -1;

/// A position of the tree. Nodes are in prefix order: the root is 0, the subtree of n is [n, end).
struct TreeNode {
  int parent = none;
  int by_action = none;  ///< the action of the parent that leads here
  int infoset = none;    ///< none: terminal
  int outcome = none;    ///< paid on arrival; payoffs add up along the path
  int end = 0;           ///< one past the last node of the subtree
  int first_child = 0;   ///< into the list of all children
  std::string name;
};

/// What a player (or chance) knows when it moves: the members look alike to it and offer the same actions.
struct InformationSet {
  int player = chance;
  std::string label;
  std::vector<std::string> actions;
  std::vector<Rational> probabilities;  ///< of chance only: one per action, exactly one in sum
  std::vector<int> members;             ///< nodes, ascending; empty if the tree never came here
  int first_move = 0;                   ///< moves of all information sets are numbered through: first_move + action
};

/// Payoffs that a node hands out.
struct TreeOutcome {
  std::string label;
  std::vector<Rational> payoffs;  ///< one per player
};

/// What a player forgets: two members of an information set that it reached by different own moves.
struct RecallFault {
  int player = 0, infoset = 0, node = 0, other_node = 0;
};

/// An extensive game (Kuhn 1953): a finite tree with chance, information sets and payoffs. A value that exists is a
/// tree with exact chance, every node of an information set with its actions, and a payoff for each player at each end.
/// Made by TreeBuilder. Imperfect recall is allowed and reported; most solvers refuse it.
class ExtensiveGame {
 public:
  std::string const& title() const { return title_; }
  std::string const& comment() const { return comment_; }
  std::vector<std::string> const& players() const { return players_; }
  int n_players() const { return int(players_.size()); }

  std::vector<TreeNode> const& nodes() const { return nodes_; }
  std::vector<InformationSet> const& infosets() const { return infosets_; }
  std::vector<TreeOutcome> const& outcomes() const { return outcomes_; }
  int n_nodes() const { return int(nodes_.size()); }
  /// Actions of all information sets, chance included: the length of a behaviour profile.
  int n_moves() const { return n_moves_; }
  int n_terminals() const { return n_terminals_; }
  int depth() const { return depth_; }

  bool is_terminal(int node) const { return nodes_[node].infoset == none; }
  /// chance, or the player who moves at an inner node.
  int mover(int node) const { return infosets_[nodes_[node].infoset].player; }
  std::span<int const> children(int node) const;
  /// The move (number of an information set's action) that leads to a node; none at the root.
  int move_into(int node) const;

  /// Payoffs of a terminal node, everything along the path added: one per player.
  std::span<Rational const> payoffs(int terminal) const;
  /// The same rounded to the nearest double.
  std::span<double const> payoffs_rounded(int terminal) const;

  /// No information set of a player has two members.
  bool perfect_information() const { return perfect_information_; }
  /// One per information set that breaks perfect recall (Kuhn 1953); empty: everybody remembers own moves.
  std::vector<RecallFault> const& recall_faults() const { return recall_faults_; }
  /// Two players whose payoffs have the same sum at every end.
  bool constant_sum() const;

 private:
  friend class TreeBuilder;
  ExtensiveGame() = default;

  std::string title_, comment_;
  std::vector<std::string> players_;
  std::vector<TreeNode> nodes_;
  std::vector<int> children_;
  std::vector<InformationSet> infosets_;
  std::vector<TreeOutcome> outcomes_;
  std::vector<RecallFault> recall_faults_;
  std::vector<int> payoff_row_;  // per node; none at inner nodes
  std::vector<Rational> payoffs_;
  std::vector<double> payoffs_rounded_;
  int n_moves_ = 0, n_terminals_ = 0, depth_ = 0;
  bool perfect_information_ = true;
};

/// One thing that keeps a list of nodes from being a game.
struct TreeFault {
  int node = none, infoset = none, outcome = none;  ///< what it is about; none where it is not about one
  std::string problem;                              ///< "the probabilities sum to 2/3, not 1": lower case, no full stop
};

/// Either the game, or everything that is wrong with it.
using BuiltTree = std::variant<ExtensiveGame, std::vector<TreeFault>>;

/// Puts a game together from nodes in prefix order, so that no cycle can be written. Faults are collected, not thrown.
class TreeBuilder {
 public:
  /// A tree of more nodes is refused.
  static constexpr int most_nodes = 20'000'000;
  static constexpr int most_players = 100;

  explicit TreeBuilder(std::vector<std::string> players, std::string title = "", std::string comment = "");

  /// A new information set of a player (from 0). Returns its number.
  int infoset(int player, std::vector<std::string> actions, std::string label = "");
  /// A new chance move; the probabilities are those of the actions, in order.
  int chance_move(std::vector<std::string> actions, std::vector<Rational> probabilities, std::string label = "");
  /// A new outcome; one payoff per player.
  int outcome(std::vector<Rational> payoffs, std::string label = "");

  /// The next node in prefix order: an inner node of an information set or chance move. Returns its number.
  int inner(int infoset, std::string name = "", int outcome = none);
  /// The next node in prefix order: an end. Returns its number.
  int terminal(int outcome = none, std::string name = "");

  /// The tree so far has its last node: no action is left without one.
  bool complete() const { return !game_.nodes_.empty() && open_.empty(); }

  /// The game. Cost O(nodes · players).
  BuiltTree build() &&;

 private:
  int add(int infoset, std::string name, int outcome);
  void fault(int node, int infoset, int outcome, std::string problem);
  void check_parts();
  void link_children();
  void add_up_payoffs();
  void find_recall_faults();
  void number_moves();

  ExtensiveGame game_;
  std::vector<int> open_;  // inner nodes that still miss children, root first
  std::vector<TreeFault> faults_;
};

/// The game, where only a bug of ours can make it fail.
ExtensiveGame built(TreeBuilder&&);

/// One probability per move of the game (first_move + action). Chance moves carry their own, so a profile says
/// everything that is needed to play.
template <class Number>
using Behaviour = std::vector<Number>;

/// Every action of an information set equally likely; chance as it is. Number: Rational or double.
template <class Number>
Behaviour<Number> uniform_behaviour(ExtensiveGame const&);

/// A profile rounded to doubles.
Behaviour<double> rounded(Behaviour<Rational> const&);

/// Expected payoff of each player from `root` on. Cost O(nodes · players). Number: Rational or double.
template <class Number>
std::vector<Number> expected_payoffs(ExtensiveGame const&, Behaviour<Number> const&, int root = 0);

}  // namespace zopa::games
