#include "zopa/study/design.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

#include <boost/math/special_functions/prime.hpp>
#include <boost/random/sobol.hpp>

#include "zopa/base/expects.hpp"
#include "zopa/base/random.hpp"

namespace zopa::study {
namespace {

// Addresses of a design's own random numbers: no path of a scenario has a blank in it.
double uniform(std::uint64_t seed, std::string_view what, std::size_t column, std::size_t k) {
  return base::Stream{seed, 0, 0}.uniform(base::Purpose::parameter, static_cast<std::uint32_t>(column),
                                          static_cast<std::uint32_t>(k), base::path_hash(what));
}

// 0 … n − 1 in random order (Fisher & Yates 1938).
std::vector<std::size_t> permutation(std::size_t n, std::uint64_t seed, std::string_view what, std::size_t column) {
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  for (std::size_t i = n; i > 1; --i) {
    auto const k = static_cast<std::size_t>(uniform(seed, what, column, i) * static_cast<double>(i));
    std::swap(order[i - 1], order[std::min(k, i - 1)]);
  }
  return order;
}

Design blank(std::size_t n, std::size_t n_factors) { return {n_factors, std::vector<double>(n * n_factors)}; }

// The middle of the 2^-52 wide cell that the first 52 bits name: exact, and never 0 or 1.
double open_unit(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52; }

// A random linear map of the first 53 binary digits, each moved only by those before it, and a random shift: the points
// stay a net.
class Scramble {
 public:
  Scramble(std::uint64_t seed, std::string const& what, std::size_t column)
      : shift_(bits(seed, what + " shift", column, 0) << 11) {
    for (std::size_t d = 0; d < rows_.size(); ++d) {
      std::uint64_t const before = d == 0 ? 0 : ~std::uint64_t{0} << (64 - d), own = std::uint64_t{1} << (63 - d);
      rows_[d] = ((bits(seed, what + " scramble", column, d) << 11) & before) | own;
    }
  }
  std::uint64_t operator()(std::uint64_t point) const {
    std::uint64_t out = 0;
    for (std::size_t d = 0; d < rows_.size(); ++d)
      out |= static_cast<std::uint64_t>(std::popcount(point & rows_[d]) & 1) << (63 - d);
    return out ^ shift_;
  }

 private:
  static std::uint64_t bits(std::uint64_t seed, std::string_view what, std::size_t column, std::size_t k) {
    return static_cast<std::uint64_t>(uniform(seed, what, column, k) * 0x1.0p53);
  }
  std::uint64_t shift_;
  std::array<std::uint64_t, 53> rows_{};
};

Design scrambled_sobol(std::size_t n, std::size_t n_factors, std::uint64_t seed, std::string const& what) {
  ZOPA_EXPECTS(n_factors <= boost::random::default_sobol_table::max_dimension);
  Design design = blank(n, n_factors);
  if (design.u.empty()) return design;
  std::vector<Scramble> scrambles;
  for (std::size_t k = 0; k < n_factors; ++k) scrambles.emplace_back(seed, what, k);
  boost::random::sobol engine(n_factors);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < n_factors; ++k) {
      std::uint64_t const point = i == 0 ? 0 : engine();  // Boost leaves the first point, the origin, out
      design.u[i * n_factors + k] = open_unit(scrambles[k](point));
    }
  return design;
}

// Every digit of an index, permuted digit by digit and mirrored at the point.
class RadicalInverse {
 public:
  RadicalInverse(std::size_t base, std::uint64_t seed, std::size_t column) : base_(base) {
    auto const n_digits = static_cast<std::size_t>(std::ceil(53 / std::log2(static_cast<double>(base))));
    for (std::size_t d = 0; d < n_digits; ++d)
      digits_.push_back(permutation(base, seed, "halton digit " + std::to_string(d), column));
  }
  double operator()(std::size_t index) const {
    double x = 0, place = 1;
    for (auto const& permuted : digits_) {
      place /= static_cast<double>(base_);
      x += place * static_cast<double>(permuted[index % base_]);
      index /= base_;
    }
    return std::clamp(x + place / 2, 0x1.0p-54, 1 - 0x1.0p-53);
  }

 private:
  std::size_t base_;
  std::vector<std::vector<std::size_t>> digits_;
};

}  // namespace

std::vector<double> values(Design const& design, std::size_t row,
                           std::vector<base::Distribution> const& distributions) {
  ZOPA_EXPECTS(distributions.size() == design.n_factors && row < design.n_points());
  std::vector<double> out;
  for (std::size_t k = 0; k < design.n_factors; ++k)
    out.push_back(base::quantile(distributions[k], design.row(row)[k]));
  return out;
}

Design latin_hypercube(std::size_t n, std::size_t n_factors, std::uint64_t seed) {
  Design design = blank(n, n_factors);
  for (std::size_t k = 0; k < n_factors; ++k) {
    auto const slice = permutation(n, seed, "latin hypercube slice", k);
    for (std::size_t i = 0; i < n; ++i)
      design.u[i * n_factors + k] =
          (static_cast<double>(slice[i]) + uniform(seed, "latin hypercube place", k, i)) / static_cast<double>(n);
  }
  return design;
}

Design sobol_sequence(std::size_t n, std::size_t n_factors, std::uint64_t seed) {
  return scrambled_sobol(n, n_factors, seed, "sobol");
}

Design halton_sequence(std::size_t n, std::size_t n_factors, std::uint64_t seed) {
  ZOPA_EXPECTS(n_factors <= 1000);
  Design design = blank(n, n_factors);
  for (std::size_t k = 0; k < n_factors; ++k) {
    RadicalInverse const inverse(boost::math::prime(static_cast<unsigned>(k)), seed, k);
    for (std::size_t i = 0; i < n; ++i) design.u[i * n_factors + k] = inverse(i);
  }
  return design;
}

Design one_at_a_time(std::size_t n_factors, std::vector<double> const& levels) {
  Design design{n_factors, std::vector<double>((1 + n_factors * levels.size()) * n_factors, 0.5)};
  for (std::size_t k = 0; k < n_factors; ++k)
    for (std::size_t l = 0; l < levels.size(); ++l) {
      ZOPA_EXPECTS(levels[l] > 0 && levels[l] < 1);
      design.u[(1 + k * levels.size() + l) * n_factors + k] = levels[l];
    }
  return design;
}

Groups each_alone(std::size_t n_factors) {
  Groups groups(n_factors);
  for (std::size_t k = 0; k < n_factors; ++k) groups[k] = k;
  return groups;
}

std::size_t n_groups(Groups const& groups) {
  return groups.empty() ? 0 : 1 + *std::max_element(groups.begin(), groups.end());
}

namespace {

// Where a trajectory starts: a level for each factor.
std::vector<int> first_levels(std::size_t n_factors, std::uint64_t seed, std::size_t t, int levels) {
  std::vector<int> out;
  for (std::size_t k = 0; k < n_factors; ++k)
    out.push_back(std::min(levels - 1, static_cast<int>(uniform(seed, "morris start", k, t) * levels)));
  return out;
}

}  // namespace

Trajectories morris_trajectories(std::size_t r, Groups const& groups, std::uint64_t seed, int levels) {
  ZOPA_EXPECTS(levels >= 2 && levels % 2 == 0);
  std::size_t const n_factors = groups.size(), steps = n_groups(groups);
  Trajectories out;
  out.design.n_factors = n_factors;
  for (std::size_t t = 0; t < r; ++t) {
    std::vector<int> at = first_levels(n_factors, seed, t, levels);
    auto const add = [&] {
      for (int level : at) out.design.u.push_back((level + 0.5) / levels);
    };
    add();
    for (std::size_t g : permutation(steps, seed, "morris order", t)) {
      int direction = 0;
      for (std::size_t k = 0; k < n_factors; ++k) {
        if (groups[k] != g) continue;
        int const step = at[k] < levels / 2 ? 1 : -1;  // half the levels up or down: the other half is always there
        at[k] += step * levels / 2;
        if (direction == 0) direction = step;
      }
      out.moved.push_back(g);
      out.direction.push_back(direction);
      add();
    }
  }
  return out;
}

Design saltelli(std::size_t n, Groups const& groups, std::uint64_t seed) {
  std::size_t const k = groups.size();
  Design const first = scrambled_sobol(n, k, seed, "saltelli A"), second = scrambled_sobol(n, k, seed, "saltelli B");
  auto const partner = permutation(n, seed, "saltelli pairs", 0);
  Design out{k, {}};
  out.u.reserve(n * (n_groups(groups) + 2) * k);
  for (std::size_t i = 0; i < n; ++i) {
    double const *a = first.row(i), *b = second.row(partner[i]);
    out.u.insert(out.u.end(), a, a + k);
    out.u.insert(out.u.end(), b, b + k);
    for (std::size_t g = 0; g < n_groups(groups); ++g)
      for (std::size_t f = 0; f < k; ++f) out.u.push_back(groups[f] == g ? b[f] : a[f]);
  }
  return out;
}

}  // namespace zopa::study
