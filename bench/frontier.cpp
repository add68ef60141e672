// Frontier by elimination against listing every package, in one run. Instances: additive preferences over issues of ten
// options; opposition .95: the second party's values are .95(1 − v) + .05·noise of the first's v. Seed 20250723.

#include "zopa/solve/frontier.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "measure.hpp"

namespace zopa::bench {
namespace {

struct Family {
  int parties, issues, interactions;
  double opposition;
};

double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

std::vector<double> weights(std::mt19937_64& random, int n) {
  std::vector<double> w;
  double sum = 0;
  for (int k = 0; k < n; ++k) sum += w.emplace_back(.1 + uniform(random));
  for (double& x : w) x /= sum;
  return w;
}

model::World world(Family const& family) {
  std::mt19937_64 random(20250723);
  model::World out;
  model::Track main_track;
  main_track.id = main_track.title = "main";
  out.tracks.push_back(main_track);
  for (int k = 0; k < family.issues; ++k) {
    model::Issue issue;
    issue.id = issue.family = fmt::format("issue{}", k);
    for (int o = 0; o < 10; ++o) {
      issue.options.push_back(std::to_string(o));
      issue.position.push_back(o);
    }
    out.tracks[model::TrackId{}].issues.push_back(out.issues.push_back(issue));
  }
  std::vector<std::vector<double>> first(std::size_t(family.issues), std::vector<double>(10));
  for (int i = 0; i < family.parties; ++i) {
    model::Party party;
    party.id = fmt::format("P{}", i);
    auto const w = weights(random, family.issues);
    for (int k = 0; k < family.issues; ++k) {
      model::IssueValue value;
      value.weight = w[std::size_t(k)];
      for (double& v : first[std::size_t(k)]) {
        double const noise = uniform(random);
        if (i == 0) v = noise;
        // parties beyond the second oppose the first on every other issue
        bool const opposed = i == 1 || (i > 1 && (k + i) % 2 == 0);
        double const base =
            i == 0 ? v : family.opposition * (opposed ? 1 - v : noise) + (1 - family.opposition) * noise;
        value.values.push_back(base);
      }
      party.preferences.issues.push_back(value);
    }
    for (int n = 0; n < family.interactions; ++n) {
      auto const a = random() % std::uint64_t(family.issues), b = random() % std::uint64_t(family.issues);
      party.preferences.interactions.push_back({model::IssueId{a}, model::IssueId{b}, .1 * (uniform(random) - .5)});
    }
    party.no_deal.resize(1);
    out.parties.push_back(party);
  }
  return out;
}

template <class Work>
double milliseconds(Work const& work) {
  double best = 1e300, spent = 0;
  for (int repeat = 0; repeat < 50 && (repeat < 1 || spent < 500); ++repeat) {
    auto const start = std::chrono::steady_clock::now();
    work();
    double const ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    best = std::min(best, ms);
    spent += ms;
  }
  return best;
}

struct Measured {
  std::size_t points = 0;
  double compile_ms = 0, frontier_ms = 0;
  std::optional<double> enumeration_ms;  ///< nullopt: too many packages to list
  double ns_per_point() const { return 1e6 * frontier_ms / static_cast<double>(points); }
  std::optional<double> ratio() const {
    return enumeration_ms ? std::optional(*enumeration_ms / frontier_ms) : std::nullopt;
  }
};

Measured measured(Family const& family) {
  model::World const w = world(family);
  auto const now = model::circumstances(w);
  model::Per<model::PartyId, double> const no_deal(w.parties.size(), 0.0);
  solve::Negotiation const negotiation(w, model::TrackId{}, now, no_deal);
  Measured m;
  m.compile_ms = milliseconds([&] { solve::Negotiation{w, model::TrackId{}, now, no_deal}; });
  m.frontier_ms = milliseconds([&] { m.points = solve::pareto_frontier(negotiation, {}).points.size(); });
  if (family.issues <= 6)
    m.enumeration_ms =
        milliseconds([&] { solve::pareto_frontier_by_enumeration(negotiation, w, model::TrackId{}, now, {}); });
  return m;
}

void print_row(Family const& family) {
  Measured const m = measured(family);
  fmt::print("{:>7} {:>8} {:>12} {:>10.2f} {:>8} {:>10.3f} {:>10.3f} {:>12.0f} {:>14} {:>7}\n", family.parties,
             fmt::format("10^{}", family.issues), family.interactions, family.opposition, m.points, m.compile_ms,
             m.frontier_ms, m.ns_per_point(), m.enumeration_ms ? fmt::format("{:.2f}", *m.enumeration_ms) : "-",
             m.ratio() ? fmt::format("{:.0f}", *m.ratio()) : "-");
}

}  // namespace

void frontier(Table& table) {
  for (int issues : {3, 6, 9}) {
    Measured const m = measured({2, issues, 0, .95});
    std::string const figure = fmt::format("{:.3f} ms", m.frontier_ms);
    std::string const what =
        fmt::format("frontier of 10^{} packages, {} points, {:.0f} ns a point", issues, m.points, m.ns_per_point());
    std::string const beside =
        m.enumeration_ms ? fmt::format("enumerate, sort, sweep: {:.2f} ms", *m.enumeration_ms) : "cannot be enumerated";
    table.push_back({what, figure, beside, m.ratio(), issues == 6 ? "≤ 1 ms" : ""});
  }
}

void print_frontiers() {
  fmt::print("{:>7} {:>8} {:>12} {:>10} {:>8} {:>10} {:>10} {:>12} {:>14} {:>7}\n", "parties", "packages",
             "interactions", "opposition", "points", "compile ms", "frontier ms", "ns per point", "enumeration ms",
             "ratio");
  for (int issues : {3, 6, 9, 12, 15}) print_row({2, issues, 0, .95});
  for (int issues : {3, 6, 9}) print_row({2, issues, 3, .95});
  for (int issues : {3, 6}) print_row({3, issues, 0, .95});
  print_row({3, 9, 0, .8});
}

}  // namespace zopa::bench
