#include <fmt/format.h>

#include "zopa/report/transcript_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

struct Teller {
  model::World const& world;
  bool why;

  std::string const& party(model::PartyId i) const { return world.parties[i].name; }
  std::string track(model::TrackId t) const { return name(world, t); }
  std::string package(model::TrackId t, model::Package const& y) const {
    return world.tracks[t].kind == model::Track::Kind::ceasefire ? "a ceasefire" : package_in_words(world, t, y);
  }

  std::string operator()(play::ShockFired const& e) const { return "Shock: " + blanks_for_underscores(world.shocks[e.shock].id) + "."; }
  std::string operator()(play::FrontMoved const& e) const {
    std::string const& gainer = party(*world.gainer);
    return fmt::format("{} {} in {}: {} of it instead of {}.", gainer, e.to > e.from ? "advances" : "falls back",
                       world.territories[e.territory].name, percent(e.to), percent(e.from));
  }
  std::string operator()(play::MediatorLeft const&) const { return world.mediator->name + " leaves the table."; }
  std::string operator()(play::Offered const& e) const {
    std::string const who = e.proposer ? party(*e.proposer) : world.mediator ? world.mediator->name : "The mediator";
    return fmt::format("[{}] {} proposes {}.", track(e.track), who, package(e.track, e.package));
  }
  std::string operator()(play::Passed const& e) const {
    return fmt::format("[{}] {} makes no offer.", track(e.track), e.party ? party(*e.party) : "The mediator");
  }
  std::string operator()(play::WalkedOut const& e) const {
    return fmt::format("[{}] {} walks out.", track(e.track), party(e.party));
  }
  std::string operator()(play::Stated const& e) const {
    return fmt::format("[{}] {} makes no offer and says in public: “{}”.", track(e.track), party(e.party),
                       name(world, e.line));
  }
  std::string operator()(play::DeEscalated const& e) const {
    return fmt::format("{} makes no offer and holds back at the front for a while, on its own.", party(e.party));
  }
  std::string operator()(play::PostureChanged const& e) const {
    return fmt::format("From now on {} speaks for {}.", world.mediator->factions[e.faction].title, world.mediator->name);
  }
  std::string operator()(play::ChapterClosed const& e) const {
    std::vector<std::string> settled;
    for (auto const k : world.agenda[static_cast<std::size_t>(e.chapter)])
      settled.push_back(name(world, k) + ": " + blanks_for_underscores(world.issues[k].options[e.package[k.index]]));
    return fmt::format("[{}] chapter {} of {} is closed: {}.", track(e.track), e.chapter + 1, world.agenda.size(),
                       listing(settled));
  }
  std::string operator()(play::SummitBegins const&) const {
    std::vector<std::string> leaders;
    for (auto const id : model::ids_of(world.ratifiers))
      if (world.ratifiers[id].attends_summit)
        leaders.push_back(party(world.ratifiers[id].party) + "’s " + name(world, id));
    return "From now on they sit at the table themselves: " + listing(leaders) + ".";
  }
  std::string operator()(play::Accepted const& e) const {
    std::string const worth = why ? fmt::format(" (worth {}, no deal {})", decimal(e.value), decimal(e.no_deal)) : "";
    return fmt::format("[{}] {} accepts{}.", track(e.track), party(e.party), worth);
  }
  std::string operator()(play::Refused const& e) const {
    return fmt::format("[{}] {} refuses: {}.", track(e.track), party(e.party), reason(e));
  }
  std::string operator()(play::Voted const& e) const {
    return fmt::format("{}’s {} {}.", party(world.ratifiers[e.ratifier].party), name(world, e.ratifier),
                       e.approves ? "approves" : "refuses to ratify");
  }
  std::string operator()(play::RatificationFailed const& e) const {
    return fmt::format("[{}] ratification fails in {}.", track(e.track), party(e.party));
  }
  std::string operator()(play::DealInForce const& e) const {
    std::string const signed_ = fmt::format("[{}] signed: {}.", track(e.track), package(e.track, e.package));
    return e.hazard == 0 ? signed_
                         : signed_ + fmt::format(" It can collapse with probability {} a round.", decimal(e.hazard, 3));
  }
  std::string operator()(play::Collapsed const& e) const {
    return fmt::format("[{}] the deal collapses: {}.", track(e.track),
                       e.reneged ? party(*e.reneged) + " breaks its word" : cause_in_words(e.cause));
  }
  std::string operator()(play::CeasefireHolds const&) const { return "A ceasefire holds."; }
  std::string operator()(play::CeasefireBroke const&) const { return "The ceasefire breaks."; }
  std::string operator()(play::Victory const& e) const {
    return party(e.party) + " holds everything; the war is over.";
  }
  std::string operator()(play::TalksEnded const&) const { return "The talks end."; }

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

std::string event_in_words(model::World const& world, play::Event const& event, bool why) {
  return std::visit(Teller{world, why}, event.what);
}

}  // namespace zopa::report
