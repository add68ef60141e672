#include "store/cursor.hpp"

#include <cmath>

#include <fmt/format.h>

#include "store/cells.hpp"

namespace zopa::store {
namespace {

std::string select_figures() {
  std::string sql = "SELECT point, metric";
  for (char const* column : real_columns) sql += fmt::format(", {}", column);
  return sql + ", count, draws, certain FROM estimate ORDER BY point, metric";
}

}  // namespace

Cursor::Cursor(Database& database, Header const& header, bool with_games)
    : header_(header),
      points_(database.prepare("SELECT * FROM point ORDER BY id")),
      figures_(database.prepare(select_figures())) {
  more_figures_ = figures_.step();
  if (!with_games || !header.games) return;
  games_.emplace(database.prepare("SELECT * FROM game ORDER BY point, draw, replicate"));
  more_games_ = games_->step();
}

std::optional<study::SweepRow> Cursor::next() {
  if (!points_.step()) return std::nullopt;
  study::SweepRow row{static_cast<std::size_t>(points_.integer(0)), {}, {}};
  for (std::size_t a = 0; a < header_.grid.axes.size(); ++a)
    row.point.push_back(points_.real(static_cast<int>(a) + 1).value_or(0));
  read_figures(row);
  if (games_) read_games(row);
  return row;
}

void Cursor::read_figures(study::SweepRow& row) {
  row.estimates.resize(header_.metrics.size());
  for (; more_figures_ && figures_.integer(0) <= points_.integer(0); more_figures_ = figures_.step()) {
    auto const m = static_cast<std::size_t>(figures_.integer(1));
    if (figures_.integer(0) != points_.integer(0) || m >= header_.metrics.size()) continue;
    Cells c;
    for (int k = 0; k < n_real; ++k) c[static_cast<std::size_t>(k)] = figures_.real(k + 2);
    row.estimates[m] = estimate(header_.metrics[m], c, figures_.integer(n_real + 2), figures_.integer(n_real + 3),
                                figures_.integer(n_real + 4) != 0);
  }
}

void Cursor::read_games(study::SweepRow& row) {
  for (; more_games_ && games_->integer(0) <= points_.integer(0); more_games_ = games_->step())
    for (std::size_t m = 0; games_->integer(0) == points_.integer(0) && m < header_.metrics.size(); ++m)
      row.games.push_back(games_->real(static_cast<int>(m) + 3).value_or(std::nan("")));
}

}  // namespace zopa::store
