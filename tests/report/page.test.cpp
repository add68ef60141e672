#include "zopa/report/page.hpp"

#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "engine/scenarios.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"

using namespace zopa;
using nlohmann::ordered_json;

namespace {

ordered_json page_of(model::Scenario const& scenario) {
  engine::Plan plan;
  plan.draws = 12, plan.replicates = 10;
  auto const answer = study::answer(scenario, 10);
  std::vector<study::Frontiers> frontiers;
  for (auto const& track : answer.tracks) frontiers.push_back(study::frontiers(scenario, track.track));
  return report::page_json(scenario, answer, frontiers, engine::run(scenario, plan));
}

std::size_t count_of(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

/// What stands between the tags of the data element.
std::string data_of(std::string const& html) {
  std::string const open = "<script type=\"application/json\" id=\"data\">";
  auto const from = html.find(open) + open.size();
  return html.substr(from, html.find("</script>", from) - from);
}

}  // namespace

TEST_CASE("The page says what solve and run say, in their words") {
  auto const scenario = test::disjoint_lines();
  auto const page = page_of(scenario);
  auto const text = report::solve_text(scenario, study::answer(scenario, 10), {}, "x.yaml");
  CHECK(text.find("That is a certainty") != std::string::npos);
  CHECK(page["tracks"][0]["solved"]["answer"].get<std::string>().find("That is a certainty") != std::string::npos);
  CHECK(page["headline"] == report::headline(scenario));
  CHECK(page["tracks"][0]["played"]["deal"]["certain"] == true);
}

TEST_CASE("A figure of the page is the estimate that run prints, with both its uncertainties") {
  auto const scenario = test::varied_mini();
  engine::Plan plan;
  plan.draws = 12, plan.replicates = 10;
  auto const run = report::run_json(scenario, engine::run(scenario, plan));
  auto const page = page_of(scenario);
  auto const& deal = page["tracks"][0]["played"]["deal"];
  auto const& expected = run["metrics"][page["tracks"][0]["id"].get<std::string>() + ".deal"];
  for (char const* key : {"value", "monte_carlo_95", "over_draws_90"}) CHECK(deal[key] == expected[key]);
  auto const& incidence = page["tracks"][0]["played"]["incidence"];
  CHECK(incidence.size() == 8);  // rounds of the scenario
  for (std::size_t k = 1; k < incidence.size(); ++k)
    CHECK(incidence[k]["figure"]["value"].get<double>() >= incidence[k - 1]["figure"]["value"].get<double>());
  CHECK(incidence.back()["figure"]["value"] == deal["value"]);
}

TEST_CASE("No string can leave the place it is written to, and the data read back to the same") {
  std::ifstream in(ZOPA_SOURCE_DIR "/tests/page/hostile.json");
  auto const hostile = ordered_json::parse(in);
  REQUIRE(hostile.size() == 30);
  auto scenario = test::disjoint_lines();
  std::string const innocent = report::page_html(page_of(scenario));
  for (std::string const text : hostile) {
    CAPTURE(text);
    scenario.title = scenario.central.parties[model::PartyId{0}].name = text;
    scenario.central.lines[model::LineId{0}].title = text;
    scenario.sources = {{text, text, text, text, text}};
    auto const page = page_of(scenario);
    std::string const html = report::page_html(page);
    for (char const* tag : {"<script", "</script", "<img", "<!--", "<iframe", "<style", "</noscript", "<title"})
      CHECK(count_of(html, tag) == count_of(innocent, tag));
    CHECK(ordered_json::parse(data_of(html)) == page);
  }
}

TEST_CASE("The page asks nothing of any network and runs nothing but its own script") {
  std::string const html = report::page_html(page_of(test::disjoint_lines()));
  CHECK(count_of(html, "Content-Security-Policy") == 1);
  CHECK(html.find("default-src 'none'") != std::string::npos);
  CHECK(html.find("'unsafe-eval'") == std::string::npos);
  for (char const* loads : {" src=\"http", "href=\"http", "url(http", "@import"}) CHECK(count_of(html, loads) == 0);
}

TEST_CASE("Markdown of a hostile name is that name, not markup") {
  auto scenario = test::disjoint_lines();
  scenario.title = "<b>*bold*</b> | [link](x)";
  std::string const text = report::page_markdown(page_of(scenario));
  CHECK(text.starts_with("# \\<b\\>\\*bold\\*\\</b\\> \\| \\[link\\](x)\n"));
}

TEST_CASE("The map has every territory at a place of its own, and each end of its borders is a place") {
  auto const scenario = test::varied_mini();
  auto const map = page_of(scenario).at("map");
  auto const n = map["places"].size();
  REQUIRE(map["territories"].size() == scenario.central.territories.size());
  for (auto const& territory : map["territories"]) {
    CHECK(territory["place"].get<std::size_t>() < n);
    CHECK(territory["path"].size() == static_cast<std::size_t>(scenario.central.horizon.rounds) + 1);
    CHECK(territory["path"][0][0] == territory["held"]);
  }
  for (auto const& border : map["borders"]) CHECK(std::max(border[0].get<std::size_t>(), border[1].get<std::size_t>()) < n);
}
