#include "zopa/base/random.hpp"

#include <set>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>

#include "support/approx.hpp"

using namespace zopa::base;

namespace {

using Words = std::array<std::uint64_t, 4>;

/// Philox4x64-10 written out from the paper (Salmon, Moraes, Dror & Shaw 2011, section 4.3).
Words philox(Words c, std::array<std::uint64_t, 2> k) {
  for (int round = 0; round < 10; ++round) {
    __extension__ using Wide = unsigned __int128;
    Wide const a = Wide{0xD2E7470EE14C6C93ull} * c[0], b = Wide{0xCA5A826395121157ull} * c[2];
    c = {static_cast<std::uint64_t>(b >> 64) ^ c[1] ^ k[0], static_cast<std::uint64_t>(b),
         static_cast<std::uint64_t>(a >> 64) ^ c[3] ^ k[1], static_cast<std::uint64_t>(a)};
    k[0] += 0x9E3779B97F4A7C15ull;
    k[1] += 0xBB67AE8584CAA73Bull;
  }
  return c;
}

/// Upper tail probability of counts that should be equal.
double p_value(std::vector<int> const& counts) {
  double n = 0, chi2 = 0;
  for (int const c : counts) n += c;
  double const expected = n / static_cast<double>(counts.size());
  for (int const c : counts) chi2 += (c - expected) * (c - expected) / expected;
  boost::math::chi_squared_distribution<> const d(static_cast<double>(counts.size() - 1));
  return boost::math::cdf(boost::math::complement(d, chi2));
}

}  // namespace

TEST_CASE("Philox written out agrees with the known answers of Random123") {
  // kat_vectors of Random123: philox4x64 10
  CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
        Words{0x16554d9eca36314cull, 0xdb20fe9d672d0fdcull, 0xd7e772cee186176bull, 0x7e68b68aec7ba23bull});
  std::uint64_t const ones = ~0ull;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
        Words{0x87b092c3013fe90bull, 0x438c3c67be8d0224ull, 0x9cc7d7c69cd777b6ull, 0xa09caebf594f0ba0ull});
}

TEST_CASE("a number is Philox at its address: key (seed, version 1), counter (path, draw, replicate, what for)") {
  Stream const stream{11, 22, 33};
  auto const words = philox({44, 22, 33, (std::uint64_t{4} << 56) | (std::uint64_t{5} << 32) | 6}, {11, 1});
  for (std::uint32_t k = 0; k < 4; ++k) {
    double const expected = (static_cast<double>(words[k] >> 11) + 0.5) / 9007199254740992.0;
    CHECK(stream.uniform(Purpose::battle, 4 * 5 + k, 6, 44) == expected);
    CHECK(stream.uniforms(Purpose::battle, 5, 6, 44)[k] == expected);
  }
}

TEST_CASE("every part of an address changes the number") {
  Stream const stream{1, 2, 3};
  std::set<double> const seen = {
      stream.uniform(Purpose::battle, 4, 5, 6),          Stream{2, 2, 3}.uniform(Purpose::battle, 4, 5, 6),
      Stream{1, 3, 3}.uniform(Purpose::battle, 4, 5, 6), Stream{1, 2, 4}.uniform(Purpose::battle, 4, 5, 6),
      stream.uniform(Purpose::shock, 4, 5, 6),           stream.uniform(Purpose::battle, 5, 5, 6),
      stream.uniform(Purpose::battle, 8, 5, 6),          stream.uniform(Purpose::battle, 4, 6, 6),
      stream.uniform(Purpose::battle, 4, 5, 7)};
  CHECK(seen.size() == 9);
}

TEST_CASE("asking for other numbers in between changes nothing") {
  Stream const stream;
  double const first = stream.uniform(Purpose::battle, 0, 1);
  stream.uniform(Purpose::shock, 0, 1);
  CHECK(stream.uniform(Purpose::battle, 0, 1) == first);
}

TEST_CASE("numbers are uniform along rounds, entities, replicates and draws") {
  auto const fill = [](auto const& at) {
    std::vector<int> counts(64);
    for (std::uint32_t i = 0; i < 20000; ++i) ++counts[static_cast<std::size_t>(at(i) * 64)];
    return p_value(counts);
  };
  CHECK(fill([](std::uint32_t i) { return Stream{}.uniform(Purpose::battle, 0, i); }) > 1e-4);
  CHECK(fill([](std::uint32_t i) { return Stream{}.uniform(Purpose::battle, i, 0); }) > 1e-4);
  CHECK(fill([](std::uint32_t i) { return Stream{42, 0, i}.uniform(Purpose::battle, 0, 0); }) > 1e-4);
  CHECK(fill([](std::uint32_t i) { return Stream{42, i, 0}.uniform(Purpose::battle, 0, 0); }) > 1e-4);
}

TEST_CASE("neighbours along an address are independent") {
  std::vector<int> counts(64);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    double const a = Stream{}.uniform(Purpose::battle, 0, i), b = Stream{}.uniform(Purpose::battle, 0, i + 1);
    ++counts[static_cast<std::size_t>(a * 8) * 8 + static_cast<std::size_t>(b * 8)];
  }
  CHECK(p_value(counts) > 1e-4);
}

TEST_CASE("paths are hashed by FNV-1a") {
  // Fowler, Noll & Vo: published test vectors
  CHECK(path_hash("") == 0xcbf29ce484222325ull);
  CHECK(path_hash("a") == 0xaf63dc4c8601ec8cull);
  CHECK(path_hash("foobar") == 0x85944171f73967e8ull);
}
