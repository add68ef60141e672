#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/empirical_game.hpp"
#include "cli/progress.hpp"
#include "zopa/report/tournament_report.hpp"

namespace zopa::cli {
namespace {

struct TournamentOptions {
  std::vector<std::string> files;
  std::vector<std::string> tactics{"boulware", "linear", "conceder", "tit_for_tat", "micro"};
  std::string rules = "game";
  PlanArguments plan;
  bool json = false;

  study::TalkRules talk_rules() const {
    return rules == "platform" ? study::TalkRules::platform : study::TalkRules::game;
  }
};

// The case with a tactic in each seat of its main track, read anew so that nothing of the file's own tactics is left.
std::optional<model::Scenario> seated(std::string const& file, model::World const& world, std::string const& first,
                                      std::string const& second) {
  std::string const track = world.tracks.size() > 1 ? "." + world.tracks[model::main_track].id : "";
  auto const seat = [&](std::size_t i, std::string const& tactic) {
    return "parties." + world.parties[model::PartyId{i}].id + ".tactic" + track + "=" + tactic;
  };
  return read({file, {}, {seat(0, first), seat(1, second)}});
}

// Under the rules of platforms: why these tactics cannot be played in the case; empty if they can.
std::string beyond_platforms(std::string const& file, model::World const& world, TournamentOptions const& options) {
  for (auto const& tactic : options.tactics) {
    auto const scenario = seated(file, world, tactic, tactic);
    auto const plain = study::plain_case(*scenario);
    if (auto const* reason = std::get_if<std::string>(&plain))
      return fmt::format("platform rules are for plain issue spaces; this case has {}", *reason);
    if (!solve::plays_plainly(scenario->central.parties[model::PartyId{0}].tactic[model::main_track]))
      return fmt::format(
          "'{}' is no tactic for plain issue spaces; use boulware, linear, conceder, tit_for_tat, micro, random or "
          "fixed",
          tactic);
  }
  return {};
}

std::optional<std::vector<model::Scenario>> read_all(TournamentOptions const& options) {
  std::vector<model::Scenario> cases;
  for (auto const& file : options.files) {
    auto scenario = read({file, {}, {}});
    if (!scenario) return std::nullopt;
    if (scenario->central.parties.size() != 2) {
      fmt::print(stderr, "{}: a tournament has two seats, this case has {} parties\n", file,
                 scenario->central.parties.size());
      return std::nullopt;
    }
    for (auto const& tactic : options.tactics)
      if (!seated(file, scenario->central, tactic, tactic)) return std::nullopt;
    if (options.talk_rules() == study::TalkRules::platform)
      if (auto const reason = beyond_platforms(file, scenario->central, options); !reason.empty()) {
        fmt::print(stderr, "{}: {}\n", file, reason);
        return std::nullopt;
      }
    cases.push_back(std::move(*scenario));
  }
  return cases;
}

Exit play(TournamentOptions const& options) {
  auto const cases = read_all(options);
  if (!cases) return Exit::input;
  engine::Plan const plan = options.plan.plan(cases->front());
  auto const n = static_cast<std::int64_t>(options.tactics.size());
  study::Tournament result;
  {
    Progress progress(fmt::format("{} tactics in both seats of {} cases", n, cases->size()),
                      n * n * static_cast<std::int64_t>(cases->size()) * plan.draws * plan.replicates);
    result = study::tournament(
        options.tactics, options.files, plan,
        [&](std::size_t s, std::size_t first, std::size_t second) {
          return *seated(options.files[s], (*cases)[s].central, options.tactics[first], options.tactics[second]);
        },
        options.talk_rules(), [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
  }
  if (stop_on_signal()) {
    fmt::print(stderr, "stopped before every pairing was played; nothing to report\n");
    return Exit::interrupted;
  }
  solve_empirical_game(result);
  if (options.json)
    fmt::print("{}\n", report::tournament_json(result, plan).dump(2));
  else
    fmt::print("{}", report::tournament_text(result, plan));
  return Exit::done;
}

}  // namespace

void add_tournament(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<TournamentOptions>();
  CLI::App* verb = program.add_subcommand(
      "tournament", "Tactics against tactics in both seats: which does well, and which pairs are best replies?");
  verb->add_option("scenarios", options->files, "Scenario files with two parties")->required()->type_name("FILE …");
  verb->add_option("--tactics", options->tactics, "Names of tactics, separated by commas")
      ->delimiter(',')
      ->type_name("NAME,…")
      ->capture_default_str();
  verb->add_option("--rules", options->rules,
                   "game: the scenario's own; platform: as negotiation platforms play plain issue spaces "
                   "(docs/tournaments.md)")
      ->check(CLI::IsMember({"game", "platform"}))
      ->capture_default_str();
  options->plan.add_to(*verb);
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  verb->footer(
      "Example: zopa tournament scenarios/tutorial/1_river.yaml scenarios/tutorial/2_river_at_war.yaml --draws 50");
  on_chosen(*verb, exit, options, play);
}

}  // namespace zopa::cli
