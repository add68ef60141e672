#pragma once

#include "solve/elimination.hpp"

namespace zopa::solve {

using AnyCode = Code<4>;

/// The non-dominated complete packages of every cell, flat.
struct Survivors {
  std::size_t n_objectives = 0;
  std::vector<std::size_t> start;    ///< n_cells + 1
  std::vector<std::int64_t> value;   ///< n × n_objectives
  std::vector<AnyCode> code;         ///< n

  std::int64_t const* at(std::size_t p) const { return value.data() + p * n_objectives; }
};

/// Multi-objective bucket elimination of the question. Throws std::length_error for more than 16 objectives.
Survivors survivors(Negotiation::Compiled const&, Question const&);

/// The non-dominated of `code.size()` value vectors of `n` objectives, in ascending order of the first, then
/// lexicographic: their indices. Among equal ones the least code.
std::vector<std::size_t> non_dominated(std::size_t n, std::vector<std::int64_t> const& value, std::vector<AnyCode> const& code);

model::Package decoded(Negotiation::Compiled const&, AnyCode const&);

}  // namespace zopa::solve
