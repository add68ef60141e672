#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <regex>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/package_edit.hpp"
#include "cli/seat.hpp"
#include "zopa/base/version.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/io/study_file.hpp"
#include "zopa/report/seat.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/transcript_report.hpp"
#include "zopa/store/store.hpp"

namespace zopa::cli {
namespace {

// The party a person speaks for, with an adviser.
std::optional<model::PartyId> seat_of(model::Scenario& scenario, std::string const& id) {
  std::vector<std::string> ids;
  for (auto const& party : scenario.central.parties) ids.push_back(party.id);
  auto const at = std::find(ids.begin(), ids.end(), id);
  if (at == ids.end()) {
    fmt::print(stderr, "--seat: {}\n", unknown(id, "party", ids));
    return std::nullopt;
  }
  model::PartyId const seat{static_cast<std::size_t>(at - ids.begin())};
  report::give_adviser(scenario, seat);
  return seat;
}

/// A game by its place in kept results: FILE:POINT:DRAW:GAME.
struct Address {
  std::string file;
  std::size_t point = 0;
  int draw = 0, game = 0;
};
std::optional<Address> address(std::string const& text) {
  std::smatch part;
  if (std::regex_match(text, part, std::regex("(.+):([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9})")))
    return Address{part[1], std::stoul(part[2]), std::stoi(part[3]), std::stoi(part[4])};
  fmt::print(stderr, "--replay {}: expected FILE:POINT:DRAW:GAME, such as patience.db:3:0:12 (all count from 0)\n", text);
  return std::nullopt;
}

/// What is to be played, and under which random numbers.
struct Chosen {
  model::Scenario scenario;
  std::uint64_t seed = 0;
  int draw = 0, game = 0;
  std::string place;  ///< "point 3: mediator.walks_away.hazard=0.1"; empty for a scenario's own game
};

/// The scenario and the address of a game of a study, as the sweep played it. Says what stands in the way.
std::optional<Chosen> replayed(std::string const& text) {
  auto const at = address(text);
  if (!at) return std::nullopt;
  auto const results = store::Store::open(at->file);
  auto const& h = results.header();
  std::size_t const n = study::n_points(h.grid);
  if (at->point >= n || at->draw >= h.draws || at->game >= h.replicates) {
    fmt::print(stderr, "--replay {}: the study has points 0 to {}, draws 0 to {} and games 0 to {}\n", text, n - 1, h.draws - 1,
               h.replicates - 1);
    return std::nullopt;
  }
  if (h.version != base::version)
    fmt::print(stderr, "{}: was written by zopa {}; another version may play its games otherwise\n", at->file, h.version);
  auto const point = study::point(h.grid, at->point);
  auto reading = io::scenario_at(h.scenario, at->file, h.grid, point);
  if (!reading.scenario) {
    fmt::print(stderr, "{}", io::render(reading.diagnostics));
    return std::nullopt;
  }
  std::string place = fmt::format("point {}:", at->point);
  for (std::size_t a = 0; a < point.size(); ++a) place += fmt::format(" {}={}", h.grid.axes[a].path, point[a]);
  return Chosen{std::move(*reading.scenario), h.seed, at->draw, at->game, std::move(place)};
}

struct PlayOptions {
  ScenarioArguments scenario;
  std::optional<std::uint64_t> seed;
  int draw = 0, game = 0;
  bool why = false;
  std::string seat, replay;
};

std::optional<Chosen> chosen(PlayOptions const& options) {
  if (!options.replay.empty()) return replayed(options.replay);
  if (options.scenario.words.empty()) {
    fmt::print(stderr, "zopa play: expected a scenario file, or --replay FILE:POINT:DRAW:GAME\n");
    return std::nullopt;
  }
  auto scenario = read(options.scenario.request());
  if (!scenario) return std::nullopt;
  std::uint64_t const seed = options.seed.value_or(scenario->plan.seed);
  return Chosen{std::move(*scenario), seed, options.draw, options.game, ""};
}

std::string heading(Chosen const& chosen) {
  std::string const place = chosen.place.empty() ? "" : chosen.place + "\n";
  return fmt::format("{}\n{}seed {} · draw {} · game {}\n\n", report::headline(chosen.scenario), place, chosen.seed, chosen.draw,
                     chosen.game);
}

Exit play_chosen(PlayOptions const& options) {
  auto what = chosen(options);
  std::optional<model::PartyId> seat;
  if (what && !options.seat.empty()) seat = seat_of(what->scenario, options.seat);
  if (!what || (!options.seat.empty() && !seat)) return Exit::input;
  model::Scenario const& scenario = what->scenario;
  play::Game game = engine::game(scenario, what->seed, what->draw, what->game);
  model::World const world = engine::world(scenario, what->seed, what->draw);
  if (seat) {
    fmt::print("{}", heading(*what));
    if (take_seat(std::cin, scenario, world, game, *seat, isatty(STDIN_FILENO) == 0))
      fmt::print("\n{}\n", report::closing_line(scenario, what->seed));
    return Exit::done;
  }
  play::Transcript transcript;
  game.record(&transcript);
  play::play_out(game);
  if (options.scenario.json) {
    fmt::print("{}\n", report::transcript_json(scenario, world, transcript).dump(2));
    return Exit::done;
  }
  fmt::print("{}{}{}\n{}\n", heading(*what), report::transcript_text(scenario, world, transcript, options.why),
             report::ending_text(scenario, world, transcript), report::closing_line(scenario, what->seed));
  return Exit::done;
}

Exit play_or_say_why_not(PlayOptions const& options) {
  try {
    return play_chosen(options);
  } catch (store::Error const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return Exit::input;
  }
}

}  // namespace

void add_play(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<PlayOptions>();
  CLI::App* verb = program.add_subcommand("play", "One game as a story, round by round.");
  options->scenario.add_to(*verb);
  CLI::Option* const scenario = verb->get_option("scenario")->required(false);
  verb->add_option("--seed", options->seed, "Seed, as in run");
  verb->add_option("--draw", options->draw, "Which draw of the assumptions")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  verb->add_option("--game", options->game, "Which game of that draw")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  verb->add_flag("--why", options->why, "For each answer, what the offer was worth and what it had to be worth");
  verb->add_option("--seat", options->seat, "Play this party yourself, at the terminal")->type_name("PARTY");
  verb->add_option("--replay", options->replay, "Instead of a scenario: a game of kept results, as the sweep played it")
      ->type_name("FILE:POINT:DRAW:GAME")
      ->excludes(scenario);
  verb->footer(
      "Example: zopa play scenarios/tutorial/2_river_at_war.yaml --seed 7 --why\n"
      "         zopa play scenarios/tutorial/2_river_at_war.yaml --seat North\n"
      "         zopa play --replay patience.db:3:0:12\n"
      "A game of a run is told again by its address: the same --seed, --draw and --game.");
  on_chosen(*verb, exit, options, play_or_say_why_not);
}

}  // namespace zopa::cli
