#pragma once

#include <vector>

#include "zopa/engine/run.hpp"
#include "zopa/study/interval.hpp"

namespace zopa::study {

/// A metric's sums, one cluster per draw in draw order.
inline std::vector<Cluster> clusters_of(engine::Summary const& summary, engine::MetricId metric) {
  std::vector<Cluster> clusters;
  clusters.reserve(summary.blocks.size());
  for (auto const& block : summary.blocks) clusters.push_back({block.sum[metric], static_cast<double>(block.count[metric])});
  return clusters;
}

}  // namespace zopa::study
