#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "zopa/engine/run.hpp"

namespace zopa::engine {

/// Blocks come in as threads finish them and go out in draw order. Safe to call from several threads.
class InOrder {
 public:
  InOrder(int n, OnBlock const& on_block) : waiting_(static_cast<std::size_t>(n)), on_block_(on_block) {}

  /// Throws what `on_block` throws; nothing is handed to it afterwards.
  void add(Block block) {
    std::lock_guard const lock(mutex_);
    if (failed_) return;
    auto const draw = static_cast<std::size_t>(block.draw);
    waiting_[draw] = std::move(block);
    failed_ = true;  // unless what follows comes to its end
    while (next_ < waiting_.size() && waiting_[next_]) {
      ordered_.push_back(std::move(*waiting_[next_]));
      waiting_[next_++].reset();
      if (on_block_) on_block_(ordered_.back());
    }
    failed_ = false;
  }

  /// The blocks without a gap from the first draw on.
  std::vector<Block> all() && { return std::move(ordered_); }

 private:
  std::mutex mutex_;
  std::vector<std::optional<Block>> waiting_;
  std::vector<Block> ordered_;
  std::size_t next_ = 0;
  OnBlock const& on_block_;
  bool failed_ = false;
};

}  // namespace zopa::engine
