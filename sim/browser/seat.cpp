#include "browser/seat.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "zopa/engine/table.hpp"
#include "zopa/model/package.hpp"
#include "zopa/report/seat.hpp"

namespace zopa::browser {
namespace {

using nlohmann::ordered_json;

model::PartyId party_of(model::World const& world, std::string const& id) {
  for (auto const party : model::ids_of(world.parties))
    if (world.parties[party].id == id) return party;
  throw std::invalid_argument("there is no party '" + id + "'");
}

model::Scenario advised(model::Scenario scenario, model::PartyId seat) {
  report::give_adviser(scenario, seat);
  return scenario;
}

/// A game under way. It stays in memory, so that a further decision does not play the earlier ones again.
struct Session {
  base::Stream stream;
  model::PartyId me;
  model::Scenario scenario;
  model::World world;
  play::Game start, game;
  report::Seat seat;
  ordered_json decided = ordered_json::array();

  Session(model::Scenario const& file, ordered_json const& q)
      : stream{q.at("seed"), q.at("draw"), q.at("game")},
        me(party_of(file.central, q.at("party"))),
        scenario(advised(file, me)),
        world(engine::world(scenario, stream.seed, q.at("draw"))),
        start(engine::game(scenario, stream.seed, q.at("draw"), q.at("game"))),
        game(start),
        seat(scenario, world, game, me, report::Seat::Menu::main_track_and_ceasefires) {}
};

model::Package package_of(report::Seat const& seat, ordered_json const& options) {
  auto const& issues = seat.world().tracks[seat.track()].issues;
  model::Package package(seat.world().issues.size());
  if (options.size() != issues.size()) throw std::invalid_argument("a package has one option for each issue");
  for (std::size_t k = 0; k < issues.size(); ++k) {
    auto const option = options[k].get<std::size_t>();
    if (option >= seat.world().issues[issues[k]].options.size()) throw std::invalid_argument("there is no such option");
    package[issues[k].index] = static_cast<model::Option>(option);
  }
  return package;
}

play::Decision decision_of(report::Seat const& seat, ordered_json const& json) {
  std::string const act = json.at("act");
  if (seat.moving()) {
    if (act == "pass") return play::Pass{};
    if (act == "walk out") return play::WalkOut{};
    if (act == "hold back" && seat.game().may_de_escalate()) return play::DeEscalate{};
    for (auto const line : seat.lines_to_say())
      if (act == "say" && seat.world().lines[line].id == json.at("line")) return play::StateLine{line};
    if (act == "offer" && seat.ceasefire()) return play::Offer{};
    if (act == "offer") {
      auto const package = package_of(seat, json.at("package"));
      if (model::exists(seat.world(), seat.track(), package)) return play::Offer{package};
      throw std::invalid_argument("there is no such package: control and status of a territory do not fit together");
    }
  } else {
    if (act == "accept") return play::Accept{};
    if (act == "refuse") return play::Refuse{};
  }
  throw std::invalid_argument("'" + act + "' is no decision that the game waits for");
}

bool begins_with(ordered_json const& list, ordered_json const& start) {
  return list.size() >= start.size() && std::equal(start.begin(), start.end(), list.begin());
}

/// The session of the last question where this one goes on with it; otherwise a new one.
Session& session_of(model::Scenario const& scenario, ordered_json const& q) {
  static std::unique_ptr<Session> last;
  static ordered_json of;
  ordered_json const address{scenario.hash, q.at("party"), q.at("seed"), q.at("draw"), q.at("game")};
  if (!last || of != address || !begins_with(q.at("decisions"), last->decided)) {
    last = std::make_unique<Session>(scenario, q);
    of = address;
  }
  return *last;
}

}  // namespace

ordered_json seat_of(model::Scenario const& scenario, ordered_json const& question) {
  Session& session = session_of(scenario, question);
  report::Seat& seat = session.seat;
  ordered_json json;
  if (session.decided.empty()) json["brief"] = report::brief_json(seat);
  for (std::size_t k = session.decided.size(); k < question.at("decisions").size(); ++k) {
    if (seat.over()) throw std::invalid_argument("the talks are over");
    seat.decide(decision_of(seat, question["decisions"][k]));
    session.decided.push_back(question["decisions"][k]);
  }
  json["turn"] = report::turn_json(seat);
  if (!seat.over() && question.contains("draft"))
    json["draft"] = report::draft_json(seat, package_of(seat, question["draft"]));
  if (seat.over() && question.contains("simulated"))
    json["debrief"] = report::debrief_json(seat, session.start, session.stream, question["simulated"]);
  return json;
}

}  // namespace zopa::browser
