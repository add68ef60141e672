// A strategic game's answer in words: matrix_text of cli/game_matrix.hpp.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/game_matrix.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

using games::Rational;
using games::StrategicGame;

constexpr std::size_t most_shown = 50;     ///< equilibria
constexpr std::size_t longest_exact = 11;  ///< characters of a fraction; where one is longer, numbers are shown rounded
constexpr std::size_t columns = 110;

/// Labels come from files: what is no letter must not reach a terminal.
std::string clean(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

std::string player(StrategicGame const& game, std::size_t i) { return clean(game.players[i].name); }

/// "Opera"; "strategy 2" where the file has no name but the number.
std::string strategy(StrategicGame const& game, std::size_t i, std::size_t s) {
  std::string const label = clean(game.players[i].strategies[s]);
  return label.find_first_not_of("0123456789") == std::string::npos ? "strategy " + label : label;
}

std::string number(double x) { return fmt::format("{:.6g}", x == 0 ? 0. : x); }

bool is_short(std::string const& fraction) { return fraction.size() <= longest_exact; }

/// The fraction where there is one and all of its neighbours are short too, else the number.
std::string number(std::vector<std::string> const& exact, std::vector<double> const& doubles, std::size_t k) {
  bool const fractions = !exact.empty() && std::all_of(exact.begin(), exact.end(), is_short);
  return fractions ? exact[k] : number(doubles[k]);
}

/// A line that starts with `blanks` blanks, its continuations with more.
std::string indented(std::string const& text, std::size_t blanks, std::size_t more) {
  return std::string(blanks, ' ') + report::wrap(text, columns - blanks, blanks + more) + "\n";
}

std::string plural(std::size_t n, char const* one, char const* many) { return report::plural(double(n), one, many); }

std::string head(StrategicGame const& game) {
  std::string shape;
  for (int i = 0; i < game.n_players(); ++i) shape += fmt::format("{}{}", i == 0 ? "" : " × ", game.n_strategies(i));
  return fmt::format("{}: {}, {} strategies.\n", game.title.empty() ? "A game" : clean(game.title),
                     plural(game.players.size(), "player", "players"), shape);
}

/// "plays Opera" or "2/3 Opera, 1/3 Fight".
std::string mixture(StrategicGame const& game, std::size_t i, std::vector<std::string> const& exact,
                    std::vector<double> const& p) {
  std::string out;
  for (std::size_t s = 0; s < p.size(); ++s) {
    if (p[s] == 1) return "plays " + strategy(game, i, s);
    bool const shown = exact.empty() ? p[s] >= 5e-7 : exact[s] != "0";
    if (shown) out += (out.empty() ? "" : ", ") + number(exact, p, s) + " " + strategy(game, i, s);
  }
  return out;
}

std::size_t widest_name(StrategicGame const& game) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < game.players.size(); ++i) width = std::max(width, report::width(player(game, i)));
  return width;
}

std::string equilibrium(StrategicGame const& game, ShownEquilibrium const& e, std::string const& title) {
  std::string out = title + "\n";
  std::size_t const width = widest_name(game);
  for (std::size_t i = 0; i < game.players.size(); ++i) {
    std::string const line =
        fmt::format("     {}  {}  → gets {}", report::pad_right(player(game, i), width),
                    mixture(game, i, e.exact.empty() ? std::vector<std::string>{} : e.exact[i], e.strategies[i]),
                    number(e.exact_payoffs, e.payoffs, i));
    out += indented(line, 5, 2 + width);
  }
  return out;
}

/// "3 equilibria, 2 of them pure."
std::string how_many(MatrixAnswer const& answer) {
  std::size_t const n = answer.equilibria.size();
  auto const n_pure = std::size_t(
      std::count_if(answer.equilibria.begin(), answer.equilibria.end(), [](auto const& e) { return e.pure; }));
  if (answer.only_pure)
    return n == 0
               ? "No equilibrium in pure strategies. One in mixed strategies always exists: --logit 10 comes near it.\n"
               : plural(n, "equilibrium", "equilibria") +
                     " in pure strategies. Mixed ones of three or more players are not listed: --logit 10 follows "
                     "one.\n";
  std::string const pure = n_pure == n   ? (n == 1 ? "pure" : "all pure")
                           : n_pure == 0 ? (n == 1 ? "mixed" : "none pure")
                                         : fmt::format("{} of them pure", n_pure);
  bool const sets = std::any_of(answer.nash_subsets.begin(), answer.nash_subsets.end(),
                                [](auto const& subset) { return subset.size() > 1; });
  std::string const extreme = sets ? "extreme " : "";
  return fmt::format("{} {}{}, {}.\n", n, extreme, n == 1 ? "equilibrium" : "equilibria", pure);
}

std::string connected(MatrixAnswer const& answer) {
  auto const large = std::count_if(answer.nash_subsets.begin(), answer.nash_subsets.end(),
                                   [](auto const& subset) { return subset.size() > 1; });
  if (large == 0) return "";
  std::string out =
      report::wrap(
          fmt::format(
              "There are infinitely many in all, in {}: within each group below, the strategies of each player may be "
              "mixed freely, and the result is an equilibrium again.",
              plural(std::size_t(answer.n_components), "connected set", "connected sets")),
          110, 0) +
      "\n";
  for (auto const& subset : answer.nash_subsets) {
    std::vector<std::string> numbers;
    for (int const k : subset) numbers.push_back(std::to_string(k + 1));
    if (subset.size() > 1) out += indented("group: " + report::listing(numbers), 2, 7);
  }
  return out;
}

std::string proof(MatrixAnswer const& answer) {
  Rational worst = 0;
  for (auto const& e : answer.equilibria)
    for (Rational const& regret : e.regrets) worst = std::max(worst, regret);
  std::string const what = worst == 0
                               ? "no player would gain anything by another strategy (checked without rounding)"
                               : fmt::format("by another strategy no player would gain more than {:.1e} (rounding)",
                                             games::to_double(worst));
  bool const long_ones = std::any_of(answer.equilibria.begin(), answer.equilibria.end(), [](auto const& e) {
    auto const some_long = [](auto const& numbers) { return !std::all_of(numbers.begin(), numbers.end(), is_short); };
    return some_long(e.exact_payoffs) || std::any_of(e.exact.begin(), e.exact.end(), some_long);
  });
  std::string const rounded = long_ones ? "Long fractions are rounded here; --json has them in full.\n" : "";
  return "\n" + indented("Proof: " + what + ".", 0, 7) + indented("Method: " + answer.method + ".", 0, 8) + rounded;
}

std::string equilibria_text(StrategicGame const& game, MatrixAnswer const& answer) {
  std::string out;
  if (answer.question == MatrixQuestion::one)
    out += "One equilibrium; there may be others (--all lists them where the game is small enough).\n";
  else if (answer.question == MatrixQuestion::zero_sum)
    out += fmt::format("What one wins the other loses: the game is worth {} to {}, whatever {} does.\n",
                       number(answer.equilibria[0].exact_payoffs, answer.equilibria[0].payoffs, 0), player(game, 0),
                       player(game, 1));
  else
    out += how_many(answer) + connected(answer);
  std::size_t const n = std::min(answer.equilibria.size(), most_shown);
  for (std::size_t k = 0; k < n; ++k)
    out += "\n" + equilibrium(game, answer.equilibria[k],
                              answer.equilibria.size() == 1
                                  ? (answer.equilibria[k].pure ? "  Pure:" : "  Mixed:")
                                  : fmt::format("  {}. {}", k + 1, answer.equilibria[k].pure ? "pure" : "mixed"));
  if (n < answer.equilibria.size())
    out += fmt::format("\n  … and {} more: --json lists all\n", answer.equilibria.size() - n);
  return answer.equilibria.empty() ? out : out + proof(answer);
}

std::string cell_name(StrategicGame const& game, std::size_t cell) {
  std::vector<int> const s = game.strategies(cell);
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) out += (i == 0 ? "" : ", ") + strategy(game, i, std::size_t(s[i]));
  return out;
}

std::string correlated_text(StrategicGame const& game, MatrixAnswer const& answer) {
  auto const& best = *answer.correlated;
  std::string out =
      "A lottery that tells each player in private what to do, and that nobody would gain by disobeying:\n\n";
  std::vector<std::pair<std::string, std::string>> lines;
  std::size_t width = 0;
  for (std::size_t c = 0; c < best.cells.size(); ++c) {
    if (answer.exact ? answer.exact_cells[c] == "0" : best.cells[c] < 5e-7) continue;
    lines.emplace_back(number(answer.exact_cells, best.cells, c), cell_name(game, c));
    width = std::max(width, report::width(lines.back().first));
  }
  for (std::size_t k = 0; k < std::min(lines.size(), most_shown); ++k)
    out += fmt::format("  {}  {}\n", report::pad_left(lines[k].first, width), lines[k].second);
  if (lines.size() > most_shown)
    out += fmt::format("  … and {} more cells: --json lists all\n", lines.size() - most_shown);
  std::vector<double> payoffs;
  for (Rational const& payoff : best.payoffs) payoffs.push_back(games::to_double(payoff));
  std::vector<std::string> gets;
  for (std::size_t i = 0; i < payoffs.size(); ++i)
    gets.push_back(fmt::format("{} gets {}", player(game, i), number(answer.exact_correlated_payoffs, payoffs, i)));
  Rational const worst = *std::max_element(best.gains.begin(), best.gains.end());
  std::string const proof =
      answer.exact
          ? "disobeying gains nobody anything, and the prices of the programme show that no lottery gives more "
            "(without rounding)"
          : fmt::format("disobeying gains nobody more than {:.1e} (rounding)", games::to_double(worst));
  out += "\n" + indented(fmt::format("On average {}: the largest sum of payoffs that any such lottery gives.",
                                     report::listing(gets)),
                         0, 0);
  out += "\n" + indented("Proof: " + proof + ".", 0, 7) + indented("Method: " + answer.method + ".", 0, 8);
  return out;
}

std::string logit_text(StrategicGame const& game, MatrixAnswer const& answer) {
  auto const& end = answer.path.back();
  std::string out =
      indented(
          fmt::format(
              "With λ = {:g}, players lean to what pays more without always choosing the best (λ = 0: a coin toss; the "
              "larger λ, the sharper).",
              end.lambda),
          0, 0) +
      "\n";
  std::size_t const width = widest_name(game);
  for (std::size_t i = 0; i < game.players.size(); ++i)
    out += indented(
        fmt::format("{}  {}", report::pad_right(player(game, i), width), mixture(game, i, {}, end.strategies[i])), 2,
        2 + width);
  std::string const proof = fmt::format(
      "Proof: each probability is the logit response to the others within {:.0e}. The {} points of the path from λ = 0 "
      "are "
      "in --json.",
      std::max(end.residual, 1e-16), answer.path.size());
  out += "\n" + indented(proof, 0, 7) + indented("Method: " + answer.method + ".", 0, 8);
  return out;
}

std::string eliminations(StrategicGame const& game, games::Survivors const& survivors, std::string const& kind) {
  if (survivors.eliminations.empty()) return fmt::format("No strategy is {} dominated.\n", kind);
  std::string out =
      fmt::format("{} {} dominated:\n", plural(survivors.eliminations.size(), "strategy is", "strategies are"), kind);
  int round = 0;
  for (auto const& e : survivors.eliminations) {
    if (e.round != round) out += fmt::format("  round {}\n", round = e.round);
    std::vector<std::string> exact;
    std::vector<double> p;
    for (Rational const& each : e.by) {
      exact.push_back(games::to_text(each));
      p.push_back(games::to_double(each));
    }
    auto const i = std::size_t(e.player);
    std::string by = mixture(game, i, exact, p);
    if (by.starts_with("plays ")) by = by.substr(6);
    out += indented(
        fmt::format("{}: {}, worse than {}", player(game, i), strategy(game, i, std::size_t(e.strategy)), by), 5, 2);
  }
  out += "  What remains:\n";
  for (std::size_t i = 0; i < survivors.remaining.size(); ++i) {
    std::vector<std::string> names;
    for (int const s : survivors.remaining[i]) names.push_back(strategy(game, i, std::size_t(s)));
    out += indented(fmt::format("{}: {}", player(game, i), report::listing(names)), 5, 2);
  }
  return out;
}

std::string dominance_text(StrategicGame const& game, MatrixAnswer const& answer) {
  bool const same = answer.strict->remaining == answer.weak->remaining;
  std::string const weak = same ? "Weak dominance leaves the same.\n" : eliminations(game, *answer.weak, "weakly");
  std::string const order = fmt::format(
      "Order: {} (without rounding). For strict dominance the order makes no difference; for weak dominance another "
      "one "
      "may keep other strategies.",
      answer.method);
  return eliminations(game, *answer.strict, "strictly") + "\n" + weak + "\n" + indented(order, 0, 7);
}

}  // namespace

std::string matrix_text(StrategicGame const& game, MatrixAnswer const& answer) {
  std::string const first = head(game);
  switch (answer.question) {
    case MatrixQuestion::correlated:
      return first + correlated_text(game, answer);
    case MatrixQuestion::logit:
      return first + logit_text(game, answer);
    case MatrixQuestion::dominance:
      return first + dominance_text(game, answer);
    default:
      return first + equilibria_text(game, answer);
  }
}

}  // namespace zopa::cli
