#include "zopa/study/discovery.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

constexpr double infinity = base::infinity;
constexpr std::size_t least_cases = 40;

struct Side {
  double low = -infinity, high = infinity;
};
using Sides = std::vector<Side>;  // per factor

using Indices = std::vector<std::size_t>;

bool inside(Sides const& sides, std::vector<double> const& x) {
  for (std::size_t f = 0; f < sides.size(); ++f)
    if (x[f] < sides[f].low || x[f] > sides[f].high) return false;
  return true;
}

/// A set of draws to measure boxes on.
class Half {
 public:
  Half(Cases const& all, std::size_t first) : all_(all) {
    for (std::size_t i = first; i < all.y.size(); i += 2) members_.push_back(i);
  }
  Indices in(Sides const& sides) const {
    Indices out;
    for (std::size_t i : members_)
      if (inside(sides, all_.x[i])) out.push_back(i);
    return out;
  }
  double sum(Indices const& some) const {
    double s = 0;
    for (std::size_t i : some) s += all_.y[i];
    return s;
  }
  double mean(Indices const& some) const { return some.empty() ? 0 : sum(some) / static_cast<double>(some.size()); }
  double density(Sides const& sides) const { return mean(in(sides)); }
  double coverage(Indices const& some) const {
    double const all = sum(members_);
    return all > 0 ? sum(some) / all : 0;
  }
  Indices const& members() const { return members_; }
  Cases const& cases() const { return all_; }

 private:
  Cases const& all_;
  Indices members_;
};

// Where a slice of about a share `peel` at the lower end of ascending values ends: between two values that differ, all
// equal ones on one side. NaN where all are equal.
double cut(std::vector<double> const& ascending, double peel) {
  auto const slice = static_cast<std::size_t>(peel * static_cast<double>(ascending.size()));
  std::size_t at = std::max<std::size_t>(1, slice);
  while (at < ascending.size() && ascending[at] == ascending[at - 1]) ++at;
  if (at >= ascending.size()) return std::numeric_limits<double>::quiet_NaN();
  return ascending[at - 1] + (ascending[at] - ascending[at - 1]) / 2;
}

// The box with one more slice peeled off: the one whose rest has the largest density. False: no slice leaves enough.
bool peel(Half const& half, Sides& sides, PrimOptions const& options) {
  Indices const now = half.in(sides);
  double best = -1;
  Sides chosen;
  auto const consider = [&](Sides const& candidate) {
    Indices const rest = half.in(candidate);
    if (static_cast<double>(rest.size()) < options.least_support * static_cast<double>(half.members().size())) return;
    if (double const density = half.mean(rest); density > best) {
      best = density;
      chosen = candidate;
    }
  };
  for (std::size_t f = 0; f < sides.size(); ++f) {
    std::vector<double> x;
    for (std::size_t i : now) x.push_back(half.cases().x[i][f]);
    std::sort(x.begin(), x.end());
    Sides candidate = sides;
    if (double const low = cut(x, options.peel); !std::isnan(low)) {
      candidate[f].low = low;
      consider(candidate);
    }
    candidate = sides;
    for (double& value : x) value = -value;
    std::reverse(x.begin(), x.end());
    if (double const high = cut(x, options.peel); !std::isnan(high)) {
      candidate[f].high = -high;
      consider(candidate);
    }
  }
  if (best < 0) return false;
  sides = chosen;
  return true;
}

// A bound moved out over a thin slice of what lies behind it; the open end where less than a slice is left.
Sides widened(Half const& half, Sides const& sides, std::size_t f, bool lower, double share) {
  Sides open = sides;
  (lower ? open[f].low : open[f].high) = lower ? -infinity : infinity;
  std::vector<double> behind;  // distance from the bound
  for (std::size_t i : half.in(open)) {
    double const x = half.cases().x[i][f];
    if (lower ? x < sides[f].low : x > sides[f].high) behind.push_back(lower ? -x : x);
  }
  std::sort(behind.begin(), behind.end());
  auto const n = static_cast<double>(half.in(sides).size());
  auto const slice = std::max<std::size_t>(1, static_cast<std::size_t>(share * n));
  if (slice >= behind.size()) return open;
  double const end = behind[slice - 1] + (behind[slice] - behind[slice - 1]) / 2;
  (lower ? open[f].low : open[f].high) = lower ? -end : end;
  return open;
}

// Pastes back the slice that raises the density most, as long as one does.
void paste(Half const& half, Sides& sides, PrimOptions const& options) {
  for (;;) {
    double best = half.density(sides);
    std::optional<Sides> chosen;
    for (std::size_t f = 0; f < sides.size(); ++f)
      for (bool const lower : {true, false}) {
        if (!std::isfinite(lower ? sides[f].low : sides[f].high)) continue;
        Sides const candidate = widened(half, sides, f, lower, options.peel);
        if (double const density = half.density(candidate); density > best) {
          best = density;
          chosen = candidate;
        }
      }
    if (!chosen) return;
    sides = *chosen;
  }
}

double harmonic_mean(Half const& half, Sides const& sides) {
  Indices const in = half.in(sides);
  double const c = half.coverage(in), d = half.mean(in);
  return c + d > 0 ? 2 * c * d / (c + d) : 0;
}

Sides best_on_the_way(Half const& half, std::size_t n_factors, PrimOptions const& options) {
  Sides sides(n_factors), best = sides;
  double most = harmonic_mean(half, sides);
  while (peel(half, sides, options)) {
    double const now = harmonic_mean(half, sides);
    if (now <= most) continue;
    most = now;
    best = sides;
  }
  return best;
}

bool restricted(Side const& side) { return std::isfinite(side.low) || std::isfinite(side.high); }

double density_without(Half const& half, Sides sides, std::size_t f) {
  sides[f] = {};
  return half.density(sides);
}

// One after the other, the one that matters least first.
void drop_what_does_not_matter(Half const& half, Sides& sides, double overall) {
  for (;;) {
    double const density = half.density(sides);
    double least = infinity;
    std::size_t at = 0;
    for (std::size_t f = 0; f < sides.size(); ++f) {
      if (!restricted(sides[f])) continue;
      if (double const loss = density - density_without(half, sides, f); loss < least) {
        least = loss;
        at = f;
      }
    }
    if (!(least < 0.05 * (density - overall))) return;
    sides[at] = {};
  }
}

Box measured(Half const& half, Sides const& sides, std::vector<Restriction> restrictions, std::uint64_t seed) {
  Indices const in = half.in(sides);
  Box box;
  box.restrictions = std::move(restrictions);
  box.n = static_cast<int>(in.size());
  box.density = half.mean(in);
  box.coverage = half.coverage(in);
  box.support = static_cast<double>(in.size()) / static_cast<double>(half.members().size());
  box.density_interval = {0, 1};
  if (in.size() < 2) return box;
  std::vector<Cluster> clusters;
  for (std::size_t i : in) clusters.push_back({half.cases().y[i], 1});
  box.density_interval = bootstrap(clusters, Resamples(seed, in.size())).interval;
  auto const n = static_cast<double>(in.size());  // all alike: a bootstrap has no width
  if (box.density == 0 || box.density == 1) box.density_interval = wilson(box.density * n, n);
  return box;
}

std::vector<Restriction> restrictions_of(Half const& half, Sides const& sides) {
  std::vector<Restriction> out;
  for (std::size_t f = 0; f < sides.size(); ++f)
    if (restricted(sides[f])) out.push_back({f, sides[f].low, sides[f].high, density_without(half, sides, f)});
  std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.without < b.without; });
  return out;
}

}  // namespace

Cases cases(engine::Summary const& summary, engine::MetricId metric) {
  Cases out;
  for (auto const& factor : summary.factors) out.names.push_back(factor.path);
  for (auto const& block : summary.blocks) {
    if (block.count[metric] == 0) continue;
    out.x.push_back(block.factors);
    out.y.push_back(block.sum[metric] / static_cast<double>(block.count[metric]));
  }
  return out;
}

std::optional<Discovery> discover(Cases const& cases, std::uint64_t seed, PrimOptions const& options) {
  ZOPA_EXPECTS(cases.x.size() == cases.y.size() && options.peel > 0 && options.peel < 1);
  if (cases.y.size() < least_cases) return std::nullopt;
  auto const [low, high] = std::minmax_element(cases.y.begin(), cases.y.end());
  if (*low == *high) return std::nullopt;
  Half const searched(cases, 0), held_back(cases, 1);
  double const overall = searched.mean(searched.members());
  if (overall == 0 || overall == 1) return std::nullopt;
  Sides sides = best_on_the_way(searched, cases.names.size(), options);
  paste(searched, sides, options);
  drop_what_does_not_matter(searched, sides, overall);
  auto const restrictions = restrictions_of(searched, sides);
  double all = 0;
  for (double y : cases.y) all += y / static_cast<double>(cases.y.size());
  return Discovery{measured(searched, sides, restrictions, seed), measured(held_back, sides, restrictions, seed), all};
}

}  // namespace zopa::study
