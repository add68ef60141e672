#include "zopa/model/utility.hpp"

#include <algorithm>

#include "reading.hpp"

namespace zopa::model {
namespace {

double issue_value(Reading const& y, bool gains, IssueId k, IssueValue const& value) {
  Issue const& issue = y.world.issues[k];
  Option const option = y.option(k);
  if (value.by_share || (value.values.empty() && issue.kind == Issue::Kind::control)) {
    double const x = share(y, *issue.territory);
    return gains ? x : 1 - x;
  }
  if (value.values.empty()) {
    if (issue.kind != Issue::Kind::status || issue.ladder.empty()) return 0;
    return gains ? issue.ladder[option] : 1 - issue.ladder[option];
  }
  double const believed = value.values[option];
  if (value.unbelieved.empty()) return believed;
  return y.now.credibility * believed + (1 - y.now.credibility) * value.unbelieved[option];
}

/// G4 of the golden rows: a bridge alone carries a territory at less than its worth.
double supply_factor(Reading const& y, TerritoryId territory) {
  double factor = 1;
  for (SupplyLink const& link : y.world.map.links)
    if (link.supplies == territory && !land_path(y, link.from, y.world.territories[territory].place))
      factor *= link.reliability;
  return factor;
}

/// Λ w ρ(z), z a share against its reference, for one side of the front (conventions 27).
double reference_value(Reading const& y, Preferences const& preferences, bool gains, IssueId control) {
  Reference const& reference = *preferences.reference;
  TerritoryId const territory = *y.world.issues[control].territory;
  double const x = share(y, territory);
  double const held_before = gains ? y.now.reference[territory] : y.now.reference_others[territory];
  return reference_value(reference, preferences.issues[control].weight, gains ? x : 1 - x, held_before);
}

double issue_terms(Reading const& y, Preferences const& preferences, bool gains, TrackId track) {
  double sum = 0;
  for (IssueId const k : y.world.tracks[track].issues) {
    IssueValue const& value = preferences.issues[k];
    if (value.weight == 0) continue;
    Issue const& issue = y.world.issues[k];
    bool const referenced = preferences.reference && issue.kind == Issue::Kind::control;
    if (!referenced || preferences.reference->base_term) {
      double term = value.weight * issue_value(y, gains, k, value);
      if (gains && issue.kind == Issue::Kind::control && term != 0) term *= supply_factor(y, *issue.territory);
      sum += term;
    }
    if (referenced) sum += reference_value(y, preferences, gains, k);
  }
  return sum;
}

TrackId track_of_territory(World const& world, TerritoryId id) {
  Territory const& territory = world.territories[id];
  if (territory.control) return world.issues[*territory.control].track;
  if (territory.status) return world.issues[*territory.status].track;
  return main_track;
}

}  // namespace

double peace_value(Reading const& y, Preferences const& preferences, PartyId side, TrackId track) {
  bool const gains = y.world.gainer == side;
  double sum = track == main_track ? preferences.constant : 0;
  sum += issue_terms(y, preferences, gains, track);
  for (Interaction const& pair : preferences.interactions) {
    if (y.world.issues[pair.first].track != track) continue;
    sum += pair.beta * issue_value(y, gains, pair.first, preferences.issues[pair.first]) *
           issue_value(y, gains, pair.second, preferences.issues[pair.second]);
  }
  for (Bonus const& bonus : preferences.bonuses)
    if (track_of(y.world, bonus.when) == track && holds(y, bonus.when)) sum += bonus.worth;
  return sum;
}

double utility(World const& world, PartyId id, TrackId track, Package const& package, Circumstances const& now,
               bool binding_only) {
  Party const& party = world.parties[id];
  Reading const y{world, package, now};
  double const v = peace_value(y, party.preferences, id, track) - soft_lines(y, id, std::nullopt, track, binding_only);
  if (track != main_track) return v;
  // An increasing transform of the sum so far, so it may come last (conventions 6).
  return v - party.audience * now.commitment[id] * std::max(0.0, now.claim[id] - v);
}

double utility(World const& world, RatifierId id, TrackId track, Package const& package, Circumstances const& now) {
  Ratifier const& ratifier = world.ratifiers[id];
  ZOPA_EXPECTS(ratifier.preferences.has_value());
  Reading const y{world, package, now};
  return peace_value(y, *ratifier.preferences, ratifier.party, track) - soft_lines(y, ratifier.party, id, track, false);
}

double issue_value(World const& world, PartyId side, IssueId k, IssueValue const& value, Package const& package,
                   Circumstances const& now) {
  return issue_value({world, package, now}, world.gainer == side, k, value);
}

double reference_value(World const& world, PartyId side, IssueId control, Preferences const& preferences,
                       Package const& package, Circumstances const& now) {
  return reference_value({world, package, now}, preferences, world.gainer == side, control);
}

double supply_factor(World const& world, TerritoryId territory, Package const& package, Circumstances const& now) {
  return supply_factor({world, package, now}, territory);
}

TrackId track_of(World const& world, Pattern const& pattern) {
  for (IssueAtom const& atom : pattern.issues)
    if (!atom.issues.empty()) return world.issues[atom.issues.front()].track;
  for (HeldAtom const& atom : pattern.held)
    if (!atom.territories.empty()) return track_of_territory(world, atom.territories.front());
  for (PathAtom const& atom : pattern.paths)
    for (PlaceId const end : {atom.from, atom.to})
      if (auto const& territory = world.map.territory[end]) return track_of_territory(world, *territory);
  return main_track;
}

}  // namespace zopa::model
