#include <algorithm>

#include "play/table.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {

double probe_point(Breakpoints const& points, double front) {
  double lo = 0, hi = 1;
  for (double const b : points.at) {
    if (b == front) return front;  // a piece of one point has no slope
    if (b < front) lo = b;
    if (b > front) {
      hi = b;
      break;
    }
  }
  // The far end itself belongs to another piece where it is a breakpoint.
  double const down = lo > 0 ? (lo + front) / 2 : 0, up = hi < 1 ? (hi + front) / 2 : 1;
  return front - down > up - front ? down : up;
}

double bare_value(Table const& t, int judge, TrackId track, Package const& y, model::Circumstances const& at) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  return model::utility(t.plain[static_cast<std::size_t>(who.world)], who.party, track, y, at, true);
}

void probe_rows(Table const& t, int judge, Range rows, model::Circumstances& at, Coefficients& out) {
  auto const value = [&](int r) { return bare_value(t, judge, t.track[r], t.package[r], at); };
  for (int r = rows.begin; r < rows.end; ++r) out.constant[r] = value(r);
  for (TerritoryId const place : model::ids<TerritoryId>(t.n_territories())) {
    double* const slope = out.slope.data() + place.index * t.n_rows();
    double const f = at.front[place], other = probe_point(t.breakpoints[place.index], f);
    std::fill(slope + rows.begin, slope + rows.end, 0.0);
    if (other == f || !t.fronts_used[place.index]) continue;
    for (int r = rows.begin; r < rows.end; ++r) {
      if (!t.reads_front[r]) continue;
      at.front[place] = f;
      double const here = value(r);
      at.front[place] = other;
      slope[r] = (value(r) - here) / (other - f);
      out.constant[r] -= slope[r] * f;
    }
    at.front[place] = f;
  }
}

void probe_status_quo(Table const& t, World const& world, int judge, model::Circumstances& at, Coefficients& out) {
  PartyId const party = t.judges[static_cast<std::size_t>(judge)].party;
  double const here = model::status_quo_value(world, party, at);
  out.status_quo_constant = here;
  for (TerritoryId const place : model::ids<TerritoryId>(t.n_territories())) {
    double const f = at.front[place], other = probe_point(t.breakpoints[place.index], f);
    double& slope = out.status_quo_slope[place.index];
    slope = 0;
    if (other == f) continue;
    at.front[place] = other;
    slope = (model::status_quo_value(world, party, at) - here) / (other - f);
    out.status_quo_constant -= slope * f;
    at.front[place] = f;
  }
}

double reference_term(Table const& t, int judge, TerritoryId place, model::Option option,
                      model::Circumstances const& at) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  World const& world = *t.worlds[static_cast<std::size_t>(who.world)];
  auto const& preferences = world.parties[who.party].preferences;
  auto const& reference = *preferences.reference;
  model::IssueId const control = *world.territories[place].control;
  bool const gains = world.gainer == who.party;
  double const x = world.issues[control].share[option].value_or(at.front[place]);
  double const z = (gains ? x : 1 - x) - reference.ratchet * (gains ? at.reference[place] : at.reference_others[place]);
  return reference.weight * preferences.issues[control].weight * (z >= 0 ? z : reference.loss_aversion * z);
}

double reference_value(Table const& t, int judge, TrackId track, Package const& y, model::Circumstances const& at) {
  World const& world = t.setting.world;
  double sum = 0;
  for (TerritoryId const place : model::ids_of(world.territories)) {
    auto const control = world.territories[place].control;
    if (control && world.issues[*control].track == track) sum += reference_term(t, judge, place, y[control->index], at);
  }
  return sum;
}

namespace {

void find_control_options(Table& t) {
  World const& world = t.setting.world;
  t.control_option.assign(t.n_territories() * t.n_rows(), 0);
  for (TerritoryId const place : model::ids_of(world.territories))
    if (auto const control = world.territories[place].control)
      for (std::size_t r = 0; r < t.n_rows(); ++r)
        t.control_option[place.index * t.n_rows() + r] = t.package[r][control->index];
}

// A row reads a front where its control option is the front, or where the territory is not bargained about.
void find_fronts_used(Table& t) {
  World const& world = t.setting.world;
  t.fronts_used.assign(t.n_territories(), 0);
  for (TerritoryId const place : model::ids<TerritoryId>(t.n_territories())) {
    auto const control = world.territories[place].control;
    if (!control) t.fronts_used[place.index] = 1;
    for (std::size_t r = 0; control && r < t.n_rows() && !t.fronts_used[place.index]; ++r)
      t.fronts_used[place.index] = !world.issues[*control].share[t.package[r][control->index]];
  }
}

void strip_worlds(Table& t) {
  for (World const* world : t.worlds) {
    t.plain.push_back(*world);
    for (auto& line : t.plain.back().lines)
      if (!line.hard) line.kappa = 0;
    for (auto& party : t.plain.back().parties) {
      party.audience = 0;
      if (party.preferences.reference) party.preferences.reference->weight = 0;
    }
  }
}

void lay_out_judge(Table& t, int judge, model::Circumstances at, Coefficients& out) {
  out.constant.resize(t.n_rows());
  out.slope.resize(t.n_rows() * t.n_territories());
  out.status_quo_slope.resize(t.n_territories());
  probe_rows(t, judge, {0, static_cast<int>(t.n_rows())}, at, out);
  World const& world = *t.worlds[static_cast<std::size_t>(t.judges[static_cast<std::size_t>(judge)].world)];
  if (world.status_quo) probe_status_quo(t, world, judge, at, out);
}

}  // namespace

void lay_out_coefficients(Table& t) {
  strip_worlds(t);
  find_fronts_used(t);
  find_control_options(t);
  auto const& mediator = t.setting.world.mediator;
  t.credibility_matters = mediator && mediator->guarantee_share > 0;
  model::Circumstances after = t.start;
  if (t.credibility_matters) after.credibility *= 1 - mediator->guarantee_share;
  for (int judge = 0; judge < static_cast<int>(t.judges.size()); ++judge) {
    t.coefficients[0].emplace_back();
    lay_out_judge(t, judge, t.start, t.coefficients[0].back());
    if (!t.credibility_matters) continue;
    t.coefficients[1].emplace_back();
    lay_out_judge(t, judge, after, t.coefficients[1].back());
  }
}

}  // namespace zopa::play
