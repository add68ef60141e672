#include "analysis.hpp"

#include "candidates.hpp"
#include "imagination.hpp"
#include "world_digest.hpp"

namespace zopa::engine {
namespace {

Digest digest(model::World const& world, Imagined const& imagined) {
  Digest all = analysis_digest(world);
  for (auto const& worlds : imagined) {
    all = combined(all, {worlds.size(), 0});
    for (auto const& other : worlds)
      if (worlds.size() > 1) all = combined(all, analysis_digest(*other));  // a single one is the world itself
  }
  return all;
}

}  // namespace

Imagined imagined(model::Scenario const& scenario, std::shared_ptr<model::World const> const& world, base::Stream const& draw) {
  Imagined all;
  for (auto party : model::ids_of(world->parties)) all.push_back(imagined_worlds(scenario, world, party, draw));
  return all;
}

Candidates candidates(model::World const& world, Imagined const& imagined) {
  Candidates all(world.tracks.size(), model::Per<model::PartyId, std::vector<model::Package>>(world.parties.size()));
  for (auto party : model::ids_of(world.parties))
    for (auto track : model::ids_of(world.tracks)) all[track][party] = candidates(track, party, imagined[party]);
  return all;
}

std::shared_ptr<Analysis const> analysis(AnalysisCache* cache, int draw, model::World const& world, Imagined const& imagined) {
  Digest key{};
  if (cache) {
    key = digest(world, imagined);
    if (auto known = cache->find(draw, key)) return known;
  }
  auto solved = std::make_shared<Analysis>();
  for (auto track : model::ids_of(world.tracks)) solved->statics.push_back(statics(world, track));
  solved->candidates = candidates(world, imagined);
  if (cache) cache->keep(draw, key, solved);
  return solved;
}

}  // namespace zopa::engine
