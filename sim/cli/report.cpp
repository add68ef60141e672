#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/io/study_file.hpp"
#include "zopa/report/page.hpp"
#include "zopa/store/store.hpp"

namespace zopa::cli {
namespace {

struct ReportOptions : PlayedScenario {
  std::string output, gallery;
  bool markdown = false, guess = false;
};

std::string command_line(ReportOptions const& o) {
  std::string line = "zopa report " + o.scenario.arguments();
  if (o.plan.draws) line += fmt::format(" --draws {}", *o.plan.draws);
  if (o.plan.games) line += fmt::format(" --games {}", *o.plan.games);
  if (o.plan.seed) line += fmt::format(" --seed {}", *o.plan.seed);
  if (o.guess) line += " --guess";
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

/// The scenario as the command line names it.
std::string arguments_of(io::Request const& request) {
  ScenarioArguments words;
  words.words.push_back(request.file.string());
  for (auto const& overlay : request.overlays) words.words.push_back("+" + overlay);
  words.sets = request.sets;
  return words.arguments();
}

/// A scenario's page: also its figures with their places, and the worlds that can be laid on it.
nlohmann::ordered_json scenario_page(ReportOptions const& options, io::Request const& request,
                                     model::Scenario const& scenario, engine::Plan const& plan) {
  auto page = page_of(scenario, plan);
  if (page.is_null()) return page;
  std::vector<report::PageFigure> figures;
  for (auto const& v : io::values(request)) figures.push_back({v.path, v.written, v.unit, v.source, v.origin});
  report::add_origin(page, scenario, figures, command_line(options));
  page["file"] = *io::resolved_json(request);
  if (page["file"].contains("about")) page["about"] = page["file"]["about"];
  page["arguments"] = arguments_of(request);
  page["presets"] = presets(request, page["file"]);
  return page;
}

/// Does the file have this key at its top?
bool has_key(std::string const& file, std::string const& key) {
  std::string const text = file_text(file).value_or("");
  return text.starts_with(key + ":") || text.find("\n" + key + ":") != std::string::npos;
}

bool is_results(std::string const& file) { return file_text(file).value_or("").starts_with("SQLite format 3"); }

/// The page of a study's results, around the scenario that it was about.
Exit results_page(ReportOptions const& options, nlohmann::ordered_json& page) {
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

/// Plays a study and makes its page, around the scenario that it is about.
Exit study_page(ReportOptions const& options, nlohmann::ordered_json& page) {
  auto const reading = io::read_study(options.scenario.words.front());
  auto wrong = reading.diagnostics;
  if (reading.study) {
    auto const more = io::check(*reading.study, options.scenario.sets);
    wrong.insert(wrong.end(), more.begin(), more.end());
  }
  if (!wrong.empty()) fmt::print(stderr, "{}", io::render(wrong));
  auto const is_error = [](io::Diagnostic const& d) { return d.severity == io::Diagnostic::Severity::error; };
  if (std::any_of(wrong.begin(), wrong.end(), is_error)) return Exit::input;
  io::StudyFile const& file = *reading.study;
  io::Request const request{file.scenario, file.overlays, options.scenario.sets};
  auto scenario = read(request);
  if (!scenario) return Exit::input;
  if (file.draws) scenario->plan.draws = *file.draws;
  if (file.replicates) scenario->plan.replicates = *file.replicates;
  if (file.seed) scenario->plan.seed = *file.seed;
  engine::Plan const plan = options.plan.plan(*scenario);
  auto keep = file.keep;
  if (keep.empty()) keep = {"main.deal", "main.round"};
  auto const scenario_at = [&](std::vector<double> const& point) {
    auto at = io::scenario_at(file, point, options.scenario.sets);
    if (!at.scenario) throw std::length_error(io::render(at.diagnostics));
    return std::move(*at.scenario);
  };
  auto const n = static_cast<std::int64_t>(study::n_points(file.grid));
  auto const games = std::int64_t{plan.draws} * plan.replicates;
  study::SweepTable table;
  {
    Progress progress(fmt::format("{} points", n), n * games);
    auto const count = [&](study::SweepRow const&) { progress.add(games); };
    table = study::sweep(file.grid, scenario_at, {plan, file.until}, keep, count, &stop_on_signal());
  }
  page = scenario_page(options, request, *scenario, plan);
  if (!page.is_null()) report::add_study(page, file.title, table);
  return Exit::done;
}

std::string text_of(ReportOptions const& options, nlohmann::ordered_json const& page) {
  if (options.scenario.json) return page.dump(2) + "\n";
  return options.markdown ? report::page_markdown(page) : report::page_html(page);
}

/// The page of whatever the file is: kept results, a study, a scenario.
Exit any_page(ReportOptions const& options, nlohmann::ordered_json& page) {
  std::string const& file = options.scenario.words.front();
  if (is_results(file)) {
    if (options.scenario.words.size() > 1 || !options.scenario.sets.empty()) {
      fmt::print(stderr, "results are what they are: no +overlay and no --set can be laid on them\n");
      return Exit::input;
    }
    return results_page(options, page);
  }
  if (has_key(file, "study")) {
    if (options.scenario.words.size() == 1) return study_page(options, page);
    fmt::print(stderr, "a study names its own overlays: 'overlays:' in {}\n", file);
    return Exit::input;
  }
  auto const scenario = read(options.scenario.request());
  if (!scenario) return Exit::input;
  page = scenario_page(options, options.scenario.request(), *scenario, options.plan.plan(*scenario));
  return Exit::done;
}

/// Scenarios named, and those in folders named, by path; overlays and other files are left out.
std::vector<std::string> scenario_files(std::vector<std::string> const& words) {
  std::vector<std::string> files;
  for (auto const& word : words) {
    if (!std::filesystem::is_directory(word)) {
      files.push_back(word);
      continue;
    }
    std::vector<std::string> found;
    for (auto const& entry : std::filesystem::directory_iterator(word))
      if (entry.path().extension() == ".yaml" && has_key(entry.path().string(), "zopa"))
        found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

/// One page per scenario in a folder, and index.html, which shows them all.
Exit gallery(ReportOptions const& options) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::create_directories(options.gallery, failed);
  auto cards = nlohmann::ordered_json::array();
  std::vector<std::string> taken{"index"};
  for (auto const& file : scenario_files(options.scenario.words)) {
    ReportOptions one = options;
    one.scenario.words = {file};
    std::string stem = fs::path(file).stem().string();
    while (std::find(taken.begin(), taken.end(), stem) != taken.end()) stem += "_";
    taken.push_back(stem);
    one.output = (fs::path(options.gallery) / (stem + ".html")).string();
    nlohmann::ordered_json page;
    if (Exit const exit = any_page(one, page); exit != Exit::done) return exit;
    if (page.is_null()) return Exit::interrupted;
    page["guess"] = options.guess;
    page["gallery"] = "index.html";
    if (!write_file(one.output, report::page_html(page))) return Exit::input;
    cards.push_back(report::gallery_card(page, stem + ".html", fs::path(file).parent_path().filename().string()));
    fmt::print("{}\n", one.output);
  }
  std::string const index = (fs::path(options.gallery) / "index.html").string();
  if (!write_file(index, report::gallery_html(cards))) return Exit::input;
  fmt::print("{} written: {} pages, all offline\n", index, cards.size());
  return Exit::done;
}

Exit report_verb(ReportOptions const& options) {
  if (!options.gallery.empty()) return gallery(options);
  nlohmann::ordered_json page;
  bool const to_screen = options.output.empty();
  if (to_screen && !options.scenario.json && !options.markdown) {
    fmt::print(stderr, "a page needs a file: zopa report {} -o page.html\n", options.scenario.arguments());
    return Exit::input;
  }
  if (Exit const exit = any_page(options, page); exit != Exit::done) return exit;
  if (page.is_null()) {
    fmt::print(stderr, "stopped before the first draw was done; nothing to report\n");
    return Exit::interrupted;
  }
  if (options.guess) page["guess"] = true;
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
  verb->add_flag("--guess", options->guess, "Ask readers for their guess before the answer is shown");
  verb->add_option("--gallery", options->gallery,
                   "A folder to write: a page for each scenario named, or found in a folder named, and an index.html")
      ->type_name("FOLDER")
      ->excludes("--output")
      ->excludes("--md");
  verb->footer(
      "Example: zopa report scenarios/tutorial/3_river_with_a_mediator.yaml -o page.html\n"
      "         zopa report scenarios/studies/patience.yaml -o page.html (a study, played now)\n"
      "         zopa report patience.db -o page.html (what zopa sweep -o has kept)\n"
      "         zopa report scenarios/tutorial scenarios/textbook --gallery lessons --guess\n"
      "Results are conditional on the file's assumptions; docs/page.md says what the page shows.");
  verb->callback([options, &exit] {
    try {
      exit = report_verb(*options);
    } catch (store::Error const& error) {
      fmt::print(stderr, "{}\n", error.what());
      exit = Exit::input;
    }
  });
}

}  // namespace zopa::cli
