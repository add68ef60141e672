#include <algorithm>
#include <numeric>

#include "zopa/base/discounting.hpp"
#include "zopa/solve/conflicts.hpp"

namespace zopa::solve {
namespace {

std::vector<double> shortfall(FrontierPoint const& point, Negotiation const& negotiation) {
  std::vector<double> short_by(point.value.size());
  for (std::size_t i = 0; i < short_by.size(); ++i) {
    double const w = negotiation.no_deal()[model::PartyId{i}];
    short_by[i] = base::at_least(point.value[i], w) ? 0 : w - point.value[i];
  }
  return short_by;
}

double total(std::vector<double> const& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

// Less shortfall is more value, so the least stands on the frontier.
std::optional<NearestMiss> nearest(Negotiation const& negotiation, ConstraintSet const& active, ConstraintIndices const& broken) {
  std::optional<NearestMiss> best;
  for (FrontierPoint const& point : pareto_frontier(negotiation, active).points) {
    NearestMiss miss{point.package, broken, point.value, shortfall(point, negotiation)};
    double const ahead = best ? total(best->shortfall) - total(miss.shortfall) : 1;
    if (!best || ahead > 1e-12 || (ahead > -1e-12 && miss.package < best->package)) best = std::move(miss);
  }
  return best;
}

}  // namespace

std::optional<NearestMiss> nearest_miss(Negotiation const& negotiation, Explanation const& explanation) {
  std::optional<NearestMiss> best;
  for (ConstraintIndices const& correction : explanation.corrections) {
    if (correction.size() > explanation.corrections.front().size()) break;
    ConstraintSet active = negotiation.all();
    for (std::size_t c : correction) active.reset(c);
    auto miss = nearest(negotiation, active, correction);
    if (!miss) continue;
    double const ahead = best ? total(best->shortfall) - total(miss->shortfall) : 1;
    if (!best || ahead > 1e-12 || (ahead > -1e-12 && miss->package < best->package)) best = std::move(miss);
  }
  return best;
}

std::optional<NearestMiss> least_shortfall(Negotiation const& negotiation) {
  auto miss = nearest(negotiation, negotiation.lines_and_ratifiers(), {});
  if (!miss) return std::nullopt;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c) {
    Constraint const& constraint = negotiation.constraints()[c];
    if (constraint.kind == Constraint::Kind::no_deal_value && miss->shortfall[constraint.party.index] > 0) miss->broken.push_back(c);
  }
  return miss;
}

SidePayment side_payment(Negotiation const& negotiation) {
  SidePayment payment;
  for (FrontierPoint const& point : pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points) {
    double const short_by = total(shortfall(point, negotiation));
    double surplus = 0;
    for (std::size_t i = 0; i < point.value.size(); ++i) surplus += point.value[i] - negotiation.no_deal()[model::PartyId{i}];
    payment.gift = std::min(payment.gift.value_or(short_by), short_by);
    if (base::at_least(surplus, 0)) payment.transfer = std::min(payment.transfer.value_or(short_by), short_by);
  }
  return payment;
}

}  // namespace zopa::solve
