#pragma once

#include <memory>
#include <vector>

#include "measures.hpp"
#include "zopa/base/random.hpp"
#include "zopa/engine/analysis_cache.hpp"
#include "zopa/model/scenario.hpp"
#include "zopa/play/setting.hpp"

namespace zopa::engine {

using Candidates = model::Per<model::TrackId, model::Per<model::PartyId, std::vector<model::Package>>>;
/// Worlds as each party may imagine them, its own numbers true.
using Imagined = model::Per<model::PartyId, std::vector<std::shared_ptr<model::World const>>>;

/// What is solved once per draw, before its first game.
struct Analysis {
  std::vector<TrackStatics> statics;  ///< per track
  Candidates candidates;
};

Imagined imagined(model::Scenario const& scenario, std::shared_ptr<model::World const> const& world, base::Stream const& draw);
Candidates candidates(model::World const& world, Imagined const& imagined);

/// From the cache if an equal one is there, else solved and kept. \param cache may be nullptr.
std::shared_ptr<Analysis const> analysis(AnalysisCache* cache, int draw, model::World const& world, Imagined const& imagined);

/// `setting` with what is known already.
play::Setting setting(model::Scenario const& scenario, model::World world, base::Stream const& draw, Candidates candidates);

}  // namespace zopa::engine
