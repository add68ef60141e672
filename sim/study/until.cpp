#include "zopa/study/until.hpp"

#include "zopa/study/estimate.hpp"

namespace zopa::study {
namespace {

bool is_narrow(engine::Summary const& so_far, model::World const& world, Until const& until) {
  auto const figure = estimate(so_far, world, until.metric);
  return figure && (figure->monte_carlo.high - figure->monte_carlo.low) / 2 <= until.half_width;
}

}  // namespace

engine::Summary simulate(model::Scenario const& scenario, Effort const& effort, engine::OnBlock const& on_block,
                         engine::StopToken const* stop, engine::Extras const& extras) {
  if (!effort.until) return engine::run(scenario, effort.plan, on_block, stop, extras);
  engine::Summary so_far{engine::metrics(scenario.central),
                         engine::factors(scenario),
                         {},
                         engine::certainty(scenario),
                         effort.plan,
                         false};
  engine::StopToken ended{false};
  bool enough = false;
  int look = first_look;
  auto const add = [&](engine::Block const& block) {
    if (enough) return;  // draws that other threads were at
    so_far.blocks.push_back(block);
    if (on_block) on_block(block);
    if (stop && *stop) ended = true;
    if (static_cast<int>(so_far.blocks.size()) < look) return;
    look += look / 2;
    if ((enough = is_narrow(so_far, scenario.central, *effort.until))) ended = true;
  };
  engine::run(scenario, effort.plan, add, &ended, extras);
  so_far.stopped = !enough && static_cast<int>(so_far.blocks.size()) < effort.plan.draws;
  if (enough) so_far.plan.draws = static_cast<int>(so_far.blocks.size());
  return so_far;
}

}  // namespace zopa::study
