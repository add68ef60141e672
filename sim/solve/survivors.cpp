#include "solve/survivors.hpp"

#include <bit>
#include <stdexcept>

#include "solve/elimination_steps.hpp"

namespace zopa::solve {
namespace {

template <int N, int W>
Survivors survivors_of(Negotiation::Compiled const& c, Question const& q) {
  auto const cells = Elimination<ParetoAlgebra<N, W>>(c, q).cells();
  Survivors out;
  out.n_objectives = q.objectives.size();
  std::size_t total = 0;
  for (auto const& list : cells) total += list.size();
  out.value.reserve(total * out.n_objectives);
  out.code.reserve(total);
  out.start.push_back(0);
  for (auto const& list : cells) {
    for (auto const& p : list) {
      out.value.insert(out.value.end(), p.v.begin(), p.v.begin() + std::ptrdiff_t(out.n_objectives));
      AnyCode code{};
      for (int w = 0; w < W; ++w) code[w] = p.code[w];
      out.code.push_back(code);
    }
    out.start.push_back(out.code.size());
  }
  return out;
}

template <int N>
Survivors survivors_in(Negotiation::Compiled const& c, Question const& q) {
  return c.code_words == 1 ? survivors_of<N, 1>(c, q) : survivors_of<N, 4>(c, q);
}

template <int N>
std::vector<std::size_t> non_dominated_in(std::size_t n, std::vector<std::int64_t> const& value,
                                          std::vector<AnyCode> const& code) {
  std::vector<Point<N, 5>> list;  // the fifth word remembers which one it was
  list.reserve(code.size());
  for (std::size_t p = 0; p < code.size(); ++p) {
    Point<N, 5> point{};
    std::copy_n(value.begin() + std::ptrdiff_t(p * n), n, point.v.begin());
    std::copy(code[p].begin(), code[p].end(), point.code.begin());
    point.code[4] = p;
    list.push_back(point);
  }
  Comparisons comparisons;
  Pareto<N, 5>::prune(list, N, comparisons);
  std::sort(list.begin(), list.end(), [](auto const& a, auto const& b) {
    for (int o = 0; o < N; ++o)
      if (int const c = compare(a.v[o], b.v[o])) return c < 0;
    return false;
  });
  std::vector<std::size_t> out;
  for (auto const& p : list) out.push_back(p.code[4]);
  return out;
}

}  // namespace

Survivors survivors(Negotiation::Compiled const& c, Question const& q) {
  std::size_t const n = q.objectives.size();
  bool const all_valued = q.n_valued == n;
  if (n <= 1 && all_valued) return survivors_in<1>(c, q);
  if (n <= 2 && all_valued) return survivors_in<2>(c, q);
  if (n <= 3) return survivors_in<3>(c, q);
  if (n <= 6) return survivors_in<6>(c, q);
  if (n <= 16) return survivors_in<16>(c, q);
  throw std::length_error("a frontier in " + std::to_string(n) +
                          " objectives (parties and ratifiers with preferences): 16 is the limit");
}

std::vector<std::size_t> non_dominated(std::size_t n, std::vector<std::int64_t> const& value,
                                       std::vector<AnyCode> const& code) {
  if (n <= 2) return non_dominated_in<2>(n, value, code);
  if (n == 3) return non_dominated_in<3>(n, value, code);
  if (n <= 6) return non_dominated_in<6>(n, value, code);
  ZOPA_EXPECTS(n <= 16);
  return non_dominated_in<16>(n, value, code);
}

model::Package decoded(Negotiation::Compiled const& c, AnyCode const& code) {
  model::Package out(c.n_world_issues, 0);
  for (std::size_t k = 0; k < c.graph.n_issues; ++k) {
    auto const n_bits = std::bit_width(c.graph.domain[k] - 1);
    std::uint64_t const mask = (std::uint64_t{1} << n_bits) - 1;  // an option has at most 16 bits
    out[c.issues[k].index] = static_cast<model::Option>(code[c.code[k].word] >> c.code[k].shift & mask);
  }
  return out;
}

}  // namespace zopa::solve
