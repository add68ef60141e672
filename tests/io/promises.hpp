#pragma once

#include <cmath>

#include "zopa/model/scenario.hpp"

namespace zopa::test {

inline bool in_unit(double x) { return x >= 0 && x <= 1; }

/// What every scenario that was accepted promises: no number is NaN or out of its range, at central values and in
/// draws.
inline bool keeps_its_promises(model::World const& w) {
  bool ok = w.parties.size() >= 2 && w.tracks.size() >= 1;
  for (auto const& t : w.territories) ok = ok && in_unit(t.held) && t.cells >= 1;
  for (auto const& party : w.parties) {
    ok = ok && party.discount > 0 && party.discount <= 1 && party.war_cost >= 0 && std::isfinite(party.war_cost) &&
         in_unit(party.ratification_quota);
    for (auto const& no_deal : party.no_deal) ok = ok && std::isfinite(no_deal.value);
    for (std::size_t i = 0; i < w.issues.size(); ++i) {
      auto const& value = party.preferences.issues[model::IssueId{i}];
      auto const n = w.issues[model::IssueId{i}].options.size();
      ok = ok && value.weight >= 0 && std::isfinite(value.weight) &&
           (value.values.empty() || value.values.size() == n) &&
           (value.unbelieved.empty() || value.unbelieved.size() == n);
      for (double v : value.values) ok = ok && in_unit(v);
    }
  }
  for (auto const& line : w.lines)
    ok = ok && line.kappa >= 0 && line.eta >= 0 && in_unit(line.real) && line.track.index < w.tracks.size();
  for (auto const& issue : w.issues)
    ok = ok && issue.options.size() >= 2 && issue.position.size() == issue.options.size() &&
         issue.track.index < w.tracks.size();
  if (w.war) ok = ok && in_unit(w.war->up) && in_unit(w.war->down) && in_unit(w.war->hold);
  return ok && in_unit(w.deal.collapse) && in_unit(w.deal.credibility) && w.horizon.rounds >= 1;
}

}  // namespace zopa::test
