// One table of what zopa costs, from one run: `scripts/bench` builds it for speed and calls it.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "measure.hpp"
#include "zopa/base/freed_memory.hpp"
#include "zopa/report/words.hpp"

namespace {

void print(zopa::bench::Table const& table) {
  using namespace zopa::report;
  std::size_t what = 0, beside = 0;
  for (auto const& row : table) {
    what = std::max(what, width(row.what));
    beside = std::max(beside, width(row.beside));
  }
  auto const line = [&](std::string const& a, std::string const& b, std::string const& c, std::string const& d,
                        std::string const& e) {
    std::string const text =
        pad_right(a, what) + "  " + pad_left(b, 16) + "   " + pad_right(c, beside) + "  " + pad_left(d, 7) + "   " + e;
    fmt::print("{}\n", text.substr(0, text.find_last_not_of(' ') + 1));
  };
  line("", "measured", "beside", "ratio", "aim");
  for (auto const& row : table)
    line(row.what, row.figure, row.beside, row.ratio ? decimal(*row.ratio, 2) : "", row.aim);
}

}  // namespace

int main(int argc, char** argv) {
  zopa::base::keep_freed_memory();
  using namespace zopa::bench;
  std::vector<std::string> scenarios(argv + 1, argv + argc);
  try {
    if (scenarios == std::vector<std::string>{"--frontiers"}) {
      print_frontiers();
      return 0;
    }
    if (scenarios == std::vector<std::string>{"--trees"}) {
      Table table;
      trees(table);
      print(table);
      return 0;
    }
    if (scenarios == std::vector<std::string>{"--matrices"}) {
      Table table;
      matrices(table, true);
      print(table);
      return 0;
    }
    if (scenarios.empty())
      scenarios = {"scenarios/tutorial/3_river_with_a_mediator.yaml", "scenarios/ukraine-2025/istanbul_2025_07.yaml"};
    Table table;
    rounds(table);
    for (auto const& scenario : scenarios) engine(table, scenario);
    frontier(table);
    trees(table);
    matrices(table, false);
    print(table);
  } catch (std::exception const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
