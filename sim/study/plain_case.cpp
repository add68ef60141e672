#include "zopa/study/plain_case.hpp"

#include <algorithm>
#include <utility>

#include "zopa/engine/table.hpp"
#include "zopa/model/circumstances.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/model/package.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::study {
namespace {

std::string of_party(model::Party const& party) {
  if (party.no_deal[model::main_track].level != model::NoDeal::Level::given) return "a no-deal value that moves";
  if (party.audience != 0) return "an audience";
  if (party.response_lambda) return "noisy responses";
  if (party.preferences.reference) return "loss aversion";
  return {};
}

// The first thing about the scenario that plain talks leave out; empty if there is none.
std::string more_than_plain(model::Scenario const& scenario) {
  auto const& world = scenario.central;
  if (world.parties.size() != 2) return "more than two parties";
  if (world.tracks.size() != 1 || world.tracks[model::main_track].kind != model::Track::Kind::terms)
    return "more than one track";
  if (!scenario.parameters.empty()) return "uncertain numbers";
  if (world.war || !world.territories.empty()) return "a war or a front";
  if (!world.lines.empty()) return "a red line";
  if (!world.ratifiers.empty()) return "a ratifier";
  if (world.mediator) return "a mediator";
  if (!world.shocks.empty()) return "a shock";
  if (world.deal.collapse != 0) return "deals that may collapse";
  if (world.horizon.then == model::Horizon::Then::random_end) return "talks without a last round";
  using Kind = model::Protocol::Kind;
  if (world.protocol.kind != Kind::alternating && world.protocol.kind != Kind::random_recognition)
    return "a protocol without a proposer";
  for (auto const& party : world.parties)
    if (auto reason = of_party(party); !reason.empty()) return reason;
  if (model::combinations(world, model::main_track) > most_plain_packages) return "more than a million packages";
  return {};
}

// Per side, the value of every package, places in the order of the issues.
std::vector<double> package_values(model::World const& world, model::PartyId party) {
  auto const start = model::circumstances(world);
  double const w = world.parties[party].no_deal[model::main_track].value;
  std::vector<double> values;
  for (double index = 0; index < model::combinations(world, model::main_track); ++index) {
    auto const package = model::package_at(world, model::main_track, index);
    values.push_back(model::deal_value(world, party, model::main_track, package, start, w));
  }
  return values;
}

solve::PlainSeat seat_of(model::Party const& party) {
  return {party.tactic[model::main_track], party.acceptance[model::main_track], party.no_deal[model::main_track].value,
          party.discount};
}

solve::PlainRules rules_of(model::World const& world) {
  solve::PlainRules rules;
  rules.rounds = world.horizon.rounds;
  rules.first = static_cast<int>(world.protocol.first.index);
  if (world.protocol.kind == model::Protocol::Kind::random_recognition)
    rules.recognition = world.protocol.recognition[model::PartyId{0}];
  return rules;
}

solve::FairValues fair_values(model::World const& world) {
  auto const negotiation = solve::negotiation(world, model::main_track);
  std::vector<std::vector<double>> values;
  for (auto const& point : solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points)
    values.push_back(point.value);
  return solve::fair_values(values, negotiation.no_deal().values());
}

bool draws_lots(model::Tactic const& tactic) {
  return std::holds_alternative<model::Random>(tactic) || std::holds_alternative<model::Micro>(tactic);
}

void add_deal(PlainSums& sums, PlainCase const& plain, solve::PlainOutcome const& deal, int offers_per_round) {
  double const u[] = {plain.space.value(0, deal.package), plain.space.value(1, deal.package)};
  sums.deals += 1;
  sums.round += deal.turn / offers_per_round;
  if (!plain.fair.any()) return;
  double const no_deal[] = {plain.seats[0].no_deal, plain.seats[1].no_deal};
  auto const stands = solve::fairness(plain.fair, u, no_deal);
  sums.nash_distance += stands.from_nash;
  sums.kalai_smorodinsky_distance += stands.from_kalai_smorodinsky;
  sums.efficiency += stands.efficiency;
}

}  // namespace

solve::PlainRules platform_rules(int rounds, int first) {
  solve::PlainRules rules;
  rules.rounds = rounds;
  rules.first = first;
  rules.offers_per_round = 2;
  rules.clock_ahead = 1;
  rules.pick = solve::PlainRules::Pick::nearest;
  return rules;
}

std::variant<PlainCase, std::string> plain_case(model::Scenario const& scenario) {
  auto reason = more_than_plain(scenario);
  if (!reason.empty()) return reason;
  auto const& world = scenario.central;
  model::PartyId const first{0}, second{1};
  return PlainCase{{package_values(world, first), package_values(world, second)},
                   rules_of(world),
                   {seat_of(world.parties[first]), seat_of(world.parties[second])},
                   fair_values(world)};
}

bool same_as_game(PlainCase const& plain, model::Tactic const& first, model::Tactic const& second) {
  auto const bids_over_all = [](model::Tactic const& tactic) {
    return solve::plays_plainly(tactic) && !std::holds_alternative<model::Fixed>(tactic);
  };
  return plain.space.n_packages() <= engine::small_space && bids_over_all(first) && bids_over_all(second);
}

PlainSums play_plainly(PlainCase const& plain, solve::PlainSeat const& first, solve::PlainSeat const& second,
                       solve::PlainRules const& rules, engine::Plan const& plan, engine::StopToken const* stop) {
  solve::PlainTalks talks(plain.space, first, second, rules);
  bool const chance = rules.recognition || draws_lots(first.tactic) || draws_lots(second.tactic);
  PlainSums sums;
  for (int draw = 0; draw < (chance ? plan.draws : 1); ++draw)
    for (int replicate = 0; replicate < (chance ? plan.replicates : 1); ++replicate) {
      if (stop && *stop) return sums;
      auto const end = talks.play({plan.seed, static_cast<std::uint64_t>(draw), static_cast<std::uint64_t>(replicate)});
      sums.games += 1;
      for (int const i : {0, 1}) {
        sums.payoff[i] += end.payoff[i];
        sums.squares[i] += end.payoff[i] * end.payoff[i];
      }
      if (end.deal()) add_deal(sums, plain, end, rules.offers_per_round);
    }
  return sums;
}

}  // namespace zopa::study
