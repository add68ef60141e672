#include "play/values.hpp"

#include <algorithm>

#include <Eigen/Core>

#include "play/moving_terms.hpp"
#include "play/own_lines.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

using Column = Eigen::Map<Eigen::ArrayXd>;
using ConstColumn = Eigen::Map<Eigen::ArrayXd const>;

TermValues const& terms(State& s, int judge, TrackId k) {
  auto& stamp = s.stamp(judge, k);
  if (stamp.terms != s.values_clock) {
    stamp.terms = s.values_clock;
    refresh_terms(s.rows(), judge, k, s.circumstances, s.scratch, s.terms);
  }
  return s.terms;
}

// Of a peer.
void refresh_values(State& s, int judge, TrackId k) {
  auto& stamp = s.stamp(judge, k);
  if (stamp.value == s.values_clock) return;
  refresh_lines(s, judge, k);
  stamp.value = s.values_clock;
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double* const u = s.value.data() + s.slot(judge, 0);
  double const* const still = s.rows().still.data() + s.slot(judge, 0);
  MovingTerms const& moving = s.rows().moving[static_cast<std::size_t>(judge)][k];
  auto const add_parts = [&](double* part) {
    add_moving_parts(s.rows(), judge, k, terms(s, judge, k), answers(s), part);
  };
  if (moving.class_of.empty()) {
    std::copy(still + rows.begin, still + rows.end, u + rows.begin);
    add_parts(u + rows.begin);
  } else {
    std::fill_n(s.moving_part.begin(), moving.sample.size(), 0.0);
    add_parts(s.moving_part.data());
    for (int r = rows.begin; r < rows.end; ++r)
      u[r] =
          still[r] + s.moving_part[static_cast<std::size_t>(moving.class_of[static_cast<std::size_t>(r - rows.begin)])];
  }
  if (!s.who(judge).soft_lines.empty())
    Column(u + rows.begin, rows.size()) -= ConstColumn(s.soft.data() + s.slot(judge, rows.begin), rows.size());
}

void refresh_hazards(State& s) {
  if (s.hazard_stamp == s.hazard_clock) return;
  s.hazard_stamp = s.hazard_clock;
  s.any_hazard = false;
  for (std::size_t c = 1; c < s.rows().class_row.size(); ++c) {
    auto const row = static_cast<std::size_t>(s.rows().class_row[c]);
    s.hazard[c] = model::hazard(s.world(), s.rows().track[row], s.rows().package[row], s.circumstances);
    s.any_hazard |= s.hazard[c] > 0;
  }
}

double after_collapse(State& s, int judge, TrackId k) {
  auto const& given = s.world_of(judge).parties[s.who(judge).party].after_collapse;
  return given ? *given : no_deal_value(s, judge, k);
}

}  // namespace

double const* peace_values(State& s, int judge, TrackId k) {
  int const peer = s.who(judge).peer;
  refresh_values(s, peer, k);
  return s.value.data() + s.slot(peer, 0);
}

Standing standing(State const& s, int judge, TrackId k) {
  PartyId const i = s.who(judge).party;
  if (k != model::main_track) return {};
  return {s.world_of(judge).parties[i].audience * s.circumstances.commitment[i], s.circumstances.claim[i],
          s.circumstances.carrots[i]};
}

double peace_value(State& s, int judge, TrackId k, int row) {
  int const peer = s.who(judge).peer;
  double u = s.is_foreign(row) ? bare_value(s.rows(), judge, k, s.package(row), s.circumstances)
                               : s.rows().still[s.slot(peer, row)] +
                                     moving_value(s.rows(), peer, k, row, terms(s, peer, k), answers(s));
  if (!s.who(judge).soft_lines.empty()) u -= soft_price(s, judge, k, row);
  return standing(s, judge, k).keeping_face(u);
}

double hazard_of(State& s, TrackId k, int row) {
  if (s.is_foreign(row)) return model::hazard(s.world(), k, s.package(row), s.circumstances);
  refresh_hazards(s);
  return s.hazard[static_cast<std::size_t>(s.rows().hazard_class[static_cast<std::size_t>(row)])];
}

double deal_value(State& s, int judge, TrackId k, int row) {
  double const u = peace_value(s, judge, k, row) + standing(s, judge, k).carrot;
  double const h = hazard_of(s, k, row);
  if (h == 0) return u;
  return model::deal_value(u, s.world_of(judge).parties[s.who(judge).party].discount, h, after_collapse(s, judge, k));
}

bool refresh_scales(State& s, int judge, TrackId k) {
  refresh_hazards(s);
  if (!s.any_hazard || !s.world().tracks[k].ends_war) return false;
  double const after = after_collapse(s, judge, k), discount = s.world_of(judge).parties[s.who(judge).party].discount;
  for (std::size_t c = 0; c < s.hazard.size(); ++c) {
    s.offset[c] = model::deal_value(0, discount, s.hazard[c], after);
    s.scale[c] = model::deal_value(1, discount, s.hazard[c], after) - s.offset[c];
  }
  return true;
}

double const* deal_values(State& s, int judge, TrackId k) {
  auto& stamp = s.stamp(judge, k);
  Range const rows = s.rows().home[static_cast<std::size_t>(judge)][k];
  double const* const peace = peace_values(s, judge, k);
  double* const deal = s.deal.data() + s.slot(judge, 0);
  if (stamp.deal == s.tick) return stamp.deal_is_peace ? peace : deal;
  stamp.deal = s.tick;
  auto const [price, claim, plus] = standing(s, judge, k);
  bool const may_collapse = refresh_scales(s, judge, k);
  stamp.deal_is_peace = plus == 0 && price == 0 && !may_collapse;
  if (stamp.deal_is_peace) return peace;
  ConstColumn const u(peace + rows.begin, rows.size());
  Column v(deal + rows.begin, rows.size());
  if (price == 0)
    v = u + plus;
  else
    v = u - price * (claim - u).max(0.0) + plus;
  if (!may_collapse) return deal;
  if (s.hazard.size() == 2) {  // all rows of tracks that end the war are of one class
    v = s.scale[1] * v + s.offset[1];
    return deal;
  }
  int const* const hazard_class = s.rows().hazard_class.data();
  for (int r = rows.begin; r < rows.end; ++r) deal[r] = s.scale[hazard_class[r]] * deal[r] + s.offset[hazard_class[r]];
  return deal;
}

}  // namespace zopa::play
