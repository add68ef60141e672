#pragma once

#include <optional>

#include "store/sqlite.hpp"
#include "zopa/store/store.hpp"

namespace zopa::store {

/// The points of a file one after the other, ascending in id. Memory: that of one point. Expects database and header to
/// outlive it.
class Cursor {
 public:
  Cursor(Database& database, Header const& header, bool with_games);
  /// The next point; nullopt at the end.
  std::optional<study::SweepRow> next();

 private:
  void read_figures(study::SweepRow& row);
  void read_games(study::SweepRow& row);

  Header const& header_;
  Statement points_, figures_;
  std::optional<Statement> games_;
  bool more_figures_ = false, more_games_ = false;
};

}  // namespace zopa::store
