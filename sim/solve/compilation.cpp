#include "solve/compilation.hpp"

#include <utility>

namespace zopa::solve {

Compilation::Compilation(model::World const& w, model::TrackId t, model::Circumstances const& s, Negotiation::Compiled& c)
    : world(w), track(t), now(s), out(c), variable(w.issues.size()), blank(w.issues.size(), 0) {
  out.n_world_issues = w.issues.size();
  for (model::IssueId const k : w.tracks[t].issues) {
    variable[k] = graph().add_variable(static_cast<std::uint32_t>(w.issues[k].options.size()));
    out.issues.push_back(k);
  }
  graph().n_issues = out.issues.size();
}

void Compilation::add_values(std::uint32_t objective, std::vector<Variable> scope, std::vector<double> value) {
  Factor f;
  f.scope = std::move(scope);
  f.objective = objective;
  f.value = std::move(value);
  graph().factors.push_back(std::move(f));
}

void Compilation::forbid(int constraint, Outcome const& o) {
  Factor f;
  f.scope = o.scope;
  f.constraint = constraint;
  for (double const v : o.value) f.allowed.push_back(v == 0);
  graph().factors.push_back(std::move(f));
}

namespace {

/// Is the territory held under each option of one of its issues, the other one fixed?
std::vector<bool> holding(Compilation const& c, model::TerritoryId t, model::IssueId k, model::Package package) {
  std::vector<bool> out;
  for (model::Option o = 0; o < c.world.issues[k].options.size(); ++o) {
    package[k.index] = o;
    out.push_back(model::holds_under(c.world, t, package, c.now));
  }
  return out;
}

Held compiled_held(Compilation& c, model::TerritoryId t) {
  auto const& territory = c.world.territories[t];
  auto in_track = [&](std::optional<model::IssueId> const& k) { return k && c.variable[*k]; };
  bool const control = in_track(territory.control), status = in_track(territory.status);
  if (!control && !status) return {std::nullopt, model::holds_under(c.world, t, c.blank, c.now)};
  model::IssueId const inner = status ? *territory.status : *territory.control;
  if (!control || !status) return {Literal{*c.variable[inner], holding(c, t, inner, c.blank)}, false};
  Outcome both{{*c.variable[*territory.control], *c.variable[inner]}, {}};
  model::Package package = c.blank;
  for (model::Option x = 0; x < c.world.issues[*territory.control].options.size(); ++x) {
    package[territory.control->index] = x;
    for (bool const yes : holding(c, t, inner, package)) both.value.push_back(yes);
  }
  return {Literal{boolean(c.graph(), both), {false, true}}, false};
}

}  // namespace

Held Compilation::held(model::TerritoryId t) {
  auto const at = held_before.find(t);
  if (at != held_before.end()) return at->second;
  return held_before.emplace(t, compiled_held(*this, t)).first->second;
}

Variable Compilation::land_path(model::PlaceId from, model::PlaceId to) {
  auto const at = path_before.find({from, to});
  if (at != path_before.end()) return at->second;
  model::Pattern pattern;
  pattern.paths.push_back({from, to});
  Variable const path = boolean(graph(), pattern_outcome(*this, pattern, false, [](double v) { return v; }));
  return path_before[{from, to}] = path;
}

void add_structure(Compilation& c) {
  for (auto const& territory : c.world.territories) {
    if (!territory.control || !territory.status) continue;
    auto const x = c.variable[*territory.control], s = c.variable[*territory.status];
    if (!x || !s) continue;
    auto const& control = c.world.issues[*territory.control];
    auto const& status = c.world.issues[*territory.status];
    Outcome misfit{{*x, *s}, {}};
    for (auto const& option : control.share) {
      double const share = option ? *option : model::start_share(territory);
      for (model::Status const legal : status.status)
        misfit.value.push_back((legal == model::Status::returned && share != 0) ||
                               (legal == model::Status::settled && !(share > 0)));
    }
    c.forbid(no_constraint, misfit);
  }
}

}  // namespace zopa::solve
