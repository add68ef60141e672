#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
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
  bool json = false, partial = false;
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
  json["shard"] = {{"index", h.shard.index}, {"count", h.shard.count}};
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
    fmt::print("\n  {} draws × {} games a point, seed {}, zopa {}, scenario {:06x}\n", h.draws, h.replicates, h.seed,
               h.version, h.scenario_hash >> 40);
    for (auto const& axis : h.grid.axes) fmt::print("  varies  {}: {} values\n", axis.path, axis.values.size());
    for (auto const& metric : h.metrics) fmt::print("  keeps   {} ({})\n", metric.name, metric.unit);
  }
  if (options.json) fmt::print("{}\n", all.dump(2));
  return Exit::done;
}

Exit as_csv(ResultsOptions const& options) {
  auto const table = store::Store::open(options.files.front()).table();
  std::string const text = report::sweep_csv(table);
  if (options.csv.empty()) {
    fmt::print("{}", text);
  } else {
    if (!write_file(options.csv, text)) return Exit::input;
    fmt::print("{} written to {}\n", report::sweep_size(table), options.csv);
  }
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
  CLI::App* verb = program.add_subcommand("results", "What sweeps have kept: look, export, merge, compare, check");
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
  auto const [merged, merge_options] = add("merge", "Bring shards of one study together in a new file", "NEW FILE …", 2,
                                           many, on_files<merge>, "merge all.db part1.db part2.db");
  merged->add_flag("--partial", merge_options->partial, "Also when points are missing");
  add("diff", "Do two files say the same, bit for bit? Exit code 1 if not", "FILE FILE", 2, 2, on_files<diff>,
      "diff a.db b.db");
  add("verify", "Are files whole? Exit code 1 if not", "FILE …", 1, many, on_files<verify>, "verify part1.db part2.db");
  verb->footer(
      "Example: zopa results export patience.db --csv patience.csv\ndocs/studies.md reads them from Python and R.");
}

}  // namespace zopa::cli
