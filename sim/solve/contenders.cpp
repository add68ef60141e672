#include "solve/contenders.hpp"

#include <algorithm>

#include "solve/survivors.hpp"

namespace zopa::solve {
namespace {

/// The issues through which credibility reaches values or the hazard. Between packages that agree on them it moves
/// every utility by the same amount.
std::vector<model::IssueId> touched_issues(model::World const& world, model::TrackId track) {
  std::vector<bool> touched(world.issues.size(), false);
  auto const read = [&](model::Preferences const& p) {
    for (auto k : model::ids_of(p.issues)) touched[k.index] = touched[k.index] || !p.issues[k].unbelieved.empty();
  };
  auto const spread = [&](model::Preferences const& p) {
    for (model::Interaction const& pair : p.interactions)
      if (!p.issues[pair.first].unbelieved.empty() || !p.issues[pair.second].unbelieved.empty())
        touched[pair.first.index] = touched[pair.second.index] = true;
  };
  for (auto const& party : world.parties) read(party.preferences), spread(party.preferences);
  for (auto const& ratifier : world.ratifiers)
    if (ratifier.preferences) read(*ratifier.preferences), spread(*ratifier.preferences);
  for (auto const& k : {world.deal.guarantee, world.deal.monitoring})
    if (k && world.deal.collapse > 0) touched[k->index] = true;
  std::vector<model::IssueId> found;
  for (auto k : model::ids_of(world.issues))
    if (touched[k.index] && world.issues[k].track == track) found.push_back(k);
  return found;
}

}  // namespace

std::vector<model::Package> contenders(model::World const& world, model::TrackId track, Lines lines) {
  Negotiation const negotiation = solve::negotiation(world, track, lines);
  Negotiation::Compiled const& c = negotiation.compiled();
  Question question;
  for (std::size_t k = 0; k < c.constraints.size(); ++k)
    question.active.set(k, c.constraints[k].kind == Constraint::Kind::line);
  for (std::uint32_t o = 0; o < c.objectives.size(); ++o) question.objectives.push_back(o);
  question.n_valued = question.objectives.size();
  question.need.assign(question.n_valued, no_need);
  question.cap.assign(question.n_valued, no_cap);
  question.kept = c.kept;
  for (Variable v = 0; v < c.graph.n_issues; ++v)
    for (model::IssueId const k : touched_issues(world, track))
      if (c.issues[v] == k) question.kept.push_back(v);
  std::sort(question.kept.begin(), question.kept.end());
  question.kept.erase(std::unique(question.kept.begin(), question.kept.end()), question.kept.end());
  Plan const conditioned = plan_for(c, question);
  question.plan = &conditioned;
  std::vector<model::Package> packages;
  for (AnyCode const& code : survivors(c, question).code) packages.push_back(decoded(c, code));
  return packages;
}

}  // namespace zopa::solve
