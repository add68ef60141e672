#include "candidates.hpp"

#include <algorithm>
#include <set>

#include "no_deal_values.hpp"
#include "same_preferences.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::engine {
namespace {

constexpr std::size_t most_crossings = 2000;  // for each chapter

using Packages = std::set<model::Package>;  // lexicographic in file order: ascending package index within a track
using Worlds = std::vector<std::shared_ptr<model::World const>>;

// Every territory as far up or down as battles could carry it by the end.
model::Circumstances with_fronts(model::World const& world, model::Circumstances at, bool up) {
  for (auto territory : model::ids_of(world.territories)) {
    auto const& place = world.territories[territory];
    double const reach = place.contested ? static_cast<double>(world.horizon.rounds) / place.cells : 0;
    at.front[territory] = std::clamp(at.front[territory] + (up ? reach : -reach), 0.0, 1.0);
  }
  return at;
}

bool bids_over_all_its_packages(model::Tactic const& tactic) {
  return std::holds_alternative<model::TimeDependent>(tactic) || std::holds_alternative<model::TitForTat>(tactic) ||
         std::holds_alternative<model::Micro>(tactic) || std::holds_alternative<model::Random>(tactic);
}

// Rounds at which a different set of the party's own lines is in force.
std::vector<int> regimes(model::World const& world, model::TrackId track, model::PartyId party) {
  std::set<int> rounds{0};
  for (auto const& line : world.lines) {
    if (line.owner != party || line.track != track || !line.binding) continue;
    if (line.from > 0 && line.from < world.horizon.rounds) rounds.insert(line.from);
    if (line.until && *line.until < world.horizon.rounds) rounds.insert(std::max(0, *line.until));
  }
  return {rounds.begin(), rounds.end()};
}

// The world after a shock has switched lines, from the first round on; nullopt if it switches none of the party's own.
std::optional<model::World> switched(model::World const& world, model::Shock const& shock, model::PartyId party) {
  model::World after = world;
  bool any = false;
  for (auto line : shock.switches_on) {
    after.lines[line].from = 0;
    after.lines[line].until.reset();
    any = any || world.lines[line].owner == party;
  }
  for (auto line : shock.switches_off) {
    after.lines[line].until = 0;
    any = any || world.lines[line].owner == party;
  }
  if (!any) return std::nullopt;
  return after;
}

void add_frontiers(Packages& found, model::World const& world, model::TrackId track, model::PartyId party) {
  for (Anchor const& anchor : anchors(world, track))
    for (int round : regimes(world, track, party)) {
      model::Circumstances at = anchor.at;
      at.round = round;
      solve::Negotiation const negotiation(world, track, at, no_deal_values(world, track, at, anchor.mediator_present),
                                           solve::Lines::binding);
      for (auto& point : solve::pareto_frontier(negotiation, negotiation.of(party)).points) found.insert(std::move(point.package));
    }
}

// Would its own vetoing ratifiers pass it? Those that judge by the party's values follow the war and are asked in the game.
bool own_vetoes_pass(model::World const& world, model::TrackId track, model::PartyId party, model::Package const& package,
                     model::Circumstances const& at) {
  for (auto ratifier : model::ids_of(world.ratifiers)) {
    auto const& r = world.ratifiers[ratifier];
    if (r.party == party && r.veto && r.noise == 0 && !model::approves(world, ratifier, track, package, at, 1, 0)) return false;
  }
  return true;
}

bool may_propose(model::World const& world, model::TrackId track, model::PartyId party, model::Package const& package,
                 model::Circumstances const& at, std::vector<int> const& rounds) {
  if (!model::exists(world, track, package)) return false;
  auto const breaks_none = [&](int round) {
    for (auto line : model::ids_of(world.lines)) {
      auto const& l = world.lines[line];
      if (l.owner == party && l.track == track && l.hard && l.binding && model::in_force(l, round) && !l.ratifier &&
          model::breaks(world, line, package, at))
        return false;
    }
    return true;
  };
  return std::any_of(rounds.begin(), rounds.end(), breaks_none) && own_vetoes_pass(world, track, party, package, at);
}

void add_all_packages(Packages& found, model::World const& world, model::TrackId track, model::PartyId party) {
  model::Circumstances const at = model::circumstances(world);
  std::vector<int> const rounds = regimes(world, track, party);
  double const n = model::combinations(world, track);
  for (double index = 0; index < n; ++index) {
    model::Package package = model::package_at(world, track, index);
    if (may_propose(world, track, party, package, at, rounds)) found.insert(std::move(package));
  }
}

// Of the imagined worlds those that can have frontiers of their own: one per preferences, and where the value after a
// collapse is the no-deal value, the two whose no-deal values are extreme.
Worlds representatives(Worlds const& imagined, model::TrackId track, model::PartyId observer) {
  Worlds chosen;
  std::vector<std::pair<double, double>> range;  // no-deal values of the others, summed: of the lowest and highest kept
  std::vector<std::size_t> first, low, high;
  for (std::size_t w = 0; w < imagined.size(); ++w) {
    auto const values = no_deal_values(*imagined[w], track, model::circumstances(*imagined[w]));
    double others = 0;
    for (auto party : model::ids_of(imagined[w]->parties))
      if (party != observer) others += values[party];
    auto const same = std::find_if(first.begin(), first.end(), [&](std::size_t f) { return same_preferences(*imagined[f], *imagined[w]); });
    if (same == first.end()) {
      first.push_back(w);
      low.push_back(w);
      high.push_back(w);
      range.emplace_back(others, others);
      continue;
    }
    auto const k = static_cast<std::size_t>(same - first.begin());
    if (others < range[k].first) low[k] = w, range[k].first = others;
    if (others > range[k].second) high[k] = w, range[k].second = others;
  }
  for (std::size_t k = 0; k < first.size(); ++k) {
    chosen.push_back(imagined[low[k]]);
    if (high[k] != low[k] && imagined[low[k]]->deal.collapse > 0 && imagined[low[k]]->tracks[track].ends_war)
      chosen.push_back(imagined[high[k]]);
  }
  return chosen;
}

// Issue by issue: what others may have closed chapters with, as far as it knows them, goes on with its own proposals.
void add_crossings(Packages& found, model::World const& world, model::PartyId party) {
  Packages drafts = found;
  for (auto other : model::ids_of(world.parties))
    if (other != party) add_frontiers(drafts, world, model::main_track, other);
  std::vector<model::Package> const heads(drafts.begin(), drafts.end()), tails(found.begin(), found.end());
  std::size_t const n = heads.size() * tails.size(), step = n / most_crossings + 1;
  model::Circumstances const at = model::circumstances(world);
  auto const rounds = regimes(world, model::main_track, party);
  for (std::size_t chapters = 1; chapters < world.agenda.size(); ++chapters)
    for (std::size_t pair = 0; pair < n; pair += step) {
      model::Package draft = tails[pair % tails.size()];
      for (std::size_t c = 0; c < chapters; ++c)
        for (auto issue : world.agenda[c]) draft[issue.index] = heads[pair / tails.size()][issue.index];
      if (may_propose(world, model::main_track, party, draft, at, rounds)) found.insert(std::move(draft));
    }
}

}  // namespace

bool reads_front(model::World const& world, model::TrackId track) {
  for (auto issue : world.tracks[track].issues) {
    auto const& question = world.issues[issue];
    if (question.kind == model::Issue::Kind::status && !world.territories[*question.territory].control) return true;
    if (question.kind == model::Issue::Kind::control &&
        std::any_of(question.share.begin(), question.share.end(), [](auto const& share) { return !share; }))
      return true;
  }
  return false;
}

std::vector<Anchor> anchors(model::World const& world, model::TrackId track) {
  model::Circumstances const start = model::circumstances(world);
  std::vector<Anchor> found{{start, true}};
  if (world.war && reads_front(world, track) && world.war->up + world.war->down > 0) {
    found.push_back({with_fronts(world, start, true), true});
    found.push_back({with_fronts(world, start, false), true});
  }
  bool const may_leave = world.mediator && (model::leaving_hazard(*world.mediator) > 0 || world.mediator->deadline);
  bool const matters = may_leave && track.index == 0 && (world.mediator->guarantee_share > 0 || world.deal.monitoring_effect > 0);
  if (!matters) return found;
  std::size_t const n = found.size();
  for (std::size_t a = 0; a < n; ++a) {
    Anchor gone{found[a].at, false};
    gone.at.credibility *= 1 - world.mediator->guarantee_share;
    gone.at.monitoring = 0;
    for (auto& carrot : gone.at.carrots) carrot = 0;
    found.push_back(std::move(gone));
  }
  return found;
}

std::vector<model::Package> candidates(model::TrackId track, model::PartyId party, Worlds const& imagined) {
  model::World const& world = *imagined.front();
  if (world.tracks[track].kind == model::Track::Kind::ceasefire) return {};
  Packages found;
  if (model::combinations(world, track) <= small_space && bids_over_all_its_packages(world.parties[party].tactic[track])) {
    add_all_packages(found, world, track, party);
  } else {
    for (auto const& representative : representatives(imagined, track, party)) {
      add_frontiers(found, *representative, track, party);
      for (auto const& shock : representative->shocks)
        if (auto const after = switched(*representative, shock, party)) add_frontiers(found, *after, track, party);
    }
    if (track == model::main_track && !world.agenda.empty() && !found.empty()) add_crossings(found, world, party);
  }
  return {found.begin(), found.end()};
}

}  // namespace zopa::engine
