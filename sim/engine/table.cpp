#include "zopa/engine/table.hpp"

#include <set>

#include "analysis.hpp"
#include "imagination.hpp"
#include "zopa/engine/front_game.hpp"

namespace zopa::engine {
namespace {

// The precision of the solved policy the scenario asks for; nullopt: no seat plays one. A seat on `aqre` decides where
// the other is on `spe`: the logit equilibrium holds for both or for none.
std::optional<double> solved_precision(model::World const& world) {
  std::optional<double> lambda;
  for (auto const& party : world.parties) {
    model::Tactic const& tactic = party.tactic[model::main_track];
    if (auto const* aqre = std::get_if<model::Aqre>(&tactic)) return aqre->lambda;
    if (std::holds_alternative<model::Spe>(tactic)) lambda = 0;
  }
  return lambda;
}

std::optional<play::Policy> solved_policy(model::Scenario const& scenario, model::World const& world) {
  if (solved_play(scenario, world) != SolvedPlay::equilibrium) return std::nullopt;
  auto aggregated = front_game(world);
  double const lambda = *solved_precision(world);
  solve::FrontPolicy solved =
      lambda > 0 ? solve::logit_equilibrium(aggregated->game, lambda) : solve::subgame_perfect(aggregated->game);
  play::Policy policy;
  policy.rounds = solved.rounds;
  policy.cells = solved.cells;
  policy.lambda = solved.lambda;
  policy.offers = std::move(aggregated->offers);
  for (int i = 0; i < 2; ++i) {
    policy.offer[i] = std::move(solved.offer[i]);
    policy.continuation[i] = std::move(solved.continuation[i]);
  }
  return policy;
}

}  // namespace

play::Setting setting(model::Scenario const& scenario, model::World world, base::Stream const& draw, Candidates candidates) {
  play::Setting s;
  std::size_t const n = world.parties.size();
  s.types.resize(n, model::Per<model::PartyId, std::vector<play::Type>>(n));
  for (auto about : model::ids<model::PartyId>(n)) {
    auto const types = imagined_types(scenario, world, about, draw);
    for (auto observer : model::ids<model::PartyId>(n))
      if (observer != about) s.types[observer][about] = types;
  }
  s.candidates = std::move(candidates);
  s.policy = solved_policy(scenario, world);
  s.world = std::move(world);
  return s;
}

play::Setting setting(model::Scenario const& scenario, model::World world, base::Stream const& draw) {
  auto const shared = std::make_shared<model::World const>(world);
  auto found = candidates(*shared, imagined(scenario, shared, draw));
  return setting(scenario, std::move(world), draw, std::move(found));
}

SolvedPlay solved_play(model::Scenario const& scenario, model::World const& world) {
  if (!solved_precision(world)) return SolvedPlay::none;
  for (auto party : model::ids_of(world.parties))
    if (has_private_information(scenario, world, party)) return SolvedPlay::private_information;
  return has_front_game(world) ? SolvedPlay::equilibrium : SolvedPlay::no_aggregated_game;
}

model::World world(model::Scenario const& scenario, std::uint64_t seed, int draw) {
  return model::world(scenario, draw_uniforms(seed, draw));
}

play::Game game(model::Scenario const& scenario, std::uint64_t seed, int draw, int replicate) {
  base::Stream stream{seed, static_cast<std::uint64_t>(draw), 0};
  auto const table = play::table(setting(scenario, world(scenario, seed, draw), stream));
  stream.replicate = static_cast<std::uint64_t>(replicate);
  return play::Game(table, stream);
}

}  // namespace zopa::engine
