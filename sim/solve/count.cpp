#include <algorithm>
#include <cmath>
#include <numeric>

#include "solve/conditions.hpp"
#include "solve/elimination_steps.hpp"
#include "solve/pairs.hpp"
#include "solve/restriction.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {
namespace {

/// Logarithm of how many packages the largest independent part has once `cut` is conditioned on, plus that of the cut's
/// cells: what meeting in the middle will cost. Parts that can be split between two lists count half.
double cost_of_cut(FactorGraph const& g, std::vector<Variable> const& cut) {
  std::vector<std::size_t> root(g.domain.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  auto find = [&](std::size_t v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  std::vector<bool> is_cut(g.domain.size(), false);
  for (Variable const v : cut) is_cut[v] = true;
  for (Factor const& f : g.factors) {
    std::size_t first = g.domain.size();
    for (Variable const v : f.scope) {
      if (is_cut[v]) continue;
      if (first == g.domain.size()) first = find(v);
      root[find(v)] = first;
    }
  }
  std::vector<double> size(g.domain.size(), 0);
  double all = 0, cells = 0;
  for (std::size_t v = 0; v < g.domain.size(); ++v) {
    double const bits = std::log2(double(g.domain[v]));
    if (is_cut[v]) cells += bits;
    else if (v < g.n_issues) size[find(v)] += bits, all += bits;
  }
  return cells + std::max(all / 2, *std::max_element(size.begin(), size.end()));
}

/// The cheapest of: no cut, and what each step of the elimination order separates from the rest.
std::vector<Variable> cheapest_cut(Negotiation::Compiled const& c, std::vector<Variable> const& kept) {
  std::vector<Variable> best = kept;
  if (c.graph.domain.empty()) return best;
  double least = cost_of_cut(c.graph, best);
  for (auto const& separator : separators(c.graph, c.plan.order)) {
    std::vector<Variable> cut = kept;
    cut.insert(cut.end(), separator.begin(), separator.end());
    std::sort(cut.begin(), cut.end());
    cut.erase(std::unique(cut.begin(), cut.end()), cut.end());
    double const cost = cost_of_cut(c.graph, cut);
    if (cost < least - 1) least = cost, best = cut;
  }
  return best;
}

template <int N>
Tallies flat(std::vector<Tally<N>> const& list, std::size_t d) {
  Tallies out;
  for (auto const& t : list) {
    out.value.insert(out.value.end(), t.v.begin(), t.v.begin() + std::ptrdiff_t(d));
    out.n.push_back(t.n);
  }
  return out;
}

/// Joins the shortest lists until `left` of them remain.
template <int N>
void join_down_to(std::size_t left, std::vector<std::vector<Tally<N>>>& lists) {
  CountAlgebra<N> algebra;
  while (lists.size() > left) {
    std::sort(lists.begin(), lists.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    auto const small = std::move(lists.back());
    lists.pop_back();
    std::vector<Segment<Tally<N>>> parts;
    for (auto const& t : small) parts.push_back({lists.back().data(), lists.back().data() + lists.back().size(), t});
    std::vector<Tally<N>> sum;
    algebra.unite(parts, Bounds<N>::none(), sum);
    lists.back() = std::move(sum);
  }
}

/// A cell of the cut, as a cell of the variables the conditions are about.
std::size_t projected(FactorGraph const& g, std::vector<Variable> const& cut, std::size_t cell, std::vector<Variable> const& kept) {
  std::size_t out = 0, stride = 1;
  for (std::size_t k = cut.size(); k-- > 0; cell /= g.domain[cut[k]]) {
    if (!std::binary_search(kept.begin(), kept.end(), cut[k])) continue;
    out += cell % g.domain[cut[k]] * stride;
    stride *= g.domain[cut[k]];
  }
  return out;
}

template <int N>
double count_in(Negotiation::Compiled const& c, Conditions const& conditions) {
  std::size_t const d = conditions.question.objectives.size();
  Question q = conditions.question;
  q.kept = cheapest_cut(c, q.kept);
  std::vector<Variable> order;
  for (Variable const v : c.plan.order)
    if (!std::binary_search(q.kept.begin(), q.kept.end(), v)) order.push_back(v);
  Plan const cut_plan = plan(c.graph, std::move(order));
  q.plan = &cut_plan;
  auto cells = Elimination<CountAlgebra<N>>(c, q).parts();
  double sum = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    std::size_t const at = projected(c.graph, q.kept, cell, conditions.question.kept);
    if (!conditions.open(at) || cells[cell].empty()) continue;
    if (conditions.only_thresholds()) {
      cells[cell].push_back({CountAlgebra<N>::unit()});
      join_down_to<N>(2, cells[cell]);
      sum += count_pairs(d, flat<N>(cells[cell][0], d), flat<N>(cells[cell][1], d), conditions.need(at));
      continue;
    }
    join_down_to<N>(1, cells[cell]);
    for (auto const& t : cells[cell][0])
      if (conditions.accepts(at, t.v.data())) sum += t.n;
  }
  return sum;
}

}  // namespace

double count(Negotiation const& negotiation, ConstraintSet const& active) {
  return count(negotiation.compiled(), active);
}

double count(Negotiation::Compiled const& c, ConstraintSet const& active) {
  Conditions const conditions(c, active, Conditions::Measure::needed);
  if (!conditions.possible()) return 0;
  std::size_t const n = conditions.question.objectives.size();
  if (n <= 1) return count_in<1>(c, conditions);
  if (n == 2) return count_in<2>(c, conditions);
  if (n == 3) return count_in<3>(c, conditions);
  if (n <= 6) return count_in<6>(c, conditions);
  if (n <= 16) return count_in<16>(c, conditions);
  throw std::length_error("counting in " + std::to_string(n) + " objectives (parties and ratifiers with preferences): 16 is the limit");
}

}  // namespace zopa::solve
