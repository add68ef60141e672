#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace zopa::engine {

struct Analysis;  // private: frontiers and candidate packages of one draw

/// What exact analysis found in the draws of earlier runs, for later runs on the same draws: the points of a study
/// share their draws, and most of what varies (patience, who speaks, when a mediator leaves) moves no frontier. An
/// analysis is taken over only where everything it reads is equal in every bit, so results are the same with and without.
/// Safe to use from several threads; lives as long as the study.
class AnalysisCache {
 public:
  using Key = std::array<std::uint64_t, 2>;

  /// \param most_bytes kept; when there is no more room, an analysis of the same draw gives way, or the new one is not kept
  explicit AnalysisCache(std::size_t most_bytes = std::size_t{256} << 20);
  ~AnalysisCache();
  AnalysisCache(AnalysisCache const&) = delete;
  AnalysisCache& operator=(AnalysisCache const&) = delete;

  /// nullptr if it is not there.
  std::shared_ptr<Analysis const> find(int draw, Key const& key);
  void keep(int draw, Key const& key, std::shared_ptr<Analysis const> analysis);

  struct Counts {
    std::int64_t found = 0, missed = 0;
    std::size_t bytes = 0;  ///< kept now, about
  };
  Counts counts() const;

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

}  // namespace zopa::engine
