#include "zopa/solve/best.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>

#include "solve/restriction.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();

/// Packages that share the options of `best` before issue `depth`, and at it have none of the options closed.
struct Part {
  RankedPackage best;
  std::size_t depth = 0;
  std::vector<std::uint8_t> open;  ///< per option of issue `depth`
};

struct Worse {
  bool operator()(Part const& a, Part const& b) const {
    if (a.best.worth != b.best.worth) return a.best.worth < b.best.worth;
    return a.best.package > b.best.package;  // equals in the order of the enumeration
  }
};

class BestFirst {
 public:
  BestFirst(Negotiation const& negotiation, ConstraintSet const& active, Worth const& worth)
      : rest_(negotiation.compiled()), active_(active), worth_(worth) {
    if (c().graph.n_issues == 0) return;
    add({}, 0, std::vector<std::uint8_t>(c().graph.domain[0], 1));
  }

  bool empty() const { return parts_.empty(); }

  RankedPackage next() {
    Part const part = parts_.top();
    parts_.pop();
    for (std::size_t d = part.depth; d < c().graph.n_issues; ++d) {
      std::vector<std::uint8_t> open = d == part.depth ? part.open : std::vector<std::uint8_t>(c().graph.domain[d], 1);
      open[option(part.best.package, d)] = 0;
      add(part.best.package, d, std::move(open));
    }
    return part.best;
  }

 private:
  Negotiation::Compiled const& c() const { return rest_.compiled(); }
  model::Option option(model::Package const& package, std::size_t issue) const {
    return package[c().issues[issue].index];
  }

  void add(model::Package const& prefix, std::size_t depth, std::vector<std::uint8_t> open) {
    if (std::find(open.begin(), open.end(), 1) == open.end()) return;
    for (std::size_t d = 0; d < c().graph.n_issues; ++d) {
      std::vector<std::uint8_t> allowed(c().graph.domain[d], d >= depth);
      if (d == depth) allowed = open;
      if (d < depth) allowed[option(prefix, d)] = 1;
      rest_.allow(static_cast<Variable>(d), allowed);
    }
    Part part{{{}, {}, nothing}, depth, std::move(open)};
    for (FrontierPoint const& point : pareto_frontier(c(), active_).points) {
      double const worth = worth_(point.value);
      bool const tie = worth == part.best.worth && worth > nothing;
      if (worth > part.best.worth || (tie && point.package < part.best.package))
        part.best = {point.package, point.value, worth};
    }
    if (part.best.worth > nothing) parts_.push(std::move(part));
  }

  Restricted rest_;
  ConstraintSet active_;
  Worth const& worth_;
  std::priority_queue<Part, std::vector<Part>, Worse> parts_;
};

/// Hands out packages by their rank, option by option.
class ByRank {
 public:
  ByRank(Negotiation const& negotiation, ConstraintSet const& active)
      : rest_(negotiation.compiled()), active_(active) {}

  double total() const { return count(rest_.compiled(), active_); }

  /// \param order draws [from, to) of it, by rank; ranks count from the first package of this branch, which has n
  void descend(Variable v, double n, std::vector<double>& rank, std::vector<std::size_t>::const_iterator from,
               std::vector<std::size_t>::const_iterator to, std::vector<model::Package>& out) {
    Negotiation::Compiled const& c = rest_.compiled();
    if (v == c.graph.n_issues) return;
    double left = n;
    for (std::uint32_t o = 0; o < c.graph.domain[v] && from != to; ++o) {
      auto const option = static_cast<model::Option>(o);
      rest_.allow(v, option, static_cast<model::Option>(o + 1));
      double const here = o + 1 == c.graph.domain[v] ? left : count(c, active_);
      auto const end = std::find_if(from, to, [&](std::size_t draw) { return rank[draw] >= here; });
      for (auto draw = from; draw != end; ++draw) out[*draw][c.issues[v].index] = option;
      if (from != end) descend(v + 1, here, rank, from, end, out);
      for (auto draw = end; draw != to; ++draw) rank[*draw] -= here;
      from = end;
      left -= here;
    }
    rest_.allow(v, 0, static_cast<model::Option>(c.graph.domain[v]));
  }

 private:
  Restricted rest_;
  ConstraintSet active_;
};

}  // namespace

Worth worth_to(model::PartyId party) {
  return [party](std::vector<double> const& value) { return value[party.index]; };
}

Worth worth_to_mediator(std::vector<double> no_deal, std::vector<double> alpha, std::vector<double> bias) {
  return [=](std::vector<double> const& value) {
    double sum = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!(value[i] > no_deal[i])) return nothing;
      sum += alpha[i] * std::log(value[i] - no_deal[i]) + bias[i] * value[i];
    }
    return sum;
  };
}

std::vector<RankedPackage> best_packages(Negotiation const& negotiation, ConstraintSet const& active, std::size_t k,
                                         Worth const& worth) {
  std::vector<RankedPackage> found;
  BestFirst search(negotiation, active, worth);
  while (found.size() < k && !search.empty()) found.push_back(search.next());
  return found;
}

std::vector<model::Package> uniform_sample(Negotiation const& negotiation, ConstraintSet const& active,
                                           std::vector<double> const& u) {
  ByRank by_rank(negotiation, active);
  double const n = by_rank.total();
  if (n == 0) return {};
  std::vector<double> rank;
  for (double const x : u) {
    ZOPA_EXPECTS(x >= 0 && x < 1);
    rank.push_back(std::min(std::floor(x * n), n - 1));
  }
  std::vector<std::size_t> order(u.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
  std::vector<model::Package> out(u.size(), model::Package(negotiation.compiled().n_world_issues, 0));
  by_rank.descend(0, n, rank, order.begin(), order.end(), out);
  return out;
}

}  // namespace zopa::solve
