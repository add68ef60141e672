#include <algorithm>

#include "solve/compilation.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::solve {
namespace {

bool same(double yes) { return yes != 0; }

bool is_veto(model::World const& world, std::optional<model::RatifierId> const& r) { return r && world.ratifiers[*r].veto; }

/// A hard line stands by itself if the negotiator holds it, or a ratifier with a veto; the other ratifiers' lines count
/// in the vote only.
void add_lines(Compilation& c, Lines lines) {
  for (model::LineId const id : model::ids_of(c.world.lines)) {
    model::RedLine const& line = c.world.lines[id];
    if (!line.hard || line.track != c.track || !model::in_force(line, c.now.round)) continue;
    if (line.ratifier && !is_veto(c.world, line.ratifier)) continue;
    if (!line.binding && lines == Lines::binding) continue;
    c.forbid(static_cast<int>(c.out.constraints.size()), pattern_outcome(c, line.never, false, same));
    c.out.constraints.push_back({Constraint::Kind::line, line.owner, id, line.ratifier, line.id, line.theme});
  }
}

std::uint32_t add_objective(Compilation& c, double threshold) {
  c.out.objectives.push_back({1, threshold});
  return static_cast<std::uint32_t>(c.out.objectives.size() - 1);
}

/// Patterns that stand against a ratifier's approval: caps below its quota, and (without a veto) its own hard lines.
std::vector<model::Pattern const*> objections(Compilation const& c, model::RatifierId id, bool certain, Lines lines) {
  model::Ratifier const& r = c.world.ratifiers[id];
  std::vector<model::Pattern const*> out;
  if (certain && r.approval)
    for (auto const& cap : r.caps)
      if (!base::at_least(cap.share, r.quota)) out.push_back(&cap.when);
  if (r.veto) return out;
  for (auto const& line : c.world.lines)
    if (line.hard && line.ratifier == id && line.track == c.track && (line.binding || lines == Lines::stated) &&
        model::in_force(line, c.now.round))
      out.push_back(&line.never);
  return out;
}

/// One if any of the variables is 1.
Variable any_of(Compilation& c, std::vector<Variable> variables) {
  if (variables.size() == 1) return variables.front();
  Machine m;
  m.inputs = std::move(variables);
  m.initial = {0};
  m.step = [](std::size_t, Machine::State const& s, std::uint32_t o) { return Machine::State{s[0] | std::int32_t(o)}; };
  m.output = [](Machine::State const& s) { return double(s[0]); };
  return boolean(c.graph(), outcome(c.graph(), diagram(c.graph(), m)));
}

/// How a ratifier judges the value of a package. \return whether it has a judgement of its own at all.
bool add_judgement(Compilation& c, Approval& a) {
  model::Ratifier const& r = c.world.ratifiers[a.ratifier];
  if (!a.certain) return false;
  if (r.approval) {
    a.impossible = !base::at_least(*r.approval, r.quota);
    return a.impossible;
  }
  if (r.preferences) {
    a.objective = add_objective(c, r.no_deal.value_or(c.out.no_deal[r.party]));
    add_preferences(c, *a.objective, *r.preferences, r.party);
    add_soft_lines(c, *a.objective, r.party, a.ratifier, false);
    return true;
  }
  a.by_party = true;
  std::uint32_t const price = add_objective(c, 0);
  if (add_soft_lines(c, price, r.party, a.ratifier, true) == 0) {
    c.out.objectives.pop_back();
    return false;
  }
  a.price = price;
  return true;
}

Approval approval(model::World const& world, model::RatifierId id) {
  Approval a;
  a.ratifier = id;
  a.weight = world.ratifiers[id].veto ? 1 : world.ratifiers[id].weight;
  a.certain = world.ratifiers[id].noise == 0;
  return a;
}

/// A veto that only repeats its party's own no-deal value is no constraint of its own.
void add_veto(Compilation& c, model::RatifierId id, Lines lines) {
  model::Ratifier const& r = c.world.ratifiers[id];
  Approval a = approval(c.world, id);
  bool const judges = add_judgement(c, a);
  auto const patterns = objections(c, id, a.certain, lines);
  if (!judges && patterns.empty()) return;
  int const constraint = static_cast<int>(c.out.constraints.size());
  for (auto const* pattern : patterns) c.forbid(constraint, pattern_outcome(c, *pattern, false, same));
  if (a.impossible) c.forbid(constraint, Outcome{{}, {1}});
  std::string const name = c.world.parties[r.party].id + "." + r.id;
  c.out.constraints.push_back({Constraint::Kind::ratifier, r.party, std::nullopt, id, name, name});
  if (a.objective || a.price) c.out.ballots.push_back({constraint, r.party, 1, {a}});
}

/// The vote of a party's ratifiers without a veto against its quota: one constraint.
void add_vote(Compilation& c, model::PartyId party, Lines lines) {
  Ballot ballot{static_cast<int>(c.out.constraints.size()), party, c.world.parties[party].ratification_quota, {}};
  bool any = false;
  for (model::RatifierId const id : model::ids_of(c.world.ratifiers)) {
    model::Ratifier const& r = c.world.ratifiers[id];
    if (r.party != party || r.veto) continue;
    Approval a = approval(c.world, id);
    any |= add_judgement(c, a);
    std::vector<Variable> against;
    for (auto const* pattern : objections(c, id, a.certain, lines))
      against.push_back(boolean(c.graph(), pattern_outcome(c, *pattern, false, same)));
    if (!against.empty()) a.pattern = any_of(c, against);
    any |= !against.empty();
    ballot.approvals.push_back(a);
  }
  if (!any) return;
  bool const one = ballot.approvals.size() == 1;
  std::string const name = c.world.parties[party].id + "." + (one ? c.world.ratifiers[ballot.approvals[0].ratifier].id : "vote");
  c.out.constraints.push_back({Constraint::Kind::ratifier, party, std::nullopt,
                               one ? std::optional(ballot.approvals[0].ratifier) : std::nullopt, name, name});
  for (Approval const& a : ballot.approvals)
    if (a.pattern) c.out.kept.push_back(*a.pattern);
  c.out.ballots.push_back(std::move(ballot));
}

}  // namespace

void add_constraints(Compilation& c, Lines lines) {
  add_lines(c, lines);
  for (model::RatifierId const id : model::ids_of(c.world.ratifiers))
    if (c.world.ratifiers[id].veto) add_veto(c, id, lines);
  c.out.first_vote = c.out.constraints.size();
  for (model::PartyId const party : model::ids_of(c.world.parties)) add_vote(c, party, lines);
  c.out.first_no_deal = c.out.constraints.size();
  for (model::PartyId const party : model::ids_of(c.world.parties)) {
    std::string const name = "no deal: " + c.world.parties[party].id;
    c.out.constraints.push_back({Constraint::Kind::no_deal_value, party, std::nullopt, std::nullopt, name, name});
  }
}

}  // namespace zopa::solve
