#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <exception>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "browser/seat.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/io/scenario_file.hpp"
#include "zopa/report/page.hpp"
#include "zopa/study/compare.hpp"
#include "zopa/study/signature.hpp"

/// What the page's worker calls: one question, one answer, both JSON.
namespace zopa::browser {
namespace {

using nlohmann::ordered_json;

std::string in_words(std::vector<io::Diagnostic> const& diagnostics) {
  std::string text;
  for (auto const& d : diagnostics) {
    if (d.severity != io::Diagnostic::Severity::error) continue;
    text += (text.empty() ? "" : "\n") + d.problem + (d.expected.empty() ? "" : " (expected " + d.expected + ")");
  }
  return text;
}

/// A world of the page: the file, what an overlay changes in it, what its reader has moved.
struct World {
  std::string key;
  std::optional<model::Scenario> scenario;
  std::string wrong;
};

World world_of(ordered_json const& file, ordered_json const& asked) {
  World world{"", std::nullopt, ""};
  auto reading = io::read_scenario_text(file.patch(asked.at("patch")).dump(), "page", asked.at("sets"));
  world.wrong = in_words(reading.diagnostics);
  world.scenario = std::move(reading.scenario);
  if (world.scenario) world.key = fmt::format("{:016x}", world.scenario->hash);
  return world;
}

engine::Plan plan_of(ordered_json const& question) {
  engine::Plan plan;
  plan.seed = question.at("seed").get<std::uint64_t>();
  plan.draws = question.at("draws");
  plan.replicates = question.at("games");
  return plan;
}

/// The last few runs: a pinned world is not played again while another one moves.
engine::Summary const& played(World const& world, engine::Plan const& plan) {
  static std::deque<std::pair<std::string, engine::Summary>> last;
  std::string const key = fmt::format("{} {} {} {}", world.key, plan.seed, plan.draws, plan.replicates);
  auto const it = std::find_if(last.begin(), last.end(), [&](auto const& run) { return run.first == key; });
  if (it != last.end()) return it->second;
  if (last.size() == 8) last.pop_front();
  return last.emplace_back(key, engine::run(*world.scenario, plan)).second;
}

/// Second minus first for what the reader watches on each track, on the same chances.
ordered_json differences(World const& first, World const& second, engine::Plan const& plan) {
  ordered_json json = ordered_json::object();
  engine::Summary const a = played(first, plan), b = played(second, plan);
  for (auto const& track : second.scenario->central.tracks)
    for (char const* figure : {"deal", "zopa", "round"}) {
      std::string const name = track.id + "." + figure;
      auto const in_a = engine::find(a.metrics, first.scenario->central, name);
      auto const in_b = engine::find(b.metrics, second.scenario->central, name);
      if (!in_a || !in_b) continue;
      if (auto const d = study::difference(a, *in_a, b, *in_b))
        json[track.id][figure] = {{"value", d->value}, {"low", d->interval.low}, {"high", d->interval.high}};
    }
  return json;
}

ordered_json page_of(World const& world, ordered_json const& question) {
  model::Scenario const& scenario = *world.scenario;
  auto const solved = study::answer(scenario, question.at("solve_draws"));
  std::vector<study::Frontiers> frontiers;
  for (auto const& track : solved.tracks) frontiers.push_back(study::frontiers(scenario, track.track));
  return report::page_json(scenario, solved, frontiers, played(world, plan_of(question)));
}

ordered_json run_of(World const& world, ordered_json const& question) {
  engine::Plan const plan = plan_of(question);
  ordered_json json{{"played", report::played_json(*world.scenario, played(world, plan))}};
  if (!question.contains("pinned")) return json;
  World const pinned = world_of(question.at("file"), question["pinned"]);
  if (!pinned.scenario) return json;
  json["pinned"] = report::played_json(*pinned.scenario, played(pinned, plan));
  json["differences"] = differences(pinned, world, plan);
  return json;
}

ordered_json answer(ordered_json const& question) {
  World const world = world_of(question.at("file"), question.at("world"));
  if (!world.scenario) return {{"error", world.wrong}};
  std::string const what = question.at("what");
  if (what == "signature") return {{"signature", fmt::format("{:016x}", study::signature(*world.scenario))}};
  if (what == "page") return {{"page", page_of(world, question)}};
  if (what == "run") return run_of(world, question);
  if (what == "seat") return seat_of(*world.scenario, question);
  return {{"error", "unknown question '" + what + "'"}};
}

}  // namespace

std::string answer_text(std::string const& question) {
  try {
    return answer(ordered_json::parse(question)).dump();
  } catch (std::exception const& error) {
    return ordered_json{{"error", error.what()}}.dump();
  }
}

}  // namespace zopa::browser

/// \return a text that the caller frees
extern "C" char* zopa_answer(char const* question) {
  std::string const text = zopa::browser::answer_text(question);
  char* const out = static_cast<char*>(std::malloc(text.size() + 1));
  std::memcpy(out, text.c_str(), text.size() + 1);
  return out;
}
