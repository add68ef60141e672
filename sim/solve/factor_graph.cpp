#include "solve/factor_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <utility>

namespace zopa::solve {
namespace {

using Interactions = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS>;

Interactions interaction_graph(FactorGraph const& g, std::vector<bool> const& counts) {
  Interactions graph(g.domain.size());
  for (std::size_t k = 0; k < g.factors.size(); ++k) {
    if (!counts.empty() && !counts[k]) continue;
    Factor const& f = g.factors[k];
    for (std::size_t a = 0; a < f.scope.size(); ++a)
      for (std::size_t b = a + 1; b < f.scope.size(); ++b)
        if (f.scope[a] != f.scope[b]) boost::add_edge(f.scope[a], f.scope[b], graph);
  }
  return graph;
}

std::vector<Variable> neighbours(Interactions const& graph, Variable v) {
  std::vector<Variable> out;
  for (auto [w, end] = boost::adjacent_vertices(v, graph); w != end; ++w) out.push_back(static_cast<Variable>(*w));
  return out;
}

struct Price {
  double fill;   // cells of the pairs that become neighbours
  double table;
  auto operator<=>(Price const&) const = default;
};

Price price(FactorGraph const& g, Interactions const& graph, Variable v) {
  auto const around = neighbours(graph, v);
  Price p{0, double(g.domain[v])};
  for (std::size_t a = 0; a < around.size(); ++a) {
    p.table *= double(g.domain[around[a]]);
    for (std::size_t b = a + 1; b < around.size(); ++b)
      if (!boost::edge(around[a], around[b], graph).second) p.fill += double(g.domain[around[a]]) * g.domain[around[b]];
  }
  return p;
}

/// Joins all neighbours of v and takes it out.
std::vector<Variable> eliminate(Interactions& graph, Variable v) {
  auto const around = neighbours(graph, v);
  for (std::size_t a = 0; a < around.size(); ++a)
    for (std::size_t b = a + 1; b < around.size(); ++b) boost::add_edge(around[a], around[b], graph);
  boost::clear_vertex(v, graph);
  return around;
}

double cells(FactorGraph const& g, std::vector<Variable> const& scope) {
  double n = 1;
  for (Variable const v : scope) n *= double(g.domain[v]);
  return n;
}

}  // namespace

std::vector<Variable> min_fill_order(FactorGraph const& g, std::vector<Variable> const& kept,
                                     std::vector<bool> const& counts) {
  std::size_t const n = g.domain.size();
  Interactions graph = interaction_graph(g, counts);
  std::vector<bool> candidate(n, true), stale(n, true);
  for (Variable v : kept) candidate[v] = false;
  std::vector<Price> prices(n);
  std::vector<bool> alone(n);
  for (Variable v = 0; v < n; ++v) alone[v] = boost::out_degree(v, graph) == 0;
  std::vector<Variable> order;
  while (true) {
    std::size_t best = n;
    for (Variable v = 0; v < n; ++v) {
      if (!candidate[v]) continue;
      if (stale[v]) prices[v] = price(g, graph, v);
      stale[v] = false;
      if (best == n || std::pair(alone[v], prices[v]) < std::pair(alone[best], prices[best])) best = v;
    }
    if (best == n) return order;
    order.push_back(static_cast<Variable>(best));
    candidate[best] = false;
    // Fill-in changes for the neighbours and for whoever has two of them as neighbours.
    auto const around = eliminate(graph, static_cast<Variable>(best));
    for (Variable w : around) {
      stale[w] = true;
      for (Variable x : neighbours(graph, w)) stale[x] = true;
    }
  }
}

Plan plan(FactorGraph const& g, std::vector<Variable> order) {
  std::size_t const n = order.size();
  std::vector<std::size_t> step(g.domain.size(), n);
  for (std::size_t s = 0; s < n; ++s) step[order[s]] = s;
  Plan out{std::move(order), std::vector<std::vector<std::uint32_t>>(n + 1)};
  for (std::uint32_t f = 0; f < g.factors.size(); ++f) {
    std::size_t first = n;
    for (Variable const v : g.factors[f].scope) first = std::min(first, step[v]);
    out.buckets[first].push_back(f);
  }
  return out;
}

std::vector<std::vector<Variable>> separators(FactorGraph const& g, std::vector<Variable> const& order) {
  Interactions graph = interaction_graph(g, {});
  std::vector<std::vector<Variable>> out;
  for (Variable const v : order) out.push_back(eliminate(graph, v));
  return out;
}

double largest_table(FactorGraph const& g, std::vector<Variable> const& order) {
  double largest = 1;
  auto const around = separators(g, order);
  for (std::size_t s = 0; s < order.size(); ++s) largest = std::max(largest, cells(g, around[s]) * double(g.domain[order[s]]));
  return largest;
}

}  // namespace zopa::solve
