#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/package_edit.hpp"
#include "zopa/report/analysis_report.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"
#include "zopa/store/store.hpp"

namespace zopa::cli {
namespace {

struct ResultsOptions {
  std::vector<std::string> files;
  std::string csv;
  std::vector<std::string> metrics;
  bool json = false, partial = false, games = false;
};

/// Does the work on files; one that cannot be used ends it with a sentence.
template <Exit (*work)(ResultsOptions const&)>
Exit on_files(ResultsOptions const& options) {
  try {
    return work(options);
  } catch (store::Error const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return Exit::input;
  }
}

nlohmann::ordered_json header_json(store::Header const& h, std::size_t done) {
  auto json = report::json_head("zopa.results");
  json["title"] = h.title;
  json["identity"] = fmt::format("{:016x}", h.identity());
  json["scenario_hash"] = fmt::format("{:016x}", h.scenario_hash);
  json["written_by"] = h.version;
  json["plan"] = {{"seed", h.seed}, {"draws", h.draws}, {"replicates", h.replicates}};
  json["keeps_games"] = h.games;
  json["shard"] = {{"index", h.shard.index}, {"count", h.shard.count}};
  json["design"] = study::name(h.grid.design);
  json["points"] = {{"study", study::n_points(h.grid)}, {"shard", h.n_points()}, {"done", done}};
  for (auto const& axis : h.grid.axes) json["axes"][axis.path] = axis.values;
  for (auto const& metric : h.metrics) json["metrics"][metric.name] = metric.unit;
  return json;
}

Exit info(ResultsOptions const& options) {
  auto all = nlohmann::ordered_json::array();
  for (auto const& file : options.files) {
    auto const results = store::Store::open(file);
    auto const& h = results.header();
    auto const done = results.n_done();
    if (options.json) {
      all.push_back(header_json(h, done));
      continue;
    }
    fmt::print("{}\n  {}\n  {} of {} points", file, h.title, done, h.n_points());
    if (h.shard.count > 1)
      fmt::print(", shard {}/{} of {} points", h.shard.index, h.shard.count, study::n_points(h.grid));
    fmt::print("\n  {} draws × {} games a point{}, seed {}, zopa {}, scenario {:06x}\n", h.draws, h.replicates,
               h.games ? ", each of them kept" : "", h.seed, h.version, h.scenario_hash >> 40);
    if (h.grid.design != study::PointDesign::grid) fmt::print("  design  {}\n", study::name(h.grid.design));
    for (auto const& axis : h.grid.axes) fmt::print("  varies  {}: {} values\n", axis.path, axis.values.size());
    for (auto const& metric : h.metrics) fmt::print("  keeps   {} ({})\n", metric.name, metric.unit);
  }
  if (options.json) fmt::print("{}\n", all.dump(2));
  return Exit::done;
}

std::string games_head(store::Header const& h) {
  std::string line = "point";
  for (auto const& axis : h.grid.axes) line += "," + axis.path;
  line += ",draw,game";
  for (auto const& metric : h.metrics) line += "," + metric.name;
  return line + "\n";
}

/// The games of a point, one line each; empty where a game has no such figure.
std::string game_lines(store::Header const& h, study::SweepRow const& row) {
  std::string point = std::to_string(row.id), lines;
  for (double const x : row.point) point += fmt::format(",{}", x);
  std::size_t const n = h.metrics.size();
  for (std::size_t g = 0; g * n < row.games.size(); ++g) {
    auto const game = static_cast<int>(g);
    lines += fmt::format("{},{},{}", point, game / h.replicates, game % h.replicates);
    for (std::size_t m = 0; m < n; ++m) {
      double const x = row.games[g * n + m];
      lines += std::isnan(x) ? "," : fmt::format(",{}", x);
    }
    lines += "\n";
  }
  return lines;
}

std::string points_head(store::Header const& h) {
  std::vector<std::string> paths, metrics;
  for (auto const& axis : h.grid.axes) paths.push_back(axis.path);
  for (auto const& metric : h.metrics) metrics.push_back(metric.name);
  return report::sweep_csv_head(paths, metrics);
}

/// Written as it is read: there may be more than fits in memory.
Exit as_csv(ResultsOptions const& options) {
  auto const results = store::Store::open(options.files.front());
  auto const& h = results.header();
  if (options.games && !h.games)
    throw store::Error(options.files.front() + ": keeps no games: expected a file of zopa sweep --keep-games");
  std::ofstream file;
  if (!options.csv.empty()) file.open(options.csv, std::ios::binary);
  std::ostream& out = options.csv.empty() ? std::cout : file;
  out << (options.games ? games_head(h) : points_head(h));
  results.for_each(
      [&](study::SweepRow const& row) { out << (options.games ? game_lines(h, row) : report::sweep_csv_line(row)); },
      options.games);
  if (!out.flush()) {
    fmt::print(stderr, "{}: cannot be written\n", options.csv.empty() ? "the screen" : options.csv);
    return Exit::input;
  }
  if (!options.csv.empty()) fmt::print("{} points written to {}\n", results.n_done(), options.csv);
  return Exit::done;
}

Exit merge(ResultsOptions const& options) {
  store::merge({options.files.begin() + 1, options.files.end()}, options.files.front(), options.partial);
  auto const merged = store::Store::open(options.files.front());
  fmt::print("{} of {} points are in {}\n\nNext: zopa results export {}\n", merged.n_done(), merged.header().n_points(),
             options.files.front(), options.files.front());
  return Exit::done;
}

Exit diff(ResultsOptions const& options) {
  auto const a = store::Store::open(options.files[0]), b = store::Store::open(options.files[1]);
  auto const found = store::differences(a, b);
  for (auto const& difference : found) fmt::print("{}\n", difference);
  if (found.empty()) fmt::print("The same {} points, equal in every bit.\n", a.n_done());
  return found.empty() ? Exit::done : Exit::no;
}

/// Places of the metrics asked for among those kept, all if none was; says which is unknown otherwise.
std::optional<std::vector<std::size_t>> metrics_asked_for(ResultsOptions const& options, store::Header const& header) {
  std::vector<std::string> kept;
  for (auto const& metric : header.metrics) kept.push_back(metric.name);
  std::vector<std::size_t> places;
  for (auto const& name : options.metrics.empty() ? kept : options.metrics) {
    auto const at = std::find(kept.begin(), kept.end(), name);
    if (at == kept.end()) {
      fmt::print(stderr, "--metric {}\n", unknown(name, "kept metric", kept));
      return std::nullopt;
    }
    places.push_back(static_cast<std::size_t>(at - kept.begin()));
  }
  return places;
}

/// Why a figure cannot be analysed; empty if it can.
std::string hindrance(store::Header const& h, std::size_t n_done, std::size_t n_defined) {
  std::size_t const n = study::n_points(h.grid);
  if (n_defined == 0) return "has no value at any point";
  if (!study::needs_every_point(h.grid.design) || n_defined == n) return "";
  if (n_done < n) return fmt::format("{} of {} points are missing: expected all of them, merged into one file", n - n_done, n);
  return fmt::format("has no value at {} of {} points, and the design '{}' needs one at each", n - n_defined, n,
                     study::name(h.grid.design));
}

/// The figures asked for as columns: a fraction of the memory that all of the file would take.
std::vector<study::FigureColumn> columns(store::Store const& results, std::vector<std::size_t> const& places) {
  std::vector<study::FigureColumn> all;
  for (auto const metric : places) all.push_back({results.header().metrics[metric], {}, {}, {}});
  results.for_each([&](study::SweepRow const& row) {
    for (std::size_t k = 0; k < places.size(); ++k) {
      auto const& e = row.estimates[places[k]];
      if (!e) continue;
      all[k].points.push_back(row.id);
      all[k].values.push_back(e->value);
      all[k].standard_errors.push_back(e->standard_error);
    }
  });
  return all;
}

Exit analyse(ResultsOptions const& options) {
  auto const results = store::Store::open(options.files.front());
  auto const& h = results.header();
  auto const places = metrics_asked_for(options, h);
  if (!places) return Exit::input;
  std::size_t const n_done = results.n_done();
  std::vector<study::PointAnalysis> figures;
  for (auto const& column : columns(results, *places)) {
    std::string const why_not = hindrance(h, n_done, column.points.size());
    if (why_not.empty())
      figures.push_back(study::analyse_points(h.grid, column, h.seed));
    else
      fmt::print(stderr, "{}: {}: {}\n", options.files.front(), column.metric.name, why_not);
  }
  if (figures.empty()) return Exit::input;
  if (options.json)
    fmt::print("{}\n", report::analysis_json(h.title, figures).dump(2));
  else
    fmt::print("{}", report::analysis_text(h.title, figures));
  return Exit::done;
}

Exit verify(ResultsOptions const& options) {
  bool sound = true;
  for (auto const& file : options.files) {
    auto const results = store::Store::open(file);
    auto const problems = results.problems();
    for (auto const& problem : problems) fmt::print("{}: {}\n", file, problem);
    if (problems.empty())
      fmt::print("{}: sound, {} of {} points\n", file, results.n_done(), results.header().n_points());
    sound = sound && problems.empty();
  }
  return sound ? Exit::done : Exit::no;
}

}  // namespace

void add_results(CLI::App& program, Exit& exit) {
  CLI::App* verb = program.add_subcommand("results", "What sweeps have kept: look, analyse, export, merge, compare, check");
  verb->require_subcommand(1);
  auto const add = [&](char const* name, char const* what, char const* files, std::size_t least, std::size_t most,
                       Exit (*work)(ResultsOptions const&), char const* example) {
    auto const options = std::make_shared<ResultsOptions>();
    CLI::App* sub = verb->add_subcommand(name, what);
    sub->add_option("files", options->files, files)
        ->required()
        ->expected(static_cast<int>(least), static_cast<int>(most));
    sub->footer(std::string("Example: zopa results ") + example);
    on_chosen(*sub, exit, options, work);
    return std::pair{sub, options};
  };
  constexpr std::size_t many = 100000;
  auto const [about, about_options] =
      add("info", "What is in a file", "FILE …", 1, many, on_files<info>, "info patience.db");
  about->add_flag("--json", about_options->json, "For machines (docs/json.md)");
  auto const [csv, csv_options] = add("export", "One line a point, for a spreadsheet, Python or R", "FILE", 1, 1,
                                      on_files<as_csv>, "export patience.db --csv patience.csv");
  csv->add_option("--csv", csv_options->csv, "Write to this file instead of the screen");
  csv->add_flag("--games", csv_options->games, "One line a game instead (of sweeps with --keep-games)");
  auto const [merged, merge_options] = add("merge", "Bring shards of one study together in a new file", "NEW FILE …", 2,
                                           many, on_files<merge>, "merge all.db part1.db part2.db");
  merged->add_flag("--partial", merge_options->partial, "Also when points are missing");
  add("diff", "Do two files say the same, bit for bit? Exit code 1 if not", "FILE FILE", 2, 2, on_files<diff>,
      "diff a.db b.db");
  add("verify", "Are files whole? Exit code 1 if not", "FILE …", 1, many, on_files<verify>, "verify part1.db part2.db");
  auto const [analysed, analyse_options] =
      add("analyse", "What drives the figures? By the study's design, without running anything again", "FILE", 1, 1, on_files<analyse>,
          "analyse patience.db --metric main.deal");
  analysed->add_option("--metric", analyse_options->metrics, "Only this figure (may be given several times)")->allow_extra_args(false);
  analysed->add_flag("--json", analyse_options->json, "For machines (docs/json.md)");
  verb->footer(
      "Example: zopa results export patience.db --csv patience.csv\ndocs/studies.md reads them from Python and R.");
}

}  // namespace zopa::cli
