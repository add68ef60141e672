// Games a second of whole runs, and what a second thread gives: best of five, the two settings in turn.

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include "measure.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/io/scenario_file.hpp"

namespace zopa::bench {
namespace {

struct Best {
  double wall = std::numeric_limits<double>::infinity(), processor = wall;
};

void measure(Best& best, model::Scenario const& scenario, zopa::engine::Plan const& plan) {
  double const before = processor_seconds();
  double const wall = seconds([&] { zopa::engine::run(scenario, plan); });
  best.wall = std::min(best.wall, wall);
  best.processor = std::min(best.processor, processor_seconds() - before);
}

model::Scenario scenario_at(std::string const& file) {
  io::Reading reading = io::read_scenario({file, {}, {}});
  if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
  return std::move(*reading.scenario);
}

}  // namespace

void engine(Table& table, std::string const& file) {
  model::Scenario const scenario = scenario_at(file);
  zopa::engine::Plan one{scenario.plan.seed, 16, 200, 1}, two = one;
  two.threads = 2;
  double const games = 16.0 * 200;
  Best on_one, on_two;
  for (int repeat = 0; repeat < 5; ++repeat) {
    measure(on_one, scenario, one);
    measure(on_two, scenario, two);
  }
  auto const rate = [&](Best const& best) { return Quantity{games / best.wall, "games/s"}; };
  auto const each = [&](Best const& best) { return Quantity{1e6 * best.processor / games, "µs"}; };
  table.push_back({scenario.title + ", one thread", rate(on_one), "", ""});
  table.push_back({scenario.title + ", two threads", rate(on_two), "", "one thread", rate(on_one),
                   on_one.wall / on_two.wall, "≥ 1.7"});
  table.push_back({"… processor time per game, two threads", each(on_two), "", "one thread", each(on_one),
                   on_one.processor / on_two.processor, "≥ .95"});
}

}  // namespace zopa::bench
