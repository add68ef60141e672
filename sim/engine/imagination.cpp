#include "imagination.hpp"

#include <algorithm>
#include <array>

namespace zopa::engine {
namespace {

// The place of type k among the strata of one private number: a permutation that differs from number to number, so that
// types spread over all of them at once (Latin hypercube; McKay, Beckman & Conover 1979).
double stratified(base::Stream const& draw, int k, std::uint64_t path, std::uint32_t component) {
  std::uint64_t const address = path ^ (0x9e3779b97f4a7c15ull * (component + 1));
  std::array<double, n_types> key;
  for (std::uint32_t t = 0; t < n_types; ++t) key[t] = draw.uniform(base::Purpose::belief, t, 0, address);
  auto const rank = std::count_if(key.begin(), key.end(), [&](double other) { return other < key[static_cast<std::size_t>(k)]; });
  return (static_cast<double>(rank) + 0.5) / n_types;
}

model::UniformAt stratum(base::Stream const& draw, int k) {
  return [draw, k](std::uint64_t path, std::uint32_t component) { return stratified(draw, k, path, component); };
}

// What tells one type of the party from another.
std::vector<double> private_values(model::Scenario const& scenario, model::World const& world, model::PartyId party) {
  std::vector<double> values;
  auto& readable = const_cast<model::World&>(world);  // targets name a place by a mutable reference; only read here
  for (auto const& parameter : scenario.parameters)
    if (parameter.known_to == party)
      for (auto const& target : parameter.targets) values.push_back(target(readable));
  for (auto const& line : world.lines)
    if (line.owner == party && line.real < 1) values.push_back(line.binding ? 1 : 0);
  return values;
}

}  // namespace

bool has_private_information(model::Scenario const& scenario, model::World const& world, model::PartyId party) {
  if (scenario.complete_information) return false;
  return std::any_of(scenario.parameters.begin(), scenario.parameters.end(), [&](auto const& p) { return p.known_to == party; }) ||
         std::any_of(world.lines.begin(), world.lines.end(), [&](auto const& l) { return l.owner == party && l.real < 1; });
}

std::vector<play::Type> imagined_types(model::Scenario const& scenario, model::World const& world, model::PartyId party,
                                       base::Stream const& draw) {
  std::vector<play::Type> types;
  if (!has_private_information(scenario, world, party)) return types;
  std::vector<std::vector<double>> seen;
  for (int k = 0; k < n_types; ++k) {
    model::World imagined = model::with_type(scenario, world, party, stratum(draw, k));
    std::vector<double> values = private_values(scenario, imagined, party);
    auto const same = std::find(seen.begin(), seen.end(), values);
    if (same != seen.end()) {
      types[static_cast<std::size_t>(same - seen.begin())].probability += 1.0 / n_types;
      continue;
    }
    seen.push_back(std::move(values));
    types.push_back({std::make_shared<model::World const>(std::move(imagined)), 1.0 / n_types});
  }
  return types;
}

std::vector<std::shared_ptr<model::World const>> imagined_worlds(model::Scenario const& scenario,
                                                                 std::shared_ptr<model::World const> world,
                                                                 model::PartyId observer, base::Stream const& draw) {
  std::vector<model::PartyId> secretive;
  for (auto party : model::ids_of(world->parties))
    if (party != observer && has_private_information(scenario, *world, party)) secretive.push_back(party);
  if (secretive.empty()) return {world};
  std::vector<std::shared_ptr<model::World const>> worlds;
  for (int k = 0; k < n_types; ++k) {
    model::World imagined = *world;
    for (auto party : secretive) imagined = model::with_type(scenario, imagined, party, stratum(draw, k));
    worlds.push_back(std::make_shared<model::World const>(std::move(imagined)));
  }
  return worlds;
}

}  // namespace zopa::engine
