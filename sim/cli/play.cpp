#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/package_edit.hpp"
#include "cli/seat.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/transcript_report.hpp"

namespace zopa::cli {
namespace {

// The party a person speaks for. Where the file leaves the seat to a person, its delegation advises by best response.
std::optional<model::PartyId> seat_of(model::Scenario& scenario, std::string const& id) {
  std::vector<std::string> ids;
  for (auto const& party : scenario.central.parties) ids.push_back(party.id);
  auto const at = std::find(ids.begin(), ids.end(), id);
  if (at == ids.end()) {
    fmt::print(stderr, "--seat: {}\n", unknown(id, "party", ids));
    return std::nullopt;
  }
  model::PartyId const seat{static_cast<std::size_t>(at - ids.begin())};
  for (auto& tactic : scenario.central.parties[seat].tactic)
    if (std::holds_alternative<model::Person>(tactic)) tactic = model::Spe{};
  return seat;
}

}  // namespace

void add_play(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    std::optional<std::uint64_t> seed;
    int draw = 0, game = 0;
    bool why = false;
    std::string seat;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("play", "One game as a story, round by round.");
  options->scenario.add_to(*verb);
  verb->add_option("--seed", options->seed, "Seed, as in run");
  verb->add_option("--draw", options->draw, "Which draw of the assumptions")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  verb->add_option("--game", options->game, "Which game of that draw")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  verb->add_flag("--why", options->why, "For each answer, what the offer was worth and what it had to be worth");
  verb->add_option("--seat", options->seat, "Play this party yourself, at the terminal")->type_name("PARTY");
  verb->footer(
      "Example: zopa play scenarios/tutorial/2_river_at_war.yaml --seed 7 --why\n"
      "         zopa play scenarios/tutorial/2_river_at_war.yaml --seat North\n"
      "A game of a run is told again by its address: the same --seed, --draw and --game.");
  verb->callback([options, &exit] {
    auto scenario = read(options->scenario.request());
    std::optional<model::PartyId> seat;
    if (scenario && !options->seat.empty()) seat = seat_of(*scenario, options->seat);
    if (!scenario || (!options->seat.empty() && !seat)) {
      exit = Exit::input;
      return;
    }
    std::uint64_t const seed = options->seed.value_or(scenario->plan.seed);
    play::Game game = engine::game(*scenario, seed, options->draw, options->game);
    model::World const world = engine::world(*scenario, seed, options->draw);
    if (seat) {
      fmt::print("{}\nseed {} · draw {} · game {}\n\n", report::headline(*scenario), seed, options->draw,
                 options->game);
      if (take_seat(std::cin, *scenario, world, game, *seat, isatty(STDIN_FILENO) == 0))
        fmt::print("\n{}\n", report::closing_line(*scenario, seed));
      return;
    }
    play::Transcript transcript;
    game.record(&transcript);
    play::play_out(game);
    if (options->scenario.json) {
      fmt::print("{}\n", report::transcript_json(*scenario, world, transcript).dump(2));
      return;
    }
    fmt::print("{}\nseed {} · draw {} · game {}\n\n", report::headline(*scenario), seed, options->draw, options->game);
    fmt::print("{}\n{}\n", report::transcript_text(*scenario, world, transcript, options->why),
               report::closing_line(*scenario, seed));
  });
}

}  // namespace zopa::cli
