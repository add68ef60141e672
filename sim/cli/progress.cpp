#include "cli/progress.hpp"

#include <csignal>
#include <cstdio>
#include <unistd.h>

#include <fmt/format.h>

#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

engine::StopToken stop{false};
void ask_to_stop(int) { stop = true; }

}  // namespace

Progress::Progress(std::string label, std::int64_t total_games)
    : label_(std::move(label)),
      total_(total_games),
      start_(std::chrono::steady_clock::now()),
      last_(start_),
      shown_(isatty(fileno(stderr)) != 0) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::add(std::int64_t games) {
  done_ += games;
  auto const now = std::chrono::steady_clock::now();
  if (!shown_ || (now - last_ < std::chrono::milliseconds(100) && done_ < total_)) return;
  last_ = now;
  double const seconds = std::chrono::duration<double>(now - start_).count();
  double const rate = static_cast<double>(done_) / std::max(seconds, 1e-6);
  int const full = static_cast<int>(30 * done_ / std::max<std::int64_t>(total_, 1));
  std::string bar;
  for (int i = 0; i < 30; ++i) bar += i < full ? "█" : "░";
  fmt::print(stderr, "\r\033[K{} {} {} games · {} games/s · {:.0f} s left", label_, bar,
             report::count(static_cast<double>(done_)), report::count(rate),
             static_cast<double>(total_ - done_) / rate);
  std::fflush(stderr);
}

engine::StopToken const& stop_on_signal() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::signal(SIGUSR1, ask_to_stop);  // what batch systems send before the time is up
  return stop;
}

engine::Summary run_with_progress(model::Scenario const& scenario, engine::Plan const& plan) {
  Progress progress(fmt::format("{} draws × {} games", plan.draws, plan.replicates),
                    std::int64_t{plan.draws} * plan.replicates);
  return engine::run(
      scenario, plan, [&](engine::Block const&) { progress.add(plan.replicates); }, &stop_on_signal());
}

void PlanArguments::add_to(CLI::App& verb) {
  verb.add_option("--draws", draws, "Draws of the assumptions (default: the file's monte_carlo)")
      ->check(CLI::Range(1, 10000000));
  verb.add_option("--games", games, "Games per draw")->check(CLI::Range(1, 10000000));
  verb.add_option("--seed", seed, "Seed: the same seed gives the same bits, whatever the threads");
  verb.add_option("--threads", threads, "Threads (default: as many as this process may use)")
      ->check(CLI::Range(1, 4096));
}

engine::Plan PlanArguments::plan(model::Scenario const& scenario) const {
  engine::Plan plan;
  plan.seed = seed.value_or(scenario.plan.seed);
  plan.draws = draws.value_or(scenario.plan.draws);
  plan.replicates = games.value_or(scenario.plan.replicates);
  plan.threads = threads.value_or(0);
  return plan;
}

void PlayedScenario::add_to(CLI::App& verb) {
  scenario.add_to(verb);
  plan.add_to(verb);
}

}  // namespace zopa::cli
