#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/report/tournament_report.hpp"

namespace zopa::cli {
namespace {

struct TournamentOptions {
  std::vector<std::string> files;
  std::vector<std::string> tactics{"boulware", "linear", "conceder", "tit_for_tat", "micro"};
  PlanArguments plan;
  bool json = false;
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
        [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
  }
  if (stop_on_signal()) {
    fmt::print(stderr, "stopped before every pairing was played; nothing to report\n");
    return Exit::interrupted;
  }
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
  options->plan.add_to(*verb);
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  verb->footer(
      "Example: zopa tournament scenarios/tutorial/1_river.yaml scenarios/tutorial/2_river_at_war.yaml --draws 50");
  on_chosen(*verb, exit, options, play);
}

}  // namespace zopa::cli
