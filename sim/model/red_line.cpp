#include "zopa/model/red_line.hpp"

#include <algorithm>
#include <cmath>

#include "reading.hpp"

namespace zopa::model {
namespace {

/// The numeric position of what the package says on the issue: a front option stands where the front is.
double position(Reading const& y, Issue const& issue, Option option) {
  if (issue.kind == Issue::Kind::control && (y.status_quo || !issue.share[option])) return y.front_of(*issue.territory);
  return issue.position[option];
}

/// How far the position lies beyond the threshold; not above 0 where it does not.
double excess(Reading const& y, IssueAtom::Threshold const& threshold, IssueId k) {
  double const x = position(y, y.world.issues[k], y.option(k));
  return threshold.above ? x - threshold.value : threshold.value - x;
}

bool matches(Reading const& y, IssueAtom const& atom, std::size_t i) {
  if (atom.threshold) return excess(y, *atom.threshold, atom.issues[i]) > 0;
  return atom.matches[i][y.option(atom.issues[i])];
}

int n_matching(Reading const& y, IssueAtom const& atom) {
  int n = 0;
  for (std::size_t i = 0; i < atom.issues.size(); ++i) n += matches(y, atom, i);
  return n;
}

bool holds(Reading const& y, IssueAtom const& atom) {
  int const n = n_matching(y, atom);
  switch (atom.quantifier) {
    case IssueAtom::Quantifier::any:
      return n > 0;
    case IssueAtom::Quantifier::all:
      return n == static_cast<int>(atom.issues.size());
    case IssueAtom::Quantifier::more_than:
      return n > atom.n;
  }
  return false;
}

/// Violation of an atom that holds; nullopt if nothing grades it. A count is graded by its number even over issues with
/// a ladder: the number is what the line is about.
std::optional<double> grade(Reading const& y, IssueAtom const& atom) {
  if (atom.quantifier == IssueAtom::Quantifier::more_than)
    return static_cast<double>(n_matching(y, atom) - atom.n) / static_cast<double>(atom.issues.size());
  std::optional<double> worst;
  for (std::size_t i = 0; i < atom.issues.size(); ++i) {
    if (!matches(y, atom, i)) continue;
    Issue const& issue = y.world.issues[atom.issues[i]];
    std::optional<double> graded;
    if (atom.threshold) graded = excess(y, *atom.threshold, atom.issues[i]);
    if (!issue.ladder.empty()) graded = issue.ladder[y.option(atom.issues[i])];
    if (graded) worst = std::max(worst.value_or(0), *graded);
  }
  return worst;
}

}  // namespace

bool holds(Reading const& y, Pattern const& pattern) {
  for (IssueAtom const& atom : pattern.issues)
    if (!holds(y, atom)) return false;
  for (HeldAtom const& atom : pattern.held)
    for (TerritoryId const t : atom.territories)
      if (!held(y, t)) return false;
  for (PathAtom const& atom : pattern.paths)
    if (!land_path(y, atom.from, atom.to)) return false;
  return true;
}

double violation(Reading const& y, Pattern const& pattern) {
  if (!holds(y, pattern)) return 0;
  std::optional<double> worst;
  for (IssueAtom const& atom : pattern.issues)
    if (auto const graded = grade(y, atom)) worst = std::max(worst.value_or(0), *graded);
  return std::clamp(worst.value_or(1), 0.0, 1.0);
}

double price(Reading const& y, RedLine const& line) {
  double const viol = violation(y, line.never);
  if (viol == 0) return 0;
  return line.kappa * (line.eta == 1 ? viol : std::pow(viol, line.eta));
}

double soft_lines(Reading const& y, PartyId owner, std::optional<RatifierId> ratifier, TrackId track,
                  bool binding_only) {
  double sum = 0;
  for (RedLine const& line : y.world.lines) {
    if (line.hard || line.owner != owner || line.ratifier != ratifier || line.track != track) continue;
    if (binding_only && !line.binding) continue;
    if (in_force(line, y.now.round)) sum += price(y, line);
  }
  return sum;
}

bool holds(World const& world, Pattern const& pattern, Package const& package, Circumstances const& now) {
  return holds({world, package, now}, pattern);
}
double violation(World const& world, Pattern const& pattern, Package const& package, Circumstances const& now) {
  return violation({world, package, now}, pattern);
}
double price(World const& world, RedLine const& line, Package const& package, Circumstances const& now) {
  return price({world, package, now}, line);
}

bool in_force(RedLine const& line, int round) { return round >= line.from && (!line.until || round < *line.until); }

bool breaks(World const& world, LineId line, Package const& package, Circumstances const& now) {
  return holds(world, world.lines[line].never, package, now);
}

}  // namespace zopa::model
