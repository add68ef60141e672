#include <cstdio>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/report/page.hpp"

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

/// Everything the page shows; empty if stopped before there was anything to show.
nlohmann::ordered_json page_of(ReportOptions const& options, model::Scenario const& scenario) {
  auto const request = options.scenario.request();
  study::Answer const answer = study::answer(scenario, 200);
  std::vector<study::Frontiers> frontiers;
  for (auto const& track : answer.tracks) frontiers.push_back(study::frontiers(scenario, track.track));
  engine::Summary const summary = run_with_progress(scenario, options.plan.plan(scenario));
  if (summary.blocks.empty()) return {};
  auto page = report::page_json(scenario, answer, frontiers, summary);
  std::vector<report::PageFigure> figures;
  for (auto const& v : io::values(request)) figures.push_back({v.path, v.written, v.unit, v.source, v.origin});
  report::add_origin(page, scenario, figures, command_line(options));
  page["file"] = *io::resolved_json(request);
  if (page["file"].contains("about")) page["about"] = page["file"]["about"];
  return page;
}

std::string text_of(ReportOptions const& options, nlohmann::ordered_json const& page) {
  if (options.scenario.json) return page.dump(2) + "\n";
  return options.markdown ? report::page_markdown(page) : report::page_html(page);
}

Exit report_verb(ReportOptions const& options) {
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  bool const to_screen = options.output.empty();
  if (to_screen && !options.scenario.json && !options.markdown) {
    fmt::print(stderr, "a page needs a file: zopa report {} -o page.html\n", options.scenario.arguments());
    return Exit::input;
  }
  auto const page = page_of(options, *scenario);
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
      "Results are conditional on the file's assumptions; docs/page.md says what the page shows.");
  verb->callback([options, &exit] {
    try {
      exit = report_verb(*options);
    } catch (std::length_error const& error) {  // where the exact method ends
      fmt::print(stderr, "{}: {}\n", options->scenario.arguments(), error.what());
      exit = Exit::input;
    }
  });
}

}  // namespace zopa::cli
