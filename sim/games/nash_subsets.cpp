#include "games/nash_subsets.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace zopa::games {
namespace {

using Set = std::vector<int>;  // ascending

Set intersection(Set const& a, Set const& b) {
  Set out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// Every non-empty intersection of some of the sets.
std::set<Set> closed_sets(std::map<int, Set> const& sets) {
  std::set<Set> closed;
  for (auto const& [row, columns] : sets) {
    std::set<Set> more{columns};
    for (Set const& known : closed) {
      Set both = intersection(known, columns);
      if (!both.empty()) more.insert(std::move(both));
    }
    closed.merge(more);
  }
  return closed;
}

}  // namespace

std::vector<std::vector<int>> nash_subsets(std::vector<StrategyPair> const& pairs) {
  std::map<int, Set> columns_of;
  std::map<StrategyPair, int> index;
  for (auto const& [row, column] : pairs) {
    index.emplace(StrategyPair{row, column}, int(index.size()));
    columns_of[row].push_back(column);
  }
  for (auto& [row, columns] : columns_of) std::sort(columns.begin(), columns.end());
  std::vector<std::vector<int>> subsets;
  for (Set const& columns : closed_sets(columns_of)) {
    std::vector<int> subset;
    for (auto const& [row, all] : columns_of)
      if (std::includes(all.begin(), all.end(), columns.begin(), columns.end()))
        for (int const column : columns) subset.push_back(index.at({row, column}));
    std::sort(subset.begin(), subset.end());
    subsets.push_back(std::move(subset));
  }
  return subsets;
}

std::vector<int> components(std::vector<StrategyPair> const& pairs) {
  std::vector<int> component(pairs.size(), -1);
  std::map<int, Set> of_row, of_column;
  for (int k = 0; k < int(pairs.size()); ++k) {
    of_row[pairs[std::size_t(k)].first].push_back(k);
    of_column[pairs[std::size_t(k)].second].push_back(k);
  }
  int n = 0;
  for (int start = 0; start < int(pairs.size()); ++start) {
    if (component[std::size_t(start)] >= 0) continue;
    std::vector<int> to_visit{start};
    while (!to_visit.empty()) {
      auto const k = std::size_t(to_visit.back());
      to_visit.pop_back();
      if (component[k] >= 0) continue;
      component[k] = n;
      for (Set* const neighbours : {&of_row[pairs[k].first], &of_column[pairs[k].second]}) {
        to_visit.insert(to_visit.end(), neighbours->begin(), neighbours->end());
        neighbours->clear();  // each list is followed once
      }
    }
    ++n;
  }
  return component;
}

}  // namespace zopa::games
