#include <vector>

#include "zopa/model/no_deal.hpp"

namespace zopa::model {

// Smith & Stam 2004: with k of N forts held, up·X_{k+1} − (up + down)·X_k + down·X_{k−1} = −g; g = 0, X_N = 1 for the
// probability of victory, g = 1, X_N = 0 for the rounds, X_0 = 0 for both. Elimination from below: X_k = a_k X_{k+1} +
// b_k, whose a_k stay in [0, 1], so nothing grows.
TotalWar total_war(int cells, int start, double up, double down) {
  ZOPA_EXPECTS(cells >= 1 && start >= 0 && start <= cells && up >= 0 && down >= 0 && up + down > 0);
  auto const n = static_cast<std::size_t>(cells);
  std::vector<double> a(n), b(n);  // row 0: X_0 = 0
  for (std::size_t k = 1; k < n; ++k) {
    double const pivot = up + down * (1 - a[k - 1]);
    // Without a way up the walk only falls: the pivot is `down` at k = 1 and stays so.
    a[k] = up / pivot;
    b[k] = (1 + down * b[k - 1]) / pivot;
  }
  TotalWar war{1, 0};  // at k = N
  for (std::size_t k = n; k > static_cast<std::size_t>(start); --k) {
    war.victory *= a[k - 1];
    war.rounds = a[k - 1] * war.rounds + b[k - 1];
  }
  return war;
}

}  // namespace zopa::model
