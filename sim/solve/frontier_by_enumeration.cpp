#include <algorithm>

#include "solve/compiled.hpp"
#include "solve/frontier_points.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"
#include "zopa/solve/frontier.hpp"
#include "zopa/solve/judgement.hpp"

namespace zopa::solve {
namespace {

/// One package held against the constraints, straight from the model: no factor of the graph is read.
struct Judge {
  Negotiation const& negotiation;
  model::World const& world;
  model::TrackId track;
  model::Circumstances const& now;
  ConstraintSet active;

  std::vector<double> values(model::Package const& y) const {
    std::vector<double> v;
    bool const binding = negotiation.compiled().lines == Lines::binding;
    for (model::PartyId const i : model::ids_of(world.parties))
      v.push_back(model::deal_value(world, i, track, y, now, negotiation.no_deal()[i], binding));
    return v;
  }

  /// Does the ratifier approve, lines of its own that stand as constraints by themselves apart?
  bool approves(model::RatifierId id, model::Package const& y, std::vector<double> const& v) const {
    model::Ratifier const& r = world.ratifiers[id];
    bool const stated = negotiation.compiled().lines == Lines::stated;
    for (model::LineId const l : model::ids_of(world.lines)) {
      model::RedLine const& line = world.lines[l];
      bool const counts = line.ratifier == id && line.hard && line.track == track && (stated || line.binding);
      if (!r.veto && counts && model::in_force(line, now.round) && model::breaks(world, l, y, now)) return false;
    }
    if (r.noise > 0) return true;
    double const w = negotiation.no_deal()[r.party];
    return base::at_least(model::approval_margin(world, id, track, y, now, v[r.party.index], w), 0);
  }

  bool passes_vote(model::PartyId party, model::Package const& y, std::vector<double> const& v) const {
    double in_favour = 0;
    for (model::RatifierId const id : model::ids_of(world.ratifiers))
      if (world.ratifiers[id].party == party && !world.ratifiers[id].veto && approves(id, y, v))
        in_favour += world.ratifiers[id].weight;
    return base::at_least(in_favour, world.parties[party].ratification_quota);
  }

  bool satisfied(Constraint const& c, model::Package const& y, std::vector<double> const& v) const {
    switch (c.kind) {
      case Constraint::Kind::line:
        return !model::breaks(world, *c.line, y, now);
      case Constraint::Kind::no_deal_value:
        return base::at_least(v[c.party.index], negotiation.no_deal()[c.party]);
      case Constraint::Kind::ratifier:
        break;
    }
    if (c.ratifier && world.ratifiers[*c.ratifier].veto) return approves(*c.ratifier, y, v);
    return passes_vote(c.party, y, v);
  }

  bool admits(model::Package const& y, std::vector<double> const& v) const {
    auto const& constraints = negotiation.constraints();
    for (std::size_t k = 0; k < constraints.size(); ++k)
      if (active[k] && !satisfied(constraints[k], y, v)) return false;
    return true;
  }
};

template <class Visit>
void each_package(model::World const& world, model::TrackId track, Visit const& visit) {
  double const n = model::combinations(world, track);
  ZOPA_EXPECTS(n <= 1e8);
  model::Package y(world.issues.size(), 0);
  auto const& issues = world.tracks[track].issues;
  for (double left = n; left > 0; --left) {
    if (model::exists(world, track, y)) visit(y);
    for (auto k = issues.rbegin(); k != issues.rend(); ++k) {
      if (++y[k->index] < world.issues[*k].options.size()) break;
      y[k->index] = 0;
    }
  }
}

AnyCode encoded(Negotiation::Compiled const& c, model::Package const& y) {
  AnyCode out{};
  for (std::size_t k = 0; k < c.graph.n_issues; ++k)
    out[c.code[k].word] |= std::uint64_t{y[c.issues[k].index]} << c.code[k].shift;
  return out;
}

}  // namespace

Frontier pareto_frontier_by_enumeration(Negotiation const& negotiation, model::World const& world, model::TrackId track,
                                        model::Circumstances const& now, ConstraintSet const& active) {
  Judge const judge{negotiation, world, track, now, active};
  FrontierPoints points;
  each_package(world, track, [&](model::Package const& y) {
    auto const v = judge.values(y);
    if (!judge.admits(y, v)) return;
    points.value.insert(points.value.end(), v.begin(), v.end());
    points.code.push_back(encoded(negotiation.compiled(), y));
  });
  return frontier_of(negotiation.compiled(), points);
}

double count_by_enumeration(Negotiation const& negotiation, model::World const& world, model::TrackId track,
                            model::Circumstances const& now, ConstraintSet const& active) {
  Judge const judge{negotiation, world, track, now, active};
  double n = 0;
  each_package(world, track, [&](model::Package const& y) { n += judge.admits(y, judge.values(y)); });
  return n;
}

JudgedPackage judged(Negotiation const& negotiation, model::World const& world, model::TrackId track,
                     model::Circumstances const& now, model::Package const& package) {
  Judge const judge{negotiation, world, track, now, {}};
  JudgedPackage out{package, judge.values(package), {}};
  auto const& constraints = negotiation.constraints();
  for (std::size_t k = 0; k < constraints.size(); ++k)
    out.broken.set(k, !judge.satisfied(constraints[k], package, out.value));
  return out;
}

std::vector<JudgedPackage> judged_packages(Negotiation const& negotiation, model::World const& world,
                                           model::TrackId track, model::Circumstances const& now) {
  std::vector<JudgedPackage> out;
  each_package(world, track,
               [&](model::Package const& y) { out.push_back(judged(negotiation, world, track, now, y)); });
  return out;
}

}  // namespace zopa::solve
