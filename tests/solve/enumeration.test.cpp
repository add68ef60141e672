#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>

#include "support/random_worlds.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/package.hpp"
#include "zopa/solve/conflicts.hpp"
#include "zopa/solve/solutions.hpp"
#include "zopa/solve/thresholds.hpp"

// Everything the solver says about why there is a deal or none, against a list of all packages and what each breaks.
namespace zopa::test {
namespace {

using solve::ConstraintIndices, solve::ConstraintSet, solve::JudgedPackage, solve::Negotiation;
using Sets = std::vector<ConstraintIndices>;

bool subset(ConstraintSet const& a, ConstraintSet const& b) { return (a & ~b).none(); }

ConstraintIndices members(ConstraintSet const& set) {
  ConstraintIndices out;
  for (std::size_t c = 0; c < set.size(); ++c)
    if (set[c]) out.push_back(c);
  return out;
}

void sort(Sets& sets) {
  std::sort(sets.begin(), sets.end(),
            [](auto const& a, auto const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
}

/// A negotiation small enough to list.
struct Listed {
  Negotiation const& n;
  std::vector<JudgedPackage> packages;
  std::vector<ConstraintSet> least_broken;  ///< what some package breaks, and none breaks a part of it only

  Listed(Negotiation const& negotiation, World const& world, Circumstances const& now)
      : n(negotiation), packages(solve::judged_packages(negotiation, world, TrackId{}, now)) {
    for (JudgedPackage const& p : packages) {
      auto const within = [&](ConstraintSet const& other) { return subset(other, p.broken); };
      if (std::any_of(least_broken.begin(), least_broken.end(), within)) continue;
      auto const beyond = [&](ConstraintSet const& other) { return subset(p.broken, other); };
      least_broken.erase(std::remove_if(least_broken.begin(), least_broken.end(), beyond), least_broken.end());
      least_broken.push_back(p.broken);
    }
  }

  bool open() const { return least_broken.size() == 1 && least_broken[0].none(); }
  bool feasible(ConstraintSet const& active) const {
    return std::any_of(least_broken.begin(), least_broken.end(), [&](auto const& b) { return (b & active).none(); });
  }

  /// By definition: what is to be given up is what some package breaks, and no package breaks less.
  Sets corrections() const {
    Sets out;
    if (open()) return out;
    for (auto const& broken : least_broken) out.push_back(members(broken));
    sort(out);
    return out;
  }

  /// By definition: every set of constraints asked.
  Sets conflicts() const {
    Sets out;
    std::size_t const k = n.constraints().size();
    std::vector<bool> possible(std::size_t{1} << k);
    for (std::size_t s = 0; s < possible.size(); ++s) possible[s] = feasible(ConstraintSet(s));
    for (std::size_t s = 0; s < possible.size(); ++s) {
      bool minimal = !possible[s];
      for (std::size_t c = 0; c < k && minimal; ++c)
        if (s >> c & 1) minimal = possible[s ^ (std::size_t{1} << c)];
      if (minimal) out.push_back(members(ConstraintSet(s)));
    }
    sort(out);
    return out;
  }

  double shortfall(JudgedPackage const& p) const {
    double sum = 0;
    for (auto const i : model::ids_of(n.no_deal()))
      sum += base::at_least(p.value[i.index], n.no_deal()[i]) ? 0 : n.no_deal()[i] - p.value[i.index];
    return sum;
  }

  /// The first package with the least shortfall of those that break one of these sets at most.
  JudgedPackage const* nearest(std::vector<ConstraintSet> const& may_break) const {
    JudgedPackage const* best = nullptr;
    for (JudgedPackage const& p : packages) {
      auto const allows = [&](ConstraintSet const& s) { return subset(p.broken, s); };
      if (std::none_of(may_break.begin(), may_break.end(), allows)) continue;
      if (!best || shortfall(p) < shortfall(*best) - 1e-12) best = &p;
    }
    return best;
  }
};

void same_explanation(Listed const& listed, solve::Explanation const& why) {
  REQUIRE(why.complete);
  REQUIRE(why.corrections == listed.corrections());
  REQUIRE(why.conflicts == listed.conflicts());
  for (std::size_t c = 0; c < listed.n.constraints().size(); ++c) {
    double responsibility = 0;
    for (auto const& correction : listed.corrections())
      if (std::find(correction.begin(), correction.end(), c) != correction.end())
        responsibility = std::max(responsibility, 1.0 / double(correction.size()));
    REQUIRE(why.responsibility[c] == responsibility);
  }
}

void same_nearest(Listed const& listed, solve::Explanation const& why) {
  std::vector<ConstraintSet> smallest;
  for (auto const& correction : why.corrections) {
    if (correction.size() > why.corrections.front().size()) break;
    ConstraintSet set;
    for (std::size_t c : correction) set.set(c);
    smallest.push_back(set);
  }
  auto const miss = solve::nearest_miss(listed.n, why);
  JudgedPackage const* expected = listed.nearest(smallest);
  REQUIRE(miss.has_value() == (expected != nullptr));
  if (miss) REQUIRE(miss->package == expected->package);
}

void same_shortfall(Listed const& listed) {
  ConstraintSet const no_deal = listed.n.all() & ~listed.n.lines_and_ratifiers();
  JudgedPackage const* expected = listed.nearest({no_deal});
  auto const least = solve::least_shortfall(listed.n);
  auto const payment = solve::side_payment(listed.n);
  REQUIRE(least.has_value() == (expected != nullptr));
  REQUIRE(payment.gift.has_value() == (expected != nullptr));
  if (!expected) return;
  REQUIRE(least->package == expected->package);
  REQUIRE(members(expected->broken) == least->broken);
  REQUIRE(*payment.gift == doctest::Approx(listed.shortfall(*expected)).epsilon(1e-9));
}

void same_never_binding(Listed const& listed) {
  ConstraintSet const no_deal = listed.n.all() & ~listed.n.lines_and_ratifiers();
  auto const never = solve::never_binding(listed.n);
  for (std::size_t c = 0; c < listed.n.constraints().size(); ++c) {
    if (listed.n.constraints()[c].kind != solve::Constraint::Kind::line) continue;
    bool const binds = std::any_of(listed.packages.begin(), listed.packages.end(),
                                   [&](JudgedPackage const& p) { return p.broken[c] && (p.broken & no_deal).none(); });
    REQUIRE((std::find(never.begin(), never.end(), c) == never.end()) == binds);
  }
}

struct Tally {
  int asked = 0, closed = 0, several_conflicts = 0, large = 0;
};

void compare(std::uint64_t seed, double most_packages, Tally& tally) {
  RandomWorld const random(seed);
  if (model::combinations(random.world, TrackId{}) > most_packages) return;
  Negotiation const n(random.world, TrackId{}, random.now, random.no_deal);
  if (n.constraints().size() > 10) return;
  Listed const listed(n, random.world, random.now);
  INFO("seed " << seed);
  auto const why = solve::explain(n);
  same_explanation(listed, why);
  if (!why.corrections.empty()) same_nearest(listed, why);
  if (seed % 4 == 0) same_shortfall(listed);
  if (seed % 4 == 1) same_never_binding(listed);
  ++tally.asked;
  tally.closed += !listed.open();
  tally.several_conflicts += why.conflicts.size() > 1;
  tally.large += listed.packages.size() > 5000;
}

}  // namespace

TEST_CASE("what the solver says of 10,000 random networks is what listing every package says; 100,000 with ZOPA_LONG") {
  bool const all = std::getenv("ZOPA_LONG") != nullptr;
  int const wanted = all ? 100000 : 10000;
  Tally tally;
  for (std::uint64_t seed = 1; tally.asked < wanted; ++seed) compare(seed, all ? 1e5 : 250, tally);
  CHECK(tally.closed > wanted / 4);
  CHECK(tally.closed < wanted * 3 / 4);
  CHECK(tally.several_conflicts > wanted / 20);
  if (all) CHECK(tally.large > 100);
}

TEST_CASE("shadow prices are Nash values with and without a line, listed") {
  int priced = 0;
  for (std::uint64_t seed = 1; priced < 200; ++seed) {
    RandomWorld const random(seed);
    if (model::combinations(random.world, TrackId{}) > 250) continue;
    Negotiation const n(random.world, TrackId{}, random.now, random.no_deal);
    auto const packages = solve::judged_packages(n, random.world, TrackId{}, random.now);
    auto const nash = [&](ConstraintSet const& active) {
      std::vector<std::vector<double>> values;
      for (auto const& p : packages)
        if ((p.broken & active).none()) values.push_back(p.value);
      auto const at = solve::nash_solution(values, n.no_deal().values());
      return at ? values[*at] : n.no_deal().values();
    };
    auto const prices = solve::shadow_prices(n);
    std::size_t row = 0;
    for (std::size_t c = 0; c < n.constraints().size(); ++c) {
      if (n.constraints()[c].kind != solve::Constraint::Kind::line) continue;
      INFO("seed " << seed << " line " << c);
      ConstraintSet without = n.all();
      without.reset(c);
      double gain = 1, expected = 1;  // by the product: several points can share it
      auto const with_it = nash(n.all()), without_it = nash(without);
      for (std::size_t i = 0; i < with_it.size(); ++i) {
        gain *= std::max(0.0, with_it[i] + prices[row][i] - n.no_deal().values()[i]);
        expected *= std::max(0.0, without_it[i] - n.no_deal().values()[i]);
      }
      CHECK(gain == doctest::Approx(expected).epsilon(1e-9));
      ++row;
      ++priced;
    }
  }
}

}  // namespace zopa::test
