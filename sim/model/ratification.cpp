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

/// A council of one party's ratifiers without veto, vote by vote in file order.
struct Council {
  World const& world;
  PartyId party;
  TrackId track;
  Package const& package;
  Circumstances const& now;
  double v, w;

  RatifierId next(RatifierId id) const {
    while (id.index < world.ratifiers.size() && (world.ratifiers[id].party != party || world.ratifiers[id].veto)) ++id.index;
    return id;
  }
  double weight_from(RatifierId id) const {
    double sum = 0;
    for (id = next(id); id.index < world.ratifiers.size(); ++id.index, id = next(id)) sum += world.ratifiers[id].weight;
    return sum;
  }
  // From this ratifier on, with so much weight already in favour.
  double passes(RatifierId id, double in_favour) const {
    double const quota = world.parties[party].ratification_quota;
    id = next(id);
    if (base::at_least(in_favour, quota)) return 1;
    if (!base::at_least(in_favour + weight_from(id), quota)) return 0;
    double const p = approval_probability(world, id, track, package, now, v, w);
    RatifierId const rest{id.index + 1};
    double sum = 0;
    if (p > 0) sum += p * passes(rest, in_favour + world.ratifiers[id].weight);
    if (p < 1) sum += (1 - p) * passes(rest, in_favour);
    return sum;
  }
};

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
  bool const at_the_table = now.summit && world.ratifiers[id].attends_summit;
  double const noise = at_the_table ? 0 : world.ratifiers[id].noise;
  if (noise == 0) return approves(world, id, track, package, now, v, w) ? 1 : 0;
  if (breaks_own_line({world, package, now}, id, track)) return 0;
  return base::logistic(approval_margin(world, id, track, package, now, v, w) / noise);
}

double ratification_probability(World const& world, PartyId party, TrackId track, Package const& package,
                                Circumstances const& now, double v, double w) {
  double all = 1;
  for (RatifierId const id : ids_of(world.ratifiers)) {
    if (world.ratifiers[id].party != party || !world.ratifiers[id].veto) continue;
    all *= approval_probability(world, id, track, package, now, v, w);
    if (all == 0) return 0;
  }
  Council const council{world, party, track, package, now, v, w};
  bool const has_council = council.next(RatifierId{}).index < world.ratifiers.size();
  return has_council ? all * council.passes(RatifierId{}, 0) : all;
}

}  // namespace zopa::model
