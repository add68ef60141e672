#pragma once

#include <array>
#include <optional>

#include "zopa/study/sweep.hpp"

namespace zopa::store {

/// Columns of an estimate that hold a real number.
inline constexpr std::array real_columns{"value",      "standard_error", "low",    "high",  "draws_low",
                                         "draws_high", "assumptions",    "chance", "share", "share_standard_error"};
inline constexpr int n_real = static_cast<int>(real_columns.size());

/// NULL throughout: the figure is not defined at this point.
using Cells = std::array<std::optional<double>, real_columns.size()>;

Cells cells(std::optional<study::Estimate> const& e);
std::optional<study::Estimate> estimate(engine::Metric const& metric, Cells const& c, std::int64_t count,
                                        std::int64_t draws, bool certain);

/// Equal in every bit of what is kept.
bool same(std::optional<study::Estimate> const& a, std::optional<study::Estimate> const& b);
bool same_games(std::vector<double> const& a, std::vector<double> const& b);

}  // namespace zopa::store
