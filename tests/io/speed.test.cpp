#include <algorithm>
#include <ctime>

#include <doctest/doctest.h>

#include "io/shipped.hpp"

using namespace zopa;

namespace {

/// Processor time of the quickest of several readings, in seconds: other work on the machine does not count.
template <class Read>
double quickest(int n, Read const& read) {
  double best = 1e9;
  for (int i = 0; i < n; ++i) {
    auto const start = std::clock();
    CHECK(read().scenario.has_value());
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

/// Two parties over `n` territories in a ring, with soft lines about single ones.
std::string ring(int n, int n_lines) {
  std::string out = "zopa: 1\ntitle: a ring\ngainer: B\nterritories:\n";
  for (int i = 0; i < n; ++i)
    out += "  t" + std::to_string(i) + ": {held: {B: 0.5}, value: {A: " + std::to_string(0.5 / n) +
           ", B: " + std::to_string(0.5 / n) + "}, borders: [t" + std::to_string((i + 1) % n) + "]}\n";
  out +=
      "issues:\n  status: {for_each: territory, options: [returned, frozen, ceded]}\n  border: [river, "
      "road]\nparties:\n";
  for (std::string const party : {"A", "B"}) {
    out += "  " + party +
           ":\n    no_deal: 0.3\n    weights: as_given\n    prefers: {border: {weight: 0.5, values: [0, 1]}}\n    "
           "red_lines:\n";
    for (int k = 0; k < n_lines / 2; ++k)
      out += "      - {id: " + party + std::to_string(k) + ", never: {status.t" + std::to_string(7 * k % n) +
             ": ceded}, hardness: {soft: 0.1}}\n";
  }
  return out;
}

}  // namespace

TEST_CASE(
    "reading is quick: 20 ms for the largest shipped file, a second for a thousand territories and five thousand "
    "lines") {
  double const shipped = quickest(5, [] {
    return io::read_scenario(
        {std::filesystem::path(ZOPA_SOURCE_DIR) / "scenarios/ukraine-2025/istanbul_2025_07.yaml", {}, {}});
  });
  auto const text = ring(1000, 5000);
  double const large = quickest(2, [&] { return io::read_scenario_text(text, "ring.yaml"); });
  MESSAGE("largest shipped file ", 1000 * shipped, " ms, ring ", 1000 * large, " ms");
#ifdef NDEBUG  // what is promised of the release build
  CHECK(shipped <= 0.020);
  CHECK(large <= 1.0);
#endif
}
