// Frontier by elimination against listing every package's values, sorting and sweeping, in one run. Instances: issues
// of ten options, weights uniform on [.1, 1.1] and normalised, the first party's values v uniform; opposition .95: the
// second party's are .95(1 − v) + .05·noise, later parties oppose the first on every other issue. Interactions: pairs
// of different issues, β uniform on ±.05. Seed 20250723.

#include "zopa/solve/frontier.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>

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

/// The pairs of issues that interact: the same for all parties, as many different ones as there are.
std::vector<std::pair<std::size_t, std::size_t>> interacting(Family const& family) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (std::size_t a = 0; a < std::size_t(family.issues); ++a)
    for (std::size_t b = a + 1; b < std::size_t(family.issues); ++b) all.emplace_back(a, b);
  std::mt19937_64 random(20250723);
  for (std::size_t k = all.size(); k > 1; --k) std::swap(all[k - 1], all[random() % k]);
  all.resize(std::min(all.size(), std::size_t(family.interactions)));
  return all;
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
    for (auto const& [a, b] : interacting(family))
      party.preferences.interactions.push_back({model::IssueId{a}, model::IssueId{b}, .1 * (uniform(random) - .5)});
    party.no_deal.resize(1);
    out.parties.push_back(party);
  }
  return out;
}

/// The best of up to fifty calls within half a second.
template <class Work>
double milliseconds(Work const& work) {
  double best = 1e300, spent = 0;
  for (int repeat = 0; repeat < 50 && (repeat < 1 || spent < 500); ++repeat) {
    double const ms = 1e3 * seconds(work);
    best = std::min(best, ms);
    spent += ms;
  }
  return best;
}

/// The other way: every package's values from tables of the terms, sorted, then swept. No more work than that takes.
class ListSortSweep {
 public:
  explicit ListSortSweep(model::World const& world) : world_(world) {}

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

  model::World const& world_;
  std::vector<Values> values_;
};

struct Measured {
  double compile_ms = 0, frontier_ms = 0, listing_ms = 0, megabytes = 0;
  std::size_t points = 0;
  double ns_per_point() const { return 1e6 * frontier_ms / static_cast<double>(points); }
  double ratio() const { return listing_ms / frontier_ms; }
};

Measured by_elimination(Family const& family) {
  Measured m;
  model::World const w = world(family);
  auto const now = model::circumstances(w);
  model::Per<model::PartyId, double> const no_deal(w.parties.size(), 0.0);
  solve::Negotiation const negotiation(w, model::TrackId{}, now, no_deal);
  m.compile_ms = milliseconds([&] { solve::Negotiation{w, model::TrackId{}, now, no_deal}; });
  m.frontier_ms = milliseconds([&] { m.points = solve::pareto_frontier(negotiation, {}).points.size(); });
  return m;
}

Measured by_listing(Family const& family) {
  Measured m;
  model::World const w = world(family);
  ListSortSweep list(w);
  m.listing_ms = milliseconds([&] { m.points = list.frontier_size(); });
  return m;
}

/// In a process of its own, so that its peak memory is its own.
Measured in_a_process(Measured (*measure)(Family const&), Family const& family) {
  int channel[2];
  if (pipe(channel) != 0) throw std::runtime_error("no pipe for a process to measure in");
  pid_t const child = fork();
  if (child < 0) throw std::runtime_error("no process to measure in");
  Measured m;
  if (child == 0) {
    m = measure(family);
    _exit(write(channel[1], &m, sizeof m) == sizeof m ? 0 : 1);
  }
  close(channel[1]);
  bool const told = read(channel[0], &m, sizeof m) == sizeof m;
  close(channel[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!told) throw std::runtime_error("a process that measured a frontier did not end well");
  m.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  return m;
}

bool can_be_listed(Family const& family) { return family.issues <= 6; }

Measured measured(Family const& family) {
  Measured m = in_a_process(by_elimination, family);
  if (!can_be_listed(family)) return m;
  Measured const other = in_a_process(by_listing, family);
  if (other.points != m.points)
    throw std::runtime_error(fmt::format("listing finds {} points, elimination {}", other.points, m.points));
  m.listing_ms = other.listing_ms;
  return m;
}

void print_row(Family const& family) {
  Measured const m = measured(family);
  bool const listed = can_be_listed(family);
  fmt::print("| {} | 10^{} | {} | {:.2f} | {} | {:.3f} | {:.3f} | {:.0f} | {:.1f} | {} | {} |\n", family.parties,
             family.issues, interacting(family).size(), family.opposition, m.points, m.compile_ms, m.frontier_ms,
             m.ns_per_point(), m.megabytes, listed ? fmt::format("{:.2f}", m.listing_ms) : "-",
             listed ? fmt::format("{:.0f}", m.ratio()) : "-");
  std::fflush(stdout);
}

}  // namespace

void frontier(Table& table) {
  for (int issues : {3, 6, 9}) {
    Family const family{2, issues, 0, .95};
    Measured const m = measured(family);
    bool const listed = can_be_listed(family);
    table.push_back(
        {fmt::format("frontier of 10^{} packages, {} points, {:.0f} ns a point", issues, m.points, m.ns_per_point()),
         fmt::format("{:.3f} ms", m.frontier_ms),
         listed ? fmt::format("list, sort, sweep: {:.2f} ms", m.listing_ms) : "cannot be listed",
         listed ? std::optional(m.ratio()) : std::nullopt, issues == 6 ? "≤ 1 ms" : ""});
  }
}

void print_frontiers() {
  fmt::print(
      "| parties | packages | interactions | opposition | points | compile ms | frontier ms | ns per point | peak MB | "
      "list, sort, sweep ms | ratio |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
  std::fflush(stdout);
  for (int issues : {3, 6, 9, 12, 15}) print_row({2, issues, 0, .95});
  for (int issues : {3, 6, 9, 12, 15}) print_row({2, issues, 10, .95});
  for (int issues : {3, 6}) print_row({3, issues, 0, .95});
  print_row({3, 9, 0, .8});
  for (int issues : {3, 6}) print_row({4, issues, 0, .8});
}

}  // namespace zopa::bench
