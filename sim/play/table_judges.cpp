// Who judges, with what lines, and who of them values peace alike.
#include <algorithm>
#include <cmath>

#include "play/table.hpp"

namespace zopa::play {
namespace {

Judge judge_of(Table const& t, PartyId party, int world) {
  Judge judge;
  judge.party = party;
  judge.world = world;
  World const& w = *t.worlds[static_cast<std::size_t>(world)];
  for (LineId const line : model::ids_of(w.lines))
    if (w.lines[line].owner == party && !w.lines[line].ratifier && w.lines[line].binding)
      (w.lines[line].hard ? judge.hard_lines : judge.soft_lines).push_back(line);
  return judge;
}

// Types often differ only in what they would accept: their lines, their costs of war. They value peace alike where all
// numbers are the same that u reads; worlds share their structure.
bool same_thresholds(model::Pattern const& a, model::Pattern const& b) {
  return std::equal(
      a.issues.begin(), a.issues.end(), b.issues.begin(), b.issues.end(),
      [](auto const& x, auto const& y) { return !x.threshold || x.threshold->value == y.threshold->value; });
}

bool same_preferences(model::Preferences const& a, model::Preferences const& b) {
  auto const all = [](auto const& x, auto const& y, auto const& same) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
  };
  bool const same_reference =
      !a.reference ||
      (a.reference->weight == b.reference->weight && a.reference->ratchet == b.reference->ratchet &&
       a.reference->loss_aversion == b.reference->loss_aversion && a.reference->base_term == b.reference->base_term);
  return a.constant == b.constant && same_reference && a.reference.has_value() == b.reference.has_value() &&
         all(a.issues, b.issues,
             [](auto const& x, auto const& y) {
               return x.weight == y.weight && x.by_share == y.by_share && x.values == y.values &&
                      x.unbelieved == y.unbelieved;
             }) &&
         all(a.interactions, b.interactions, [](auto const& x, auto const& y) { return x.beta == y.beta; }) &&
         all(a.bonuses, b.bonuses,
             [](auto const& x, auto const& y) { return x.worth == y.worth && same_thresholds(x.when, y.when); });
}

bool same_ground(World const& a, World const& b) {
  return std::equal(a.issues.begin(), a.issues.end(), b.issues.begin(), b.issues.end(),
                    [](auto const& x, auto const& y) { return x.ladder == y.ladder && x.share == y.share; }) &&
         std::equal(a.map.links.begin(), a.map.links.end(), b.map.links.begin(), b.map.links.end(),
                    [](auto const& x, auto const& y) { return x.reliability == y.reliability; });
}

bool value_peace_alike(Table const& t, Judge const& a, Judge const& b) {
  World const &in_a = *t.worlds[static_cast<std::size_t>(a.world)],
              &in_b = *t.worlds[static_cast<std::size_t>(b.world)];
  auto const same_price = [&](LineId const line) {
    auto const &x = in_a.lines[line], &y = in_b.lines[line];
    return x.kappa == y.kappa && x.eta == y.eta;
  };
  return a.soft_lines == b.soft_lines && std::all_of(a.soft_lines.begin(), a.soft_lines.end(), same_price) &&
         in_a.parties[a.party].audience == in_b.parties[b.party].audience && same_ground(in_a, in_b) &&
         same_preferences(in_a.parties[a.party].preferences, in_b.parties[b.party].preferences);
}

// Lines of a peer's group by bit; where there are too many, the judge stays on its own.
bool join(Table& t, Judge& judge, int number, Judge& peer) {
  if (!value_peace_alike(t, peer, judge)) return false;
  auto lines = peer.group_lines;
  for (LineId const line : judge.hard_lines)
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  if (lines.size() > 64) return false;
  peer.group_lines = std::move(lines);
  for (std::size_t bit = 0; bit < peer.group_lines.size(); ++bit)
    if (std::count(judge.hard_lines.begin(), judge.hard_lines.end(), peer.group_lines[bit]))
      judge.line_bits |= std::uint64_t{1} << bit;
  judge.peer = peer.peer;
  peer.alike.push_back(number);
  return true;
}

void add_judge(Table& t, Judge judge, std::vector<int>& minds) {
  int const number = static_cast<int>(t.judges.size());
  bool joined = false;
  for (int const other : minds) {
    Judge& peer = t.judges[static_cast<std::size_t>(other)];
    joined = joined || (peer.peer == other && join(t, judge, number, peer));
  }
  if (!joined) {
    judge.peer = number;
    join(t, judge, number, judge);
  }
  minds.push_back(number);
  t.judges.push_back(std::move(judge));
}

void add_types(Table& t, PartyId observer, PartyId about) {
  auto const& types = t.setting.types;
  auto& minds = t.minds[observer][about];
  if (observer == about) return;
  if (observer.index >= types.size() || about.index >= types[observer].size() || types[observer][about].empty()) {
    minds.push_back(static_cast<int>(about.index));
    return;
  }
  for (Type const& type : types[observer][about]) {
    t.worlds.push_back(type.world.get());
    Judge judge = judge_of(t, about, static_cast<int>(t.worlds.size()) - 1);
    judge.observer = observer;
    judge.log_prior = std::log(std::max(type.probability, 1e-300));
    add_judge(t, std::move(judge), minds);
  }
}

}  // namespace

void lay_out_judges(Table& t) {
  std::size_t const n = t.n_parties();
  t.worlds.push_back(&t.setting.world);
  for (PartyId const i : model::ids<PartyId>(n)) {
    t.judges.push_back(judge_of(t, i, 0));
    t.judges.back().peer = static_cast<int>(i.index);
  }
  t.minds.resize(n, model::Per<PartyId, std::vector<int>>(n));
  for (PartyId const i : model::ids<PartyId>(n))
    for (PartyId const j : model::ids<PartyId>(n)) add_types(t, i, j);
  for (Judge const& judge : t.judges) {
    model::Per<TrackId, Range> home(t.n_tracks());
    for (TrackId const k : model::ids<TrackId>(t.n_tracks()))
      home[k] = t.candidates[k][judge.observer.value_or(judge.party)];
    t.home.push_back(std::move(home));
    t.gap_is_estimated |=
        t.worlds[static_cast<std::size_t>(judge.world)]->parties[judge.party].strength_belief.has_value();
  }
}

}  // namespace zopa::play
