#include <algorithm>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/json_parts.hpp"
#include "zopa/report/propose_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_refusals = 5;

std::string in_percent(study::OverDraws const& x) { return percent(x.value, x.interval.low, x.interval.high); }

std::string points(study::OverDraws const& x) {
  return fmt::format("{} ({} to {})", signed_decimal(100 * x.value, 1), signed_decimal(100 * x.interval.low, 1),
                     signed_decimal(100 * x.interval.high, 1));
}

std::string says_no(model::World const& world, std::string const& id) {
  for (auto line : model::ids_of(world.lines))
    if (world.lines[line].id == id) return name(world, line);
  for (auto const& party : world.parties)
    if (id == "no deal: " + party.id) return "no deal is worth more to " + party.name;
  for (auto k : model::ids_of(world.ratifiers))
    if (id == world.parties[world.ratifiers[k].party].id + "." + world.ratifiers[k].id)
      return world.parties[world.ratifiers[k].party].name + "’s " + name(world, k) + " refuses";
  return id;
}

std::string verdict(model::Scenario const& scenario, study::ProposeAnswer const& answer) {
  auto const& p = *answer.proposed;
  auto const& h = p.held_back;
  std::string out =
      wrap(fmt::format("This package would be accepted by all, ratified and still in force in {} of the cases:",
                       in_percent(h.success)),
           line_width, 0) +
      "\n    " + wrap(package_in_words(scenario.central, answer.track, p.package), line_width, 4) + "\n\n";
  out += wrap(fmt::format(
                  "Accepted by all in {} of draws (a package that all accept exists in {}); where accepted, ratified "
                  "with {} and then in force with {}.",
                  percent(h.accepted), percent(answer.best_possible), percent(h.ratified), percent(h.survives)),
              line_width, 0) +
         "\n";
  if (h.refusals.empty()) return out;
  out += "Weakest points, by the share of draws in which they say no\n";
  for (std::size_t k = 0; k < std::min(h.refusals.size(), most_refusals); ++k)
    out += "  " + pad_left(percent(h.refusals[k].share), 7) + "  " +
           wrap(says_no(scenario.central, h.refusals[k].constraint), line_width, 11) + "\n";
  return out;
}

std::vector<std::string> row(study::Proposal const& p) {
  return {p.name,
          in_percent(p.held_back.success),
          percent(p.held_back.accepted),
          percent(p.held_back.good_enough),
          decimal(p.held_back.regret, 3),
          p.behind ? points(*p.behind) : ""};
}

std::string rivals(study::ProposeAnswer const& answer) {
  std::vector<std::vector<std::string>> rows{
      {"", "success", "accepted by all", "good enough", "worst regret", "proposed is better by"}};
  rows.push_back(row(*answer.proposed));
  for (auto const* list : {&answer.versions, &answer.rivals})
    for (auto const& p : *list) rows.push_back(row(p));
  std::string out = aligned(rows);
  if (!answer.nash_exists)
    out += "There is no static Nash package to compare with: at central values and stated lines no deal exists.\n";
  return out + "Better by: points of a per cent, paired by draw; brackets: 95 % (bootstrap over draws).\n";
}

// Where the proposed package is not shown to be better, that is said.
std::string honest(study::ProposeAnswer const& answer) {
  std::vector<std::string> equal;
  for (auto const& p : answer.rivals)
    if (!(p.behind->interval.low > 0)) equal.push_back(p.name);
  if (equal.empty()) return "";
  return wrap("Not shown to be better than " + listing(equal) + ".", line_width, 0) + "\n";
}

ordered_json over(study::OverDraws const& x) {
  return {{"value", x.value}, {"low", x.interval.low}, {"high", x.interval.high}};
}

ordered_json proposal_json(model::Scenario const& scenario, model::TrackId track, study::Proposal const& p) {
  auto const& h = p.held_back;
  ordered_json json = {{"name", p.name},
                       {"package", package_json(scenario.central, track, p.package)},
                       {"success", over(h.success)},
                       {"accepted", h.accepted},
                       {"ratified", h.ratified},
                       {"survives", h.survives},
                       {"good_enough", h.good_enough},
                       {"regret", h.regret}};
  json["refusals"] = ordered_json::array();
  for (auto const& r : h.refusals) json["refusals"].push_back({{"constraint", r.constraint}, {"share", r.share}});
  json["proposed_minus_this"] = p.behind ? over(*p.behind) : ordered_json(nullptr);
  return json;
}

}  // namespace

std::string propose_text(model::Scenario const& scenario, study::ProposeAnswer const& answer,
                         study::ProposePlan const& plan, std::string const& arguments) {
  std::string out = headline(scenario) + "\n";
  out += fmt::format("{} searched, {} others held back; {} compared\n\n", plural(plan.draws, "draw", "draws"),
                     count(plan.draws), plural(static_cast<double>(answer.n_candidates), "package", "packages"));
  if (!answer.proposed)
    return out + "No package is acceptable to all in any draw: there is nothing to propose.\n\nNext: zopa solve " +
           arguments + " --robust\n        what blocks, and how often\n\n" +
           closing_line(scenario, scenario.plan.seed) + "\n";
  out += verdict(scenario, answer) + "\n" + rivals(answer) + honest(answer);
  out += "\nNext: zopa solve " + arguments + " --robust\n        what blocks, and how often\n";
  return out + "\n" + closing_line(scenario, scenario.plan.seed) + "\n";
}

ordered_json propose_json(model::Scenario const& scenario, study::ProposeAnswer const& answer,
                          study::ProposePlan const& plan) {
  ordered_json json = json_head("zopa.propose", scenario);
  json["track"] = scenario.central.tracks[answer.track].id;
  json["for"] = plan.proposer ? scenario.central.parties[*plan.proposer].id : "mediator";
  json["plan"] = {{"seed", scenario.plan.seed}, {"searched", plan.draws}, {"held_back", plan.draws}};
  json["packages_compared"] = answer.n_candidates;
  json["best_possible"] = answer.best_possible;
  json["proposed"] = answer.proposed ? proposal_json(scenario, answer.track, *answer.proposed) : ordered_json(nullptr);
  for (auto const& [key, list] : {std::pair{"versions", &answer.versions}, std::pair{"rivals", &answer.rivals}}) {
    json[key] = ordered_json::array();
    for (auto const& p : *list) json[key].push_back(proposal_json(scenario, answer.track, p));
  }
  return json;
}

}  // namespace zopa::report
