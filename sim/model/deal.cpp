#include "zopa/model/deal.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/distribution.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::model {
namespace {

constexpr TrackId main_track{};

double level(std::optional<IssueId> issue, std::vector<double> const& levels, Package const& package) {
  return issue ? levels[package[issue->index]] : 0;
}

}  // namespace

double guarantee(World const& world, Package const& package, Circumstances const& now) {
  return now.credibility * level(world.deal.guarantee, world.deal.guarantee_level, package);
}

double hazard(World const& world, TrackId track, Package const& package, Circumstances const& now) {
  if (!world.tracks[track].ends_war) return 0;
  Deal const& deal = world.deal;
  double const monitor = now.monitoring * level(deal.monitoring, deal.monitoring_level, package);
  double const h = deal.collapse * std::exp(-deal.guarantee_effect * guarantee(world, package, now) - deal.monitoring_effect * monitor);
  return std::clamp(h + now.hazard_add, 0.0, 1.0);
}

double deal_value(double u, double discount, double hazard, double after_collapse) {
  double const denominator = 1 - discount * (1 - hazard);
  if (denominator < 1e-12) return u;  // no discounting, no collapse (conventions 13)
  return ((1 - discount) * u + discount * hazard * after_collapse) / denominator;
}

double deal_value(World const& world, PartyId id, TrackId track, Package const& package, Circumstances const& now, double no_deal,
                  bool binding_only) {
  Party const& party = world.parties[id];
  double const carrots = track == main_track ? now.carrots[id] : 0;
  double const u = utility(world, id, track, package, now, binding_only) + carrots;
  return deal_value(u, party.discount, hazard(world, track, package, now), party.after_collapse.value_or(no_deal));
}

double bearable_hazard(double u, double discount, double no_deal, double after_collapse) {
  if (no_deal <= after_collapse) return base::infinity;
  return (1 - discount) * (u - no_deal) / (discount * (no_deal - after_collapse));
}

std::optional<double> minimum_guarantee(Deal const& deal, double u, double discount, double no_deal, double after_collapse,
                                        double monitoring, double hazard_add) {
  double const bearable = bearable_hazard(u, discount, no_deal, after_collapse);
  double const watched = deal.collapse * std::exp(-deal.monitoring_effect * monitoring);
  if (no_deal <= after_collapse || bearable >= watched + hazard_add) return 0;
  if (u <= no_deal || bearable <= hazard_add || deal.guarantee_effect <= 0) return std::nullopt;
  return std::log(watched / (bearable - hazard_add)) / deal.guarantee_effect;
}

double survival(double hazard, double rounds) { return std::pow(1 - hazard, rounds); }

}  // namespace zopa::model
