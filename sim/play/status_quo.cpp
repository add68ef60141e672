// v(f): what a party would keep if the front stayed where it is. Asked for every round, by payoffs and no-deal values.
#include <algorithm>

#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

bool follows_front(World const& world, model::IssueId k, model::IssueValue const& value) {
  return value.by_share || (value.values.empty() && world.issues[k].kind == model::Issue::Kind::control);
}

// A sum over issues, each a share or a number that stands still; whoever wants more is left to the model.
bool is_plain(World const& world, Judge const& judge) {
  auto const& preferences = world.parties[judge.party].preferences;
  bool const supplied = world.gainer == judge.party && !world.map.links.empty();
  return world.status_quo && !supplied && preferences.interactions.empty() && preferences.bonuses.empty() &&
         !preferences.reference && judge.soft_lines.empty() &&
         std::all_of(preferences.issues.begin(), preferences.issues.end(),
                     [](auto const& value) { return value.unbelieved.empty(); });
}

}  // namespace

void lay_out_status_quo(Table& t) {
  for (Judge& judge : t.judges) {
    World const& world = *t.worlds[static_cast<std::size_t>(judge.world)];
    if (!is_plain(world, judge)) continue;
    judge.status_quo.emplace();
    for (model::IssueId const k : world.tracks[model::main_track].issues) {
      auto const& value = world.parties[judge.party].preferences.issues[k];
      if (value.weight == 0) continue;
      if (follows_front(world, k, value))
        judge.status_quo->push_back({world.issues[k].territory, value.weight});
      else
        judge.status_quo->push_back({std::nullopt, value.weight * model::issue_value(world, judge.party, k, value,
                                                                                     *world.status_quo, t.start)});
    }
  }
}

double status_quo_value(State& s, int of) {
  int const judge = s.who(of).peer;
  auto const j = static_cast<std::size_t>(judge);
  if (s.status_quo_stamp[j] == s.values_clock) return s.status_quo[j];
  s.status_quo_stamp[j] = s.values_clock;
  World const& world = s.world_of(judge);
  Judge const& who = s.rows().judges[j];
  if (!who.status_quo) return s.status_quo[j] = model::status_quo_value(world, who.party, s.circumstances);
  bool const gains = world.gainer == who.party;
  double sum = 0;
  for (StatusQuoTerm const& term : *who.status_quo) {
    if (!term.share_of) {
      sum += term.weight;
      continue;
    }
    double const x = s.circumstances.front[*term.share_of];
    sum += term.weight * (gains ? x : 1 - x);
  }
  return s.status_quo[j] = world.parties[who.party].preferences.constant + sum;
}

}  // namespace zopa::play
