#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/transcript_report.hpp"

namespace zopa::cli {

void add_play(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    std::optional<std::uint64_t> seed;
    int draw = 0, game = 0;
    bool why = false;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("play", "One game as a story, round by round.");
  options->scenario.add_to(*verb);
  verb->add_option("--seed", options->seed, "Seed, as in run");
  verb->add_option("--draw", options->draw, "Which draw of the assumptions")->check(CLI::NonNegativeNumber)->capture_default_str();
  verb->add_option("--game", options->game, "Which game of that draw")->check(CLI::NonNegativeNumber)->capture_default_str();
  verb->add_flag("--why", options->why, "For each answer, what the offer was worth and what it had to be worth");
  verb->footer("Example: zopa play scenarios/tutorial/2_river_at_war.yaml --seed 7 --why\n"
               "A game of a run is told again by its address: the same --seed, --draw and --game.");
  verb->callback([options, &exit] {
    auto const scenario = read(options->scenario.request());
    if (!scenario) {
      exit = Exit::input;
      return;
    }
    std::uint64_t const seed = options->seed.value_or(scenario->plan.seed);
    play::Game game = engine::game(*scenario, seed, options->draw, options->game);
    play::Transcript transcript;
    game.record(&transcript);
    play::play_out(game);
    model::World const world = engine::world(*scenario, seed, options->draw);
    if (options->scenario.json) {
      fmt::print("{}\n", report::transcript_json(*scenario, world, transcript).dump(2));
      return;
    }
    fmt::print("{}\nseed {} · draw {} · game {}\n\n", report::headline(*scenario), seed, options->draw, options->game);
    fmt::print("{}\n{}\n", report::transcript_text(*scenario, world, transcript, options->why), report::closing_line(*scenario, seed));
  });
}

}  // namespace zopa::cli
