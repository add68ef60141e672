#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>

/// What the benchmarks share: a clock, and the one table that all of them write to.
namespace zopa::bench {

/// One measurement beside what it is compared with, both from this run: only the ratio can be trusted on a busy
/// machine.
struct Row {
  std::string what;             ///< "rounds/s: war, concession tactics"
  std::string figure;           ///< "612,000"
  std::string beside;           ///< "synthetic loop: 2.1 million"; empty: nothing
  std::optional<double> ratio;  ///< nullopt: nothing to compare with
  std::string aim;              ///< "≥ .25"; empty: none
};
using Table = std::vector<Row>;

/// Wall time of one call, seconds.
template <class Work>
double seconds(Work const& work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Processor time of all threads of this process so far, seconds.
inline double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  auto const in_seconds = [](timeval const& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return in_seconds(used.ru_utime) + in_seconds(used.ru_stime);
}

/// Each adds its rows. `scenario` is a file whose games are played.
void rounds(Table& table);
void engine(Table& table, std::string const& scenario);
void frontier(Table& table);
/// Extensive games, without scenarios.
void trees(Table& table);
/// Matrix games, without scenarios; with `large` also zero-sum games of 1,000 × 1,000, which take half a minute.
void matrices(Table& table, bool large);
/// A table of its own: more parties, interactions, up to 10^15 packages.
void print_frontiers();

}  // namespace zopa::bench
