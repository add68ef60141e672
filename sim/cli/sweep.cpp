#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "zopa/base/version.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/io/study_file.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/words.hpp"
#include "zopa/store/store.hpp"

namespace zopa::cli {
namespace {

struct SweepOptions {
  std::string file, csv, output, shard;
  bool resume = false, dry_run = false, keep_games = false;
  std::vector<std::string> sets;
  PlanArguments plan;
  bool json = false;
};

// The study, once everything that can be known to be wrong with it has been said.
std::optional<io::StudyFile> read_study(SweepOptions const& options) {
  auto reading = io::read_study(options.file);
  std::vector<io::Diagnostic> wrong = reading.diagnostics;
  if (reading.study) {
    auto const more = io::check(*reading.study, options.sets);
    wrong.insert(wrong.end(), more.begin(), more.end());
  }
  if (!wrong.empty()) fmt::print(stderr, "{}", io::render(wrong));
  auto const is_error = [](io::Diagnostic const& d) { return d.severity == io::Diagnostic::Severity::error; };
  if (std::any_of(wrong.begin(), wrong.end(), is_error)) return std::nullopt;
  return std::move(reading.study);
}

engine::Plan plan_of(io::StudyFile const& study, SweepOptions const& options, model::Scenario base) {
  if (study.draws) base.plan.draws = *study.draws;
  if (study.replicates) base.plan.replicates = *study.replicates;
  if (study.seed) base.plan.seed = *study.seed;
  return options.plan.plan(base);
}

std::vector<std::string> kept(io::StudyFile const& study, model::World const& world) {
  if (!study.keep.empty()) return study.keep;
  std::vector<std::string> names;
  for (auto const& track : world.tracks)
    for (char const* figure : {".deal", ".round"}) names.push_back(track.id + figure);
  return names;
}

// What is run: everything but where the results go.
struct Work {
  io::StudyFile study;
  model::Scenario base;
  engine::Plan plan;
  std::vector<std::string> keep;
  study::ScenarioAt scenario_at;

  Work(io::StudyFile file, SweepOptions const& options, model::Scenario scenario)
      : study(std::move(file)),
        base(std::move(scenario)),
        plan(plan_of(study, options, base)),
        keep(kept(study, base.central)) {
    scenario_at = [reader = io::PointReader(study, options.sets)](std::vector<double> const& point) {
      auto reading = reader.at(point);
      if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
      return std::move(*reading.scenario);
    };
  }
  Work(Work const&) = delete;
  std::int64_t games() const { return std::int64_t{plan.draws} * plan.replicates; }
};

Exit to_screen(Work const& work, SweepOptions const& options) {
  if (!options.csv.empty() && !write_file(options.csv, "")) return Exit::input;  // said now, not after hours
  auto const n = static_cast<std::int64_t>(study::n_points(work.study.grid));
  Progress progress(fmt::format("{} points", n), n * work.games());
  study::SweepTable const table = study::sweep(
      work.study.grid, work.scenario_at, {work.plan, work.study.until}, work.keep,
      [&](study::SweepRow const&) { progress.add(work.games()); }, &stop_on_signal());
  if (!options.csv.empty() && !write_file(options.csv, report::sweep_csv(table))) return Exit::input;
  if (options.json)
    fmt::print("{}\n", report::sweep_json(work.base, table).dump(2));
  else if (options.csv.empty())
    fmt::print("{}", report::sweep_text(work.study.title, work.base, table));
  else
    fmt::print("{} written to {}\n", report::sweep_size(table), options.csv);
  return table.stopped ? Exit::interrupted : Exit::done;
}

// The place of this process among those that an MPI launcher or Slurm has started: they say so in the environment, and
// points need nothing else of each other.
std::optional<store::Shard> rank_of_launcher() {
  struct Names {
    char const *rank, *size;
    int first;
  };
  for (Names const& names :
       {Names{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", 0}, Names{"PMI_RANK", "PMI_SIZE", 0},
        Names{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", 1}, Names{"SLURM_PROCID", "SLURM_NTASKS", 0}}) {
    char const *const rank = std::getenv(names.rank), *const size = std::getenv(names.size);
    if (rank && size) return store::Shard{std::atoi(rank) - names.first + 1, std::atoi(size)};
  }
  return std::nullopt;
}

std::optional<store::Shard> shard_of(std::string const& text) {
  store::Shard shard;
  if (text.empty()) return shard;
  if (text == "auto") {
    auto const found = rank_of_launcher();
    if (found && found->index >= 1 && found->index <= found->count) return found;
    fmt::print(
        stderr,
        "--shard auto: neither mpirun nor Slurm has said which part this is (array ids count from 1): expected i/n\n");
    return std::nullopt;
  }
  int end = 0;
  bool const read = std::sscanf(text.c_str(), "%d/%d%n", &shard.index, &shard.count, &end) == 2 &&
                    end == static_cast<int>(text.size());
  if (read && shard.count >= 1 && shard.index >= 1 && shard.index <= shard.count) return shard;
  fmt::print(stderr, "--shard {}: expected i/n with 1 ≤ i ≤ n, such as 3/8: the third of eight parts\n", text);
  return std::nullopt;
}

store::Header header_of(Work const& work, SweepOptions const& options, store::Shard shard) {
  store::Header header;
  header.title = work.study.title;
  header.study = file_text(options.file).value_or("");
  header.scenario = io::resolved_yaml({work.study.scenario, work.study.overlays, options.sets}).value_or("");
  header.scenario_hash = work.base.hash;
  header.version = base::version;
  header.grid = work.study.grid;
  auto const metrics = engine::metrics(work.base.central);
  for (auto const& name : work.keep) {
    engine::Metric metric{name, ""};
    if (auto const id = engine::find(metrics, work.base.central, name))
      metric.unit = metrics[*id].unit, metric.kind = metrics[*id].kind;
    header.metrics.push_back(std::move(metric));
  }
  header.seed = work.plan.seed, header.draws = work.plan.draws, header.replicates = work.plan.replicates;
  header.until = work.study.until;
  header.games = options.keep_games;
  header.shard = shard;
  return header;
}

// "part{i}.db" is "part3.db" for the third part.
std::string with_part(std::string file, int index) {
  if (auto const at = file.find("{i}"); at != std::string::npos) file.replace(at, 3, std::to_string(index));
  return file;
}

Exit to_store(Work const& work, SweepOptions const& options) {
  engine::StopToken const& stop = stop_on_signal();  // before there is a file that someone could wait for
  auto const shard = shard_of(options.shard);
  if (!shard) return Exit::input;
  store::Header const header = header_of(work, options, *shard);
  std::string const file = with_part(options.output, shard->index);
  bool const go_on = options.resume && std::filesystem::exists(file);
  store::Store results = go_on ? store::Store::resume(file, header) : store::Store::create(file, header);
  std::vector<bool> const done = results.done();
  std::size_t n = results.n_done();
  bool complete = false;
  {
    Progress progress(fmt::format("{} points", header.n_points()),
                      static_cast<std::int64_t>(header.n_points()) * work.games());
    progress.add(static_cast<std::int64_t>(n) * work.games());
    complete = study::for_each_point(
        work.study.grid, work.scenario_at, {work.plan, work.study.until, options.keep_games}, work.keep,
        [&](std::size_t id) { return shard->has(id) && !done[id]; },
        [&](study::SweepRow const& row) {
          results.add(row);
          ++n;
          progress.add(work.games());
        },
        &stop);
  }
  results.finish();
  fmt::print("{} of {} points are in {}\n", n, header.n_points(), file);
  if (complete)
    fmt::print("\nNext: zopa results {} {}\n", shard->count > 1 ? "merge all.db" : "export", file);
  else
    fmt::print("\nNext: the same command with --resume goes on where this ended\n");
  return complete ? Exit::done : Exit::interrupted;
}

std::string duration(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.0f} h", seconds / 3600);
}

/// What a draw of one point costs here, in seconds: solved anew, or taken over from a point that has it; and each game.
struct Cost {
  double solved = 0, taken_over = 0, game = 0;
};

/// The shortest of three: what else runs on the machine only ever adds.
template <class Act>
double seconds_of(Act const& act) {
  double least = std::numeric_limits<double>::infinity();
  for (int k = 0; k < 3; ++k) {
    auto const start = std::chrono::steady_clock::now();
    act();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return least;
}

// Two draws of a few points, spread over the study, tell the time of all.
Cost measured_cost(Work const& work, std::size_t n) {
  constexpr std::size_t points = 4;
  constexpr int games = 20;
  engine::Plan one = work.plan;
  one.draws = std::min(2, work.plan.draws);
  one.replicates = 1;
  engine::Plan more = one;
  more.replicates = 1 + games;
  Cost cost;
  for (std::size_t k = 0; k < points; ++k) {
    auto const scenario = work.scenario_at(study::point(work.study.grid, n * (2 * k + 1) / (2 * points)));
    engine::AnalysisCache cache;
    auto const run = [&](engine::Plan const& plan) {
      return seconds_of([&] { engine::run(scenario, plan, {}, nullptr, {{}, &cache}); });
    };
    if (k == 0) run(one), engine::run(scenario, one);  // what only the first run pays is not counted
    double const anew = seconds_of([&] { engine::run(scenario, one); });
    run(one);
    double const again = run(one), longer = run(more);
    double const draws = static_cast<double>(points) * one.draws;
    cost.solved += anew / draws;
    cost.taken_over += again / draws;
    cost.game += std::max(0.0, longer - again) / games / draws;
  }
  return cost;
}

Exit dry_run(Work const& work, SweepOptions const& options) {
  auto const shard = shard_of(options.shard);
  if (!shard) return Exit::input;
  auto const n = header_of(work, options, *shard).n_points();
  Cost const cost = measured_cost(work, study::n_points(work.study.grid));
  auto const point_count = static_cast<double>(n), draws = point_count * work.plan.draws;
  double const games = cost.game * (work.plan.replicates - 1);
  fmt::print("{} points × {}{} draws × {} games = {} games\n", n, work.study.until ? "at most " : "", work.plan.draws,
             work.plan.replicates, report::count(point_count * static_cast<double>(work.games())));
  fmt::print("Time: {} to {} here, from two draws of four points: as much as points take over from each other\n",
             duration(draws * (std::min(cost.taken_over, cost.solved) + games)), duration(draws * (cost.solved + games)));
  double const bytes = 40 + 110.0 * static_cast<double>(work.keep.size()),
               game_bytes = options.keep_games ? 8 + 9.0 * static_cast<double>(work.keep.size()) : 0;
  fmt::print("Disk: about {:.1f} MB\n", point_count * (bytes + game_bytes * static_cast<double>(work.games())) / 1e6);
  return Exit::done;
}

Exit sweep(SweepOptions const& options) {
  auto study = read_study(options);
  if (!study) return Exit::input;
  auto base = read({study->scenario, study->overlays, options.sets});
  if (!base) return Exit::input;
  Work const work(std::move(*study), options, std::move(*base));
  if (options.dry_run) return dry_run(work, options);
  if (options.output.empty()) return to_screen(work, options);
  try {
    return to_store(work, options);
  } catch (store::Error const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return Exit::input;
  }
}

}  // namespace

void add_sweep(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<SweepOptions>();
  CLI::App* verb =
      program.add_subcommand("sweep", "One study file, many points: how do results move with the numbers it varies?");
  verb->add_option("study", options->file, "A study file")->required();
  verb->add_option("--csv", options->csv, "Write the table to this file, one line a point");
  auto* output =
      verb->add_option("-o,--output", options->output,
                       "Keep results in this file as they come (SQLite; `zopa results` reads it); {i} is the part");
  verb->add_flag("--resume", options->resume, "Go on with the points that the file lacks")->needs(output);
  verb->add_option("--shard", options->shard, "Do part i of n: --shard 3/8, each with a file of its own")
      ->type_name("i/n")
      ->needs(output);
  verb->add_flag("--keep-games", options->keep_games, "Keep what came out of every single game too, for the metrics kept")
      ->needs(output);
  verb->add_flag("--dry-run", options->dry_run, "Only say how many games, how long, how much disk");
  verb->add_option("--set", options->sets, "Change one number everywhere: --set PATH=VALUE")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  options->plan.add_to(*verb);
  verb->footer(
      "Example: zopa sweep scenarios/studies/patience.yaml --csv patience.csv\n"
      "         zopa sweep scenarios/studies/patience.yaml -o patience.db --resume\n"
      "All points share their draws, battles and shocks, so neighbours differ by the varied numbers only.");
  on_chosen(*verb, exit, options, sweep);
}

}  // namespace zopa::cli
