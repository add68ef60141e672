#include "report/json_parts.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/transcript_report.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;

char const* name_of(play::Refused::Reason reason) {
  using Reason = play::Refused::Reason;
  switch (reason) {
    case Reason::line: return "line";
    case Reason::no_deal_value: return "no_deal_value";
    case Reason::target: return "target";
    case Reason::stance: return "stance";
    case Reason::leader: return "leader";
    case Reason::noise: return "noise";
    case Reason::own_decision: return "own_decision";
  }
  return "";
}

struct ToJson {
  model::World const& world;

  std::string track(model::TrackId t) const { return world.tracks[t].id; }
  std::string party(model::PartyId i) const { return world.parties[i].id; }
  ordered_json maybe(std::optional<model::PartyId> i) const { return i ? ordered_json(party(*i)) : ordered_json(nullptr); }
  ordered_json package(model::TrackId t, model::Package const& y) const {
    return y.empty() ? ordered_json(nullptr) : package_json(world, t, y);
  }

  ordered_json operator()(play::ShockFired const& e) const { return {{"event", "shock"}, {"shock", world.shocks[e.shock].id}}; }
  ordered_json operator()(play::FrontMoved const& e) const {
    return {{"event", "front"}, {"territory", world.territories[e.territory].id}, {"from", e.from}, {"to", e.to}};
  }
  ordered_json operator()(play::MediatorLeft const&) const { return {{"event", "mediator_left"}}; }
  ordered_json operator()(play::Offered const& e) const {
    return {{"event", "offer"}, {"track", track(e.track)}, {"proposer", maybe(e.proposer)}, {"package", package(e.track, e.package)}};
  }
  ordered_json operator()(play::Passed const& e) const { return {{"event", "pass"}, {"track", track(e.track)}, {"party", maybe(e.party)}}; }
  ordered_json operator()(play::WalkedOut const& e) const { return {{"event", "walk_out"}, {"track", track(e.track)}, {"party", party(e.party)}}; }
  ordered_json operator()(play::Stated const& e) const {
    return {{"event", "statement"}, {"track", track(e.track)}, {"party", party(e.party)}, {"line", world.lines[e.line].id}};
  }
  ordered_json operator()(play::DeEscalated const& e) const {
    return {{"event", "de_escalation"}, {"party", party(e.party)}, {"until", e.until}};
  }
  ordered_json operator()(play::PostureChanged const& e) const {
    return {{"event", "posture"}, {"faction", world.mediator->factions[e.faction].id}};
  }
  ordered_json operator()(play::ChapterClosed const& e) const {
    return {{"event", "chapter"}, {"track", track(e.track)}, {"chapter", e.chapter}, {"draft", package(e.track, e.package)}};
  }
  ordered_json operator()(play::SummitBegins const&) const { return {{"event", "summit"}}; }
  ordered_json operator()(play::Accepted const& e) const {
    return {{"event", "accept"}, {"track", track(e.track)}, {"party", party(e.party)}, {"value", e.value}, {"no_deal", e.no_deal}};
  }
  ordered_json operator()(play::Refused const& e) const {
    return {{"event", "refuse"}, {"track", track(e.track)}, {"party", party(e.party)}, {"reason", name_of(e.reason)},
            {"line", e.line ? ordered_json(world.lines[*e.line].id) : ordered_json(nullptr)}, {"value", e.value}, {"needed", e.needed}};
  }
  ordered_json operator()(play::Voted const& e) const {
    return {{"event", "vote"}, {"track", track(e.track)}, {"ratifier", world.ratifiers[e.ratifier].id}, {"approves", e.approves}};
  }
  ordered_json operator()(play::RatificationFailed const& e) const {
    return {{"event", "ratification_failed"}, {"track", track(e.track)}, {"party", party(e.party)}};
  }
  ordered_json operator()(play::DealInForce const& e) const {
    return {{"event", "deal"}, {"track", track(e.track)}, {"package", package(e.track, e.package)}, {"hazard", e.hazard}};
  }
  ordered_json operator()(play::Collapsed const& e) const { return {{"event", "collapse"}, {"track", track(e.track)}, {"cause", play::cause_names[static_cast<std::size_t>(e.cause)]}, {"reneged", maybe(e.reneged)}}; }
  ordered_json operator()(play::CeasefireHolds const& e) const { return {{"event", "ceasefire"}, {"track", track(e.track)}}; }
  ordered_json operator()(play::CeasefireBroke const& e) const { return {{"event", "ceasefire_broke"}, {"track", track(e.track)}}; }
  ordered_json operator()(play::Victory const& e) const { return {{"event", "victory"}, {"party", party(e.party)}}; }
  ordered_json operator()(play::TalksEnded const&) const { return {{"event", "talks_ended"}}; }
};

}  // namespace

ordered_json transcript_json(model::Scenario const& scenario, model::World const& world, play::Transcript const& transcript) {
  ordered_json json = json_head("zopa.play", scenario);
  json["events"] = ordered_json::array();
  ToJson const to_json{world};
  for (auto const& event : transcript.events) {
    ordered_json item = {{"round", event.round}};
    item.update(std::visit(to_json, event.what));
    json["events"].push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
