#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/study/estimate.hpp"

namespace zopa::study {

struct Variant {
  std::string name;  ///< "baseline", "+guarantees_credible"
  model::Scenario scenario;
};

/// A metric of a variant beside the baseline's, on the same draws, battles and shocks (common random numbers).
struct Difference {
  double value = 0;     ///< variant minus baseline
  Interval interval;    ///< 95 %, paired by draw
  double standard_error = 0;
};

struct ComparedMetric {
  engine::Metric metric;                                ///< as the first variant that has it describes it
  std::vector<std::optional<Estimate>> estimates;       ///< per variant
  std::vector<std::optional<Difference>> differences;   ///< per variant, to variant 0; its own entry is nullopt
};

struct Comparison {
  std::vector<std::string> variants;
  std::vector<engine::Summary> summaries;
  std::vector<ComparedMetric> metrics;  ///< by name, in the order of the baseline, then what only others have
};

/// One run per variant, on the same plan. \param on_block called with the variant's index.
std::vector<engine::Summary> played(std::vector<Variant> const& variants, engine::Plan const& plan,
                                    std::function<void(std::size_t, engine::Block const&)> const& on_block = {},
                                    engine::StopToken const* stop = nullptr);

/// Runs every variant with the same plan. \param on_block called with the variant's index.
Comparison compare(std::vector<Variant> const& variants, engine::Plan const& plan,
                   std::function<void(std::size_t, engine::Block const&)> const& on_block = {},
                   engine::StopToken const* stop = nullptr);

/// The paired difference of one metric between two runs of the same plan; nullopt where either never has it.
std::optional<Difference> difference(engine::Summary const& baseline, engine::MetricId in_baseline,
                                     engine::Summary const& variant, engine::MetricId in_variant);

}  // namespace zopa::study
