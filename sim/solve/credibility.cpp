#include <algorithm>
#include <cmath>
#include <limits>

#include "solve/contenders.hpp"
#include "solve/exponential_polynomial.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/model/ratification.hpp"
#include "zopa/model/red_line.hpp"
#include "zopa/solve/conflicts.hpp"

namespace zopa::solve {
namespace {

constexpr double gap = 1e-12;  ///< intervals closer than this are one

/// Worlds that differ in nothing but credibility.
class Credibility {
 public:
  Credibility(model::World const& world, model::TrackId track, Lines lines)
      : world_(world), track_(track), lines_(lines) {
    world_.deal.credibility = 1;
    now_ = model::circumstances(world_);
    kept_by_start_ = now_.credibility;
    auto const low = no_deal_values(0), half = no_deal_values(0.5), high = no_deal_values(1);
    for (auto i : model::ids_of(low)) no_deal_.push_back(quadratic_through(low[i], half[i], high[i]));
  }

  model::World const& world() const { return world_; }
  model::TrackId track() const { return track_; }
  Lines lines() const { return lines_; }
  bool binding_only() const { return lines_ == Lines::binding; }
  Quadratic const& no_deal(model::PartyId i) const { return no_deal_[i.index]; }

  model::Circumstances const& now_at(double gamma) {
    now_.credibility = gamma * kept_by_start_;
    return now_;
  }

 private:
  model::Per<model::PartyId, double> no_deal_values(double gamma) {
    world_.deal.credibility = gamma;
    return solve::negotiation(world_, track_, lines_).no_deal();
  }

  model::World world_;
  model::TrackId track_;
  Lines lines_;
  model::Circumstances now_;
  double kept_by_start_ = 1;        ///< what a mediator who is not there at the start takes away
  std::vector<Quadratic> no_deal_;  ///< they read credibility where the status quo does
};

/// Where V − W of a package changes its sign. Utilities are quadratic in credibility (issues are affine, interactions
/// multiply two), the hazard is h_add + exponential, at most 1, and V ≥ W iff (1 − δ)(u − W) + δh(Vc − W) ≥ 0.
class TurningPoints {
 public:
  TurningPoints(Credibility& credibility, model::Package const& package) : c_(credibility), package_(package) {
    auto const enforced = [&](double gamma) {
      model::Circumstances now = c_.now_at(gamma);
      now.hazard_add = 0;
      return model::hazard(c_.world(), c_.track(), package_, now);
    };
    added_ = c_.world().tracks[c_.track()].ends_war ? c_.now_at(0).hazard_add : 0;
    hazard_ = enforced(0);
    double const believed = std::max(enforced(1), std::numeric_limits<double>::min());
    if (hazard_ > 0) decay_ = std::log(hazard_ / believed);
  }

  /// Credibility from which on the hazard is below 1, where it is not throughout.
  std::optional<double> certain_collapse_until() const {
    if (hazard_ + added_ <= 1 || hazard_ <= 0) return std::nullopt;
    if (decay_ <= 0 || added_ >= 1) return 1;
    return std::min(1.0, std::log(hazard_ / (1 - added_)) / decay_);
  }

  /// \param extra what the judge adds to V. Those of V + extra − W, and whether it is below 0 throughout.
  std::vector<double> of(model::PartyId i, double extra, bool& never) {
    model::Party const& party = c_.world().parties[i];
    double carrots = c_.track() == model::main_track ? c_.now_at(0).carrots[i] : 0;
    auto const u = [&](double gamma) {
      return model::utility(c_.world(), i, c_.track(), package_, c_.now_at(gamma), c_.binding_only()) + carrots;
    };
    Quadratic value = quadratic_through(u(0), u(0.5), u(1)), after = c_.no_deal(i);
    if (party.after_collapse) after = {*party.after_collapse, 0, 0};
    Quadratic const& w = c_.no_deal(i);
    auto const balance = [&](double constant, double decaying) {
      ExponentialPolynomial f;
      double const share = constant + decaying > 0 ? 1 - party.discount : 1;
      for (std::size_t d = 0; d < 3; ++d) {
        double const more = d == 0 ? extra : 0, falls = party.discount * (after[d] + more - w[d]);
        f.p[d] = share * (value[d] + more - w[d]) + constant * falls;
        f.q[d] = decaying * falls;
      }
      f.k = decay_;
      return f;
    };
    if (!certain_collapse_until()) return of(balance(added_, hazard_), never);
    bool unused = false;  // what holds on one piece need not hold on the other
    std::vector<double> turns = of(balance(added_, hazard_), unused);
    for (double const turn : of(balance(1, 0), unused)) turns.push_back(turn);
    turns.push_back(*certain_collapse_until());
    return turns;
  }

  std::vector<double> of(Quadratic const& margin, bool& never) const {
    return of(ExponentialPolynomial{margin, {}, 0}, never);
  }

 private:
  static std::vector<double> of(ExponentialPolynomial const& f, bool& never) {
    std::vector<double> found = sign_changes(f, 0, 1);
    never = found.empty() && f(0.5) < 0 && f(0) < -short_by && f(1) < -short_by;
    return found;
  }

  static constexpr double short_by = 1e-9;  ///< more than any rounding

  Credibility& c_;
  model::Package const& package_;
  double added_ = 0, hazard_ = 0, decay_ = 0;  ///< added + hazard · e^(−decay · γ)
};

/// Whether a package can be signed and ratified as credibility moves.
class Acceptability {
 public:
  Acceptability(model::World const& world, model::TrackId track, Lines lines) : c_(world, track, lines) {}

  /// Adds the intervals of credibility at which the package is acceptable.
  void add(model::Package const& package, std::vector<std::pair<double, double>>& intervals) {
    std::vector<double> const turns = turning_points(package);
    if (turns.empty()) return;
    for (double const turn : turns)
      if (acceptable(package, turn)) intervals.emplace_back(turn, turn);
    for (std::size_t k = 0; k + 1 < turns.size(); ++k)
      if (acceptable(package, (turns[k] + turns[k + 1]) / 2)) intervals.emplace_back(turns[k], turns[k + 1]);
  }

 private:
  bool acceptable(model::Package const& package, double gamma) {
    model::World const& world = c_.world();
    model::Circumstances const& now = c_.now_at(gamma);
    std::vector<double> v, w;
    for (auto i : model::ids_of(world.parties)) {
      w.push_back(at(c_.no_deal(i), gamma));
      v.push_back(model::deal_value(world, i, c_.track(), package, now, w.back(), c_.binding_only()));
      if (!base::at_least(v.back(), w.back())) return false;
    }
    std::vector<double> in_favour(world.parties.size(), 0);
    std::vector<bool> votes(world.parties.size(), false);
    for (auto r : model::ids_of(world.ratifiers)) {
      model::Ratifier const& ratifier = world.ratifiers[r];
      std::size_t const side = ratifier.party.index;
      bool const approves = !breaks_own_line(r, package, now) && approves_value(r, package, now, v[side], w[side]);
      if (ratifier.veto && !approves) return false;
      if (ratifier.veto) continue;
      votes[side] = true;
      if (approves) in_favour[side] += ratifier.weight;
    }
    for (auto i : model::ids_of(world.parties))
      if (votes[i.index] && !base::at_least(in_favour[i.index], world.parties[i].ratification_quota)) return false;
    return true;
  }

  bool breaks_own_line(model::RatifierId r, model::Package const& package, model::Circumstances const& now) const {
    for (auto l : model::ids_of(c_.world().lines)) {
      model::RedLine const& line = c_.world().lines[l];
      bool const counts = line.hard && line.track == c_.track() && (c_.lines() == Lines::stated || line.binding);
      if (line.ratifier == r && counts && model::in_force(line, now.round) &&
          model::breaks(c_.world(), l, package, now))
        return true;
    }
    return false;
  }

  /// A noisy ratifier never refuses with certainty.
  bool approves_value(model::RatifierId r, model::Package const& package, model::Circumstances const& now, double v,
                      double w) const {
    if (c_.world().ratifiers[r].noise > 0) return true;
    return base::at_least(model::approval_margin(c_.world(), r, c_.track(), package, now, v, w), 0);
  }

  /// 0, 1 and the credibilities in between at which someone's judgement turns, ascending; none where some party is
  /// short of its no-deal value throughout.
  std::vector<double> turning_points(model::Package const& package) {
    TurningPoints of(c_, package);
    std::vector<double> turns{0, 1};
    bool never = false;
    for (auto i : model::ids_of(c_.world().parties)) {
      std::vector<double> const own = of.of(i, 0, never);
      if (never) return {};
      turns.insert(turns.end(), own.begin(), own.end());
    }
    for (auto r : model::ids_of(c_.world().ratifiers)) {
      model::Ratifier const& ratifier = c_.world().ratifiers[r];
      if (ratifier.noise > 0 || ratifier.approval) continue;
      auto const margin = [&](double gamma, double w) {
        return model::approval_margin(c_.world(), r, c_.track(), package, c_.now_at(gamma), 0, w);
      };
      Quadratic const& w = c_.no_deal(ratifier.party);
      std::vector<double> const own =
          ratifier.preferences
              ? of.of(quadratic_through(margin(0, at(w, 0)), margin(0.5, at(w, 0.5)), margin(1, at(w, 1))), never)
              : of.of(ratifier.party, margin(0, 0), never);
      turns.insert(turns.end(), own.begin(), own.end());
    }
    std::sort(turns.begin(), turns.end());
    return turns;
  }

  Credibility c_;
};

void merge(std::vector<std::pair<double, double>>& intervals) {
  std::sort(intervals.begin(), intervals.end());
  std::vector<std::pair<double, double>> merged;
  for (auto const& interval : intervals) {
    if (merged.empty() || interval.first > merged.back().second + gap)
      merged.push_back(interval);
    else
      merged.back().second = std::max(merged.back().second, interval.second);
  }
  intervals = std::move(merged);
}

}  // namespace

CredibilityIntervals credibility_intervals(model::World const& world, model::TrackId track, Lines lines) {
  CredibilityIntervals found;
  Acceptability acceptability(world, track, lines);
  for (model::Package const& package : contenders(world, track, lines)) acceptability.add(package, found.intervals);
  merge(found.intervals);
  if (!found.intervals.empty()) found.least = found.intervals.front().first;
  return found;
}

}  // namespace zopa::solve
