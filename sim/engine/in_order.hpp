#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include "zopa/engine/run.hpp"

namespace zopa::engine {

/// Blocks come in as threads finish them and go out in draw order. Safe to call from several threads.
class InOrder {
 public:
  InOrder(int n, OnBlock const& on_block) : waiting_(static_cast<std::size_t>(n)), on_block_(on_block) {}

  void add(Block block) {
    std::lock_guard const lock(mutex_);
    if (failed_) return;
    auto const draw = static_cast<std::size_t>(block.draw);
    waiting_[draw] = std::move(block);
    try {
      while (next_ < waiting_.size() && waiting_[next_]) {
        ordered_.push_back(std::move(*waiting_[next_]));
        waiting_[next_++].reset();
        if (on_block_) on_block_(ordered_.back());
      }
    } catch (...) {
      keep(std::current_exception());  // still under the lock: no other thread may deliver after a failure
    }
  }

  /// The first failure is kept, and nothing more is started.
  void fail(std::exception_ptr error) {
    std::lock_guard const lock(mutex_);
    keep(std::move(error));
  }
  bool failed() const { return failed_; }

  /// The blocks without a gap from the first draw on. Rethrows a failure.
  std::vector<Block> all() && {
    if (error_) std::rethrow_exception(error_);
    return std::move(ordered_);
  }

 private:
  void keep(std::exception_ptr error) {
    if (!error_) error_ = std::move(error);
    failed_ = true;
  }

  std::mutex mutex_;
  std::vector<std::optional<Block>> waiting_;
  std::vector<Block> ordered_;
  std::size_t next_ = 0;
  OnBlock const& on_block_;
  std::exception_ptr error_;
  std::atomic<bool> failed_{false};
};

}  // namespace zopa::engine
