#include "zopa/engine/analysis_cache.hpp"

#include <map>
#include <mutex>

#include "analysis.hpp"

namespace zopa::engine {
namespace {

std::size_t size_of(Analysis const& analysis) {
  constexpr std::size_t for_each_block = 16, for_each_entry = 128;  // what the allocator and the map add
  std::size_t bytes = sizeof analysis + for_each_entry;
  for (auto const& track : analysis.statics) bytes += sizeof track + 2 * track.fair.nash.size() * sizeof(double);
  for (auto const& parties : analysis.candidates)
    for (auto const& packages : parties) {
      bytes += sizeof packages + for_each_block;
      for (auto const& package : packages) bytes += sizeof package + for_each_block + package.size() * sizeof(model::Option);
    }
  return bytes;
}

}  // namespace

struct AnalysisCache::Kept {
  struct Entry {
    std::size_t bytes;
    std::shared_ptr<Analysis const> analysis;
  };
  std::size_t most_bytes;
  mutable std::mutex mutex;
  std::map<int, std::map<Key, Entry>> of_draw;
  std::uint64_t n_replaced = 0;
  Counts counts;
};

AnalysisCache::AnalysisCache(std::size_t most_bytes) : kept_(std::make_unique<Kept>()) { kept_->most_bytes = most_bytes; }
AnalysisCache::~AnalysisCache() = default;

std::shared_ptr<Analysis const> AnalysisCache::find(int draw, Key const& key) {
  std::lock_guard const lock(kept_->mutex);
  auto const& entries = kept_->of_draw[draw];
  auto const at = entries.find(key);
  ++(at == entries.end() ? kept_->counts.missed : kept_->counts.found);
  return at == entries.end() ? nullptr : at->second.analysis;
}

void AnalysisCache::keep(int draw, Key const& key, std::shared_ptr<Analysis const> analysis) {
  std::lock_guard const lock(kept_->mutex);
  auto& entries = kept_->of_draw[draw];
  std::size_t const bytes = size_of(*analysis);
  std::size_t& all = kept_->counts.bytes;
  if (entries.contains(key)) return;  // another thread was first
  // Points come in circles: the oldest would always be the next one asked for, so that any one goes. Keys are spread
  // evenly, and so are these places among them.
  while (all + bytes > kept_->most_bytes && !entries.empty()) {
    auto gone = entries.lower_bound({++kept_->n_replaced * 0x9e3779b97f4a7c15ull, 0});
    if (gone == entries.end()) gone = entries.begin();
    all -= gone->second.bytes;
    entries.erase(gone);
  }
  if (all + bytes > kept_->most_bytes) return;
  all += bytes;
  entries.emplace(key, Kept::Entry{bytes, std::move(analysis)});
}

AnalysisCache::Counts AnalysisCache::counts() const {
  std::lock_guard const lock(kept_->mutex);
  return kept_->counts;
}

}  // namespace zopa::engine
