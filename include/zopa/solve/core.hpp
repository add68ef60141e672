#pragma once

#include <optional>
#include <vector>

namespace zopa::solve {

/// Winning coalitions: at least `quota` voters, all those with a veto among them.
struct VotingRule {
  std::size_t quota = 1;
  std::vector<bool> veto;  ///< n_voters, or empty for none
};

/// Alternatives that no winning coalition would leave: there is no other alternative that all its members strictly prefer.
/// \param values n_alternatives × n_voters; a status quo is one of the alternatives. \return ascending; may be empty
/// (Condorcet's cycle). Cost O(n_alternatives² · n_voters).
std::vector<std::size_t> core(std::vector<std::vector<double>> const& values, VotingRule const& rule);

/// Romer & Rosenthal 1978: the setter's best among what the ratifier likes at least as well as the status quo; the lowest
/// index of several. \return nullopt if nothing passes or nothing that passes is worth as much to the setter as the status quo.
std::optional<std::size_t> agenda_setter(std::vector<double> const& setter, std::vector<double> const& ratifier,
                                         double setter_status_quo, double ratifier_status_quo);

}  // namespace zopa::solve
