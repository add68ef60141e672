#include "zopa/study/threshold.hpp"

#include <algorithm>
#include <map>

#include "zopa/base/expects.hpp"
#include "zopa/study/sweep.hpp"

namespace zopa::study {
namespace {

/// The figure by value, each run once.
class Looks {
 public:
  Looks(std::function<model::Scenario(double)> const& scenario_at, std::string_view metric, engine::Plan const& plan,
        engine::OnBlock const& on_block, engine::StopToken const* stop)
      : scenario_at_(scenario_at), metric_(metric), plan_(plan), on_block_(on_block), stop_(stop) {}

  /// nullopt: not defined there, or stopped.
  std::optional<Estimate> at(double value) {
    if (auto const known = looks_.find(value); known != looks_.end()) return known->second;
    model::Scenario const scenario = scenario_at_(value);
    engine::Summary const summary = engine::run(scenario, plan_, on_block_, stop_, {{}, &cache_});
    stopped_ = stopped_ || summary.stopped;
    if (stopped_) return std::nullopt;
    return looks_.emplace(value, estimate(summary, scenario.central, metric_)).first->second;
  }
  bool stopped() const { return stopped_; }
  std::vector<ThresholdAnswer::Look> all() const {
    std::vector<ThresholdAnswer::Look> out;
    for (auto const& [value, look] : looks_)
      if (look) out.push_back({value, *look});
    return out;
  }

 private:
  std::function<model::Scenario(double)> const& scenario_at_;
  std::string_view metric_;
  engine::Plan const& plan_;
  engine::OnBlock const& on_block_;
  engine::StopToken const* stop_;
  engine::AnalysisCache cache_;
  std::map<double, std::optional<Estimate>> looks_;
  bool stopped_ = false;
};

// Halves the bracket; the target counts as reached from below.
Crossing halved(Looks& looks, double low, double high, bool rising, double target, int times) {
  for (int k = 0; k < times && !looks.stopped(); ++k) {
    double const middle = low + (high - low) / 2;
    auto const e = looks.at(middle);
    if (!e) break;
    ((e->value >= target) == rising ? high : low) = middle;
  }
  return {low + (high - low) / 2, rising, {}};
}

// How far the crossing may be off: to the nearest values whose interval leaves no doubt on which side they are.
Interval doubt(std::vector<ThresholdAnswer::Look> const& looks, Crossing const& crossing, double target,
               ThresholdPlan const& where) {
  Interval out{where.from, where.to};
  for (auto const& [value, e] : looks) {
    bool const above = e.monte_carlo.low > target, below = e.monte_carlo.high < target;
    if (value < crossing.value && (crossing.rising ? below : above)) out.low = value;
    if (value > crossing.value && (crossing.rising ? above : below)) out.high = std::min(out.high, value);
  }
  return out;
}

}  // namespace

std::optional<ThresholdAnswer> threshold(std::function<model::Scenario(double value)> const& scenario_at,
                                         std::string_view metric, double target, ThresholdPlan const& where,
                                         engine::Plan const& plan, engine::OnBlock const& on_block,
                                         engine::StopToken const* stop) {
  ZOPA_EXPECTS(where.from < where.to && where.scan >= 2 && where.bisections >= 0);
  Looks looks(scenario_at, metric, plan, on_block, stop);
  std::vector<double> const grid = linear_steps(where.from, where.to, where.scan);
  for (double value : grid) {
    looks.at(value);
    if (looks.stopped()) return std::nullopt;
  }
  ThresholdAnswer out;
  for (std::size_t k = 1; k < grid.size(); ++k) {
    auto const before = looks.at(grid[k - 1]), after = looks.at(grid[k]);
    if (!before || !after || (before->value >= target) == (after->value >= target)) continue;
    out.crossings.push_back(halved(looks, grid[k - 1], grid[k], after->value >= target, target, where.bisections));
  }
  if (looks.stopped()) return std::nullopt;
  out.looks = looks.all();
  out.resolution = (where.to - where.from) / (where.scan - 1) / static_cast<double>(1 << where.bisections);
  for (Crossing& crossing : out.crossings) crossing.interval = doubt(out.looks, crossing, target, where);
  return out;
}

}  // namespace zopa::study
