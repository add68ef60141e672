#include "zopa/model/ratification.hpp"

#include <algorithm>

#include "reading.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::model {
namespace {

bool breaks_own_line(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now) {
  for (RedLine const& line : world.lines)
    if (line.ratifier == id && line.track == track && line.hard && line.binding && in_force(line, now.round) &&
        holds(world, line.never, package, now))
      return true;
  return false;
}

double public_approval(World const& world, Ratifier const& ratifier, Package const& package, Circumstances const& now) {
  double approval = *ratifier.approval;
  for (Ratifier::Cap const& cap : ratifier.caps)
    if (holds(world, cap.when, package, now)) approval = std::min(approval, cap.share);
  return approval;
}

}  // namespace

double approval_margin(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now, double v,
                       double w) {
  Ratifier const& ratifier = world.ratifiers[id];
  if (ratifier.approval) return public_approval(world, ratifier, package, now) - ratifier.quota;
  if (ratifier.preferences) return utility(world, id, track, package, now) - ratifier.no_deal.value_or(w);
  return v - w - soft_lines({world, package, now}, ratifier.party, id, track, false);
}

bool approves(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now, double v, double w) {
  if (breaks_own_line(world, id, track, package, now)) return false;
  return base::at_least(approval_margin(world, id, track, package, now, v, w), 0);
}

double approval_probability(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now,
                            double v, double w) {
  if (breaks_own_line(world, id, track, package, now)) return 0;
  double const margin = approval_margin(world, id, track, package, now, v, w);
  double const noise = world.ratifiers[id].noise;
  if (noise <= 0) return base::at_least(margin, 0) ? 1 : 0;
  return base::logistic(margin / noise);
}

}  // namespace zopa::model
