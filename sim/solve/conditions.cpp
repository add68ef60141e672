#include "solve/conditions.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"

namespace zopa::solve {
namespace {

/// Where one objective decides the ballot, it is a threshold; anything else needs a look at all approvals.
bool is_threshold(Ballot const& b) {
  if (b.approvals.size() != 1 || !b.approvals[0].objective || b.approvals[0].pattern) return false;
  return base::at_least(b.approvals[0].weight, b.quota) && !base::at_least(0, b.quota);
}

}  // namespace

Conditions::Conditions(Negotiation::Compiled const& c, ConstraintSet const& active, Measure measure, std::uint64_t constant)
    : c_(c), active_(active), constant_(constant) {
  question.active = active;
  question.plan = &c.plan;
  choose_kept();
  choose_objectives(measure);
  choose_thresholds(measure);
}

void Conditions::choose_kept() {
  for (Variable const v : c_.kept) {
    bool wanted = v < c_.graph.n_issues;
    for (Ballot const& b : c_.ballots)
      if (active_[std::size_t(b.constraint)])
        for (Approval const& a : b.approvals) wanted = wanted || a.pattern == v;
    if (wanted) question.kept.push_back(v);
  }
  std::size_t const n = c_.graph.n_cells(question.kept);
  for (std::size_t cell = 0; cell < n; ++cell) hazard_.push_back(c_.hazard[full_cell(cell)]);
}

void Conditions::choose_objectives(Measure measure) {
  auto& wanted = question.objectives;
  std::size_t const n = c_.no_deal.size();
  std::vector<bool> asked(n, measure == Measure::parties);
  for (std::size_t i = 0; i < n; ++i) asked[i] = asked[i] || active_[c_.first_no_deal + i];
  std::vector<std::uint32_t> others;
  for (Ballot const& b : c_.ballots) {
    if (!active_[std::size_t(b.constraint)]) continue;
    if (!is_threshold(b)) votes_.push_back(&b);
    for (Approval const& a : b.approvals) {
      if (a.objective) others.push_back(*a.objective);
      if (a.price) others.push_back(*a.price);
      if (a.by_party && a.certain) asked[b.party.index] = true;
    }
  }
  for (std::uint32_t i = 0; i < n; ++i)
    if (asked[i] && measures(i)) wanted.push_back(i);
  question.n_valued = wanted.size();
  wanted.insert(wanted.end(), others.begin(), others.end());
  if (measure == Measure::needed) question.n_valued = wanted.size();  // any package will do
}

void Conditions::choose_thresholds(Measure measure) {
  std::size_t const n_parties = c_.no_deal.size(), n = question.objectives.size();
  need_.assign(n_cells() * n, no_need);
  open_.assign(n_cells(), true);
  question.need.assign(n, never_enough);
  question.cap.assign(n, lowest_value);
  for (std::size_t cell = 0; cell < n_cells(); ++cell) {
    std::int64_t const* const party_need = &c_.need[full_cell(cell) * n_parties];
    for (std::size_t i = 0; i < n_parties; ++i)
      if (active_[c_.first_no_deal + i] && party_need[i] == never_enough) open_[cell] = false;
    for (std::size_t o = 0; o < n; ++o) {
      std::uint32_t const objective = question.objectives[o];
      std::int64_t need = no_need;
      if (objective < n_parties && active_[c_.first_no_deal + objective]) need = party_need[objective];
      for (Ballot const& b : c_.ballots)
        if (active_[std::size_t(b.constraint)] && is_threshold(b) && b.approvals[0].objective == objective)
          need = c_.objectives[objective].need;
      need_[cell * n + o] = need;
      if (need == never_enough) open_[cell] = false;
      question.need[o] = std::min(question.need[o], need);
      if (need != never_enough) question.cap[o] = std::max(question.cap[o], need);
    }
  }
  // A party's own value is cut off only where nobody looks at it beyond its threshold; a price never is.
  for (std::size_t o = 0; o < n; ++o) {
    std::uint32_t const objective = question.objectives[o];
    bool cut = objective >= n_parties || measure == Measure::needed;
    for (Ballot const* b : votes_)
      for (Approval const& a : b->approvals) {
        if (a.price == objective || (a.by_party && b->party.index == objective)) cut = false;
        if (a.objective == objective) question.cap[o] = std::max(question.cap[o], c_.objectives[objective].need);
      }
    if (!cut) question.cap[o] = no_cap;
  }
}

std::uint32_t Conditions::value_of(Variable kept, std::size_t cell) const {
  for (std::size_t k = question.kept.size(); k-- > 0; cell /= c_.graph.domain[question.kept[k]])
    if (question.kept[k] == kept) return static_cast<std::uint32_t>(cell % c_.graph.domain[kept]);
  return 0;
}

/// The same cell among all kept variables; those that do not matter stand at 0.
std::size_t Conditions::full_cell(std::size_t cell) const {
  std::size_t full = 0;
  for (Variable const v : c_.kept) full = full * c_.graph.domain[v] + value_of(v, cell);
  return full;
}

bool Conditions::possible() const { return std::find(open_.begin(), open_.end(), true) != open_.end(); }

std::uint64_t Conditions::constant_parties(std::size_t cell) const {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < c_.valuation.size(); ++i)
    if (c_.valuation[i].constant_in_u(hazard_[cell])) out |= std::uint64_t{1} << i;
  return out;
}

int Conditions::position(std::uint32_t objective) const {
  for (std::size_t o = 0; o < question.objectives.size(); ++o)
    if (question.objectives[o] == objective) return static_cast<int>(o);
  return -1;
}

double Conditions::deal_value(std::size_t cell, std::size_t party, std::int64_t const* measured) const {
  int const o = position(static_cast<std::uint32_t>(party));
  double const u = o < 0 ? 0 : double(measured[o]) / c_.objectives[party].scale;
  return c_.valuation[party](u, hazard_[cell]);
}

bool Conditions::approves(Approval const& a, model::PartyId party, std::size_t cell, std::int64_t const* measured) const {
  if (a.impossible || (a.pattern && value_of(*a.pattern, cell) != 0)) return false;
  if (!a.certain) return true;
  if (a.objective) return measured[position(*a.objective)] >= c_.objectives[*a.objective].need;
  if (!a.by_party) return true;
  double v = deal_value(cell, party.index, measured);
  if (a.price) v += double(measured[position(*a.price)]) / c_.objectives[*a.price].scale;
  return base::at_least(v, c_.no_deal[party]);
}

bool Conditions::passes(Ballot const& b, std::size_t cell, std::int64_t const* measured) const {
  double in_favour = 0;
  for (Approval const& a : b.approvals)
    if (approves(a, b.party, cell, measured)) in_favour += a.weight;
  return base::at_least(in_favour, b.quota);
}

bool Conditions::accepts(std::size_t cell, std::int64_t const* measured) const {
  if (!open_[cell]) return false;
  std::int64_t const* const least = need(cell);
  for (std::size_t o = 0; o < question.objectives.size(); ++o)
    if (measured[o] < least[o]) return false;
  return std::all_of(votes_.begin(), votes_.end(), [&](Ballot const* b) { return passes(*b, cell, measured); });
}

}  // namespace zopa::solve
