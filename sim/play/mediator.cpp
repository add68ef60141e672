#include <algorithm>
#include <cmath>

#include "play/steps.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

// Gone is gone: carrots, sticks, text and monitoring go, and its share of the guarantee (conventions 24).
void leave(State& s) {
  s.mediator_present = false;
  s.outcome.mediator_left = s.round;
  s.circumstances.monitoring = 0;
  for (double& carrot : s.circumstances.carrots) carrot = 0;
  ++s.hazard_clock;
  credibility_has_moved(s);
  s.note(MediatorLeft{});
}

bool forbidden_to_say(State& s, TrackId k, int row) {
  for (LineId const line : model::ids_of(s.world().lines)) {
    auto const& stated = s.world().lines[line];
    if (stated.hard && stated.track == k && s.line_active[line.index] && row_breaks(s, 0, line, row)) return true;
  }
  return false;
}

// A text that a veto is sure to stop is not worth tabling.
bool sure_to_fail(State& s, TrackId k, int row) {
  for (model::RatifierId const r : model::ids_of(s.world().ratifiers)) {
    auto const& ratifier = s.world().ratifiers[r];
    if (!ratifier.veto || ratifier.noise > 0) continue;
    int const judge = static_cast<int>(ratifier.party.index);
    if (!model::approves(s.world(), r, k, s.package(row), s.circumstances, deal_value(s, judge, k, row),
                         no_deal_value(s, judge, k)))
      return true;
  }
  return false;
}

// Σ α log(V − W) + Σ b V; nothing where a party would not gain.
std::optional<double> text_score(State& s, TrackId k, int row) {
  auto const& mediator = s.world().mediator;
  double score = 0;
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    int const judge = static_cast<int>(i.index);
    double const v = deal_value(s, judge, k, row), w = no_deal_value(s, judge, k);
    if (v <= w + base::tolerance(v, w)) return std::nullopt;
    double const weight = mediator && !mediator->weights.empty() ? mediator->weights[i] : 1.0;
    double const bias = mediator ? model::bias(*mediator, i, s.voice) : 0.0;
    score += (weight == 0 ? 0 : weight * std::log(v - w)) + bias * v;
  }
  return score;
}

}  // namespace

void mediator_stays_or_leaves(State& s) {
  auto const& mediator = s.world().mediator;
  if (!mediator || !s.mediator_present) return;
  elect_voice(s);
  bool const late = mediator->deadline && s.round >= *mediator->deadline;
  double const hazard = model::leaving_hazard(*mediator, s.voice);
  if (late ||
      (hazard > 0 && s.stream.uniform(base::Purpose::mediator, 0, static_cast<std::uint32_t>(s.round)) < hazard))
    leave(s);
}

void elect_voice(State& s) {
  auto const& mediator = s.world().mediator;
  if (!mediator || !s.mediator_present || mediator->factions.empty() || mediator->term == 0) return;
  if (s.round % mediator->term != 0) return;
  auto const term = static_cast<std::uint32_t>(s.round / mediator->term);
  auto const voice = model::elected(*mediator, s.stream.uniform(base::Purpose::faction, 0, term));
  if (!voice || s.voice == voice) return;
  s.voice = voice;
  for (PartyId const i : model::ids<PartyId>(s.n_parties()))
    s.circumstances.carrots[i] = model::carrot(*mediator, i, voice);
  ++s.tick;
  s.note(PostureChanged{*voice});
}

int mediators_text(State& s, TrackId k) {
  Range const rows = s.rows().rows_of[k];
  int best = no_row;
  double best_score = 0;
  for (int r = rows.begin; r < rows.end; ++r) {
    if (s.rows().canonical[static_cast<std::size_t>(r)] != r) continue;
    if (s.chapter > 0 && k == model::main_track && s.reopens[static_cast<std::size_t>(r)]) continue;
    auto const score = text_score(s, k, r);
    if (!score) continue;
    double const gap = best == no_row ? 1 : *score - best_score;
    double const equal = best == no_row ? 0 : base::tolerance(*score, best_score);
    bool const earlier = best != no_row && s.rows().package_index[static_cast<std::size_t>(r)] <
                                               s.rows().package_index[static_cast<std::size_t>(best)];
    if (gap < -equal || (gap <= equal && best != no_row && !earlier)) continue;
    if (forbidden_to_say(s, k, r) || sure_to_fail(s, k, r)) continue;
    best = r;
    best_score = *score;
  }
  return best;
}

}  // namespace zopa::play
