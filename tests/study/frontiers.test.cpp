#include "zopa/study/frontiers.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "engine/scenarios.hpp"

using namespace zopa;
using namespace zopa::test;

namespace {

bool dominates(std::vector<double> const& a, std::vector<double> const& b) {
  bool better = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] < b[i] - 1e-9) return false;
    better = better || a[i] > b[i] + 1e-9;
  }
  return better;
}

/// Every undominated value among the packages that break none of `active`, by comparing each with each.
std::vector<std::vector<double>> by_hand(std::vector<solve::JudgedPackage> const& all, solve::ConstraintSet active) {
  std::vector<std::vector<double>> allowed, best;
  for (auto const& p : all)
    if ((p.broken & active).none()) allowed.push_back(p.value);
  for (auto const& v : allowed)
    if (std::none_of(allowed.begin(), allowed.end(), [&](auto const& w) { return dominates(w, v); })) best.push_back(v);
  std::sort(best.begin(), best.end());
  best.erase(std::unique(best.begin(), best.end(),
                         [](auto const& a, auto const& b) {
                           return !dominates(a, b) && !dominates(b, a) && std::abs(a[0] - b[0]) < 1e-9;
                         }),
             best.end());
  return best;
}

void check_same(solve::Frontier const& frontier, std::vector<std::vector<double>> const& expected) {
  REQUIRE(frontier.points.size() == expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k)
    for (std::size_t i = 0; i < expected[k].size(); ++i)
      CHECK(frontier.points[k].value[i] == doctest::Approx(expected[k][i]).epsilon(1e-9));
}

}  // namespace

TEST_CASE("What each constraint cuts away is what is left of the listed packages without those that break it") {
  auto const scenario = disjoint_lines();
  auto const fronts = study::frontiers(scenario, model::main_track);
  auto const negotiation = solve::negotiation(scenario.central, model::main_track);
  REQUIRE(static_cast<double>(fronts.packages.size()) == negotiation.n_packages());
  check_same(fronts.unrestricted, by_hand(fronts.packages, {}));
  for (auto party : model::ids_of(scenario.central.parties))
    check_same(fronts.of_party[party], by_hand(fronts.packages, negotiation.of(party)));
  bool asked = false;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c) {
    if (negotiation.constraints()[c].kind == solve::Constraint::Kind::no_deal_value) continue;
    solve::ConstraintSet alone;
    alone.set(c);
    check_same(fronts.of_constraint[c], by_hand(fronts.packages, alone));
    asked = true;
  }
  CHECK(asked);
}

TEST_CASE("Lines that collide leave no frontier, though each party's own leaves one") {
  auto const fronts = study::frontiers(disjoint_lines(), model::main_track);
  CHECK(fronts.of_all.points.empty());
  for (auto const& frontier : fronts.of_party) CHECK(!frontier.points.empty());
}

TEST_CASE("Packages are listed up to the limit asked for and not beyond") {
  CHECK(study::frontiers(disjoint_lines(), model::main_track, 1).packages.empty());
}
