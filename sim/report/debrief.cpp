#include "zopa/report/debrief.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "zopa/report/words.hpp"
#include "zopa/study/answer.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t columns = 110;

// The world as it was in this game, with nothing left open: lines that were not meant do not count.
model::Scenario as_played(model::Scenario const& scenario, model::World const& world) {
  model::Scenario fixed = scenario;
  fixed.central = world;
  fixed.parameters.clear();
  for (auto& line : fixed.central.lines) {
    if (line.binding) continue;
    line.hard = false;
    line.kappa = 0;
  }
  return fixed;
}

std::string result(model::World const& world, model::TrackId track, play::Outcome const& outcome,
                   std::string const& round) {
  play::TrackOutcome const& of = outcome.tracks[track];
  if (!of.deal) return "no deal.";
  std::string text =
      fmt::format("signed in {} {}: {}.", round, of.round + 1, package_in_words(world, track, of.package));
  if (of.collapsed) text += fmt::format(" It collapsed in {} {}.", round, of.collapse_round + 1);
  return text;
}

double best_for(solve::Zopa const& zopa, model::PartyId party) {
  double best = zopa.frontier.points.front().value[party.index];
  for (auto const& point : zopa.frontier.points) best = std::max(best, point.value[party.index]);
  return best;
}

std::string what_there_was(model::World const& world, study::TrackAnswer const& answer, model::PartyId party) {
  if (answer.zopa.frontier.points.empty())
    return "At the start no package would have been signed by all: there was nothing to find here.";
  auto const& nash = answer.zopa.frontier.points[answer.zopa.nash.value_or(0)];
  return fmt::format(
      "At the start {} would have been signed by all. The best of them was worth {} to {}, the fairest "
      "(Nash) {}: {}.",
      plural(answer.zopa.size, "package", "packages"), decimal(best_for(answer.zopa, party)), world.parties[party].name,
      decimal(nash.value[party.index]), package_in_words(world, answer.track, nash.package));
}

}  // namespace

std::string debrief(model::Scenario const& scenario, model::World const& world, play::Outcome const& outcome,
                    model::PartyId party) {
  std::string out = "== how it went for " + world.parties[party].name + "\n";
  auto const say = [&out](std::string const& text) { out += wrap(text, columns, 2) + "\n"; };
  for (auto const& answer : study::answer(as_played(scenario, world), 0).tracks) {
    auto const& track = world.tracks[answer.track];
    say(fmt::format("{}: {}", track.title.empty() ? track.id : track.title,
                    result(world, answer.track, outcome, scenario.round)));
    say("  " + what_there_was(world, answer, party));
    say(fmt::format("  No deal was worth {} to {}.", decimal(answer.zopa.no_deal[party.index]),
                    world.parties[party].name));
  }
  std::vector<std::string> payoffs;
  for (auto const i : model::ids_of(world.parties))
    payoffs.push_back(fmt::format("{} {}", world.parties[i].name, decimal(outcome.payoff[i])));
  say("All in all, seen from the start (discounted, war costs paid): " + listing(payoffs) + ".");
  return out;
}

}  // namespace zopa::report
