#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "zopa/engine/run.hpp"

namespace zopa::cli {

/// A bar on stderr, only on a terminal: "500 draws × 200 games ██████░░░░ 61,000 games · 128,000 games/s · 4 s left".
class Progress {
 public:
  Progress(std::string label, std::int64_t total_games);
  ~Progress();  ///< wipes the bar
  void add(std::int64_t games);

 private:
  std::string label_;
  std::int64_t total_, done_ = 0;
  std::chrono::steady_clock::time_point start_, last_;
  bool shown_;
};

/// Becomes true at SIGINT, SIGTERM or SIGUSR1: what is done so far is kept, the verb exits with 4.
engine::StopToken const& stop_on_signal();

/// All games of a plan, with a bar, until done or stopped by a signal.
engine::Summary run_with_progress(model::Scenario const&, engine::Plan const&);

/// Draws × games of a command line over the plan of the file.
struct PlanArguments {
  std::optional<int> draws, games, threads;
  std::optional<std::uint64_t> seed;
  void add_to(CLI::App& verb);
  engine::Plan plan(model::Scenario const&) const;
};

/// What the verbs that play a scenario share: which one, and how often.
struct PlayedScenario {
  ScenarioArguments scenario;
  PlanArguments plan;
  void add_to(CLI::App& verb);
};

}  // namespace zopa::cli
