#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "zopa/study/estimate.hpp"

namespace zopa::study {

/// A value of one number at which a figure passes a target.
struct Crossing {
  double value = 0;     ///< middle of the last bracket
  bool rising = false;  ///< does the figure rise through the target as the number rises?
  Interval interval;    ///< nearest values looked at on either side whose 95 % interval lies beyond the target; the end
                      ///< of the range where there is none
};

/// A figure along one number, and where it passes the target.
struct ThresholdAnswer {
  struct Look {
    double value;
    Estimate estimate;
  };
  std::vector<Look> looks;          ///< every value that was run, ascending; those without the figure are left out
  std::vector<Crossing> crossings;  ///< ascending; the figure need not be monotone
  double resolution = 0;            ///< width of the last bracket
};

struct ThresholdPlan {
  double from = 0, to = 1;
  int scan = 9;        ///< evenly spaced values looked at first, both ends included
  int bisections = 5;  ///< of each bracket found; the resolution is (to − from)/(scan − 1)/2^bisections
};

/// Scans the range, then halves every bracket in which the figure passes the target. All values share their draws and
/// chances (common random numbers), so that the figure moves because of the number alone. Two crossings between
/// neighbouring values of the scan are missed. Expects from < to and scan ≥ 2. Cost: scan + bisections per crossing
/// runs. \return nullopt if `stop` became true before the last run was done.
std::optional<ThresholdAnswer> threshold(std::function<model::Scenario(double value)> const& scenario_at,
                                         std::string_view metric, double target, ThresholdPlan const& where,
                                         engine::Plan const& plan, engine::OnBlock const& on_block = {},
                                         engine::StopToken const* stop = nullptr);

}  // namespace zopa::study
