#include "zopa/engine/analysis_cache.hpp"

#include <map>
#include <mutex>
#include <vector>

#include "analysis.hpp"

namespace zopa::engine {
namespace {

std::size_t size_of(Analysis const& analysis) {
  constexpr std::size_t for_each_block = 16;  // what the allocator adds
  std::size_t bytes = sizeof analysis;
  for (auto const& track : analysis.statics) bytes += sizeof track + track.nash.size() * sizeof(double);
  for (auto const& parties : analysis.candidates)
    for (auto const& packages : parties)
      for (auto const& package : packages) bytes += sizeof package + for_each_block + package.size() * sizeof(model::Option);
  return bytes;
}

}  // namespace

struct AnalysisCache::Kept {
  struct Entry {
    Key key;
    std::size_t bytes;
    std::shared_ptr<Analysis const> analysis;
  };
  std::size_t most_bytes;
  mutable std::mutex mutex;
  std::map<int, std::vector<Entry>> of_draw;
  std::size_t n_replaced = 0;
  Counts counts;
};

AnalysisCache::AnalysisCache(std::size_t most_bytes) : kept_(std::make_unique<Kept>()) { kept_->most_bytes = most_bytes; }
AnalysisCache::~AnalysisCache() = default;

std::shared_ptr<Analysis const> AnalysisCache::find(int draw, Key const& key) {
  std::lock_guard const lock(kept_->mutex);
  for (auto const& entry : kept_->of_draw[draw])
    if (entry.key == key) {
      ++kept_->counts.found;
      return entry.analysis;
    }
  ++kept_->counts.missed;
  return nullptr;
}

void AnalysisCache::keep(int draw, Key const& key, std::shared_ptr<Analysis const> analysis) {
  std::lock_guard const lock(kept_->mutex);
  auto& entries = kept_->of_draw[draw];
  std::size_t const bytes = size_of(*analysis);
  std::size_t& all = kept_->counts.bytes;
  // Points come in circles: the oldest would always be the next one asked for, so that any other may go.
  while (all + bytes > kept_->most_bytes && !entries.empty()) {
    auto const gone = entries.begin() + static_cast<std::ptrdiff_t>(kept_->n_replaced++ % entries.size());
    all -= gone->bytes;
    entries.erase(gone);
  }
  if (all + bytes > kept_->most_bytes) return;
  all += bytes;
  entries.push_back({key, bytes, std::move(analysis)});
}

AnalysisCache::Counts AnalysisCache::counts() const {
  std::lock_guard const lock(kept_->mutex);
  return kept_->counts;
}

}  // namespace zopa::engine
