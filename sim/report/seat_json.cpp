#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/page_parts.hpp"
#include "zopa/model/package.hpp"
#include "zopa/report/debrief.hpp"
#include "zopa/report/seat.hpp"
#include "zopa/report/transcript_report.hpp"
#include "zopa/report/words.hpp"
#include "zopa/solve/solutions.hpp"
#include "zopa/study/hand.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

/// What the party makes of an issue's options, unweighted; null where it follows from something else (the front, bonuses).
ordered_json own_issue_json(model::World const& world, model::PartyId me, model::IssueId id) {
  model::IssueValue const& of = world.parties[me].preferences.issues[id];
  ordered_json json{{"issue", name(world, id)}, {"weight", of.weight}, {"options", ordered_json::array()}};
  for (std::size_t k = 0; k < world.issues[id].options.size(); ++k)
    json["options"].push_back({{"option", blanks_for_underscores(world.issues[id].options[k])},
                               {"value", k < of.values.size() ? ordered_json(of.values[k]) : ordered_json(nullptr)}});
  return json;
}

ordered_json own_lines_json(model::World const& world, model::PartyId me) {
  ordered_json json = ordered_json::array();
  for (auto const id : model::ids_of(world.lines)) {
    auto const& line = world.lines[id];
    if (line.owner != me) continue;
    json.push_back({{"words", name(world, id)},
                    {"track", name(world, line.track)},
                    {"hard", line.hard},
                    {"meant", line.binding},
                    {"held_by", line.ratifier ? name(world, *line.ratifier) : ""},
                    {"why", line.why}});
  }
  return json;
}

std::string time_in_words(Seat const& seat) {
  auto const& me = seat.world().parties[seat.party()];
  std::string text = fmt::format("There are {} {}s.", seat.world().horizon.rounds, seat.scenario().round);
  if (me.discount < 1)
    text += fmt::format(" To you something is worth {} of itself if it comes a {} later.", decimal(me.discount, 3),
                        seat.scenario().round);
  if (me.war_cost > 0)
    text += fmt::format(" Each {} of fighting costs you {}.", seat.scenario().round, decimal(me.war_cost, 3));
  return text;
}

ordered_json worth_json(Seat const& seat, model::Package const& package) {
  auto const worth = seat.worth(package);
  ordered_json json{{"value", worth.value}, {"crosses", ordered_json::array()}};
  if (worth.chance) json["chance"] = *worth.chance;
  for (auto const id : worth.crosses)
    json["crosses"].push_back({{"words", name(seat.world(), id)},
                               {"hard", seat.world().lines[id].hard},
                               {"meant", seat.world().lines[id].binding}});
  return json;
}

/// What could have been signed at the start, and what the signed package gave away for nothing.
ordered_json terms_debrief_json(Seat const& seat, play::Game const& start, model::TrackId track) {
  model::World const& world = seat.world();
  auto const& outcome = seat.game().outcome().tracks[track];
  solve::Zopa const zopa = solve::zopa(solve::negotiation(world, track, solve::Lines::binding));
  std::size_t const me = seat.party().index;
  ordered_json json{{"name", name(world, track)}, {"id", world.tracks[track].id}, {"possible", zopa.size},
                    {"no_deal", zopa.no_deal},    {"frontier", ordered_json::array()}};
  for (auto const& point : zopa.frontier.points) json["frontier"].push_back(point.value);
  json["listed"] = zopa.listed;  // otherwise the frontier is the fair packages alone
  if (zopa.nash) json["nash"] = zopa.frontier.points[*zopa.nash].value;
  if (!outcome.deal) return json;
  std::vector<double> got;
  for (auto const i : model::ids_of(world.parties)) got.push_back(start.deal_value(i, track, outcome.package));
  double more = 0;
  for (auto const& point : zopa.frontier.points) {
    bool others_keep = true;
    for (std::size_t i = 0; i < got.size(); ++i) others_keep = others_keep && (i == me || point.value[i] >= got[i] - 1e-9);
    if (others_keep) more = std::max(more, point.value[me] - got[me]);
  }
  json["signed"] = {{"round", outcome.round}, {"value", got}, {"collapsed", outcome.collapsed}};
  json["signed"]["words"] = package_in_words(world, track, outcome.package);
  if (zopa.listed) json["left"] = more;
  return json;
}

ordered_json hand_json(Seat const& seat, study::Hand const& hand) {
  double const mine = seat.game().outcome().payoff[seat.party()];
  auto const below = std::lower_bound(hand.payoffs.begin(), hand.payoffs.end(), mine - 1e-12) - hand.payoffs.begin();
  auto const n = static_cast<double>(hand.payoffs.size());
  return {{"games", hand.payoffs.size()},
          {"deals", hand.deals / n},
          {"payoffs", hand.payoffs},
          {"payoff", mine},
          {"better_than", static_cast<double>(below) / n}};
}

}  // namespace

ordered_json brief_json(Seat const& seat) {
  model::World const& world = seat.world();
  ordered_json json{{"party", world.parties[seat.party()].name}, {"time", time_in_words(seat)}};
  json["tracks"] = ordered_json::array();
  for (auto const t : model::ids_of(world.tracks)) {
    ordered_json track{{"id", world.tracks[t].id}, {"name", name(world, t)}, {"yours", seat.on_menu(t)}};
    track["no_deal"] = seat.game().no_deal_value(seat.party(), t);
    track["issues"] = ordered_json::array();
    for (auto const id : world.tracks[t].issues) track["issues"].push_back(own_issue_json(world, seat.party(), id));
    json["tracks"].push_back(std::move(track));
  }
  json["lines"] = own_lines_json(world, seat.party());
  json["ratifiers"] = ordered_json::array();
  for (auto const id : model::ids_of(world.ratifiers))
    if (world.ratifiers[id].party == seat.party())
      json["ratifiers"].push_back({{"name", name(world, id)}, {"veto", world.ratifiers[id].veto}});
  return json;
}

ordered_json turn_json(Seat& seat) {
  ordered_json json{{"over", seat.over()}, {"round", seat.game().round()}, {"news", ordered_json::array()}};
  for (auto const& [round, until, text] : seat.story()) json["news"].push_back({{"round", round}, {"text", text}});
  if (seat.over()) return json;
  model::TrackId const t = seat.track();
  json["track"] = seat.world().tracks[t].id;
  json["moving"] = seat.moving();
  json["ceasefire"] = seat.ceasefire();
  json["no_deal"] = seat.no_deal_value();
  json["words"] = seat.turn_in_words();
  json["advice"] = seat.advice_in_words();
  json["may_hold_back"] = seat.moving() && seat.game().may_de_escalate();
  json["lines_to_say"] = ordered_json::array();
  for (auto const line : seat.lines_to_say())
    json["lines_to_say"].push_back({{"id", seat.world().lines[line].id}, {"words", name(seat.world(), line)}});
  json["choices"] = ordered_json::array();
  auto const add = [&](std::string const& what, model::Package const& package) {
    ordered_json choice{{"what", what}, {"package", options_json(seat.world(), t, package)}};
    choice.update(worth_json(seat, package));
    json["choices"].push_back(std::move(choice));
  };
  for (auto const& choice : seat.choices()) add(choice.what, choice.package);
  if (auto const package = seat.on_the_table()) add("on the table, by " + seat.proposer(), *package);
  return json;
}

ordered_json draft_json(Seat const& seat, model::Package const& package) {
  model::World const& world = seat.world();
  bool const exists = model::exists(world, seat.track(), package);
  ordered_json json{{"exists", exists}};
  if (exists) json.update(worth_json(seat, package));
  json["swaps"] = ordered_json::array();
  for (auto const id : world.tracks[seat.track()].issues) {
    ordered_json options = ordered_json::array();
    for (std::size_t k = 0; k < world.issues[id].options.size(); ++k) {
      model::Package other = package;
      other[id.index] = static_cast<model::Option>(k);
      if (!model::exists(world, seat.track(), other)) {
        options.push_back(nullptr);
        continue;
      }
      options.push_back({{"value", seat.game().deal_value(seat.party(), seat.track(), other)},
                         {"crosses", seat.crossed(other).size()}});
    }
    json["swaps"].push_back(std::move(options));
  }
  return json;
}

ordered_json debrief_json(Seat const& seat, play::Game const& start, base::Stream const& stream, int games) {
  model::World const& world = seat.world();
  ordered_json json{{"words", debrief(world, seat.scenario().round, seat.game().outcome(), seat.party())}};
  json["tracks"] = ordered_json::array();
  for (auto const t : model::ids_of(world.tracks))
    if (seat.on_menu(t) && world.tracks[t].kind == model::Track::Kind::terms)
      json["tracks"].push_back(terms_debrief_json(seat, start, t));
  json["payoffs"] = ordered_json::array();
  for (auto const i : model::ids_of(world.parties))
    json["payoffs"].push_back({{"party", world.parties[i].name}, {"payoff", seat.game().outcome().payoff[i]}});
  json["hand"] = hand_json(seat, study::played_hand(start, stream, seat.party(), games));
  return json;
}

}  // namespace zopa::report
