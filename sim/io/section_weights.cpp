#include <algorithm>
#include <cmath>

#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::IssueId;
using model::PartyId;
using model::Preferences;
using model::RatifierId;
using model::TrackId;
using model::World;

Section<Preferences> const& weights_section() {
  static Section<Preferences> const section{
      "weights", "parties.<party>.weights", "How sure the weights are.", SourceCovers::not_allowed,
      {
          described<Preferences>("dirichlet", a_fixed_number(Interval{0, 1e6, true, false})).in("concentration").needed().help_text(
              "Weights of a track are drawn from a Dirichlet around the given ones; the larger, the closer (2 is wide, 50 is tight)."),
          described<Preferences>("private", a_boolean()).otherwise("false").help_text("The party knows its weights, the others do not."),
      },
      "weights: {dirichlet: 12}"};
  return section;
}

namespace {

/// The value of a territory goes to its two issues, `split` to control and the rest to status.
void bind_territory_value(Binder& b, Node::Entry const& value, std::string const& path, model::Territory const& territory, double split) {
  auto const party = b.resolve(b.parties, value.key, value.mark, "party");
  if (!party) return;
  PartyId const id{*party};
  std::vector<Place<double>> targets;
  std::vector<double> factors;
  auto const add = [&](std::optional<IssueId> issue, double factor) {
    if (!issue) return;
    auto& own = b.world().parties[id].preferences.issues[*issue];
    if (own.weight != 0 || !own.values.empty()) {
      b.complaints.error(value.mark, "'" + b.world().issues[*issue].id + "' is weighed twice, here and under 'prefers' of '" + value.key + "'");
      return;
    }
    own.by_share = b.world().issues[*issue].kind == model::Issue::Kind::control;
    targets.push_back([id, k = *issue](World& w) -> double& { return w.parties[id].preferences.issues[k].weight; });
    factors.push_back(factor);
  };
  bool const both = territory.control && territory.status;
  add(territory.control, both ? split : 1);
  add(territory.status, both ? 1 - split : 1);
  if (!territory.control && !territory.status)
    b.complaints.warning(value.mark, "the value of '" + territory.id + "' has no effect: no issue is about this territory");
  b.number(value.value, path + "." + value.key, targets, factors);
}

/// What the file says about the weights of a party's or a ratifier's preferences.
struct Weighing {
  std::string path;  ///< parties.U
  Node const& node;
  Place<Preferences> place;
};

bool uncertain(Binder const& b, Weighing const& w, IssueId id) {
  auto& weight = w.place(const_cast<Binder&>(b).world()).issues[id].weight;
  for (auto const& p : b.scenario.parameters)
    for (auto const& target : p.targets)
      if (&target(const_cast<Binder&>(b).world()) == &weight) return true;
  return false;
}

void draw_together(Binder& b, Weighing const& w, std::vector<IssueId> const& weighed, TrackId track, double total) {
  auto const* node = w.node.find("weights");
  auto const concentration = read_number(*node->find("dirichlet"), NumberForm{}, "");
  if (!concentration || weighed.size() < 2) return;
  model::Parameter p;
  base::Dirichlet dirichlet;
  dirichlet.total = total;
  p.path = w.path + ".weights" + (track == TrackId{0} ? "" : "." + b.world().tracks[track].id);
  for (auto const id : weighed) {
    if (uncertain(b, w, id)) return b.complaints.error(node->mark, "the weight of '" + b.world().issues[id].id + "' has a distribution of its own and cannot be drawn together with the others");
    dirichlet.alpha.push_back(concentration->central * w.place(b.world()).issues[id].weight / total);
    p.targets.push_back([place = w.place, id](World& world) -> double& { return place(world).issues[id].weight; });
  }
  p.distribution = dirichlet;
  auto const* is_private = node->find("private");
  if (is_private && truth(*is_private)) p.known_to = b.owner(w.path);
  b.scenario.provenance.push_back({p.path, model::Provenance::Kind::assumption, "", true});
  b.scenario.parameters.push_back(std::move(p));
}

void check_sum(Binder& b, Weighing const& w, std::vector<IssueId> const& weighed, TrackId track, double total) {
  auto const& prefers = w.node.find("prefers") ? *w.node.find("prefers") : w.node;
  if (b.complaints.error_in(prefers) || !b.failed_issues.empty()) return;
  auto const random = std::find_if(weighed.begin(), weighed.end(), [&](IssueId id) { return uncertain(b, w, id); });
  if (random != weighed.end()) {
    b.complaints.error(prefers.mark, "the weight of '" + b.world().issues[*random].id + "' is uncertain, so the weights of " + w.path + " cannot sum to 1 in every draw",
                       "'weights: as_given', or 'weights: {dirichlet: 12}' around plain weights");
    return;
  }
  if (std::fabs(total - 1) <= 1e-6) return;
  auto const on = b.world().tracks.size() > 1 ? " on the track '" + b.world().tracks[track].id + "'" : "";
  b.complaints.error(prefers.mark, "the weights of " + w.path + on + " sum to " + shortest(std::round(total * 1e6) / 1e6) + ", not to 1",
                     "weights that sum to 1 (bonuses come on top), or 'weights: as_given'");
}

void weigh(Binder& b, Weighing const& w) {
  auto const* weights = w.node.find("weights");
  bool const together = weights && weights->is_map() && weights->find("dirichlet");
  for (auto const track : model::ids_of(b.world().tracks)) {
    std::vector<IssueId> weighed;
    double total = 0;
    for (auto const id : b.world().tracks[track].issues) {
      double const weight = w.place(b.world()).issues[id].weight;
      if (weight > 0) weighed.push_back(id);
      total += weight;
    }
    if (weighed.empty()) continue;
    if (together) draw_together(b, w, weighed, track, total);
    else if (!weights) check_sum(b, w, weighed, track, total);
  }
}

}  // namespace

void bind_territory_values(Binder& b, Node const& root) {
  auto const* rules = root.find("territorial");
  auto const* given = rules && rules->is_map() ? rules->find("split") : nullptr;
  auto const split = given ? number(*given).value_or(.6) : .6;
  auto const* territories = root.find("territories");
  if (!territories || !territories->is_map()) return;
  for (auto const& e : territories->entries) {
    auto const* value = e.value.is_map() ? e.value.find("value") : nullptr;
    if (!value || !value->is_map()) continue;
    auto const territory = b.world().territories[model::TerritoryId{*b.territories.find(e.key)}];
    for (auto const& v : value->entries) bind_territory_value(b, v, "territories." + e.key + ".value", territory, split);
  }
}

void bind_weights(Binder& b, Node const& root) {
  for (auto const* part : {"issues", "tracks", "territories"})
    if (auto const* node = root.find(part); node && b.complaints.error_in(*node)) return;
  auto const* parties = root.find("parties");
  if (!parties || !parties->is_map()) return;
  for (auto const& e : parties->entries) {
    if (!e.value.is_map()) continue;
    PartyId const id{*b.parties.find(e.key)};
    weigh(b, {"parties." + e.key, e.value, [id](World& w) -> Preferences& { return w.parties[id].preferences; }});
    auto const* ratifiers = e.value.find("ratifiers");
    for (std::size_t i = 0; ratifiers && i < ratifiers->entries.size(); ++i) {
      auto const& r = ratifiers->entries[i];
      auto const index = b.ratifiers.find(e.key + "." + r.key);
      if (!index || !b.world().ratifiers[RatifierId{*index}].preferences) continue;
      RatifierId const ratifier{*index};
      weigh(b, {"parties." + e.key + ".ratifiers." + r.key, r.value, [ratifier](World& w) -> Preferences& { return *w.ratifiers[ratifier].preferences; }});
    }
  }
}

}  // namespace zopa::io
