#include "zopa/report/debrief.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "zopa/report/words.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::report {
namespace {

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

std::string what_there_was(model::World const& world, model::TrackId track, solve::Zopa const& zopa,
                           model::PartyId party) {
  if (zopa.frontier.points.empty())
    return "At the start no package would have been signed by all: there was nothing to find here.";
  auto const& nash = zopa.frontier.points[zopa.nash.value_or(0)];
  return fmt::format(
      "At the start {} would have been signed by all. The best of them was worth {} to {}, the fairest "
      "(Nash) {}: {}.",
      plural(zopa.size, "package", "packages"), decimal(best_for(zopa, party)), world.parties[party].name,
      decimal(nash.value[party.index]), package_in_words(world, track, nash.package));
}

}  // namespace

std::string debrief(model::World const& world, std::string const& round, play::Outcome const& outcome,
                    model::PartyId party) {
  std::string out = "== how it went for " + world.parties[party].name + "\n";
  auto const say = [&out](std::string const& text) { out += wrap(text, line_width, 2) + "\n"; };
  for (auto const track : model::ids_of(world.tracks)) {
    if (world.tracks[track].kind == model::Track::Kind::ceasefire) continue;
    solve::Zopa const zopa = solve::zopa(solve::negotiation(world, track, solve::Lines::binding));
    say(fmt::format("{}: {}", name(world, track), result(world, track, outcome, round)));
    say("  " + what_there_was(world, track, zopa, party));
    say(fmt::format("  No deal was worth {} to {}.", decimal(zopa.no_deal[party.index]), world.parties[party].name));
  }
  std::vector<std::string> payoffs;
  for (auto const i : model::ids_of(world.parties))
    payoffs.push_back(fmt::format("{} {}", world.parties[i].name, decimal(outcome.payoff[i])));
  say("All in all, seen from the start (discounted, war costs paid): " + listing(payoffs) + ".");
  return out;
}

}  // namespace zopa::report
