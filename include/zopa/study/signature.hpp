#pragma once

#include <cstdint>

#include "zopa/model/scenario.hpp"

namespace zopa::study {

/// A hash of discrete outcomes of a small fixed run (deal or not, round, package, collapse, victor of each game; seed 1,
/// 8 draws × 4 games): integers only, so that another compiler gives the same number (taste of Stockfish's `bench`).
std::uint64_t signature(model::Scenario const& scenario);

}  // namespace zopa::study
