#include <string>

#include <doctest/doctest.h>

#include "architecture/source_tree.hpp"

using namespace zopa::architecture;

namespace {

/// The complaints of `rule` over all of our files, one per line: empty when the house is in order.
template <class Rule>
std::string over_all_sources(Rule const& rule) {
  std::string all;
  for (Source const& source : our_sources(ZOPA_SOURCE_DIR))
    for (std::string const& complaint : rule(source)) all += "\n" + complaint;
  return all;
}

Source one_line(std::string layer, std::string line) { return {"sim/" + layer + "/x.cpp", layer, {std::move(line)}}; }

}  // namespace

TEST_CASE("a layer includes only itself and layers below it") {
  CHECK(over_all_sources(forbidden_includes) == "");
  CHECK(our_sources(ZOPA_SOURCE_DIR).size() > 20);  // the rule has read something
}

TEST_CASE("the rule of the layers sees an include upwards, sideways, private, and of the umbrella") {
  CHECK(forbidden_includes(one_line("model", "#include \"zopa/engine/run.hpp\"")).size() == 1);
  CHECK(forbidden_includes(one_line("play", "#include \"zopa/solve/frontier.hpp\"")).size() == 1);
  CHECK(forbidden_includes(one_line("io", "  # include <zopa/report/words.hpp>")).size() == 1);
  CHECK(forbidden_includes(one_line("report", "#include \"io/yaml.hpp\"")).size() == 1);
  CHECK(forbidden_includes(one_line("solve", "#include \"zopa/zopa.hpp\"")).size() == 1);
  CHECK(forbidden_includes(one_line("attic", "#include \"zopa/base/id.hpp\"")).size() == 1);
  CHECK(forbidden_includes(one_line("engine", "#include \"zopa/play/game.hpp\"")).empty());
  CHECK(forbidden_includes(one_line("solve", "#include \"solve/bucket.hpp\"")).empty());
}

TEST_CASE("a source begins with its own header, which so compiles alone") {
  CHECK(over_all_sources([](Source const& s) { return own_header_later(s, ZOPA_SOURCE_DIR); }) == "");
  Source source{"sim/base/random.cpp", "base", {"#include <cmath>", "#include \"zopa/base/random.hpp\""}};
  CHECK(own_header_later(source, ZOPA_SOURCE_DIR).size() == 1);
  source.lines.erase(source.lines.begin());
  CHECK(own_header_later(source, ZOPA_SOURCE_DIR).empty());
}

TEST_CASE("only engine knows of threads") {
  CHECK(over_all_sources(threads_outside_engine) == "");
  CHECK(threads_outside_engine(one_line("solve", "#pragma omp parallel for")).size() == 1);
  CHECK(threads_outside_engine(one_line("study", "#include <omp.h>")).size() == 1);
  CHECK(threads_outside_engine(one_line("engine", "#pragma omp parallel for")).empty());
}

TEST_CASE("only cli and report print") {
  CHECK(over_all_sources(printing) == "");
  CHECK(printing(one_line("engine", "  std::cerr << n;")).size() == 1);
  CHECK(printing(one_line("solve", "  fmt::print(\"{}\", n);")).size() == 1);
  CHECK(printing(one_line("io", "  std::printf(\"%d\", n);")).size() == 1);
  CHECK(printing(one_line("io", "  std::snprintf(buffer, n, \"%d\", k);")).empty());
  CHECK(printing(one_line("cli", "  fmt::print(\"{}\", n);")).empty());
}
