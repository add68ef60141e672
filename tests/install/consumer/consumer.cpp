#include <zopa/io/scenario_file.hpp>
#include <zopa/solve/solutions.hpp>

int main() {
  auto const empty = zopa::io::read_scenario_text("zopa: 1\n", "draft.yaml");
  auto const fairest = zopa::solve::nash_solution({{0.3, 0.5}, {0.5, 0.4}}, {0.2, 0.2});  // .1 × .3 against .3 × .2
  return !empty.scenario && !empty.diagnostics.empty() && fairest == 1 ? 0 : 1;
}
