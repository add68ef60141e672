// Frontier by elimination against listing every package's values, sorting and sweeping, in one run, over the family of
// networks that instances.hpp describes.

#include "zopa/solve/frontier.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "instances.hpp"
#include "measure.hpp"
#include "zopa/io/scenario_file.hpp"

namespace zopa::bench {
namespace {

model::World world(Network const& network) {
  auto reading = io::read_scenario_text(scenario_text(network), "network");
  if (!reading.scenario) throw std::runtime_error(io::render(reading.diagnostics));
  return std::move(reading.scenario->central);
}

/// The other way: every package's values from tables of the terms, sorted, then swept. No more work than that takes.
class ListSortSweep {
 public:
  explicit ListSortSweep(model::World world) : world_(std::move(world)) {}

  std::size_t frontier_size() {
    list();
    std::sort(values_.begin(), values_.end(), std::greater<>());
    return world_.parties.size() == 2 ? sweep() : scan();
  }

 private:
  using Values = std::array<double, 4>;

  double term(model::PartyId i, std::size_t issue, std::size_t option) const {
    return world_.parties[i].preferences.issues[model::IssueId{issue}].values[option];
  }

  void list() {
    std::size_t const n = world_.issues.size();
    std::vector<std::size_t> option(n, 0);
    values_.clear();
    for (bool more = true; more;) {
      Values v{};
      for (auto i : model::ids_of(world_.parties)) {
        auto const& preferences = world_.parties[i].preferences;
        for (std::size_t k = 0; k < n; ++k)
          v[i.index] += preferences.issues[model::IssueId{k}].weight * term(i, k, option[k]);
        for (auto const& pair : preferences.interactions)
          v[i.index] += pair.beta * term(i, pair.first.index, option[pair.first.index]) *
                        term(i, pair.second.index, option[pair.second.index]);
      }
      values_.push_back(v);
      more = false;
      for (std::size_t k = n; k-- > 0 && !more;) {
        more = ++option[k] < world_.issues[model::IssueId{k}].options.size();
        if (!more) option[k] = 0;
      }
    }
  }

  std::size_t sweep() const {
    std::size_t kept = 0;
    double best = -1e300;
    for (Values const& v : values_)
      if (v[1] > best + 1e-12) best = v[1], ++kept;
    return kept;
  }

  std::size_t scan() const {
    std::vector<Values> kept;
    for (Values const& v : values_) {
      std::size_t k = 0;
      auto const covers = [&](Values const& a) {
        return a[0] >= v[0] - 1e-12 && a[1] >= v[1] - 1e-12 && a[2] >= v[2] - 1e-12 && a[3] >= v[3] - 1e-12;
      };
      while (k < kept.size() && !covers(kept[k])) ++k;
      if (k == kept.size())
        kept.push_back(v);
      else
        std::swap(kept[k], kept[k / 2]);
    }
    return kept.size();
  }

  model::World world_;
  std::vector<Values> values_;
};

Row by_elimination(Network const& network) {
  model::World const w = world(network);
  auto const now = model::circumstances(w);
  model::Per<model::PartyId, double> const no_deal(w.parties.size(), 0.0);
  solve::Negotiation const negotiation(w, model::TrackId{}, now, no_deal);
  std::size_t points = 0;
  Row row;
  row.measured = least_time([&] { points = solve::pareto_frontier(negotiation, {}).points.size(); });
  row.what = fmt::format("frontier of 10^{} packages, {} parties{}, opposition {}", network.issues, network.parties,
                         network.interactions ? fmt::format(", {} pairs", network.pairs().size()) : "",
                         network.opposition);
  row.proof = fmt::format("{} points, {:.0f} ns each", points, 1e6 * row.measured.value / double(points));
  row.beside = "cannot be listed";
  return row;
}

Row by_listing(Network const& network) {
  ListSortSweep list(world(network));
  std::size_t points = 0;
  Row row;
  row.measured = least_time([&] { points = list.frontier_size(); });
  row.proof = fmt::format("{} points", points);
  return row;
}

void add(Table& table, Network const& network, std::string const& aim = "") {
  Row row = in_own_process([&] { return by_elimination(network); });
  row.aim = aim;
  if (network.issues <= 6) {
    Row const other = in_own_process([&] { return by_listing(network); });
    if (row.proof.rfind(other.proof, 0) != 0)
      throw std::runtime_error(fmt::format("listing finds {}, elimination {}", other.proof, row.proof));
    row.beside = "list, sort, sweep";
    row.other = other.measured;
    row.ratio = other.measured.value / row.measured.value;
  }
  table.push_back(std::move(row));
}

}  // namespace

void frontier(Table& table) {
  add(table, {2, 3, 0, .95});
  add(table, {2, 6, 0, .95}, "≤ 1 ms");
  add(table, {2, 9, 0, .95});
}

void large_frontiers(Table& table) {
  for (int issues : {3, 6, 9, 12, 15}) add(table, {2, issues, 0, .95});
  for (int issues : {3, 6, 9, 12, 15}) add(table, {2, issues, 10, .95});
  for (int issues : {3, 6}) add(table, {3, issues, 0, .95});
  add(table, {3, 9, 0, .8});
  for (int issues : {3, 6}) add(table, {4, issues, 0, .8});
}

}  // namespace zopa::bench
