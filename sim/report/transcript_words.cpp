#include <fmt/format.h>

#include "report/transcript_words.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

struct Teller {
  model::World const& world;
  bool why;

  std::string const& party(model::PartyId i) const { return world.parties[i].name; }
  template <class... T>
  static Words about(model::TrackId track, fmt::format_string<T...> form, T&&... parts) {
    return {fmt::format(form, std::forward<T>(parts)...), track};
  }
  std::string package(model::TrackId t, model::Package const& y) const {
    return world.tracks[t].kind == model::Track::Kind::ceasefire ? "a ceasefire" : package_in_words(world, t, y);
  }

  Words operator()(play::ShockFired const& e) const { return {"Shock: " + blanks_for_underscores(world.shocks[e.shock].id) + "."}; }
  Words operator()(play::FrontMoved const&) const { return {}; }   // the story gathers them
  Words operator()(play::DealInForce const&) const { return {}; }  // it knows whether the terms have been told
  Words operator()(play::MediatorLeft const&) const { return {world.mediator->name + " leaves the table."}; }
  Words operator()(play::Offered const& e) const {
    std::string const who = e.proposer ? party(*e.proposer) : world.mediator ? world.mediator->name : "The mediator";
    return about(e.track, "{} proposes {}.", who, package(e.track, e.package));
  }
  Words operator()(play::Passed const& e) const {
    return about(e.track, "{} makes no offer.", e.party ? party(*e.party) : "The mediator");
  }
  Words operator()(play::WalkedOut const& e) const {
    return about(e.track, "{} walks out.", party(e.party));
  }
  Words operator()(play::Stated const& e) const {
    return about(e.track, "{} makes no offer and says in public: “{}”.", party(e.party), name(world, e.line));
  }
  Words operator()(play::DeEscalated const& e) const {
    return {fmt::format("{} makes no offer and holds back at the front for a while, on its own.", party(e.party))};
  }
  Words operator()(play::PostureChanged const& e) const {
    return {fmt::format("From now on {} speaks for {}.", world.mediator->factions[e.faction].title, world.mediator->name)};
  }
  Words operator()(play::ChapterClosed const& e) const {
    std::vector<std::string> settled;
    for (auto const k : world.agenda[static_cast<std::size_t>(e.chapter)])
      settled.push_back(name(world, k) + ": " + blanks_for_underscores(world.issues[k].options[e.package[k.index]]));
    return about(e.track, "chapter {} of {} is closed: {}.", e.chapter + 1, world.agenda.size(), listing(settled));
  }
  Words operator()(play::SummitBegins const&) const {
    std::vector<std::string> leaders;
    for (auto const id : model::ids_of(world.ratifiers))
      if (world.ratifiers[id].attends_summit)
        leaders.push_back(party(world.ratifiers[id].party) + "’s " + name(world, id));
    return {"From now on they sit at the table themselves: " + listing(leaders) + "."};
  }
  Words operator()(play::Accepted const& e) const {
    std::string const worth = why ? fmt::format(" (worth {}, no deal {})", decimal(e.value), decimal(e.no_deal)) : "";
    return about(e.track, "{} accepts{}.", party(e.party), worth);
  }
  Words operator()(play::Refused const& e) const {
    return about(e.track, "{} refuses: {}.", party(e.party), reason(e));
  }
  Words operator()(play::Voted const& e) const {
    return {fmt::format("{}’s {} {}.", party(world.ratifiers[e.ratifier].party), name(world, e.ratifier),
                        e.approves ? "approves" : "refuses to ratify")};
  }
  Words operator()(play::RatificationFailed const& e) const {
    return about(e.track, "ratification fails in {}.", party(e.party));
  }
  Words operator()(play::Collapsed const& e) const {
    return about(e.track, "the deal collapses: {}.", e.reneged ? party(*e.reneged) + " breaks its word" : cause_in_words(e.cause));
  }
  Words operator()(play::CeasefireHolds const&) const { return {"A ceasefire holds."}; }
  Words operator()(play::CeasefireBroke const&) const { return {"The ceasefire breaks."}; }
  Words operator()(play::Victory const& e) const {
    return {party(e.party) + " holds everything; the war is over."};
  }
  Words operator()(play::TalksEnded const&) const { return {"The talks end."}; }

  std::string reason(play::Refused const& e) const {
    std::string const worth = fmt::format("worth {}, needs {}", decimal(e.value), decimal(e.needed));
    using Reason = play::Refused::Reason;
    switch (e.reason) {
      case Reason::line:
        return "this crosses “" + name(world, *e.line) + "”" + (why ? "; " + worth : "");
      case Reason::no_deal_value:
        return "fighting on is worth more (" + worth + ")";
      case Reason::target:
        return "good enough, but it still hopes for more" + (why ? " (" + worth + ")" : "");
      case Reason::leader:
        return "its leader at the table would not ratify it" + (why ? " (" + worth + ")" : "");
      case Reason::stance:
        return "not in this order: it insists on its sequence of ceasefire and terms";
      case Reason::noise:
        return "by a narrow margin" + (why ? " (" + worth + ")" : "");
      case Reason::own_decision:
        return "its own decision";
    }
    return {};
  }
};

}  // namespace

Words words(model::World const& world, play::Event const& event, bool why) {
  return std::visit(Teller{world, why}, event.what);
}

}  // namespace zopa::report
