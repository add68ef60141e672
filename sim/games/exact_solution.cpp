#include "games/exact_solution.hpp"

#include <utility>

namespace zopa::games {
namespace {

using std::size_t;

/// One step of the elimination; false where the column has no pivot left.
bool eliminate(IntegerRows& a, size_t k, Integer& last) {
  size_t pivot = k;
  while (pivot < a.size() && a[pivot][k] == 0) ++pivot;
  if (pivot == a.size()) return false;
  std::swap(a[k], a[pivot]);
  for (size_t i = k + 1; i < a.size(); ++i) {
    for (size_t j = k + 1; j < a[i].size(); ++j) a[i][j] = (a[i][j] * a[k][k] - a[i][k] * a[k][j]) / last;
    a[i][k] = 0;
  }
  last = a[k][k];
  return true;
}

}  // namespace

std::optional<std::vector<Rational>> exact_solution(IntegerRows a, size_t n) {
  Integer scale = 1;
  for (size_t k = 0; k < n; ++k)
    if (!eliminate(a, k, scale)) return std::nullopt;
  for (size_t i = n; i < a.size(); ++i)
    if (a[i][n] != 0) return std::nullopt;
  std::vector<Integer> x(n);  // times scale, the determinant: whole numbers by Cramer's rule
  for (size_t k = n; k-- > 0;) {
    Integer sum = a[k][n] * scale;
    for (size_t j = k + 1; j < n; ++j) sum -= a[k][j] * x[j];
    x[k] = sum / a[k][k];
  }
  std::vector<Rational> out;
  for (Integer const& each : x) out.push_back(Rational(each) / Rational(scale));  // the scale may be negative
  return out;
}

}  // namespace zopa::games
