#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>

/// What the benchmarks share: a clock, and the one table that all of them write to.
namespace zopa::bench {

/// A figure and its unit, such as "ms", "rounds/s", "games/s".
struct Quantity {
  double value = 0;
  std::string unit;
};
/// "45.2 ms", "0.045 ms", "1.1 × 10⁶ rounds/s": three digits or more.
std::string text(Quantity const&);

/// One measurement beside what it is compared with, both from this run: only the ratio can be trusted on a busy
/// machine.
struct Row {
  std::string what;         ///< "war, concession tactics"
  Quantity measured;
  std::string proof;        ///< how right the answer is: "regret 0"; empty: nothing to prove
  std::string beside;       ///< what it is compared with: "list, sort, sweep"; empty: nothing
  std::optional<Quantity> other = std::nullopt;  ///< measured of that
  std::optional<double> ratio = std::nullopt;    ///< above 1 where the row does better than what is beside it
  std::string aim = "";                          ///< "≥ .25"; empty: none
  double peak_megabytes = 0;                     ///< of a process that did nothing else; 0: not measured
};
using Table = std::vector<Row>;

/// Makes a row in a process of its own, so that its peak memory is its own. Throws what went wrong there.
Row in_own_process(std::function<Row()> const& measure);

/// Wall time of one call, seconds.
template <class Work>
double seconds(Work const& work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The best of up to fifty calls within half a second, milliseconds.
template <class Work>
Quantity least_time(Work const& work) {
  double best = 1e300, spent = 0;
  for (int repeat = 0; repeat < 50 && (repeat < 1 || spent < .5); ++repeat) {
    double const time = seconds(work);
    best = time < best ? time : best;
    spent += time;
  }
  return {1e3 * best, "ms"};
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
/// More parties, interactions, up to 10^15 packages.
void large_frontiers(Table& table);
/// Negotiations over plain issue spaces.
void talks(Table& table);
/// Equilibria by backward induction where trees are too large: alternating offers, a front, a demand before a war.
void exact_play(Table& table);
/// Extensive games, without scenarios.
void trees(Table& table);
/// Matrix games, without scenarios; with `large` also zero-sum games of 1,000 × 1,000, which take half a minute.
void matrices(Table& table, bool large);

/// For people, for papers, for programs (one object a line, the first says where and what was run).
std::string as_text(Table const& table);
std::string as_markdown(Table const& table, std::string const& run);
std::string as_json_lines(Table const& table, std::string const& run);

}  // namespace zopa::bench
