#include "zopa/games/extensive_game.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "games/numbers.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {

std::span<int const> ExtensiveGame::children(int node) const {
  if (is_terminal(node)) return {};
  return {children_.data() + nodes_[node].first_child, infosets_[nodes_[node].infoset].actions.size()};
}

int ExtensiveGame::move_into(int node) const {
  TreeNode const& n = nodes_[node];
  if (n.parent == none) return none;
  return infosets_[nodes_[n.parent].infoset].first_move + n.by_action;
}

std::span<Rational const> ExtensiveGame::payoffs(int terminal) const {
  ZOPA_EXPECTS(is_terminal(terminal));
  return {payoffs_.data() + std::size_t(payoff_row_[terminal]) * players_.size(), players_.size()};
}

std::span<double const> ExtensiveGame::payoffs_rounded(int terminal) const {
  ZOPA_EXPECTS(is_terminal(terminal));
  return {payoffs_rounded_.data() + std::size_t(payoff_row_[terminal]) * players_.size(), players_.size()};
}

bool ExtensiveGame::constant_sum() const {
  if (n_players() != 2) return false;
  Rational const sum = payoffs_[0] + payoffs_[1];
  for (std::size_t row = 2; row < payoffs_.size(); row += 2)
    if (payoffs_[row] + payoffs_[row + 1] != sum) return false;
  return true;
}

TreeBuilder::TreeBuilder(std::vector<std::string> players, std::string title, std::string comment) {
  if (players.empty()) fault(none, none, none, "a game needs a player");
  if (players.size() > std::size_t(most_players))
    fault(none, none, none, fmt::format("{} players, more than {}", players.size(), most_players));
  game_.players_ = std::move(players);
  game_.title_ = std::move(title);
  game_.comment_ = std::move(comment);
}

void TreeBuilder::fault(int node, int infoset, int outcome, std::string problem) {
  faults_.push_back({node, infoset, outcome, std::move(problem)});
}

int TreeBuilder::infoset(int player, std::vector<std::string> actions, std::string label) {
  int const number = int(game_.infosets_.size());
  if (player < 0 || player >= game_.n_players()) {
    fault(none, number, none, fmt::format("player {} of {}", player + 1, game_.n_players()));
    player = 0;
  }
  if (actions.empty()) fault(none, number, none, "an information set without actions");
  game_.infosets_.push_back({player, std::move(label), std::move(actions), {}, {}, 0});
  return number;
}

int TreeBuilder::chance_move(std::vector<std::string> actions, std::vector<Rational> probabilities, std::string label) {
  int const number = int(game_.infosets_.size());
  if (actions.empty()) fault(none, number, none, "a chance move without actions");
  if (actions.size() != probabilities.size())
    fault(none, number, none, fmt::format("{} probabilities for {} actions", probabilities.size(), actions.size()));
  Rational sum = 0;
  for (Rational const& p : probabilities) {
    if (p < 0) fault(none, number, none, fmt::format("the probability {} is negative", to_text(p)));
    sum += p;
  }
  if (sum != 1) fault(none, number, none, fmt::format("the probabilities sum to {}, not 1", to_text(sum)));
  game_.infosets_.push_back({chance, std::move(label), std::move(actions), std::move(probabilities), {}, 0});
  return number;
}

int TreeBuilder::outcome(std::vector<Rational> payoffs, std::string label) {
  int const number = int(game_.outcomes_.size());
  if (int(payoffs.size()) != game_.n_players())
    fault(none, none, number, fmt::format("{} payoffs for {} players", payoffs.size(), game_.n_players()));
  game_.outcomes_.push_back({std::move(label), std::move(payoffs)});
  return number;
}

int TreeBuilder::inner(int infoset, std::string name, int outcome) {
  ZOPA_EXPECTS(infoset >= 0 && infoset < int(game_.infosets_.size()));
  int const node = add(infoset, std::move(name), outcome);
  game_.infosets_[infoset].members.push_back(node);
  if (!game_.infosets_[infoset].actions.empty()) open_.push_back(node);
  return node;
}

int TreeBuilder::terminal(int outcome, std::string name) { return add(none, std::move(name), outcome); }

/// While a node is open, `end` counts its children.
int TreeBuilder::add(int infoset, std::string name, int outcome) {
  ZOPA_EXPECTS(outcome == none || (outcome >= 0 && outcome < int(game_.outcomes_.size())));
  int const node = int(game_.nodes_.size());
  if (node == most_nodes) fault(node, none, none, fmt::format("more than {} nodes", most_nodes));
  if (node > 0 && open_.empty())
    fault(node, none, none, "a node after the last one: every action has its node already");
  TreeNode added;
  added.infoset = infoset;
  added.outcome = outcome;
  added.name = std::move(name);
  if (!open_.empty()) {
    TreeNode& parent = game_.nodes_[open_.back()];
    added.parent = open_.back();
    added.by_action = parent.end++;
    if (parent.end == int(game_.infosets_[parent.infoset].actions.size())) open_.pop_back();
  }
  game_.nodes_.push_back(std::move(added));
  return node;
}

void TreeBuilder::check_parts() {
  if (game_.nodes_.empty()) fault(none, none, none, "a game without nodes");
  for (int const node : open_) {
    TreeNode const& n = game_.nodes_[node];
    fault(node, none, none,
          fmt::format("{} of {} actions have a node", n.end, game_.infosets_[n.infoset].actions.size()));
  }
}

void TreeBuilder::link_children() {
  auto& nodes = game_.nodes_;
  int n_children = 0;
  std::vector<int> level(nodes.size(), 0);
  for (int n = 0; n < int(nodes.size()); ++n) {
    nodes[n].end = n + 1;
    nodes[n].first_child = n_children;
    if (nodes[n].infoset != none) n_children += int(game_.infosets_[nodes[n].infoset].actions.size());
    if (n > 0) level[n] = level[nodes[n].parent] + 1;
    game_.depth_ = std::max(game_.depth_, level[n]);
  }
  game_.children_.assign(n_children, none);
  for (int n = int(nodes.size()) - 1; n > 0; --n) {
    TreeNode& parent = nodes[nodes[n].parent];
    parent.end = std::max(parent.end, nodes[n].end);
    game_.children_[parent.first_child + nodes[n].by_action] = n;
  }
}

/// Ends with the same outcomes along the path share a row.
void TreeBuilder::add_up_payoffs() {
  auto const n_players = game_.players_.size();
  auto const& nodes = game_.nodes_;
  std::vector<int> row_at(nodes.size(), none);  // what has been paid up to here
  std::map<std::pair<int, int>, int> sums;      // (row so far, outcome) -> row
  auto& payoffs = game_.payoffs_;
  auto const add_row = [&](int before, int outcome) {
    auto const [at, is_new] = sums.try_emplace({before, outcome}, int(sums.size()));
    if (!is_new) return at->second;
    for (std::size_t i = 0; i < n_players; ++i) {
      Rational sum = outcome == none ? Rational(0) : game_.outcomes_[outcome].payoffs[i];
      if (before != none) sum += payoffs[std::size_t(before) * n_players + i];
      payoffs.push_back(std::move(sum));
    }
    return at->second;
  };
  game_.payoff_row_.assign(nodes.size(), none);
  for (int n = 0; n < int(nodes.size()); ++n) {
    row_at[n] = n == 0 ? none : row_at[nodes[n].parent];
    if (nodes[n].outcome != none) row_at[n] = add_row(row_at[n], nodes[n].outcome);
    if (nodes[n].infoset != none) continue;
    ++game_.n_terminals_;
    game_.payoff_row_[n] = row_at[n] == none ? add_row(none, none) : row_at[n];
  }
  for (Rational const& payoff : payoffs) game_.payoffs_rounded_.push_back(to_double(payoff));
}

/// Perfect recall: all members of an information set come after the same last own move (then, by induction, the same
/// own history).
void TreeBuilder::find_recall_faults() {
  auto const& nodes = game_.nodes_;
  std::vector<int> last(nodes.size());
  for (int player = 0; player < game_.n_players(); ++player) {
    for (int n = 0; n < int(nodes.size()); ++n) {
      int const parent = nodes[n].parent;
      if (parent == none)
        last[n] = none;
      else
        last[n] = game_.mover(parent) == player ? game_.move_into(n) : last[parent];
    }
    for (int h = 0; h < int(game_.infosets_.size()); ++h) {
      InformationSet const& set = game_.infosets_[h];
      if (set.player != player) continue;
      auto const differs = [&](int n) { return last[n] != last[set.members.front()]; };
      auto const other = std::find_if(set.members.begin(), set.members.end(), differs);
      if (other != set.members.end()) game_.recall_faults_.push_back({player, h, set.members.front(), *other});
    }
  }
}

void TreeBuilder::number_moves() {
  for (InformationSet& set : game_.infosets_) {
    set.first_move = game_.n_moves_;
    game_.n_moves_ += int(set.actions.size());
    if (set.player != chance && set.members.size() > 1) game_.perfect_information_ = false;
  }
}

BuiltTree TreeBuilder::build() && {
  check_parts();
  if (!faults_.empty()) return std::move(faults_);
  number_moves();
  link_children();
  add_up_payoffs();
  find_recall_faults();
  return std::move(game_);
}

ExtensiveGame built(TreeBuilder&& builder) {
  BuiltTree tree = std::move(builder).build();
  ZOPA_EXPECTS(std::holds_alternative<ExtensiveGame>(tree));
  return std::get<ExtensiveGame>(std::move(tree));
}

template <class Number>
Behaviour<Number> uniform_behaviour(ExtensiveGame const& game) {
  Behaviour<Number> behaviour;
  behaviour.reserve(game.n_moves());
  for (InformationSet const& set : game.infosets())
    for (std::size_t a = 0; a < set.actions.size(); ++a)
      behaviour.push_back(set.player == chance ? as<Number>(set.probabilities[a])
                                               : Number(1) / int(set.actions.size()));
  return behaviour;
}

Behaviour<double> rounded(Behaviour<Rational> const& exact) {
  Behaviour<double> behaviour;
  for (Rational const& p : exact) behaviour.push_back(to_double(p));
  return behaviour;
}

template <class Number>
std::vector<Number> expected_payoffs(ExtensiveGame const& game, Behaviour<Number> const& behaviour, int root) {
  ZOPA_EXPECTS(int(behaviour.size()) == game.n_moves());
  std::vector<Number> reach(game.nodes()[root].end - root), sum(game.n_players(), Number(0));
  reach[0] = 1;
  for (int n = root; n < game.nodes()[root].end; ++n) {
    if (n > root) reach[n - root] = reach[game.nodes()[n].parent - root] * behaviour[game.move_into(n)];
    if (!game.is_terminal(n) || reach[n - root] == 0) continue;
    auto const payoffs = payoffs_of<Number>(game, n);
    for (int i = 0; i < game.n_players(); ++i) sum[i] += reach[n - root] * payoffs[i];
  }
  return sum;
}

template Behaviour<double> uniform_behaviour(ExtensiveGame const&);
template Behaviour<Rational> uniform_behaviour(ExtensiveGame const&);
template std::vector<double> expected_payoffs(ExtensiveGame const&, Behaviour<double> const&, int);
template std::vector<Rational> expected_payoffs(ExtensiveGame const&, Behaviour<Rational> const&, int);

}  // namespace zopa::games
