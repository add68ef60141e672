#include "zopa/io/nfg.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "io/gambit_tokens.hpp"

namespace zopa::io {
namespace {

using Kind = GambitToken::Kind;
using games::StrategicGame;

class NfgReader {
 public:
  NfgReader(Complaints& complaints, std::uint32_t file) : tokens_(complaints, file), complaints_(complaints) {}

  /// Empty where something is wrong.
  std::optional<StrategicGame> game() {
    if (!head() || !player_names() || !strategies() || !is_of_bearable_size()) return std::nullopt;
    if (tokens_.peek().is(Kind::text)) game_.comment = tokens_.take().text;
    bool const complete = tokens_.peek().is(Kind::open) ? outcomes_and_cells() : payoffs();
    if (!complete || complaints_.any_errors()) return std::nullopt;
    return std::move(game_);
  }

 private:
  bool head() {
    GambitToken const first = tokens_.peek();
    if (first.is_symbol("EFG"))
      return fail(first.mark, "this is an extensive game (.efg)", "a strategic game, whose file starts with NFG 1 R");
    if (!first.is_symbol("NFG"))
      return fail(first.mark, "this is no .nfg file: it starts with " + what_it_is(first), "NFG 1 R \"title\"");
    tokens_.take();
    int version = 0;
    Mark mark;
    if (!tokens_.expect_count("the version, 1", 1'000'000, version, &mark)) return false;
    if (version != 1) return fail(mark, fmt::format("version {} of the format is not known", version), "NFG 1 R");
    GambitToken const numbers = tokens_.peek();
    if (!numbers.is_symbol("R") && !numbers.is_symbol("D"))
      return fail(numbers.mark, "expected R or D, found " + what_it_is(numbers), "NFG 1 R \"title\"");
    tokens_.take();
    GambitToken title;
    if (!tokens_.expect(Kind::text, "the title in quotes", &title)) return false;
    game_.title = title.text;
    return true;
  }

  bool player_names() {
    if (!tokens_.expect(Kind::open, "'{' and the players' names in quotes")) return false;
    Mark const mark = tokens_.peek().mark;
    std::set<std::string> taken;
    while (tokens_.peek().is(Kind::text)) {
      GambitToken const token = tokens_.take();
      std::string const nameless = "Player " + std::to_string(game_.players.size() + 1);
      game_.players.push_back({distinct(token, nameless, taken, "two players are called"), {}});
      if (game_.players.size() > most_players)
        return fail(token.mark, fmt::format("more than {} players", most_players));
    }
    if (!tokens_.expect(Kind::close, "a player's name in quotes, or '}'")) return false;
    return !game_.players.empty() || fail(mark, "a game without players");
  }

  /// `{ 2 3 }` or `{ { "a" "b" } { "x" "y" "z" } }`.
  bool strategies() {
    if (!tokens_.expect(Kind::open, "'{' and each player's strategies")) return false;
    size_mark_ = tokens_.peek().mark;
    bool const labelled = tokens_.peek().is(Kind::open);
    for (auto& player : game_.players) {
      if (tokens_.peek().is(Kind::close))
        return fail(tokens_.peek().mark, fmt::format("the strategies of player '{}' are missing", player.name),
                    fmt::format("one list or number for each of {} players", game_.players.size()));
      if (!(labelled ? labels(player) : number_of_strategies(player))) return false;
    }
    return tokens_.expect(Kind::close, fmt::format("'}}' after the strategies of {} players", game_.players.size()));
  }

  bool labels(StrategicGame::Player& player) {
    if (!tokens_.expect(Kind::open, fmt::format("'{{' and the strategies of player '{}'", player.name))) return false;
    Mark const mark = tokens_.peek().mark;
    std::set<std::string> taken;
    while (tokens_.peek().is(Kind::text)) {
      GambitToken const token = tokens_.take();
      std::string const number = std::to_string(player.strategies.size() + 1);
      std::string const twice = fmt::format("two strategies of player '{}' are called", player.name);
      player.strategies.push_back(distinct(token, number, taken, twice));
    }
    counts_.push_back(player.strategies.size());
    if (!tokens_.expect(Kind::close, "a strategy's name in quotes, or '}'")) return false;
    return !player.strategies.empty() || fail(mark, fmt::format("player '{}' has no strategy", player.name));
  }

  /// The label, or what stands for an empty one, with _2, _3, … behind where it is taken.
  std::string distinct(GambitToken const& token, std::string const& nameless, std::set<std::string>& taken,
                       std::string const& twice) {
    std::string const label = token.text.empty() ? nameless : token.text;
    std::string name = label;
    for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}_{}", label, n);
    if (name != label && n_warnings_++ < most_warnings)
      complaints_.warning(token.mark, fmt::format("{} '{}': one is '{}' from here on", twice, label, name));
    return name;
  }

  /// Only counted here: names are made once the size is known to be bearable.
  bool number_of_strategies(StrategicGame::Player const& player) {
    int n = 0;
    Mark mark;
    if (!tokens_.expect_count(fmt::format("the number of strategies of player '{}'", player.name), 1'000'000'000, n,
                              &mark))
      return false;
    counts_.push_back(std::size_t(n));
    return n > 0 || fail(mark, fmt::format("player '{}' has no strategy", player.name));
  }

  bool is_of_bearable_size() {
    std::size_t n = game_.players.size();
    for (std::size_t const count : counts_) {
      if (n > most_payoffs / count)
        return fail(size_mark_, "this game is too large", fmt::format("at most {} payoffs in all", most_payoffs));
      n *= count;
    }
    n_cells_ = n / game_.players.size();
    // each cell takes at least a digit and a space
    if (n_cells_ > tokens_.bytes_left() / 2 + 1)
      return fail(size_mark_, fmt::format("the file is too short for {} cells", n_cells_));
    for (std::size_t i = 0; i < counts_.size(); ++i)
      for (std::size_t s = game_.players[i].strategies.size(); s < counts_[i]; ++s)
        game_.players[i].strategies.push_back(std::to_string(s + 1));
    return true;
  }

  bool payoffs() {
    std::size_t const n = n_cells_ * game_.players.size();
    while (game_.payoffs.size() < n && !tokens_.gave_up()) {
      GambitToken const& ahead = tokens_.peek();
      if (ahead.is(Kind::comma))
        return fail(ahead.mark, "a comma between payoffs", "spaces only, as Gambit reads them");
      if (!ahead.is(Kind::number))
        return fail(ahead.mark, fmt::format("expected payoff {} of {} ({}), found {}", game_.payoffs.size() + 1, n,
                                            cell_name(game_.payoffs.size()), what_it_is(ahead)));
      game_.payoffs.push_back(tokens_.take().number);
    }
    return ends_here(fmt::format("{} payoffs", n));
  }

  /// "of 'Row' in ('Up', 'Left')"
  std::string cell_name(std::size_t payoff) const {
    std::size_t const n = game_.players.size();
    std::string cell;
    auto const strategies = game_.strategies(payoff / n);
    for (std::size_t i = 0; i < std::min<std::size_t>(n, 6); ++i)
      cell += fmt::format("{}'{}'", i == 0 ? "" : ", ", game_.players[i].strategies[std::size_t(strategies[i])]);
    return fmt::format("of '{}' in ({}{})", game_.players[payoff % n].name, cell, n > 6 ? ", …" : "");
  }

  bool ends_here(std::string const& after) {
    if (tokens_.gave_up()) return false;
    GambitToken const& ahead = tokens_.peek();
    return ahead.is(Kind::end) ||
           fail(ahead.mark, fmt::format("expected the end of the file after {}, found {}", after, what_it_is(ahead)));
  }

  /// `{ { "label" 1, 2 } … }` and for each cell the number of one, or 0.
  bool outcomes_and_cells() {
    std::vector<std::vector<games::Rational>> outcomes{std::vector<games::Rational>(game_.players.size())};
    tokens_.take();
    while (tokens_.take_if(Kind::open)) {
      outcomes.emplace_back();
      if (!outcome(outcomes.back(), outcomes.size() - 1)) return false;
    }
    if (!tokens_.expect(Kind::close, "'{' and another outcome, or '}'")) return false;
    for (std::size_t cell = 0; cell < n_cells_; ++cell) {
      int index = 0;
      std::string const what =
          fmt::format("the outcome of cell {} of {}, a number from 0 to {}", cell + 1, n_cells_, outcomes.size() - 1);
      if (!tokens_.expect_count(what, int(outcomes.size() - 1), index)) return false;
      auto const& payoffs = outcomes[std::size_t(index)];
      game_.payoffs.insert(game_.payoffs.end(), payoffs.begin(), payoffs.end());
    }
    return ends_here(fmt::format("{} cells", n_cells_));
  }

  bool outcome(std::vector<games::Rational>& payoffs, std::size_t number) {
    if (tokens_.peek().is(Kind::text)) tokens_.take();
    for (std::size_t i = 0; i < game_.players.size(); ++i) {
      GambitToken payoff;
      std::string const what = fmt::format("the payoff of '{}' in outcome {}", game_.players[i].name, number);
      if (!tokens_.expect(Kind::number, what, &payoff)) return false;
      payoffs.push_back(std::move(payoff.number));
      tokens_.take_if(Kind::comma);
    }
    return tokens_.expect(Kind::close, fmt::format("'}}' after {} payoffs", game_.players.size()));
  }

  bool fail(Mark const& mark, std::string problem, std::string expected = "") {
    tokens_.fatal(mark, std::move(problem), std::move(expected));
    return false;
  }

  static constexpr std::size_t most_players = 100;
  static constexpr int most_warnings = 20;

  GambitTokens tokens_;
  Complaints& complaints_;
  StrategicGame game_;
  std::vector<std::size_t> counts_;  ///< strategies of each player
  std::size_t n_cells_ = 0;
  Mark size_mark_;
  int n_warnings_ = 0;
};

}  // namespace

NfgReading read_nfg(std::string const& text, std::string const& name) {
  Complaints complaints;
  NfgReader reader(complaints, complaints.add(name, text));
  auto game = reader.game();
  return {std::move(game), complaints.sorted()};
}

std::string nfg_text(StrategicGame const& game) {
  std::string out = "NFG 1 R " + gambit_text(game.title) + "\n{";
  for (auto const& player : game.players) out += " " + gambit_text(player.name);
  out += " }\n{";
  for (auto const& player : game.players) {
    out += " {";
    for (auto const& strategy : player.strategies) out += " " + gambit_text(strategy);
    out += " }";
  }
  out += " }\n" + (game.comment.empty() ? "" : gambit_text(game.comment) + "\n") + "\n";
  std::size_t const n = game.players.size();
  for (std::size_t k = 0; k < game.payoffs.size(); ++k)
    out += games::to_text(game.payoffs[k]) + ((k + 1) % n == 0 ? "\n" : " ");
  return out;
}

}  // namespace zopa::io
