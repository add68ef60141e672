#pragma once

#include "zopa/base/random.hpp"
#include "zopa/model/scenario.hpp"
#include "zopa/play/setting.hpp"

namespace zopa::engine {

/// A setting, and what was given up for speed in making it.
struct Preparation {
  play::Setting setting;
  base::Per<model::TrackId, double> candidate_gap;  ///< largest over the parties
};
Preparation preparation(model::Scenario const& scenario, model::World world, base::Stream const& draw);

}  // namespace zopa::engine
