// One table of what zopa costs, from one run: `scripts/bench` builds it for speed and calls it.

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "measure.hpp"
#include "zopa/base/freed_memory.hpp"

namespace {

using namespace zopa::bench;

Table measured(std::vector<std::string> const& asked) {
  Table table;
  auto const only = [&](char const* family) { return asked == std::vector<std::string>{family}; };
  if (only("--frontiers")) {
    large_frontiers(table);
  } else if (only("--trees")) {
    trees(table);
  } else if (only("--rounds")) {
    rounds(table);
  } else if (only("--play")) {
    talks(table);
    exact_play(table);
  } else if (only("--matrices")) {
    matrices(table, true);
  } else {
    trees(table);  // those in processes of their own first: a fork takes the memory of its parent along
    matrices(table, false);
    frontier(table);
    talks(table);
    exact_play(table);
    rounds(table);
    auto const scenarios = asked.empty()
                               ? std::vector<std::string>{"scenarios/tutorial/3_river_with_a_mediator.yaml",
                                                          "scenarios/ukraine-2025/istanbul_2025_07.yaml"}
                               : asked;
    for (auto const& scenario : scenarios) engine(table, scenario);
  }
  return table;
}

void write(std::string const& file, std::string const& words) {
  if (!(std::ofstream(file) << words).flush()) throw std::runtime_error(file + " cannot be written");
}

}  // namespace

// zopa_bench "what machine, what commit" folder [what…]
int main(int argc, char** argv) {
  zopa::base::keep_freed_memory();
  if (argc < 3) {
    fmt::print(stderr, "usage: zopa_bench RUN FOLDER [--rounds | --trees | --play | --matrices | --frontiers | SCENARIO…]\n");
    return 2;
  }
  try {
    std::string const run = argv[1], folder = argv[2];
    Table const table = measured({argv + 3, argv + argc});
    fmt::print("{}\n\n{}", run, as_text(table));
    write(folder + "/results.md", as_markdown(table, run));
    write(folder + "/results.jsonl", as_json_lines(table, run));
  } catch (std::exception const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
