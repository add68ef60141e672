#include "zopa/solve/screening.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

/// A course of action of A in one round, over the beliefs at which it can be taken.
struct Course {
  ScreeningMove move;
  double at_zero, slope;  ///< A's value at_zero + slope·φ
  double price;           ///< the demand; what a weak B pays in all from here on, its battles included
  double upto;            ///< the belief that a refusal leaves, and the largest at which the plan makes sense
  std::size_t next = 0;   ///< the course of the following round after a refusal

  double value(double phi) const { return at_zero + slope * phi; }
};

/// The best plans of one round, in the order of beliefs: plan j is best from the end of plan j − 1 to `end[j]`.
struct Round {
  std::vector<Course> plan;
  std::vector<double> end;
};

double pooling_price(ScreeningGame const& g, int left) { return g.p + g.war_tough + (left - 1) * g.battle_tough; }

/// The first belief after `phi` at which another plan overtakes `now`, or at which `now` ends.
double course_changes(std::vector<Course> const& plans, Course const& now, double phi) {
  double until = std::min(now.upto, 1.0);
  for (Course const& other : plans) {
    if (other.slope <= now.slope) continue;
    double const meet = (now.at_zero - other.at_zero) / (other.slope - now.slope);
    if (meet > phi && meet < until && meet <= other.upto) until = meet;
  }
  return until;
}

/// Best at phi and just after it; of equals the first.
Course const& best_after(std::vector<Course> const& plans, double phi) {
  Course const* best = nullptr;
  for (Course const& plan : plans) {
    if (plan.upto <= phi) continue;
    if (!best) {
      best = &plan;
      continue;
    }
    double const gain = plan.value(phi) - best->value(phi), tie = base::tolerance(plan.value(phi), best->value(phi));
    if (gain > tie || (gain >= -tie && plan.slope > best->slope)) best = &plan;
  }
  return *best;
}

/// The upper envelope of plans over beliefs from 0 to 1.
Round envelope(std::vector<Course> const& plans) {
  Round round;
  for (double phi = 0; phi < 1;) {
    Course const& best = best_after(plans, phi);
    phi = course_changes(plans, best, phi);
    round.plan.push_back(best);
    round.end.push_back(phi);
  }
  return round;
}

Round last_round(ScreeningGame const& g) {
  double const safe = pooling_price(g, 1), risky = g.p + g.war_weak;
  return envelope(
      {{ScreeningMove::pool, safe, 0, safe, 1}, {ScreeningMove::screen, risky, -(g.war_weak + g.war_a), risky, 1}});
}

Round earlier_round(ScreeningGame const& g, Round const& later, int left) {
  double const pooled = pooling_price(g, left);
  std::vector<Course> plans{{ScreeningMove::pool, pooled, 0, pooled, 1}};
  for (std::size_t j = later.plan.size(); j-- > 0;) {  // screening, which leaves certainty, first
    double const after = later.end[j], price = g.battle_weak + later.plan[j].price;
    double const refused = later.plan[j].value(after) - g.battle_a;
    plans.push_back({after >= 1 ? ScreeningMove::screen : ScreeningMove::partial, price, (refused - price) / after,
                     price, after, j});
  }
  return envelope(plans);
}

std::size_t course_at(Round const& round, double phi) {
  std::size_t j = 0;
  while (j + 1 < round.plan.size() && base::at_least(phi, round.end[j])) ++j;
  return j;
}

/// Follows the refusals from the first round on; rounds[0] is the last round.
void follow(ScreeningGame const& g, std::vector<Round> const& rounds, ScreeningSolution& solution) {
  std::size_t at = course_at(rounds.back(), g.tough);
  double belief = g.tough, present = 1;
  for (std::size_t left = rounds.size(); left > 0 && present > 0; --left) {
    Course const& plan = rounds[left - 1].plan[at];
    bool const all_weak = plan.move == ScreeningMove::screen;
    double const stay = plan.move == ScreeningMove::pool ? 0 : all_weak ? g.tough : g.tough / plan.upto;
    solution.path.push_back({plan.move, belief, plan.price, std::max(present - stay, 0.0)});
    present = stay, belief = all_weak ? 1 : plan.upto, at = plan.next;
  }
  solution.decisive_war = present;
}

}  // namespace

char const* name(ScreeningMove move) {
  switch (move) {
    case ScreeningMove::pool:
      return "pool";
    case ScreeningMove::screen:
      return "screen";
    case ScreeningMove::partial:
      return "partial";
  }
  return "";
}

ScreeningSolution screening_while_fighting(ScreeningGame const& g) {
  ZOPA_EXPECTS(g.rounds >= 1 && g.tough >= 0 && g.tough <= 1 && g.war_a >= 0 && g.battle_a >= 0);
  ZOPA_EXPECTS(g.war_tough >= 0 && g.war_tough < g.war_weak);
  ZOPA_EXPECTS(g.battle_tough >= 0 && g.battle_tough <= g.battle_weak);
  std::vector<Round> rounds{last_round(g)};
  for (int left = 2; left <= g.rounds; ++left) rounds.push_back(earlier_round(g, rounds.back(), left));
  ScreeningSolution solution;
  Round const& first = rounds.back();
  solution.value = first.plan[course_at(first, g.tough)].value(g.tough);
  follow(g, rounds, solution);
  return solution;
}

}  // namespace zopa::solve
