#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "support/worlds.hpp"
#include "zopa/play/game.hpp"

/// Games in code: settings whose candidates are all packages, and averages over many replicates.
namespace zopa::test {

using namespace zopa::play;

inline constexpr PartyId A{0}, B{1};  ///< the first two parties by the names of a pie

/// Every package of the track that exists and breaks none of the party's own hard lines that it means.
inline std::vector<Package> own_packages(World const& world, PartyId party, TrackId track) {
  std::vector<Package> packages;
  Circumstances const now = circumstances(world);
  for (double k = 0; k < combinations(world, track); ++k) {
    Package y = package_at(world, track, k);
    bool good = exists(world, track, y);
    for (LineId const line : ids_of(world.lines)) {
      auto const& own = world.lines[line];
      if (own.owner == party && own.track == track && own.hard && own.binding && !own.ratifier && in_force(own, 0) &&
          breaks(world, line, y, now))
        good = false;
    }
    if (good) packages.push_back(std::move(y));
  }
  return packages;
}

inline Setting setting(World world) {
  Setting made;
  made.candidates.resize(world.tracks.size());
  for (TrackId const k : ids_of(world.tracks)) {
    made.candidates[k].resize(world.parties.size());
    for (PartyId const i : ids_of(world.parties)) made.candidates[k][i] = own_packages(world, i, k);
  }
  made.world = std::move(world);
  return made;
}

/// What `observer` thinks `about` might be: the given worlds with equal probability.
inline void imagine(Setting& setting, PartyId observer, PartyId about, std::vector<World> worlds) {
  std::size_t const n = setting.world.parties.size();
  if (setting.types.empty()) setting.types.resize(n, Per<PartyId, std::vector<Type>>(n));
  for (World& world : worlds)
    setting.types[observer][about].push_back(
        {std::make_shared<World const>(std::move(world)), 1.0 / static_cast<double>(worlds.size())});
}

/// A share of the pie in {0 … m}/m: x to party 0, 1 − x to party 1.
inline IssueId add_pie(World& world, int m) {
  std::vector<std::string> options;
  std::vector<double> up, down;
  for (int k = 0; k <= m; ++k) {
    options.push_back(std::to_string(k));
    up.push_back(static_cast<double>(k) / m);
    down.push_back(1 - static_cast<double>(k) / m);
  }
  IssueId const x = add_issue(world, "x", options);
  prefers(world, PartyId{0}, x, 1, up);
  prefers(world, PartyId{1}, x, 1, down);
  return x;
}

inline World pie(int m) {
  World world = empty_world({"A", "B"});
  add_pie(world, m);
  world.horizon = {1, Horizon::Then::freeze, 0};
  return world;
}

inline void tactic(World& world, PartyId party, Tactic tactic) {
  world.parties[party].tactic[TrackId{}] = std::move(tactic);
}
/// Party 0 proposes in every round.
inline void only_first_proposes(World& world) {
  world.protocol.kind = Protocol::Kind::random_recognition;
  world.protocol.recognition = Per<PartyId, double>{1.0, 0.0};
}
inline void alternate(World& world, PartyId first = PartyId{0}) {
  world.protocol.kind = Protocol::Kind::alternating;
  world.protocol.first = first;
}

struct Mean {
  double sum = 0, squares = 0;
  int n = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
    ++n;
  }
  double value() const { return sum / n; }
  double standard_error() const { return std::sqrt(std::max(squares / n - value() * value(), 0.0) / n); }
};
inline bool within_standard_errors(Mean const& mean, double expected, double k) {
  return std::fabs(mean.value() - expected) <= k * mean.standard_error() + 1e-12;
}

/// Plays n replicates and hands each outcome over.
template <class See>
void replicate(std::shared_ptr<Table const> const& table, int n, See const& see, std::uint64_t seed = 7) {
  Game game(table, {seed, 0, 0});
  for (int r = 0; r < n; ++r) {
    game.restart({seed, 0, static_cast<std::uint64_t>(r)});
    play_out(game);
    see(game.outcome());
  }
}

inline bool played_deal(World const& world) {
  bool deal = false;
  replicate(table(setting(world)), 1, [&](Outcome const& o) { deal = o.tracks[TrackId{}].deal; });
  return deal;
}

/// Does the party sign this package, put to it by the other of two in round 0?
inline bool signs(World world, PartyId party, Package const& package) {
  alternate(world, PartyId{1u - party.index});
  Setting made;
  made.world = std::move(world);
  Game game(table(std::move(made)), {});
  advance(game, Offer{package});
  return std::holds_alternative<Accept>(decide(game));
}

/// The events of one kind, in order, with their rounds.
template <class E>
std::vector<std::pair<int, E>> events(Transcript const& transcript) {
  std::vector<std::pair<int, E>> found;
  for (Event const& event : transcript.events)
    if (auto const* what = std::get_if<E>(&event.what)) found.emplace_back(event.round, *what);
  return found;
}

inline Transcript story(std::shared_ptr<Table const> const& table, base::Stream stream = {7, 0, 0}) {
  Transcript transcript;
  Game game(table, stream);
  game.record(&transcript);
  game.restart(stream);
  play_out(game);
  return transcript;
}

}  // namespace zopa::test
