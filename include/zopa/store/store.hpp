#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "zopa/study/sweep.hpp"

namespace zopa::store {

/// A file that cannot be used as asked, in a sentence for people.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Which part of a study a process does: the points whose id leaves `index − 1` when divided by `count`.
struct Shard {
  int index = 1, count = 1;  ///< 1 ≤ index ≤ count
  bool has(std::size_t point) const {
    return point % static_cast<std::size_t>(count) == static_cast<std::size_t>(index - 1);
  }
};

/// What a store says about itself. Two stores of the same study on the same scenario have the same identity.
struct Header {
  std::string title;
  std::string study;     ///< text of the study file
  std::string scenario;  ///< the scenario with all that is laid on it, as one YAML file
  std::uint64_t scenario_hash = 0;
  std::string version;  ///< of zopa
  study::Grid grid;
  std::vector<engine::Metric> metrics;  ///< kept ones, under the names asked for
  std::uint64_t seed = 0;
  int draws = 0, replicates = 0;      ///< at every point; with `until` at most
  std::optional<study::Until> until;
  bool games = false;  ///< are the figures of every single game kept too?
  Shard shard;

  /// Equal for stores that may be continued by each other and merged: everything but texts and shard.
  std::uint64_t identity() const;
  /// Points that this shard has when it is complete.
  std::size_t n_points() const;
};

/// Results of a sweep in one SQLite file (docs/studies.md describes its tables). A point and its "done" mark are
/// written in one transaction; what is committed survives any end of the process. One writer at a time, which holds the
/// file. All functions throw Error.
class Store {
 public:
  /// A new file. Error if it exists.
  static Store create(std::string const& path, Header const& header);
  /// An existing file of the same study and shard, to be continued.
  static Store resume(std::string const& path, Header const& header);
  /// To be read.
  static Store open(std::string const& path);
  Store(Store&&) noexcept;
  ~Store();  ///< what was not committed is not kept

  Header const& header() const;
  /// By id: is the point there? Size: points of the whole study.
  std::vector<bool> done() const;
  std::size_t n_done() const;
  /// Adds a point; commits at most half a second or 64 points later.
  void add(study::SweepRow const& row);
  void commit();
  /// Commits and leaves one file, without a log beside it. No `add` after it.
  void finish();

  /// Calls `each` with the points there, ascending in id; `with_games` also with their games, where they are kept.
  void for_each(std::function<void(study::SweepRow const&)> const& each, bool with_games = false) const;
  /// All of them. Memory: that of all points.
  study::SweepTable table() const;
  /// What is wrong with the file: pages that do not fit, points without all their metrics, points of another shard.
  /// Empty if nothing. Missing points are not wrong: they have yet to be run.
  std::vector<std::string> problems() const;

  friend std::vector<std::string> differences(Store const& a, Store const& b, std::size_t most);

 private:
  struct File;
  explicit Store(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

/// Brings shards of one study together in a new file. Error if they are of different studies or disagree on a point,
/// and, unless `partial`, if a point is missing.
void merge(std::vector<std::string> const& from, std::string const& to, bool partial);

/// Differences in words, at most `most`: identity, points that only one has, figures and games that differ in any bit.
/// Memory: that of two points.
std::vector<std::string> differences(Store const& a, Store const& b, std::size_t most = 20);

}  // namespace zopa::store
