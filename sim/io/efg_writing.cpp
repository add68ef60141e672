#include <map>
#include <utility>

#include <fmt/format.h>

#include "io/gambit_tokens.hpp"
#include "zopa/io/efg.hpp"

namespace zopa::io {
namespace {

/// Writes the nodes one after the other.
class EfgWriter {
 public:
  explicit EfgWriter(games::ExtensiveGame const& game) : game_(game), number_(game.infosets().size()) {
    std::map<int, int> used;  // by player
    for (games::TreeNode const& node : game.nodes())
      if (node.infoset != games::none && number_[node.infoset] == 0)
        number_[node.infoset] = ++used[game.infosets()[node.infoset].player];
  }

  std::string text() {
    text_ = fmt::format("EFG 2 R {} {{", gambit_text(game_.title()));
    for (std::string const& player : game_.players()) text_ += " " + gambit_text(player);
    text_ += " }\n";
    if (!game_.comment().empty()) text_ += gambit_text(game_.comment()) + "\n";
    text_ += "\n";
    for (games::TreeNode const& node : game_.nodes()) write(node);
    return std::move(text_);
  }

 private:
  void write(games::TreeNode const& node) {
    if (node.infoset == games::none)
      text_ += "t " + gambit_text(node.name);
    else
      write_move(node);
    text_ += " ";
    if (node.outcome == games::none) {
      text_ += "0\n";
      return;
    }
    games::TreeOutcome const& outcome = game_.outcomes()[node.outcome];
    text_ += fmt::format("{} {} {{", ++n_outcomes_, gambit_text(outcome.label));
    for (std::size_t i = 0; i < outcome.payoffs.size(); ++i)
      text_ += (i == 0 ? " " : ", ") + games::to_text(outcome.payoffs[i]);
    text_ += " }\n";
  }

  void write_move(games::TreeNode const& node) {
    games::InformationSet const& set = game_.infosets()[node.infoset];
    bool const of_chance = set.player == games::chance;
    text_ += fmt::format("{} {} ", of_chance ? 'c' : 'p', gambit_text(node.name));
    if (!of_chance) text_ += fmt::format("{} ", set.player + 1);
    text_ += fmt::format("{} {} {{", number_[node.infoset], gambit_text(set.label));
    for (std::size_t a = 0; a < set.actions.size(); ++a) {
      text_ += " " + gambit_text(set.actions[a]);
      if (of_chance) text_ += " " + games::to_text(set.probabilities[a]);
    }
    text_ += " }";
  }

  games::ExtensiveGame const& game_;
  std::vector<int> number_;  // per information set: its number among its player's, in order of their first nodes
  int n_outcomes_ = 0;
  std::string text_;
};

}  // namespace

std::string efg_text(games::ExtensiveGame const& game) { return EfgWriter(game).text(); }

}  // namespace zopa::io
