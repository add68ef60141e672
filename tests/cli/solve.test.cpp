#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace {

std::string const bluffs = "scenarios/ukraine-2025/istanbul_2025_07.yaml +lines_may_be_bluffs";

std::ptrdiff_t lines(std::string const& text) { return std::count(text.begin(), text.end(), '\n'); }

/// A conference of twelve with random preferences over twelve issues: nearly every package is Pareto-optimal.
std::string conference() {
  std::mt19937 random(1);
  std::string text = "zopa: 1\ntitle: a conference\ntime: {horizon: {rounds: 10}}\nissues:\n", prefers;
  for (int k = 0; k < 12; ++k) text += "  i" + std::to_string(k) + ": [a, b, c, d]\n";
  text += "parties:\n";
  for (int party = 0; party < 12; ++party) {
    text += "  P" + std::to_string(party) + ":\n    no_deal: 0.45\n    weights: as_given\n    prefers:\n";
    for (int k = 0; k < 12; ++k) {
      text += "      i" + std::to_string(k) + ": {weight: 0.0833, values: [";
      for (int o = 0; o < 4; ++o) text += (o ? ", 0." : "0.") + std::to_string(100 + random() % 900);
      text += "]}\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("Where the exact method ends solve says what it can, and what cannot be said without is no mistake of ours") {
  Folder const folder;
  std::string const file = folder.path("conference.yaml");
  std::ofstream(file) << conference();
  Ran const solved = zopa("solve " + file + " --draws 0");
  CHECK(contains(solved.out, "A deal is possible"));
  CHECK(contains(solved.out, "Not told: side payments"));
  Ran const played = zopa("run " + file + " --draws 1 --games 1 2>&1");
  CHECK(played.exit == 2);
  CHECK(contains(played.out, "ask again"));
  CHECK(!contains(played.out, "internal error"));
}

TEST_CASE("Where lines may be bluffs the share of draws with a deal counts those that are meant, and says so") {
  auto const json = json_of("solve " + bluffs + " --draws 40 --json");
  auto const& track = json.at("tracks").at(0);
  double const meant = track.at("share_of_draws_with_a_zopa").at("share");
  double const stated = track.at("share_of_draws_with_a_zopa_as_stated").at("share");
  CHECK(meant > stated);
  CHECK(contains(zopa("solve " + bluffs + " --draws 40").out, "the lines that are really meant"));
}

TEST_CASE("Robust answers agree with the plain share, and no package is acceptable in more draws than have a ZOPA") {
  auto const json = json_of("solve " + bluffs + " --draws 30 --robust --json");
  auto const& robust = json.at("robust").at(0);
  double const exists = robust.at("zopa_exists").at("share");
  CHECK(exists == json.at("tracks").at(0).at("share_of_draws_with_a_zopa").at("share"));
  CHECK(robust.at("most_acceptable").at("acceptable").at("share") <= exists);
  CHECK(robust.at("least_regret").at("regret") >= 0);
  CHECK(robust.at("least_regret").at("regret") <= robust.at("most_acceptable").at("regret"));
  double most = 1;  // most frequent first
  for (auto const& conflict : robust.at("conflicts")) {
    double const share = conflict.at("blocks").at("share");
    CHECK(share <= most);
    CHECK(share <= 1 - exists + 1e-12);
    most = share;
  }
}

TEST_CASE("The frontier as CSV has a row per point; samples and the best packages lie in the ZOPA") {
  auto const json = json_of("solve " + river + " --draws 0 --count --json");
  auto const& track = json.at("tracks").at(0);
  auto const frontier = static_cast<std::ptrdiff_t>(track.at("zopa").at("frontier").size());
  CHECK(lines(zopa("solve " + river + " --csv").out) == frontier + 1);
  double const size = track.at("zopa").at("size");
  CHECK(track.at("counts").at("are acceptable to all") == size);
  CHECK(track.at("counts").at("exist") == track.at("zopa").at("packages"));
  std::string const sample = zopa("solve " + river + " --sample 4").out;
  CHECK(lines(sample) == (size > 0 ? 5 : 1));
  CHECK(sample == zopa("solve " + river + " --sample 4").out);
  CHECK(contains(zopa("solve " + river + " --best mediator").out, "Best in the ZOPA for a mediator"));
  CHECK(zopa("solve " + river + " --best nobody 2>/dev/null").exit == 2);
}

TEST_CASE("Pictures: one dot per conflict; SVG where Graphviz is installed, else a clear word") {
  std::string const flagship = "scenarios/ukraine-2025/istanbul_2025_07.yaml";
  auto const json = json_of("solve " + flagship + " --draws 0 --json");
  std::size_t const conflicts = json.at("tracks").at(0).at("why_not").at("conflicts").size();
  std::string const dot = zopa("solve " + flagship + " --dot blocking").out;
  std::size_t points = 0;
  for (std::size_t at = dot.find("shape=point"); at != std::string::npos; at = dot.find("shape=point", at + 1))
    ++points;
  CHECK(points == conflicts);
  CHECK(contains(zopa("solve " + river + " --dot interactions").out, "graph interactions {"));
  bool const installed = std::system("command -v dot >/dev/null 2>&1") == 0;
  Ran const svg = zopa("solve " + river + " --svg interactions 2>&1");
  CHECK(svg.exit == (installed ? 0 : 2));
  CHECK(contains(svg.out, installed ? "<svg" : "Graphviz"));
}

TEST_CASE("Who blocks whom is a table of the parties, and each line is told for what it does to its owner") {
  std::string const flagship = "scenarios/ukraine-2025/istanbul_2025_07.yaml";
  std::string const text = zopa("solve " + flagship + " --draws 0 --conflicts --thresholds").out;
  CHECK(contains(text, "Who blocks whom"));
  CHECK(contains(text, "least total movement"));
  CHECK(contains(text, "no-deal value of"));
}

TEST_CASE("Every overlay at once says of each world what asking for it alone says") {
  std::string const file = "scenarios/ukraine-2025/istanbul_2025_07.yaml";
  auto const all = json_of("solve " + file + " --all --json").at("variants");
  CHECK(all.size() == 20);
  CHECK(all.at(0).at("variant") == "baseline");
  for (auto const& world : all) {
    std::string const overlay = world.at("variant");
    if (overlay != "baseline" && overlay != "+freeze_no_recognition" && overlay != "+lease_or_deferred_crimea") continue;
    auto const alone = json_of("solve " + file + (overlay == "baseline" ? "" : " " + overlay) + " --draws 0 --json");
    CHECK(world.at("answer").at("tracks") == alone.at("tracks"));
  }
  auto const text = zopa("solve " + file + " --all").out;
  CHECK(contains(text, "+us_walks_away "));
  CHECK(contains(text, "A deal is possible in every world."));
}
