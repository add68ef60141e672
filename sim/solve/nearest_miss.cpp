#include <algorithm>
#include <numeric>

#include "solve/restriction.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/base/distribution.hpp"
#include "zopa/base/expects.hpp"
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

double total_shortfall(std::vector<double> const& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

bool no_more(double a, double b) { return a <= b + 1e-12; }

/// The nearest of the packages under these constraints that `c` leaves: least total shortfall, and of those on the
/// frontier the lowest index. Less shortfall is more value, so the least stands on the frontier.
std::optional<NearestMiss> on_frontier(Negotiation const& negotiation, Negotiation::Compiled const& c,
                                       ConstraintSet const& active) {
  std::optional<NearestMiss> best;
  for (FrontierPoint const& point : pareto_frontier(c, active).points) {
    NearestMiss miss{point.package, {}, point.value, shortfall(point, negotiation)};
    if (best && !no_more(total_shortfall(miss.shortfall), total_shortfall(best->shortfall))) continue;
    bool const tie = best && no_more(total_shortfall(best->shortfall), total_shortfall(miss.shortfall));
    if (!tie || miss.package < best->package) best = std::move(miss);
  }
  return best;
}

/// A set of constraints under which to look for the nearest package.
struct Search {
  ConstraintSet active;
  bool shortfalls;  ///< may some party be short of its no-deal value?

  /// Some package whose shortfall is at most `most`.
  std::optional<model::Package> within(Negotiation const& negotiation, Negotiation::Compiled const& c,
                                       double most) const {
    auto found = witness(c, active);
    if (!found || !shortfalls) return found;
    auto best = on_frontier(negotiation, c, active);
    if (!best || !no_more(total_shortfall(best->shortfall), most)) return std::nullopt;
    return std::move(best->package);
  }
};

/// Of all packages that one of these searches finds with a total shortfall of at most `most` the one of lowest index:
/// option by option in file order, the lowest under which one is left. Expects that there is one. Every package found
/// on the way says which option is open for sure, so only lower ones are asked about.
model::Package lowest_index(Negotiation const& negotiation, std::vector<Search>& searches, double most) {
  Restricted rest(negotiation.compiled());
  Negotiation::Compiled const& c = rest.compiled();
  auto const some = [&]() -> std::optional<model::Package> {
    for (Search const& s : searches)
      if (auto found = s.within(negotiation, c, most)) return found;
    return std::nullopt;
  };
  auto found = some();
  ZOPA_EXPECTS(found);
  for (Variable v = 0; v < c.graph.n_issues; ++v) {
    model::IssueId const issue = c.issues[v];
    auto const only = [&](model::Option option) { rest.allow(v, option, static_cast<model::Option>(option + 1)); };
    for (model::Option option = 0; option < (*found)[issue.index]; ++option) {
      only(option);
      auto lower = some();
      if (!lower) continue;
      found = std::move(lower);
      break;
    }
    only((*found)[issue.index]);
  }
  auto const gone = [&](Search const& s) { return !s.within(negotiation, c, most); };
  searches.erase(std::remove_if(searches.begin(), searches.end(), gone), searches.end());
  return std::move(*found);
}

/// The nearest miss of several searches: those with the least shortfall, and among their packages the lowest index.
/// Leaves the searches that find it.
std::optional<NearestMiss> nearest(Negotiation const& negotiation, std::vector<Search>& searches) {
  std::vector<Search> tied;
  double least = base::infinity;
  for (Search const& search : searches) {
    double found = 0;
    if (search.shortfalls) {
      auto const best = on_frontier(negotiation, negotiation.compiled(), search.active);
      if (!best) continue;
      found = total_shortfall(best->shortfall);
    } else if (!feasible(negotiation, search.active)) {
      continue;
    }
    if (!no_more(found, least)) continue;
    if (!no_more(least, found)) tied.clear();
    least = std::min(least, found);
    tied.push_back(search);
  }
  searches = std::move(tied);
  if (searches.empty()) return std::nullopt;
  model::Package const package = lowest_index(negotiation, searches, least);
  Restricted only(negotiation.compiled());
  for (Variable v = 0; v < only.compiled().graph.n_issues; ++v) {
    model::Option const option = package[only.compiled().issues[v].index];
    only.allow(v, option, static_cast<model::Option>(option + 1));
  }
  return on_frontier(negotiation, only.compiled(), searches.front().active);
}

}  // namespace

std::optional<NearestMiss> nearest_miss(Negotiation const& negotiation, Explanation const& explanation) {
  std::vector<Search> searches;
  ConstraintSet const no_deal = negotiation.all() & ~negotiation.lines_and_ratifiers();
  for (ConstraintIndices const& correction : explanation.corrections) {
    if (correction.size() > explanation.corrections.front().size()) break;
    ConstraintSet active = negotiation.all();
    for (std::size_t c : correction) active.reset(c);
    searches.push_back({active, (no_deal & ~active).any()});
  }
  auto miss = nearest(negotiation, searches);
  if (!miss) return std::nullopt;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
    if (!searches.front().active[c]) miss->broken.push_back(c);
  return miss;
}

std::optional<NearestMiss> least_shortfall(Negotiation const& negotiation) {
  std::vector<Search> searches{{negotiation.lines_and_ratifiers(), true}};
  auto miss = nearest(negotiation, searches);
  if (!miss) return std::nullopt;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c) {
    Constraint const& constraint = negotiation.constraints()[c];
    bool const short_of_it =
        constraint.kind == Constraint::Kind::no_deal_value && miss->shortfall[constraint.party.index] > 0;
    if (short_of_it) miss->broken.push_back(c);
  }
  return miss;
}

SidePayment side_payment(Negotiation const& negotiation) {
  SidePayment payment;
  for (FrontierPoint const& point : pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points) {
    double const short_by = total_shortfall(shortfall(point, negotiation));
    double surplus = 0;
    for (std::size_t i = 0; i < point.value.size(); ++i)
      surplus += point.value[i] - negotiation.no_deal()[model::PartyId{i}];
    payment.gift = std::min(payment.gift.value_or(short_by), short_by);
    if (base::at_least(surplus, 0)) payment.transfer = std::min(payment.transfer.value_or(short_by), short_by);
  }
  return payment;
}

}  // namespace zopa::solve
