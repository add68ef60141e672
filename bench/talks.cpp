// Negotiations a second over plain issue spaces: two Boulware tactics, five issues, a hundred rounds, one core; beside
// a loop that looks at every package for every offer. Every negotiation is played, offer by offer.

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <fmt/format.h>

#include "measure.hpp"
#include "zopa/model/concession.hpp"
#include "zopa/report/words.hpp"
#include "zopa/solve/plain_talks.hpp"

namespace zopa::bench {
namespace {

constexpr int n_issues = 5, last_round = 100, n_repeats = 5;
constexpr double no_deal = .2;
constexpr model::TimeDependent boulware{model::TimeDependent::Curve::polynomial, .2, 0};

/// Opposed preferences over n_issues issues: the values of all packages, by side.
struct Values {
  std::vector<double> of[2];
};

Values opposed(int n_options) {
  std::mt19937_64 random(20250723);
  auto const uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  double weight[2][n_issues], sum[2] = {0, 0};
  for (int const i : {0, 1})
    for (double& w : weight[i]) sum[i] += w = .1 + uniform();
  std::vector<double> evaluation[2];
  for (int v = 0; v < n_issues * n_options; ++v) {
    evaluation[0].push_back(uniform());
    evaluation[1].push_back(.95 * (1 - evaluation[0].back()) + .05 * uniform());
  }
  Values values;
  int const n = static_cast<int>(std::lround(std::pow(n_options, n_issues)));
  for (int y = 0; y < n; ++y)
    for (int const i : {0, 1}) {
      double u = 0;
      for (int k = 0, rest = y; k < n_issues; ++k, rest /= n_options)
        u += weight[i][k] / sum[i] * evaluation[i][static_cast<std::size_t>(k * n_options + rest % n_options)];
      values.of[i].push_back(u);
    }
  return values;
}

/// The same negotiation without a table: every offer looks at every package. \return the turn of the deal
int plain_loop(Values const& values) {
  double const top[] = {*std::max_element(values.of[0].begin(), values.of[0].end()),
                        *std::max_element(values.of[1].begin(), values.of[1].end())};
  for (int turn = 0; turn < last_round; ++turn) {
    int const i = turn % 2;
    double const alpha = model::concession(boulware, turn, last_round);
    double const target = top[i] - alpha * (top[i] - no_deal), answer = top[1 - i] - alpha * (top[1 - i] - no_deal);
    auto const &own = values.of[i], &other = values.of[1 - i];
    std::size_t best = own.size();
    for (std::size_t y = 0; y < own.size(); ++y)
      if (own[y] >= target - 1e-12 && (best == own.size() || other[y] > other[best])) best = y;
    if (best < own.size() && other[best] >= answer - 1e-12) return turn;
  }
  return last_round;
}

template <class Negotiation>
double per_second(int n, long& turns, Negotiation const& negotiation) {
  double const time = seconds([&] {
    for (int g = 0; g < n; ++g) turns += negotiation();
  });
  return n / time;
}

Row boulware_pair(int n_options, std::string const& aim) {
  Values const values = opposed(n_options);
  solve::RankedSpace const space(values.of[0], values.of[1]);
  solve::PlainSeat const seat{boulware, std::nullopt, no_deal, 1};
  solve::PlainTalks at_table(space, seat, seat, {});
  double fast = 0, slow = 0;
  long fast_turns = 0, slow_turns = 0;  // used below, or the compiler would leave the talks out
  for (int repeat = 0; repeat < n_repeats; ++repeat) {
    slow = std::max(slow, per_second(100, slow_turns, [&] { return plain_loop(values); }));
    fast = std::max(fast, per_second(100'000, fast_turns, [&] { return at_table.play().turn; }));
  }
  bool const same = fast_turns == 1000 * slow_turns;
  Row row;
  row.what = fmt::format("talks: {} packages, Boulware pair, {} offers each", report::count(space.n_packages()),
                         fast_turns / (100'000 * n_repeats) + 1);
  row.measured = {fast, "talks/s"};
  row.proof = same ? "the loop's deals" : "other deals than the loop's";
  row.beside = "a plain loop";
  row.other = Quantity{slow, "talks/s"};
  row.ratio = fast / slow;
  row.aim = aim;
  return row;
}

}  // namespace

void talks(Table& table) {
  table.push_back(boulware_pair(4, "≥ 500,000/s"));
  table.push_back(boulware_pair(6, "≥ 100,000/s"));
}

}  // namespace zopa::bench
