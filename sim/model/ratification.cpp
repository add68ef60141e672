#include "zopa/model/ratification.hpp"

#include <algorithm>

#include "reading.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::model {
namespace {

bool breaks_own_line(Reading const& y, RatifierId id, TrackId track) {
  for (RedLine const& line : y.world.lines) {
    bool const own = line.ratifier == id && line.track == track;
    if (own && line.hard && line.binding && in_force(line, y.now.round) && holds(y, line.never)) return true;
  }
  return false;
}

/// Approval of a public: min(base, caps of matching patterns).
double public_approval(Reading const& y, Ratifier const& ratifier) {
  double share = *ratifier.approval;
  for (Ratifier::Cap const& cap : ratifier.caps)
    if (holds(y, cap.when)) share = std::min(share, cap.share);
  return share;
}

}  // namespace

double approval_margin(World const& world, RatifierId id, TrackId track, Package const& package,
                       Circumstances const& now, double v, double w) {
  Ratifier const& ratifier = world.ratifiers[id];
  Reading const y{world, package, now};
  if (ratifier.approval) return public_approval(y, ratifier) - ratifier.quota;
  if (ratifier.preferences) return utility(world, id, track, package, now) - ratifier.no_deal.value_or(w);
  return v - soft_lines(y, ratifier.party, id, track, true) - w;
}

bool approves(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now,
              double v, double w) {
  if (breaks_own_line({world, package, now}, id, track)) return false;
  return base::at_least(approval_margin(world, id, track, package, now, v, w), 0);
}

double approval_probability(World const& world, RatifierId id, TrackId track, Package const& package,
                            Circumstances const& now, double v, double w) {
  double const noise = world.ratifiers[id].noise;
  if (noise == 0) return approves(world, id, track, package, now, v, w) ? 1 : 0;
  if (breaks_own_line({world, package, now}, id, track)) return 0;
  return base::logistic(approval_margin(world, id, track, package, now, v, w) / noise);
}

}  // namespace zopa::model
