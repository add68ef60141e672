#include "zopa/io/efg.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "io/gambit_tokens.hpp"
#include "io/load.hpp"

namespace zopa::io {
namespace {

using Kind = GambitToken::Kind;
using games::Rational;

constexpr int largest_number = 2'000'000'000;  // of an information set or outcome
constexpr int chance_player = 0;               // players of the file count from 1

/// What a repeat is compared with.
struct EfgInfoset {
  int in_tree = games::none;
  int line = 0;
  std::string label;
  std::vector<GambitToken> actions;  // names, each followed by its probability where it is chance's
};
struct EfgOutcome {
  int in_tree = games::none;
  int line = 0;
  std::string label;
  std::vector<GambitToken> payoffs;
};

class EfgReader {
 public:
  EfgReader(Complaints& complaints, std::uint32_t file) : complaints_(complaints), tokens_(complaints, file) {}

  std::optional<games::ExtensiveGame> game() {
    if (!header()) return std::nullopt;
    while (!tokens_.gave_up() && !tree_->complete()) node();
    if (tokens_.gave_up()) return std::nullopt;
    if (!tokens_.peek().is(Kind::end) && !complaints_.any_errors())
      complaints_.warning(tokens_.peek().mark, "what follows the last node is not read",
                          "the end of the file: every action has its node");
    return finished();
  }

 private:
  bool header() {
    GambitToken const word = tokens_.take();
    if (!word.is_symbol("EFG")) {
      tokens_.fatal(word.mark, "this is no extensive game of Gambit", "EFG 2 R \"title\" { \"player 1\" … }");
      return false;
    }
    GambitToken version;
    if (!tokens_.expect(Kind::number, "the version, 2", &version)) return false;
    if (version.number != 2) {
      tokens_.fatal(version.mark, fmt::format("version {} of the format is not read", version.raw), "2");
      return false;
    }
    GambitToken const numbers = tokens_.take();
    if (!numbers.is_symbol("R") && !numbers.is_symbol("D")) {
      tokens_.fatal(numbers.mark, "expected R or D, found " + what_it_is(numbers));
      return false;
    }
    GambitToken title, comment;
    if (!tokens_.expect(Kind::text, "the title in quotes", &title)) return false;
    std::vector<std::string> players;
    if (!player_names(players)) return false;
    if (tokens_.peek().is(Kind::text)) comment = tokens_.take();
    n_players_ = int(players.size());
    tree_.emplace(std::move(players), title.text, comment.text);
    return true;
  }

  bool player_names(std::vector<std::string>& players) {
    Mark const mark = tokens_.peek().mark;
    if (!tokens_.expect(Kind::open, "'{' before the players")) return false;
    GambitToken name;
    while (!tokens_.take_if(Kind::close)) {
      if (!tokens_.expect(Kind::text, "a player in quotes, or '}'", &name)) return false;
      players.push_back(name.text);
      if (players.size() > std::size_t(games::TreeBuilder::most_players)) {
        tokens_.fatal(name.mark, fmt::format("more than {} players", games::TreeBuilder::most_players));
        return false;
      }
    }
    if (players.empty()) tokens_.fatal(mark, "a game needs a player", "{ \"player 1\" … }");
    return !players.empty();
  }

  void node() {
    GambitToken const word = tokens_.take();
    if (nodes_.size() >= std::size_t(games::TreeBuilder::most_nodes))
      return tokens_.fatal(word.mark, fmt::format("more than {} nodes", games::TreeBuilder::most_nodes));
    bool const terminal = word.is_symbol("t"), inner = word.is_symbol("p"), of_chance = word.is_symbol("c");
    if (word.is(Kind::end))
      return tokens_.fatal(word.mark, "the file ends in the midst of the tree: some actions have no node yet",
                           "a node: c, p or t");
    if (!terminal && !inner && !of_chance)
      return tokens_.fatal(word.mark, "expected a node, found " + what_it_is(word),
                           "c (chance), p (a player moves) or t (the end)");
    GambitToken name;
    if (!tokens_.expect(Kind::text, "the node's name in quotes (\"\" for none)", &name)) return;
    int infoset = games::none, player = chance_player;
    if (inner && !player_of(player)) return;
    if (!terminal && !infoset_of(player, infoset)) return;
    int outcome = games::none;
    if (!outcome_of(outcome)) return;
    nodes_.push_back(word.mark);
    if (terminal)
      tree_->terminal(outcome, name.text);
    else
      tree_->inner(infoset, name.text, outcome);
  }

  bool player_of(int& player) {
    Mark mark;
    if (!tokens_.expect_count("the number of the player who moves", largest_number, player, &mark)) return false;
    if (player >= 1 && player <= n_players_) return true;
    tokens_.fatal(mark, fmt::format("there is no player {}", player),
                  fmt::format("1 to {} (chance moves at nodes that begin with c)", n_players_));
    return false;
  }

  bool infoset_of(int player, int& infoset) {
    int number = 0;
    Mark mark;
    if (!tokens_.expect_count("the number of the information set", largest_number, number, &mark)) return false;
    if (number == 0) {
      tokens_.fatal(mark, "information sets are numbered from 1", "a number above 0");
      return false;
    }
    GambitToken label;
    if (tokens_.peek().is(Kind::text)) label = tokens_.take();
    std::vector<GambitToken> actions;
    Mark const list = tokens_.peek().mark;
    bool const given = tokens_.peek().is(Kind::open);
    if (given && !actions_of(player, actions)) return false;
    auto const [known, is_new] = infosets_.try_emplace({player, number});
    if (is_new && !given) {
      tokens_.fatal(mark, fmt::format("the first node of information set {} must list its actions", number),
                    player == chance_player ? "{ \"action\" probability … }" : "{ \"action\" … }");
      return false;
    }
    if (is_new)
      define(player, known->second, label, std::move(actions), mark, list);
    else
      compare(known->second, number, label, given ? &actions : nullptr, list);
    infoset = known->second.in_tree;
    return true;
  }

  bool actions_of(int player, std::vector<GambitToken>& actions) {
    Mark const mark = tokens_.take().mark;
    GambitToken token;
    while (!tokens_.take_if(Kind::close)) {
      if (!tokens_.expect(Kind::text, "an action in quotes, or '}'", &token)) return false;
      actions.push_back(std::move(token));
      if (player != chance_player) continue;
      if (!tokens_.expect(Kind::number, "the probability of this action", &token)) return false;
      actions.push_back(std::move(token));
    }
    if (actions.empty()) tokens_.fatal(mark, "a move without actions", "{ \"action\" … }");
    return !actions.empty();
  }

  void define(int player, EfgInfoset& known, GambitToken const& label, std::vector<GambitToken> actions,
              Mark const& mark, Mark const& list) {
    std::vector<std::string> names;
    std::vector<Rational> probabilities;
    for (GambitToken const& token : actions)
      if (token.is(Kind::text))
        names.push_back(token.text);
      else
        probabilities.push_back(token.number);
    known.in_tree = player == chance_player ? tree_->chance_move(std::move(names), std::move(probabilities), label.text)
                                            : tree_->infoset(player - 1, std::move(names), label.text);
    known.line = mark.line;
    known.label = label.text;
    known.actions = std::move(actions);
    infoset_marks_.push_back(list);
  }

  /// A repeat, which may be bare: the same names, the same probabilities. Gambit compares the text of numbers.
  void compare(EfgInfoset const& known, int number, GambitToken const& label, std::vector<GambitToken> const* actions,
               Mark const& list) {
    if (label.is(Kind::text) && label.text != known.label)
      return tokens_.error(label.mark,
                           fmt::format("information set {} has another label than in line {}", number, known.line),
                           gambit_text(known.label));
    if (!actions) return;
    if (actions->size() != known.actions.size())
      return tokens_.error(
          list, fmt::format("information set {} has another number of actions than in line {}", number, known.line));
    same_tokens(known.actions, *actions, fmt::format("information set {}", number), known.line);
  }

  void same_tokens(std::vector<GambitToken> const& before, std::vector<GambitToken> const& now, std::string const& of,
                   int line) {
    for (std::size_t k = 0; k < now.size(); ++k) {
      GambitToken const &a = before[k], &b = now[k];
      if (a.is(Kind::text) ? a.text != b.text : a.number != b.number)
        return tokens_.error(b.mark, fmt::format("{} has {} here and {} in line {}", of, b.raw, a.raw, line),
                             std::string(a.raw));
      if (a.is(Kind::number) && a.raw != b.raw)
        complaints_.warning(
            b.mark, fmt::format("Gambit refuses {} where line {} has {}: it compares the text", b.raw, line, a.raw),
            std::string(a.raw));
    }
  }

  bool outcome_of(int& outcome) {
    int number = 0;
    Mark mark;
    if (!tokens_.expect_count("the number of the outcome (0 for none)", largest_number, number, &mark)) return false;
    GambitToken label;
    if (tokens_.peek().is(Kind::text)) label = tokens_.take();
    std::vector<GambitToken> payoffs;
    Mark const list = tokens_.peek().mark;
    bool const given = tokens_.peek().is(Kind::open);
    if (given && !payoffs_of(payoffs)) return false;
    if (number == 0) {
      if (given || label.is(Kind::text))
        tokens_.error(mark, "outcome 0 means none, and has neither a label nor payoffs", "a number above 0");
      return true;
    }
    auto const [known, is_new] = outcomes_.try_emplace(number);
    if (is_new && !given) {
      tokens_.fatal(mark, fmt::format("outcome {} has no payoffs: its first node must list them", number),
                    fmt::format("{{ {} payoffs }}", n_players_));
      return false;
    }
    if (is_new)
      define(known->second, label, std::move(payoffs), mark, list);
    else if (given || label.is(Kind::text))
      compare(known->second, number, label, given ? &payoffs : nullptr, list);
    outcome = known->second.in_tree;
    return true;
  }

  bool payoffs_of(std::vector<GambitToken>& payoffs) {
    tokens_.take();
    GambitToken token;
    while (!tokens_.peek().is(Kind::close)) {
      if (!tokens_.expect(Kind::number, "a payoff, or '}'", &token)) return false;
      payoffs.push_back(std::move(token));
      tokens_.take_if(Kind::comma);
    }
    Mark const end = tokens_.take().mark;
    if (int(payoffs.size()) == n_players_) return true;
    tokens_.fatal(end, fmt::format("{} payoffs for {} players", payoffs.size(), n_players_),
                  fmt::format("{} numbers", n_players_));
    return false;
  }

  void define(EfgOutcome& known, GambitToken const& label, std::vector<GambitToken> payoffs, Mark const& mark,
              Mark const& list) {
    std::vector<Rational> numbers;
    for (GambitToken const& token : payoffs) numbers.push_back(token.number);
    known.in_tree = tree_->outcome(std::move(numbers), label.text);
    known.line = mark.line;
    known.label = label.text;
    known.payoffs = std::move(payoffs);
    outcome_marks_.push_back(list);
  }

  void compare(EfgOutcome const& known, int number, GambitToken const& label, std::vector<GambitToken> const* payoffs,
               Mark const&) {
    if (label.is(Kind::text) && label.text != known.label)
      return tokens_.error(label.mark, fmt::format("outcome {} has another label than in line {}", number, known.line),
                           gambit_text(known.label));
    if (payoffs) same_tokens(known.payoffs, *payoffs, fmt::format("outcome {}", number), known.line);
  }

  std::optional<games::ExtensiveGame> finished() {
    games::BuiltTree built = std::move(*tree_).build();
    if (auto const* const faults = std::get_if<1>(&built)) {
      for (games::TreeFault const& fault : *faults) tokens_.error(place(fault), fault.problem);
      return std::nullopt;
    }
    games::ExtensiveGame& game = std::get<games::ExtensiveGame>(built);
    if (complaints_.any_errors()) return std::nullopt;
    for (games::RecallFault const& fault : game.recall_faults())
      complaints_.warning(
          nodes_[fault.other_node],
          fmt::format("{} forgets own moves: this information set is also that of line {}, after others",
                      game.players()[fault.player], nodes_[fault.node].line),
          "perfect recall, which most solvers need");
    return std::move(game);
  }

  Mark place(games::TreeFault const& fault) const {
    if (fault.infoset != games::none) return infoset_marks_[fault.infoset];
    if (fault.outcome != games::none) return outcome_marks_[fault.outcome];
    return fault.node != games::none ? nodes_[fault.node] : Mark{};
  }

  Complaints& complaints_;
  GambitTokens tokens_;
  std::optional<games::TreeBuilder> tree_;
  int n_players_ = 0;
  std::map<std::pair<int, int>, EfgInfoset> infosets_;  // by player and number in the file
  std::map<int, EfgOutcome> outcomes_;
  std::vector<Mark> nodes_, infoset_marks_, outcome_marks_;  // by their number in the tree
};

}  // namespace

EfgReading read_efg_text(std::string text, std::string const& name) {
  Complaints complaints;
  std::uint32_t const file = complaints.add(name, std::move(text));
  auto game = EfgReader(complaints, file).game();
  return {std::move(game), complaints.sorted()};
}

EfgReading read_efg(std::filesystem::path const& file) {
  if (auto text = content(file)) return read_efg_text(std::move(*text), file.string());
  Diagnostic missing;
  missing.file = file.string();
  missing.line = missing.column = 1;
  missing.problem = "this file cannot be read";
  missing.expected = "a Gambit .efg file";
  return {std::nullopt, {std::move(missing)}};
}

}  // namespace zopa::io
