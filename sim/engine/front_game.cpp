#include "zopa/engine/front_game.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "candidates.hpp"
#include "no_deal_values.hpp"

namespace zopa::engine {
namespace {

// The one front that stands for all: the share of all cells held, counted in steps of the mean contested front.
struct MeanFront {
  std::vector<model::TerritoryId> contested;
  int cells = 0, start = 0;
  double up = 0, down = 0;
};

MeanFront mean_front(model::World const& world, model::Circumstances const& start) {
  MeanFront front;
  if (!world.war || !world.gainer) return front;
  double cells = 0, held = 0;
  for (auto territory : model::ids_of(world.territories)) {
    auto const& place = world.territories[territory];
    if (place.contested) front.contested.push_back(territory);
    cells += place.cells;
    held += start.front[territory] * place.cells;
  }
  auto const n = static_cast<double>(front.contested.size());
  if (front.contested.empty()) return front;
  front.cells = static_cast<int>(std::lround(cells / n));
  front.start = static_cast<int>(std::floor(held / cells * front.cells + 0.5));
  double const total = std::max(1.0, world.war->up + world.war->down);
  double const drift = (world.war->up - world.war->down) / total, moves = (world.war->up + world.war->down) / total;
  double const moves_of_mean =
      n == 1 ? moves : (moves - drift * drift) / n + drift * drift;  // second moment of a step of the mean
  front.up = std::max(0.0, (moves_of_mean + drift) / 2);
  front.down = std::max(0.0, (moves_of_mean - drift) / 2);
  return front;
}

model::Circumstances at_cell(model::World const& world, model::Circumstances at, MeanFront const& front, int cell) {
  for (auto territory : front.contested) {
    double const moved = static_cast<double>(cell - front.start) / world.territories[territory].cells;
    at.front[territory] = std::clamp(at.front[territory] + moved, 0.0, 1.0);
  }
  return at;
}

std::vector<model::Package> default_offers(model::World const& world) {
  std::set<model::Package> offers;
  if (model::combinations(world, model::main_track) <= small_space) {
    for (double index = 0; index < model::combinations(world, model::main_track); ++index) {
      model::Package package = model::package_at(world, model::main_track, index);
      if (model::exists(world, model::main_track, package)) offers.insert(std::move(package));
    }
  } else {
    auto const known = std::make_shared<model::World const>(world);
    for (auto party : model::ids_of(world.parties))
      for (auto& package : candidates(model::main_track, party, {known})) offers.insert(std::move(package));
  }
  return {offers.begin(), offers.end()};
}

bool may_sign(model::World const& world, model::PartyId party, model::Package const& package,
              model::Circumstances const& at) {
  for (auto line : model::ids_of(world.lines)) {
    auto const& l = world.lines[line];
    bool const vetoes = !l.ratifier || world.ratifiers[*l.ratifier].veto;
    if (l.owner == party && l.track == model::main_track && l.hard && l.binding && vetoes && model::in_force(l, 0) &&
        model::breaks(world, line, package, at))
      return false;
  }
  for (auto ratifier : model::ids_of(world.ratifiers)) {
    auto const& r = world.ratifiers[ratifier];
    if (r.party == party && r.veto && r.noise == 0 &&
        !model::approves(world, ratifier, model::main_track, package, at, 1, 0))
      return false;
  }
  return true;
}

void set_protocol(solve::FrontGame& game, model::World const& world) {
  game.alternating = world.protocol.kind == model::Protocol::Kind::alternating;
  game.first = static_cast<int>(world.protocol.first.index);
  if (!game.alternating) game.recognition = world.protocol.recognition[model::PartyId{0}];
}

void set_party(AggregatedGame& aggregated, model::World const& world, MeanFront const& front, model::PartyId party) {
  auto const i = party.index;
  auto& game = aggregated.game;
  auto const& p = world.parties[party];
  model::Circumstances const start = model::circumstances(world);
  game.discount[i] = p.discount;
  game.cost[i] = world.war ? p.war_cost : 0;
  bool const holds = world.war && world.war->hold > 0 && world.status_quo;
  game.hold[i] = holds ? world.war->hold : 0;  // the game itself makes it a flow, (1 − δ)·hold·v
  double const stick = world.mediator ? model::stick(*world.mediator, party) : 0;
  for (int cell = 0; cell <= game.cells; ++cell) {
    auto const at = at_cell(world, start, front, cell);
    game.terminal[i].push_back(model::no_deal_value(world, party, model::main_track, at, 0) - stick);
    if (holds) game.status_quo[i].push_back(model::status_quo_value(world, party, at));
    if (cell > 0 && !game.value_by_cell) continue;
    double const no_deal = no_deal_values(world, model::main_track, at)[party];
    for (auto const& offer : aggregated.offers)
      game.value[i].push_back(model::deal_value(world, party, model::main_track, offer, at, no_deal, true));
  }
  for (auto const& offer : aggregated.offers) game.may_sign[i].push_back(may_sign(world, party, offer, start));
}

// What of the world the single front leaves out.
bool is_lumped(model::World const& world, MeanFront const& front) {
  auto const& war = world.war;
  bool const barrier = std::any_of(front.contested.begin(), front.contested.end(),
                                   [&](auto t) { return world.territories[t].capital.has_value(); });
  bool const strength = war && war->strength_effect != 0 && war->strength_sd > 0;
  bool const mediator = world.mediator && (model::leaving_hazard(*world.mediator) > 0 || world.mediator->deadline ||
                                           world.mediator->term > 0);
  return front.contested.size() > 1 || barrier || strength || mediator || !world.shocks.empty() ||
         world.horizon.then == model::Horizon::Then::random_end;
}

}  // namespace

bool has_front_game(model::World const& world) {
  using Kind = model::Protocol::Kind;
  return world.parties.size() == 2 && world.agenda.empty() && world.tracks[model::main_track].kind == model::Track::Kind::terms &&
         (world.protocol.kind == Kind::alternating || world.protocol.kind == Kind::random_recognition);
}

std::optional<AggregatedGame> front_game(model::World const& world, std::vector<model::Package> offers) {
  if (!has_front_game(world)) return std::nullopt;
  AggregatedGame aggregated;
  aggregated.offers = offers.empty() ? default_offers(world) : std::move(offers);
  MeanFront const front = mean_front(world, model::circumstances(world));
  auto& game = aggregated.game;
  game.rounds = world.horizon.rounds;
  game.cells = front.cells;
  game.start = front.start;
  game.up = front.up;
  game.down = front.down;
  game.n_offers = aggregated.offers.size();
  game.value_by_cell = front.cells > 0 && reads_front(world, model::main_track);
  set_protocol(game, world);
  for (auto party : model::ids_of(world.parties)) set_party(aggregated, world, front, party);
  aggregated.lumped = is_lumped(world, front);
  return aggregated;
}

std::vector<double> no_deal_by_state(model::World const& world, AggregatedGame const& aggregated,
                                     model::PartyId party) {
  auto const& game = aggregated.game;
  model::Circumstances const start = model::circumstances(world);
  MeanFront const front = mean_front(world, start);
  double const stick = world.mediator ? model::stick(*world.mediator, party) : 0;
  std::vector<double> values;
  for (int t = 0; t < game.rounds; ++t)
    for (int cell = 0; cell <= game.cells; ++cell) {
      auto at = at_cell(world, start, front, cell);
      at.round = t;
      values.push_back(model::no_deal_value(world, party, model::main_track, at, game.rounds - t) - stick);
    }
  return values;
}

std::optional<solve::FrontStrategy> front_strategy(model::World const& world, AggregatedGame const& aggregated,
                                                   model::PartyId party, model::Tactic const& tactic) {
  auto const& game = aggregated.game;
  int const i = static_cast<int>(party.index);
  if (std::holds_alternative<model::Spe>(tactic))
    return solve::equilibrium_strategy(game, solve::subgame_perfect(game), i);
  auto const* fixed = std::get_if<model::Fixed>(&tactic);
  if (fixed && !fixed->package)
    return solve::ultimatum_strategy(game, i, no_deal_by_state(world, aggregated, party));
  if (auto const* concession = std::get_if<model::TimeDependent>(&tactic))
    return solve::concession_strategy(game, i, *concession, no_deal_by_state(world, aggregated, party));
  return std::nullopt;
}

std::unique_ptr<solve::FrontTactic const> front_tactic(model::World const& world, AggregatedGame const& aggregated,
                                                       model::PartyId party, model::Tactic const& tactic) {
  int const i = static_cast<int>(party.index);
  if (auto strategy = front_strategy(world, aggregated, party, tactic))
    return solve::play_strategy(aggregated.game, i, std::move(*strategy));
  return solve::play_with_memory(aggregated.game, i, tactic, no_deal_by_state(world, aggregated, party));
}

}  // namespace zopa::engine
