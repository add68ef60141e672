#include "zopa/study/propose.hpp"

#include <cstdio>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/report/propose_report.hpp"

namespace zopa::cli {
namespace {

struct ProposeOptions {
  ScenarioArguments scenario;
  std::string whom = "mediator";
  study::ProposePlan plan;
  std::optional<std::uint64_t> seed;
};

bool choose_proposer(model::World const& world, std::string const& whom, study::ProposePlan& plan) {
  std::vector<std::string> known{"mediator"};
  for (auto i : model::ids_of(world.parties)) {
    known.push_back(world.parties[i].id);
    if (known.back() == whom) plan.proposer = i;
  }
  if (plan.proposer || whom == "mediator") return true;
  fmt::print(stderr, "--for: unknown party '{}': expected one of {}\n", whom, fmt::join(known, ", "));
  return false;
}

Exit propose(ProposeOptions const& options) {
  auto scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  study::ProposePlan plan = options.plan;
  if (!choose_proposer(scenario->central, options.whom, plan)) return Exit::input;
  scenario->plan.seed = options.seed.value_or(scenario->plan.seed);
  auto const answer = study::propose(*scenario, model::TrackId{}, plan);
  if (options.scenario.json)
    fmt::print("{}\n", report::propose_json(*scenario, answer, plan).dump(2));
  else
    fmt::print("{}", report::propose_text(*scenario, answer, plan, options.scenario.arguments()));
  return answer.proposed ? Exit::done : Exit::no;
}

}  // namespace

void add_propose(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<ProposeOptions>();
  CLI::App* verb = program.add_subcommand(
      "propose", "Which package is most likely to be accepted by all, ratified and kept, over all assumptions?");
  options->scenario.add_to(*verb);
  verb->add_option("--for", options->whom,
                   "Who proposes: 'mediator', or a party, which looks for its own expected gain")
      ->capture_default_str();
  verb->add_option("--draws", options->plan.draws, "Draws of the assumptions to search; as many again are held back")
      ->check(CLI::Range(2, 100000))
      ->capture_default_str();
  verb->add_option("--survive", options->plan.rounds, "Rounds the deal must outlive (default: the scenario's horizon)")
      ->check(CLI::Range(0, 1000000));
  verb->add_option("--enough", options->plan.aspiration, "What chance of success is good enough")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  verb->add_option("--seed", options->seed, "Seed of the draws");
  verb->footer(
      "Example: zopa propose scenarios/history/camp_david_1978.yaml\n"
      "Told on draws that had no say in the choice, beside each party's best offer and the Nash package.");
  on_chosen(*verb, exit, options, propose);
}

}  // namespace zopa::cli
