#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/variants.hpp"
#include "zopa/report/robust_report.hpp"
#include "zopa/report/solve_graph.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/study/listing.hpp"
#include "zopa/study/robust.hpp"

namespace zopa::cli {
namespace {

struct SolveOptions {
  ScenarioArguments scenario;
  report::SolveDetails details;
  int draws = 200, top = 5;
  std::size_t sample = 0;
  bool count = false, robust = false, csv = false, all = false;
  std::string dot, svg, best, track;
};

/// The track named, or the first.
std::optional<model::TrackId> chosen_track(model::Scenario const& scenario, std::string const& id) {
  if (id.empty()) return model::main_track;
  for (auto track : model::ids_of(scenario.central.tracks))
    if (scenario.central.tracks[track].id == id) return track;
  std::vector<std::string> known;
  for (auto const& track : scenario.central.tracks) known.push_back(track.id);
  fmt::print(stderr, "unknown track '{}': expected one of {}\n", id, fmt::join(known, ", "));
  return std::nullopt;
}

/// DOT through Graphviz, whose `dot` writes the picture to our standard output.
Exit draw(std::string const& dot) {
  if (std::system("command -v dot >/dev/null 2>&1") != 0) {
    fmt::print(stderr,
               "--svg needs the program 'dot' of Graphviz (apt-get install graphviz); --dot prints its input\n");
    return Exit::input;
  }
  std::fflush(stdout);
  std::FILE* const pipe = popen("dot -Tsvg", "w");
  if (!pipe) return Exit::internal;
  std::fputs(dot.c_str(), pipe);
  return pclose(pipe) == 0 ? Exit::done : Exit::internal;
}

Exit picture(SolveOptions const& options, model::Scenario const& scenario, study::TrackAnswer const& track) {
  std::string const& what = options.dot.empty() ? options.svg : options.dot;
  std::string const dot =
      what == "blocking" ? report::blocking_dot(scenario, track) : report::interaction_dot(scenario, track);
  if (!options.svg.empty()) return draw(dot);
  fmt::print("{}", dot);
  return Exit::done;
}

Exit best(SolveOptions const& options, model::Scenario const& scenario, model::TrackId track) {
  std::optional<model::PartyId> party;
  std::vector<std::string> known{"mediator"};
  for (auto i : model::ids_of(scenario.central.parties)) {
    known.push_back(scenario.central.parties[i].id);
    if (known.back() == options.best) party = i;
  }
  if (!party && options.best != "mediator") {
    fmt::print(stderr, "--best: unknown party '{}': expected one of {}\n", options.best, fmt::join(known, ", "));
    return Exit::input;
  }
  auto const found = study::best_packages(scenario, track, party, static_cast<std::size_t>(options.top));
  std::string const whom = party ? scenario.central.parties[*party].name : "a mediator";
  fmt::print("{}", report::best_text(scenario, track, whom, found));
  return Exit::done;
}

Exit as_json(SolveOptions const& options, model::Scenario const& scenario, study::Answer const& answer) {
  auto json = report::solve_json(scenario, answer);
  if (options.robust) json["robust"] = report::robust_json(scenario, study::robust_answers(scenario, options.draws));
  if (options.count)
    for (std::size_t k = 0; k < answer.tracks.size(); ++k)
      for (auto const& c : study::counts(scenario, answer.tracks[k].track)) json["tracks"][k]["counts"][c.what] = c.n;
  fmt::print("{}\n", json.dump(2));
  return Exit::done;
}

Exit as_text(SolveOptions const& options, model::Scenario const& scenario, study::Answer const& answer) {
  std::string text = report::solve_text(scenario, answer, options.details, options.scenario.arguments());
  fmt::print("{}", text);
  if (options.count)
    for (auto const& track : answer.tracks)
      fmt::print("{}", report::counts_text(scenario, track.track, study::counts(scenario, track.track)));
  if (options.robust) fmt::print("{}", report::robust_text(scenario, study::robust_answers(scenario, options.draws)));
  return Exit::done;
}

Exit every_overlay(SolveOptions const& options) {
  auto const found = read_worlds(every_overlay_on(options.scenario.request()));
  if (!found) return Exit::input;
  auto const& [variants, left_out] = *found;
  auto const answers = study::answers(variants);
  if (options.scenario.json) {
    auto json = report::solve_variants_json(variants, answers);
    json["left_out"] = left_out;
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("{}{}", report::solve_variants_text(variants, answers), report::left_out_text(variants, left_out));
  }
  return Exit::done;
}

Exit solve(SolveOptions const& options) {
  if (options.all) return every_overlay(options);
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  auto const track = chosen_track(*scenario, options.track);
  if (!track) return Exit::input;
  if (!options.best.empty()) return best(options, *scenario, *track);
  if (options.sample > 0) {
    fmt::print("{}", report::packages_csv(*scenario, *track, study::sample(*scenario, *track, options.sample)));
    return Exit::done;
  }
  bool const whole = options.dot.empty() && options.svg.empty() && !options.csv;
  study::Answer const answer = study::answer(*scenario, whole ? options.draws : 0);
  auto const one =
      std::find_if(answer.tracks.begin(), answer.tracks.end(), [&](auto const& a) { return a.track == *track; });
  if (!whole && one == answer.tracks.end()) {
    fmt::print(stderr, "track '{}' has no packages to look at\n", options.track);
    return Exit::input;
  }
  if (options.csv) {
    fmt::print("{}", report::packages_csv(*scenario, *track, one->zopa.frontier.points));
    return Exit::done;
  }
  if (!whole) return picture(options, *scenario, *one);
  return options.scenario.json ? as_json(options, *scenario, answer) : as_text(options, *scenario, answer);
}

void add_questions(CLI::App& verb, SolveOptions& o) {
  verb.add_flag("--all", o.all, "Every overlay beside the file, one row each, laid on those that are named; at central values");
  verb.add_flag("--conflicts", o.details.conflicts,
                "Every minimal conflict, who blocks whom, and who is how responsible");
  verb.add_flag("--corrections", o.details.corrections, "Every minimal correction, with what it opens");
  verb.add_flag("--frontier", o.details.frontier, "Every Pareto-optimal package in the ZOPA");
  verb.add_flag("--thresholds", o.details.thresholds,
                "Credibility, side payments, no-deal values, least movement; what each line does for its owner");
  verb.add_flag("--count", o.count, "How many packages survive whose lines");
  verb.add_flag("--robust", o.robust,
                "What survives over draws of the assumptions: what blocks how often, the safest packages");
  verb.add_option("--draws", o.draws, "Draws of the assumptions for \"over their ranges\" (0: central values only)")
      ->check(CLI::Range(0, 1000000))
      ->capture_default_str();
}

void add_listings(CLI::App& verb, SolveOptions& o) {
  verb.add_option("--best", o.best, "Only the best packages in the ZOPA for this party, or 'mediator'");
  verb.add_option("--top", o.top, "How many of them")->check(CLI::Range(1, 1000))->capture_default_str();
  verb.add_option("--sample", o.sample, "Only so many packages drawn uniformly from the ZOPA, as CSV")
      ->check(CLI::Range(0, 100000));
  verb.add_flag("--csv", o.csv, "Only the frontier in the ZOPA, as CSV");
  verb.add_option("--dot", o.dot, "Only a picture in Graphviz's language")
      ->check(CLI::IsMember({"blocking", "interactions"}));
  verb.add_option("--svg", o.svg, "The same drawn by Graphviz")->check(CLI::IsMember({"blocking", "interactions"}));
  verb.add_option("--track", o.track, "The track that these look at (default: the first)");
}

}  // namespace

void add_solve(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<SolveOptions>();
  CLI::App* verb = program.add_subcommand(
      "solve", "Is there a deal? If not, which red lines block it, and what would open one? Exact.");
  options->scenario.add_to(*verb);
  add_questions(*verb, *options);
  add_listings(*verb, *options);
  verb->footer(
      "Example: zopa solve scenarios/tutorial/1_river.yaml --set deal.credibility=0.2 --conflicts\n"
      "         zopa solve scenarios/tutorial/2_river_at_war.yaml --all");
  verb->callback([options, &exit] {
    if (options->robust && options->draws == 0) {
      fmt::print(stderr, "--robust needs draws: --draws 200\n");
      exit = Exit::input;
      return;
    }
    exit = solve(*options);
  });
}

}  // namespace zopa::cli
