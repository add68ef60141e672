#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace zopa::solve {

/// A variable of the factor graph: an issue of the track, or an auxiliary that sums several of them up.
using Variable = std::uint32_t;

inline constexpr int no_constraint = -1;
inline constexpr std::uint32_t no_objective = std::numeric_limits<std::uint32_t>::max();

/// A table over a few variables; cells in mixed radix, the last variable of the scope fastest. Either values of one
/// objective, or (`objective == no_objective`) which cells are allowed.
struct Factor {
  std::vector<Variable> scope;
  std::uint32_t objective = no_objective;
  int constraint = no_constraint;             ///< counts only while this constraint is active; no_constraint = always
  std::uint32_t defines = no_objective;       ///< the auxiliary variable that this factor computes from the others
  std::vector<double> value;                  ///< objective: n_cells
  std::vector<std::uint8_t> allowed;          ///< otherwise: n_cells
};

/// Variables with finite domains and the factors over them. Issues come first, in the track's order; auxiliaries are
/// numbered so that each is defined by variables before it.
struct FactorGraph {
  std::vector<std::uint32_t> domain;  ///< n_variables
  std::size_t n_issues = 0;
  std::vector<Factor> factors;

  Variable add_variable(std::uint32_t size) {
    domain.push_back(size);
    return static_cast<Variable>(domain.size() - 1);
  }
  std::size_t n_cells(std::vector<Variable> const& scope) const {
    std::size_t n = 1;
    for (Variable v : scope) n *= domain[v];
    return n;
  }
};

/// An order in which to eliminate all variables but those in `kept`: smallest weighted fill-in first (cells of the pairs
/// that become neighbours; Kjærulff 1990), then smallest table, then lowest number, on the interaction graph (two
/// variables that share a factor that counts are neighbours). Where a red line runs over five territories with six
/// options each, the unweighted fill-in would rather join the six-fold issues than the yes-or-no auxiliaries between
/// them. Variables without neighbours come last, so that their few points extend what is there one by one.
/// Cost O(n · degree²) per step.
/// \param counts per factor; empty: all count
std::vector<Variable> min_fill_order(FactorGraph const&, std::vector<Variable> const& kept,
                                     std::vector<bool> const& counts = {});

/// An order and the factors each of its steps finds: those whose first variable in the order it eliminates; last, those
/// that are left. Any order without the kept variables will do.
struct Plan {
  std::vector<Variable> order;
  std::vector<std::vector<std::uint32_t>> buckets;  ///< order.size() + 1
};
Plan plan(FactorGraph const&, std::vector<Variable> order);

/// What each step of the order leaves connected: the neighbours of the eliminated variable at that moment, ascending.
std::vector<std::vector<Variable>> separators(FactorGraph const&, std::vector<Variable> const& order);

/// Cells of the largest table that eliminating in this order builds.
double largest_table(FactorGraph const&, std::vector<Variable> const& order);

}  // namespace zopa::solve
