#include "zopa/solve/core.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"

namespace zopa::solve {
namespace {

/// Would a winning coalition strictly prefer z to y?
bool blocks(std::vector<double> const& z, std::vector<double> const& y, VotingRule const& rule) {
  std::size_t in_favour = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    bool const prefers = !base::at_least(y[i], z[i]);
    if (!prefers && !rule.veto.empty() && rule.veto[i]) return false;
    in_favour += prefers;
  }
  return in_favour >= rule.quota;
}

}  // namespace

std::vector<std::size_t> core(std::vector<std::vector<double>> const& values, VotingRule const& rule) {
  std::vector<std::size_t> out;
  for (std::size_t y = 0; y < values.size(); ++y)
    if (std::none_of(values.begin(), values.end(), [&](auto const& z) { return blocks(z, values[y], rule); })) out.push_back(y);
  return out;
}

std::optional<std::size_t> agenda_setter(std::vector<double> const& setter, std::vector<double> const& ratifier,
                                         double setter_status_quo, double ratifier_status_quo) {
  std::optional<std::size_t> best;
  for (std::size_t y = 0; y < setter.size(); ++y) {
    if (!base::at_least(ratifier[y], ratifier_status_quo)) continue;
    if (!base::at_least(setter[y], best ? setter[*best] : setter_status_quo)) continue;
    if (!best || !base::at_least(setter[*best], setter[y])) best = y;
  }
  return best;
}

}  // namespace zopa::solve
