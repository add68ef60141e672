#include "zopa/model/deal.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/distribution.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::model {
namespace {

/// Level of a guarantee or of monitoring that the package of this track contains; 0 where the track has no such issue.
double level(World const& world, TrackId track, std::optional<IssueId> issue, std::vector<double> const& levels,
             Package const& package) {
  if (!issue || world.issues[*issue].track != track) return 0;
  return levels[package[issue->index]];
}

}  // namespace

double guarantee(World const& world, Package const& package, Circumstances const& now) {
  auto const& issue = world.deal.guarantee;
  if (!issue) return 0;
  return now.credibility * level(world, world.issues[*issue].track, issue, world.deal.guarantee_level, package);
}

double hazard(World const& world, TrackId track, Package const& package, Circumstances const& now) {
  if (!world.tracks[track].ends_war) return 0;
  Deal const& deal = world.deal;
  double const gamma = now.credibility * level(world, track, deal.guarantee, deal.guarantee_level, package);
  double const watched = now.monitoring * level(world, track, deal.monitoring, deal.monitoring_level, package);
  double const base = deal.collapse * std::exp(-deal.guarantee_effect * gamma - deal.monitoring_effect * watched);
  return std::clamp(base + now.hazard_add, 0.0, 1.0);
}

double deal_value(double u, double discount, double hazard, double after_collapse) {
  double const weight = 1 - discount * (1 - hazard);
  if (weight < 1e-12) return u;
  return ((1 - discount) * u + discount * hazard * after_collapse) / weight;
}

double deal_value(World const& world, PartyId id, TrackId track, Package const& package, Circumstances const& now,
                  double no_deal, bool binding_only) {
  Party const& party = world.parties[id];
  double u = utility(world, id, track, package, now, binding_only);
  if (track == main_track) u += now.carrots[id];
  double const h = hazard(world, track, package, now);
  if (h == 0) return u;  // the quotient would round
  return deal_value(u, party.discount, h, party.after_collapse.value_or(no_deal));
}

double bearable_hazard(double u, double discount, double no_deal, double after_collapse) {
  if (no_deal <= after_collapse) return base::infinity;
  return (1 - discount) * (u - no_deal) / (discount * (no_deal - after_collapse));
}

std::optional<double> minimum_guarantee(Deal const& deal, double u, double discount, double no_deal,
                                        double after_collapse, double monitoring, double hazard_add) {
  if (u < no_deal) return std::nullopt;
  double const bearable = bearable_hazard(u, discount, no_deal, after_collapse) - hazard_add;
  double const watched = deal.collapse * std::exp(-deal.monitoring_effect * monitoring);
  if (bearable >= watched) return 0;
  if (bearable <= 0 || deal.guarantee_effect <= 0) return std::nullopt;
  return std::log(watched / bearable) / deal.guarantee_effect;
}

double survival(double hazard, double rounds) { return std::pow(1 - hazard, rounds); }

}  // namespace zopa::model
