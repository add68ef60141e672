#include "zopa/study/design.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include <boost/random/sobol.hpp>
#include <doctest/doctest.h>

using namespace zopa;
using study::Design;

namespace {

bool inside(Design const& design) {
  return std::all_of(design.u.begin(), design.u.end(), [](double u) { return u > 0 && u < 1; });
}

// How many of n equal slices of a factor hold exactly one point.
std::size_t slices_with_one(Design const& design, std::size_t factor) {
  std::vector<int> n(design.n_points());
  for (std::size_t i = 0; i < n.size(); ++i)
    n[static_cast<std::size_t>(design.row(i)[factor] * static_cast<double>(n.size()))] += 1;
  return static_cast<std::size_t>(std::count(n.begin(), n.end(), 1));
}

// Error of the mean of Π (1 + (u_k − ½)), whose exact mean is 1.
double error(Design const& design) {
  double sum = 0;
  for (std::size_t i = 0; i < design.n_points(); ++i) {
    double y = 1;
    for (std::size_t k = 0; k < design.n_factors; ++k) y *= 0.5 + design.row(i)[k];
    sum += y;
  }
  return std::fabs(sum / static_cast<double>(design.n_points()) - 1);
}

}  // namespace

TEST_CASE("a Latin hypercube has one point in every slice of every factor, and no two seeds alike") {
  Design const design = study::latin_hypercube(97, 5, 1);
  CHECK(design.n_points() == 97);
  CHECK(inside(design));
  for (std::size_t k = 0; k < 5; ++k) CHECK(slices_with_one(design, k) == 97);
  CHECK(design.u == study::latin_hypercube(97, 5, 1).u);
  CHECK(design.u != study::latin_hypercube(97, 5, 2).u);
}

TEST_CASE("2^m points of Sobol's sequence have one point in every slice, and in every dyadic box of two factors") {
  Design const design = study::sobol_sequence(256, 40, 7);
  CHECK(inside(design));
  for (std::size_t k = 0; k < 40; ++k) CHECK(slices_with_one(design, k) == 256);
  std::set<std::pair<int, int>> boxes;  // 16 × 16 boxes of the first two factors
  for (std::size_t i = 0; i < 256; ++i)
    boxes.insert({static_cast<int>(design.row(i)[0] * 16), static_cast<int>(design.row(i)[1] * 16)});
  CHECK(boxes.size() == 256);
}

TEST_CASE("scrambling is linear: points of Sobol's sequence that add up still do, and the first digit is Sobol's") {
  Design const design = study::sobol_sequence(64, 3, 5);
  auto const digits = [&](std::size_t i, std::size_t k) {
    return static_cast<std::uint64_t>(design.row(i)[k] * 0x1.0p52);
  };
  auto const bits = [&](std::size_t i, std::size_t k) { return digits(i, k) ^ digits(0, k); };
  std::vector<std::uint64_t> plain(3);  // the origin, which Boost leaves out
  boost::random::sobol engine(3);
  for (std::size_t i = 1; i < 64; ++i)
    for (std::size_t k = 0; k < 3; ++k) plain.push_back(engine());
  for (std::size_t k = 0; k < 3; ++k) {
    for (std::size_t i = 1; i < 64; ++i) CHECK((bits(i, k) >> 51) == (plain[3 * i + k] >> 63));
    for (std::size_t i = 1; i < 64; ++i)
      for (std::size_t j = 1; j < i; ++j)
        for (std::size_t m = 1; m < j; ++m)
          if ((plain[3 * i + k] ^ plain[3 * j + k]) == plain[3 * m + k]) CHECK((bits(i, k) ^ bits(j, k)) == bits(m, k));
  }
}

TEST_CASE("Halton's points fill the slices of each factor's own prime") {
  Design const design = study::halton_sequence(2 * 2 * 3 * 3 * 5 * 5, 3, 3);  // whole periods of all three
  CHECK(inside(design));
  int const slices[] = {4, 9, 25};
  for (std::size_t k = 0; k < 3; ++k) {
    std::vector<int> n(static_cast<std::size_t>(slices[k]));
    for (std::size_t i = 0; i < design.n_points(); ++i) n[static_cast<std::size_t>(design.row(i)[k] * slices[k])] += 1;
    for (int hits : n) CHECK(hits == 900 / slices[k]);
  }
}

TEST_CASE("even points integrate better than random ones would") {
  // 1 024 random points are off by √(Var/n) = √((13/12)^6 − 1)/32 = .0246 on average
  double const random = std::sqrt(std::pow(13.0 / 12, 6) - 1) / 32;
  double sobol = 0, halton = 0, latin = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    sobol += error(study::sobol_sequence(1024, 6, seed)) / 20;
    halton += error(study::halton_sequence(1024, 6, seed)) / 20;
    latin += error(study::latin_hypercube(1024, 6, seed)) / 20;
  }
  CHECK(sobol < random / 10);
  CHECK(halton < random / 5);
  CHECK(latin < random / 2);
}

TEST_CASE("one at a time moves one factor from the middle") {
  Design const design = study::one_at_a_time(3, {0.1, 0.9});
  REQUIRE(design.n_points() == 7);
  CHECK(std::vector<double>(design.row(0), design.row(1)) == std::vector<double>{0.5, 0.5, 0.5});
  CHECK(std::vector<double>(design.row(4), design.row(5)) == std::vector<double>{0.5, 0.9, 0.5});
}

TEST_CASE("a Morris trajectory moves each group once, by half the range, and all its points are on the grid") {
  study::Groups const groups{0, 1, 1, 2};
  auto const t = study::morris_trajectories(50, groups, 9);
  REQUIRE(t.design.n_points() == 50 * 4);
  for (double u : t.design.u) CHECK(std::fabs(u * 4 - 0.5 - std::round(u * 4 - 0.5)) < 1e-12);
  int ups = 0;
  for (std::size_t r = 0; r < 50; ++r) {
    CHECK(std::set<std::size_t>(&t.moved[3 * r], &t.moved[3 * r] + 3).size() == 3);
    for (std::size_t s = 0; s < 3; ++s) {
      double const *before = t.design.row(4 * r + s), *after = before + 4;
      for (std::size_t k = 0; k < 4; ++k)
        CHECK(std::fabs(after[k] - before[k]) == doctest::Approx(groups[k] == t.moved[3 * r + s] ? 0.5 : 0));
      ups += t.direction[3 * r + s] > 0 ? 1 : 0;
    }
  }
  CHECK(std::abs(ups - 75) < 25);  // fair coins: four standard deviations
}

TEST_CASE("Saltelli's rows are A, B, and A with one group of B") {
  study::Groups const groups{0, 0, 1};
  Design const design = study::saltelli(8, groups, 3);
  REQUIRE(design.n_points() == 8 * 4);
  for (std::size_t i = 0; i < 8; ++i) {
    double const *a = design.row(4 * i), *b = design.row(4 * i + 1);
    for (std::size_t g = 0; g < 2; ++g)
      for (std::size_t k = 0; k < 3; ++k) CHECK(design.row(4 * i + 2 + g)[k] == (groups[k] == g ? b : a)[k]);
  }
}

TEST_CASE("rows become values by inverse distribution functions, unbounded ones included") {
  Design const design = study::one_at_a_time(2, {0.25});
  std::vector<base::Distribution> const factors{base::Uniform{10, 20}, base::Normal{0, 1}};
  CHECK(study::values(design, 0, factors) == std::vector<double>{15, 0});
  CHECK(study::values(design, 1, factors) == std::vector<double>{12.5, 0});
  CHECK(study::values(design, 2, factors)[1] == doctest::Approx(-0.6744897501960817));
  auto const t = study::morris_trajectories(20, study::each_alone(2), 1);
  for (std::size_t i = 0; i < t.design.n_points(); ++i) CHECK(std::isfinite(study::values(t.design, i, factors)[1]));
}
