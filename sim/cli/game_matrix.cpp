#include "cli/game_matrix.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include <fmt/format.h>

#include "zopa/games/lemke_howson.hpp"
#include "zopa/io/nfg.hpp"

namespace zopa::cli {
namespace {

using games::Rational;
using games::StrategicGame;

ShownEquilibrium shown(games::Equilibrium<Rational> const& e) {
  ShownEquilibrium out;
  for (auto const& strategy : e.strategies) {
    out.exact.emplace_back();
    for (Rational const& p : strategy) out.exact.back().push_back(games::to_text(p));
  }
  out.strategies = games::to_doubles(e.strategies);
  out.pure = e.is_pure();
  out.regrets = e.certificate.regrets;
  for (Rational const& payoff : e.certificate.payoffs) {
    out.exact_payoffs.push_back(games::to_text(payoff));
    out.payoffs.push_back(games::to_double(payoff));
  }
  return out;
}

ShownEquilibrium shown(games::Equilibrium<double> const& e) {
  ShownEquilibrium out;
  out.strategies = e.strategies;
  out.pure = e.is_pure();
  out.regrets = e.certificate.regrets;
  for (Rational const& payoff : e.certificate.payoffs) out.payoffs.push_back(games::to_double(payoff));
  return out;
}

template <class Number>
void take_all(MatrixAnswer& answer, games::ExtremeEquilibria<Number> const& found) {
  for (auto const& e : found.equilibria) answer.equilibria.push_back(shown(e));
  for (std::size_t k = 0; k < found.component.size(); ++k) answer.equilibria[k].component = found.component[k];
  answer.nash_subsets = found.nash_subsets;
  answer.n_components = found.n_components;
  answer.degenerate = found.degenerate;
}

void all(MatrixAnswer& answer, StrategicGame const& game) {
  if (game.n_players() == 2) {
    answer.method = "vertex enumeration of the best-response polytopes (Avis, Rosenberg, Savani & von Stengel 2010)";
    if (answer.exact)
      take_all(answer, games::extreme_equilibria<Rational>(game));
    else
      take_all(answer, games::extreme_equilibria<double>(game));
    return;
  }
  answer.method = "a look at every cell";
  answer.only_pure = answer.exact = true;
  for (std::size_t const cell : games::pure_equilibria(game)) {
    games::Equilibrium<Rational> e{games::pure_profile(game, cell), {}};
    e.certificate = games::regret_certificate(game, e.strategies);
    answer.equilibria.push_back(shown(e));
  }
}

void one(MatrixAnswer& answer, StrategicGame const& game) {
  answer.method = "complementary pivoting from the label with the shortest path (Lemke & Howson 1964)";
  answer.equilibria.push_back(answer.exact ? shown(games::one_equilibrium<Rational>(game))
                                           : shown(games::one_equilibrium<double>(game)));
}

void zero_sum(MatrixAnswer& answer, StrategicGame const& game) {
  answer.method = "linear programme (von Neumann 1928, Dantzig 1951)";
  answer.equilibria.push_back(answer.exact ? shown(games::zero_sum_equilibrium<Rational>(game))
                                           : shown(games::zero_sum_equilibrium<double>(game)));
}

void correlated(MatrixAnswer& answer, StrategicGame const& game) {
  answer.method = "linear programme over the cells (Aumann 1974), largest sum of payoffs";
  auto const exact = answer.exact ? games::best_correlated_equilibrium<Rational>(game) : std::nullopt;
  answer.exact = exact.has_value();
  if (!exact) {
    answer.correlated = games::best_correlated_equilibrium<double>(game);
    return;
  }
  answer.correlated = games::CorrelatedEquilibrium<double>{{}, exact->payoffs, exact->gains};
  for (Rational const& p : exact->cells) {
    answer.exact_cells.push_back(games::to_text(p));
    answer.correlated->cells.push_back(games::to_double(p));
  }
  for (Rational const& p : exact->payoffs) answer.exact_correlated_payoffs.push_back(games::to_text(p));
}

void logit(MatrixAnswer& answer, StrategicGame const& game, double lambda) {
  answer.method = "pseudo-arclength continuation from lambda 0 (McKelvey & Palfrey 1995, Turocy 2005)";
  answer.exact = false;
  auto path = games::logit_path(game, lambda);
  if (!path) throw std::length_error("the path could not be followed to this lambda: try a smaller one");
  answer.path = std::move(*path);
}

/// Up to twelve strategies on the shorter side, all equilibria; beyond that one, which is fast.
MatrixQuestion question_for(StrategicGame const& game, MatrixQuestion asked) {
  if (asked != MatrixQuestion::automatic) return asked;
  if (game.n_players() != 2) return MatrixQuestion::all;
  constexpr int shorter_side = 12, both_sides = 256;
  int const n_rows = game.n_strategies(0), n_columns = game.n_strategies(1);
  bool const small = std::min(n_rows, n_columns) <= shorter_side && n_rows + n_columns <= both_sides;
  return small ? MatrixQuestion::all : MatrixQuestion::one;
}

/// What is wrong with asking this of that game; empty: nothing.
std::string misfit(StrategicGame const& game, MatrixQuestion question) {
  if (question == MatrixQuestion::one && game.n_players() != 2)
    return fmt::format("--one is for two players, and this game has {}: try --logit 10 or --all (pure ones)",
                       game.n_players());
  if (question == MatrixQuestion::zero_sum && !games::is_constant_sum(game))
    return "--zero-sum is for two players whose payoffs sum to the same number in every cell: leave it out";
  return "";
}

bool write_converted(StrategicGame const& game, std::string const& path) {
  if (path.empty()) return true;
  if (path.ends_with(".nfg")) return write_file(path, io::nfg_text(game));
  fmt::print(stderr, "-o {}: a strategic game is written as .nfg\n", path);
  return false;
}

}  // namespace

MatrixAnswer answer(StrategicGame const& game, GameMatrixOptions const& options) {
  MatrixAnswer out;
  out.question = question_for(game, options.question);
  out.exact = !options.doubles;
  switch (out.question) {
    case MatrixQuestion::one:
      one(out, game);
      break;
    case MatrixQuestion::zero_sum:
      zero_sum(out, game);
      break;
    case MatrixQuestion::correlated:
      correlated(out, game);
      break;
    case MatrixQuestion::logit:
      logit(out, game, options.lambda);
      break;
    case MatrixQuestion::dominance:
      out.method = "in each round all dominated strategies of all players go at once; mixtures dominate too";
      out.exact = true;
      out.strict = games::iterated_elimination(game, games::Dominance::strict);
      out.weak = games::iterated_elimination(game, games::Dominance::weak);
      break;
    default:
      all(out, game);
  }
  return out;
}

Exit solve_game_matrix(GameMatrixOptions const& options) {
  auto const text = file_text(options.file);
  if (!text) {
    fmt::print(stderr, "{}: cannot be read\n", options.file);
    return Exit::input;
  }
  auto const reading = io::read_nfg(*text, options.file);
  if (!reading.diagnostics.empty()) fmt::print(stderr, "{}", io::render(reading.diagnostics));
  if (!reading.game) return Exit::input;
  if (!write_converted(*reading.game, options.converted)) return Exit::input;
  std::string const wrong = misfit(*reading.game, options.question);
  if (!wrong.empty()) {
    fmt::print(stderr, "{}: {}\n", options.file, wrong);
    return Exit::input;
  }
  try {
    auto const found = answer(*reading.game, options);
    fmt::print("{}", options.json ? matrix_json(*reading.game, found) : matrix_text(*reading.game, found));
  } catch (std::length_error const& error) {  // where the method ends
    fmt::print(stderr, "{}: {}. --one finds one equilibrium of large games\n", options.file, error.what());
    return Exit::input;
  }
  return Exit::done;
}

}  // namespace zopa::cli
