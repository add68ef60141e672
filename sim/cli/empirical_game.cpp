#include "cli/empirical_game.hpp"

#include <cmath>

#include "zopa/games/equilibria.hpp"

namespace zopa::cli {
namespace {

constexpr std::size_t most_tactics = 12;

// Ties between tactics that play the same must stay ties, whatever the order of sums.
games::Rational to_a_billionth(double payoff) {
  return games::exactly(std::round(payoff * 1e9)) / games::Rational(1'000'000'000);
}

std::vector<std::vector<games::Rational>> matrix_of(study::Tournament const& t, std::size_t seat) {
  std::vector<std::vector<games::Rational>> rows(t.n());
  for (std::size_t first = 0; first < t.n(); ++first)
    for (std::size_t second = 0; second < t.n(); ++second)
      rows[first].push_back(to_a_billionth(t.at(first, second).payoff[seat]));
  return rows;
}

}  // namespace

void solve_empirical_game(study::Tournament& t) {
  t.equilibria.clear();
  if (t.n() > most_tactics) return;
  auto const found = games::extreme_equilibria<games::Rational>(games::bimatrix_game(matrix_of(t, 0), matrix_of(t, 1)));
  for (auto const& e : found.equilibria) {
    auto const strategies = games::to_doubles(e.strategies);
    auto const& payoffs = e.certificate.payoffs;
    t.equilibria.push_back(
        {strategies[0], strategies[1], {games::to_double(payoffs[0]), games::to_double(payoffs[1])}});
  }
}

}  // namespace zopa::cli
