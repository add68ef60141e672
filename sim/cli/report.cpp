#include <cstdio>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/report/page.hpp"
#include "zopa/store/store.hpp"

namespace zopa::cli {
namespace {

struct ReportOptions : PlayedScenario {
  std::string output;
  bool markdown = false;
};

std::string command_line(ReportOptions const& o) {
  std::string line = "zopa report " + o.scenario.arguments();
  if (o.plan.draws) line += fmt::format(" --draws {}", *o.plan.draws);
  if (o.plan.games) line += fmt::format(" --games {}", *o.plan.games);
  if (o.plan.seed) line += fmt::format(" --seed {}", *o.plan.seed);
  return line + " -o " + (o.output.empty() ? "page.html" : o.output);
}

/// What each overlay beside the file changes in what is shown (RFC 6902): a world that the page can lay over it. Those
/// that do not go with the command line's own are left out.
nlohmann::ordered_json presets(io::Request const& request, nlohmann::ordered_json const& file) {
  auto list = nlohmann::ordered_json::array();
  for (auto const& overlay : io::overlays_beside(request.file)) {
    io::Request with = request;
    with.overlays.push_back(overlay.name);
    auto const other = io::resolved_json(with);
    if (other && *other != file)
      list.push_back(
          {{"name", overlay.name}, {"title", overlay.title}, {"patch", nlohmann::ordered_json::diff(file, *other)}});
  }
  return list;
}

/// What is solved and played; null if stopped before there was anything to show.
nlohmann::ordered_json page_of(model::Scenario const& scenario, engine::Plan const& plan) {
  study::Answer const answer = study::answer(scenario, 200);
  std::vector<study::Frontiers> frontiers;
  for (auto const& track : answer.tracks) frontiers.push_back(study::frontiers(scenario, track.track));
  engine::Summary const summary = run_with_progress(scenario, plan);
  if (summary.blocks.empty()) return nullptr;
  return report::page_json(scenario, answer, frontiers, summary);
}

/// A scenario's page: also its figures with their places, and the worlds that can be laid on it.
nlohmann::ordered_json scenario_page(ReportOptions const& options, model::Scenario const& scenario) {
  auto const request = options.scenario.request();
  auto page = page_of(scenario, options.plan.plan(scenario));
  if (page.is_null()) return page;
  std::vector<report::PageFigure> figures;
  for (auto const& v : io::values(request)) figures.push_back({v.path, v.written, v.unit, v.source, v.origin});
  report::add_origin(page, scenario, figures, command_line(options));
  page["file"] = *io::resolved_json(request);
  if (page["file"].contains("about")) page["about"] = page["file"]["about"];
  page["arguments"] = options.scenario.arguments();
  page["presets"] = presets(request, page["file"]);
  return page;
}

bool is_results(std::string const& file) { return file_text(file).value_or("").starts_with("SQLite format 3"); }

/// The page of a study's results, around the scenario that it was about.
Exit study_page(ReportOptions const& options, nlohmann::ordered_json& page) {
  auto const results = store::Store::open(options.scenario.words.front());
  auto const& header = results.header();
  auto const reading = io::read_scenario_text(header.scenario, "the scenario in " + options.scenario.words.front());
  if (!reading.scenario) {
    fmt::print(stderr, "{}", io::render(reading.diagnostics));
    return Exit::input;
  }
  engine::Plan plan = options.plan.plan(*reading.scenario);
  if (!options.plan.seed) plan.seed = header.seed;
  if (!options.plan.draws) plan.draws = header.draws;
  if (!options.plan.games) plan.replicates = header.replicates;
  page = page_of(*reading.scenario, plan);
  if (page.is_null()) return Exit::done;
  report::add_origin(page, *reading.scenario, {}, command_line(options));
  report::add_study(page, header.title, results.table());
  return Exit::done;
}

std::string text_of(ReportOptions const& options, nlohmann::ordered_json const& page) {
  if (options.scenario.json) return page.dump(2) + "\n";
  return options.markdown ? report::page_markdown(page) : report::page_html(page);
}

Exit report_verb(ReportOptions const& options) {
  nlohmann::ordered_json page;
  bool const to_screen = options.output.empty();
  if (to_screen && !options.scenario.json && !options.markdown) {
    fmt::print(stderr, "a page needs a file: zopa report {} -o page.html\n", options.scenario.arguments());
    return Exit::input;
  }
  if (is_results(options.scenario.words.front())) {
    if (options.scenario.words.size() > 1 || !options.scenario.sets.empty()) {
      fmt::print(stderr, "results are what they are: no +overlay and no --set can be laid on them\n");
      return Exit::input;
    }
    if (Exit const exit = study_page(options, page); exit != Exit::done) return exit;
  } else {
    auto const scenario = read(options.scenario.request());
    if (!scenario) return Exit::input;
    page = scenario_page(options, *scenario);
  }
  if (page.is_null()) {
    fmt::print(stderr, "stopped before the first draw was done; nothing to report\n");
    return Exit::interrupted;
  }
  std::string const text = text_of(options, page);
  if (to_screen) {
    fmt::print("{}", text);
  } else {
    if (!write_file(options.output, text)) return Exit::input;
    fmt::print("{} written ({:.1f} MB): open it in a browser, with or without a network\n", options.output,
               static_cast<double>(text.size()) / 1e6);
  }
  return page["plan"]["stopped"].get<bool>() ? Exit::interrupted : Exit::done;
}

}  // namespace

void add_report(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<ReportOptions>();
  CLI::App* verb = program.add_subcommand(
      "report", "One page for people who would rather look: the case, why there is or is no deal, how the talks end");
  options->add_to(*verb);
  verb->add_option("-o,--output", options->output, "The file to write: one HTML page that needs no network");
  verb->add_flag("--md", options->markdown, "Markdown for a paper instead of a page");
  verb->footer(
      "Example: zopa report scenarios/tutorial/3_river_with_a_mediator.yaml -o page.html\n"
      "         zopa report patience.db -o page.html (what zopa sweep -o has kept)\n"
      "Results are conditional on the file's assumptions; docs/page.md says what the page shows.");
  verb->callback([options, &exit] {
    try {
      exit = report_verb(*options);
    } catch (store::Error const& error) {
      fmt::print(stderr, "{}\n", error.what());
      exit = Exit::input;
    } catch (std::length_error const& error) {  // where the exact method ends
      fmt::print(stderr, "{}: {}\n", options->scenario.arguments(), error.what());
      exit = Exit::input;
    }
  });
}

}  // namespace zopa::cli
