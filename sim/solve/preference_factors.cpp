#include <cmath>

#include "solve/compilation.hpp"

namespace zopa::solve {
namespace {

/// The preferences of one side while they turn into factors of one objective.
struct Terms {
  Compilation& c;
  std::uint32_t objective;
  model::Preferences const& preferences;
  model::PartyId side;
  bool gains;

  model::Issue const& issue(model::IssueId k) const { return c.world.issues[k]; }
  std::vector<double> values(model::IssueId k) const;
  std::vector<double> against_reference(model::IssueId k) const;
  void add_issue(model::IssueId k);
  void add_supplied(model::IssueId k, std::vector<double> const& term);
  void add_interaction(model::Interaction const&);
};

/// v_k of each option, unweighted.
std::vector<double> Terms::values(model::IssueId k) const {
  std::vector<double> out;
  model::Package package = c.blank;
  for (model::Option o = 0; o < issue(k).options.size(); ++o) {
    package[k.index] = o;
    out.push_back(model::issue_value(c.world, side, k, preferences.issues[k], package, c.now));
  }
  return out;
}

/// ρ of each option of control against the share held before (conventions 27).
std::vector<double> Terms::against_reference(model::IssueId k) const {
  model::TerritoryId const t = *issue(k).territory;
  double const before = gains ? c.now.reference[t] : c.now.reference_others[t];
  std::vector<double> out;
  for (auto const& option : issue(k).share) {
    double const x = option ? *option : c.now.front[t];
    double const z = (gains ? x : 1 - x) - preferences.reference->ratchet * before;
    out.push_back(z >= 0 ? z : preferences.reference->loss_aversion * z);
  }
  return out;
}

/// A territory fed by bridges: each one's reliability counts while its land path is closed.
void Terms::add_supplied(model::IssueId k, std::vector<double> const& term) {
  auto const territory = *issue(k).territory;
  std::vector<Variable> scope{*c.variable[k]};
  std::vector<double> reliability;
  for (auto const& link : c.world.map.links) {
    if (link.supplies != territory) continue;
    Variable const path = c.land_path(link.from, c.world.territories[territory].place);
    scope.push_back(path);
    reliability.push_back(link.reliability);
  }
  std::vector<double> value;
  std::size_t const n_paths = reliability.size();
  for (double const v : term)
    for (std::size_t open = 0; open < std::size_t{1} << n_paths; ++open) {
      double factor = 1;
      for (std::size_t l = 0; l < n_paths; ++l)
        if (!(open >> (n_paths - 1 - l) & 1)) factor *= reliability[l];
      value.push_back(v * factor);
    }
  c.add_values(objective, std::move(scope), std::move(value));
}

void Terms::add_issue(model::IssueId k) {
  double const weight = preferences.issues[k].weight;
  if (weight == 0) return;
  bool const control = issue(k).kind == model::Issue::Kind::control;
  bool const referenced = preferences.reference && control;
  std::vector<double> term = values(k), bent(term.size(), 0);
  for (double& v : term) v *= referenced && !preferences.reference->base_term ? 0 : weight;
  if (referenced) {
    bent = against_reference(k);
    for (double& v : bent) v *= preferences.reference->weight * weight;
  }
  bool supplied = false;
  if (gains && control)
    for (auto const& link : c.world.map.links) supplied |= link.supplies == *issue(k).territory;
  if (supplied) add_supplied(k, term);
  for (std::size_t o = 0; o < term.size(); ++o) bent[o] += supplied ? 0 : term[o];
  if (!supplied || referenced) c.add_values(objective, {*c.variable[k]}, std::move(bent));
}

void Terms::add_interaction(model::Interaction const& pair) {
  if (issue(pair.first).track != c.track || pair.beta == 0) return;
  auto const a = values(pair.first), b = values(pair.second);
  auto const second = c.variable[pair.second];
  std::vector<Variable> scope{*c.variable[pair.first]};
  std::vector<double> value;
  bool const square = pair.first == pair.second;
  if (second && !square) scope.push_back(*second);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!second || square)
      value.push_back(pair.beta * a[i] * (square ? a[i] : b[0]));
    else
      for (double const w : b) value.push_back(pair.beta * a[i] * w);
  }
  c.add_values(objective, std::move(scope), std::move(value));
}

}  // namespace

void add_preferences(Compilation& c, std::uint32_t objective, model::Preferences const& preferences,
                     model::PartyId side) {
  Terms terms{c, objective, preferences, side, c.world.gainer == side};
  if (c.track == model::main_track && preferences.constant != 0) c.add_values(objective, {}, {preferences.constant});
  for (model::IssueId const k : c.out.issues) terms.add_issue(k);
  for (auto const& pair : preferences.interactions) terms.add_interaction(pair);
  for (auto const& bonus : preferences.bonuses) {
    if (model::track_of(c.world, bonus.when) != c.track || bonus.worth == 0) continue;
    Outcome worth = pattern_outcome(c, bonus.when, false, [&](double yes) { return yes * bonus.worth; });
    c.add_values(objective, std::move(worth.scope), std::move(worth.value));
  }
}

std::size_t add_soft_lines(Compilation& c, std::uint32_t objective, model::PartyId owner,
                           std::optional<model::RatifierId> ratifier, bool binding_only) {
  std::size_t n = 0;
  for (auto const& line : c.world.lines) {
    if (line.hard || line.owner != owner || line.ratifier != ratifier || line.track != c.track) continue;
    if ((binding_only && !line.binding) || !model::in_force(line, c.now.round)) continue;
    Outcome price = pattern_outcome(c, line.never, true, [&](double viol) {
      if (viol == 0) return 0.0;
      return -line.kappa * (line.eta == 1 ? viol : std::pow(viol, line.eta));
    });
    c.add_values(objective, std::move(price.scope), std::move(price.value));
    ++n;
  }
  return n;
}

}  // namespace zopa::solve
