// The engine against a synthetic loop in the same process, and one thread against two. The synthetic loop is what a round
// costs at the least: two products of 64 packages × 8 features, an aspiration, an argmax, a few random numbers, no model.
// The scenario has the same shape: two parties, 64 candidates, eight issues, 16 rounds, a war whose front moves every round.

#include <Eigen/Core>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/engine/run.hpp"

namespace {

using namespace zopa;

constexpr int n_packages = 64, n_features = 8, n_rounds = 16;
constexpr model::PartyId a{0}, b{1};
constexpr model::TrackId main_track{};

struct Bystander {
  Eigen::Matrix<double, n_packages, n_features> x;
  Bystander() {
    base::Stream const stream{1, 0, 0};
    for (std::uint32_t i = 0; i < n_packages; ++i)
      for (std::uint32_t j = 0; j < n_features; ++j) x(i, j) = stream.uniform(base::Purpose::test, i, j);
  }

  // One game of sixteen rounds; returns something that depends on all of it.
  double play(std::uint64_t id) const {
    base::Stream const stream{2, id, 0};
    Eigen::Matrix<double, n_features, 1> w[2];
    Eigen::Matrix<double, n_packages, 1> u[2];
    for (std::uint32_t i = 0; i < 2; ++i) {
      for (std::uint32_t j = 0; j < n_features; ++j) w[i][j] = stream.uniform(base::Purpose::test, j, i);
      w[i] /= w[i].sum();
    }
    double total = 0;
    for (std::uint32_t round = 0; round < n_rounds; ++round) {
      auto const noise = stream.uniforms(base::Purpose::test, 8, round);
      int const who = static_cast<int>(round & 1u);
      for (int i = 0; i < 2; ++i) u[i].noalias() = x * w[i];
      double const t = static_cast<double>(round) / n_rounds;
      double const target = (1 - .6 * t * t) * u[who].maxCoeff();
      int best = 0;
      double score = -2;
      for (int k = 0; k < n_packages; ++k) {
        double const s = u[who][k] >= target ? u[1 - who][k] + .02 * noise[0] : u[who][k] - 2;
        if (s > score) {
          score = s;
          best = k;
        }
      }
      total += u[1 - who][best];
      for (int j = 0; j < n_features; ++j) w[who][j] = .98 * w[who][j] + .02 / n_features * noise[static_cast<std::size_t>(j & 3)];
    }
    return total;
  }
};

// Seven plain issues of five options with opposed values, and one about a front: 5^7 · 6 packages, 64 of them candidates.
model::World warring_world() {
  model::World world;
  world.tracks.push_back(model::Track{"main", "main", model::Track::Kind::terms, true, false, 1, {}});
  for (std::string const id : {"A", "B"}) {
    model::Party party;
    party.id = party.name = id;
    party.no_deal.resize(1);
    party.no_deal[main_track].level = model::NoDeal::Level::fight_on;
    party.tactic.resize(1, model::Tactic{model::TimeDependent{}});
    party.acceptance.resize(1);
    party.war_cost = .0005;
    world.parties.push_back(party);
  }
  auto const add = [&](model::Issue issue) {
    issue.family = issue.id;
    for (std::size_t o = 0; o < issue.options.size(); ++o) issue.position.push_back(static_cast<double>(o));
    world.tracks[main_track].issues.push_back(world.issues.push_back(std::move(issue)));
    for (auto& party : world.parties) party.preferences.issues.resize(world.issues.size());
    return model::IssueId{world.issues.size() - 1};
  };
  base::Stream const stream{20250723, 0, 0};
  for (std::uint32_t k = 0; k < 7; ++k) {
    model::Issue issue;
    issue.id = "issue" + std::to_string(k);
    issue.options = {"0", "1", "2", "3", "4"};
    auto const id = add(issue);
    for (auto party : {a, b}) {
      auto& value = world.parties[party].preferences.issues[id];
      value.weight = .05 + .1 * stream.uniform(base::Purpose::test, k, party.index);
      for (int o = 0; o < 5; ++o) value.values.push_back(party == a ? o / 4. : 1 - o / 4.);
    }
  }
  model::Territory land;
  land.id = land.name = "land";
  land.held = .5;
  land.cells = 50;
  land.place = world.map.places.push_back("land");
  world.map.territory.push_back(model::TerritoryId{0});
  boost::add_vertex(world.map.borders);
  model::Issue control;
  control.id = "control.land";
  control.kind = model::Issue::Kind::control;
  control.territory = model::TerritoryId{0};
  control.options = {"0", "0.25", "front", "0.5", "0.75", "1"};
  control.share = {0., .25, std::nullopt, .5, .75, 1.};
  land.control = add(control);
  for (auto party : {a, b}) {
    world.parties[party].preferences.issues[*land.control].weight = .3;
    world.parties[party].preferences.issues[*land.control].by_share = true;
  }
  world.territories.push_back(land);
  world.gainer = a;
  world.war = model::War{};
  world.war->up = world.war->down = .3;
  world.horizon = {n_rounds, model::Horizon::Then::freeze, 0};
  world.status_quo = model::Package(8, 2);
  world.protocol.recognition = model::Per<model::PartyId, double>(2, .5);
  // B will not sign, so that every game lasts all rounds
  model::RedLine never;
  never.id = "never";
  never.owner = b;
  world.lines.push_back(never);
  return world;
}

template <class Work>
double seconds(Work const& work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main() {
  constexpr int draws = 40, replicates = 500, repeats = 5;
  model::Scenario scenario;
  scenario.central = warring_world();
  Bystander const bystander;
  double one = 1e300, two = 1e300, synthetic = 1e300, sink = 0, games = 0;
  for (int repeat = 0; repeat < repeats; ++repeat) {  // interleaved: a noisy neighbour hits all alike
    synthetic = std::min(synthetic, seconds([&] {
      for (std::uint64_t g = 0; g < 20000; ++g) sink += bystander.play(g);
    }));
    one = std::min(one, seconds([&] { games = static_cast<double>(engine::run(scenario, {42, draws, replicates, 1, 1}).blocks.size()) * replicates; }));
    two = std::min(two, seconds([&] { engine::run(scenario, {42, draws, replicates, 2, 1}); }));
  }
  double const rounds_per_second = games * n_rounds / one, synthetic_rounds = 20000. * n_rounds / synthetic;
  fmt::print("{:<46} {:>14}\n", "best of five, interleaved", "");
  fmt::print("{:<46} {:>14.0f}\n", "games a second, one thread", games / one);
  fmt::print("{:<46} {:>14.0f}\n", "rounds a second, one thread", rounds_per_second);
  fmt::print("{:<46} {:>14.0f}\n", "rounds a second, synthetic loop", synthetic_rounds);
  fmt::print("{:<46} {:>14.2f}   (aim ≥ .25)\n", "ratio", rounds_per_second / synthetic_rounds);
  fmt::print("{:<46} {:>14.2f}   (aim ≥ 1.7)\n", "speed-up on two threads", one / two);
  return sink > 0 ? 0 : 1;
}
