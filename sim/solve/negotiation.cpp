#include "zopa/solve/negotiation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "solve/compilation.hpp"
#include "solve/points.hpp"
#include "zopa/base/discounting.hpp"
#include "zopa/solve/frontier.hpp"

namespace zopa::solve {
namespace {

constexpr double widest_table = 67108864;  // 2^26 cells
constexpr double headroom = 4.6e18;        // half of what 64 bits hold: differences must fit too
constexpr int most_code_words = 4;

void add_parties(Compilation& c, Lines lines) {
  for (model::PartyId const i : model::ids_of(c.world.parties)) {
    model::Party const& party = c.world.parties[i];
    c.out.objectives.push_back({});
    add_preferences(c, i.index, party.preferences, i);
    add_soft_lines(c, i.index, i, std::nullopt, lines == Lines::binding);
    Valuation v;
    v.discount = party.discount;
    v.after_collapse = party.after_collapse.value_or(c.out.no_deal[i]);
    if (c.track == model::main_track) {
      v.audience = party.audience * c.now.commitment[i];
      v.claim = c.now.claim[i];
      v.carrots = c.now.carrots[i];
    }
    c.out.valuation.push_back(v);
  }
}

/// Keeps the issues that decide the hazard, unless it is the same whatever they say.
void keep_hazard(Compilation& c) {
  std::vector<Variable> vars;
  for (auto const& k : {c.world.deal.guarantee, c.world.deal.monitoring})
    if (k && c.variable[*k] && std::find(vars.begin(), vars.end(), *c.variable[*k]) == vars.end())
      vars.push_back(*c.variable[*k]);
  auto& kept = c.out.kept;
  std::vector<Variable> votes = kept;
  kept.insert(kept.end(), vars.begin(), vars.end());
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  model::Package package = c.blank;
  for (std::size_t cell = 0; cell < c.graph().n_cells(kept); ++cell) {
    std::size_t rest = cell;
    for (std::size_t k = kept.size(); k-- > 0; rest /= c.graph().domain[kept[k]])
      if (kept[k] < c.graph().n_issues)
        package[c.out.issues[kept[k]].index] = static_cast<model::Option>(rest % c.graph().domain[kept[k]]);
    c.out.hazard.push_back(model::hazard(c.world, c.track, package, c.now));
  }
  auto const [low, high] = std::minmax_element(c.out.hazard.begin(), c.out.hazard.end());
  if (*low != *high) return;
  double const constant = *low;
  kept = votes;
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  c.out.hazard.assign(c.graph().n_cells(kept), constant);
}

void scale_to_integers(Negotiation::Compiled& out) {
  std::vector<double> size(out.objectives.size(), 0);
  for (Factor const& f : out.graph.factors) {
    if (f.objective == no_objective) continue;
    double largest = 0;
    for (double const v : f.value) largest = std::max(largest, std::fabs(v));
    size[f.objective] += largest;
  }
  for (std::size_t o = 0; o < size.size(); ++o) {
    double& scale = out.objectives[o].scale = 1e18;
    while (size[o] * scale > headroom) scale /= 10;
  }
  for (Factor const& f : out.graph.factors) {
    auto& fixed = out.fixed.emplace_back();
    for (double const v : f.value) fixed.push_back(std::llround(v * out.objectives[f.objective].scale));
    auto const [low, high] = std::minmax_element(fixed.begin(), fixed.end());
    out.least.push_back(fixed.empty() ? 0 : *low);
    out.most.push_back(fixed.empty() ? 0 : *high);
  }
}

void lay_out_codes(Negotiation::Compiled& out) {
  std::uint32_t word = 0, left = 64;
  for (std::size_t k = 0; k < out.graph.n_issues; ++k) {
    auto const bits = static_cast<std::uint32_t>(std::bit_width(out.graph.domain[k] - 1));
    if (bits > left) ++word, left = 64;
    left -= bits;
    out.code.push_back({word, bits ? left : 0});  // an issue without a choice takes no bits
  }
  out.code_words = static_cast<int>(word) + 1;
  if (out.code_words > most_code_words)
    throw std::length_error("a package of " + std::to_string(out.graph.n_issues) +
                            " issues needs more than 256 bits: put some of them on a track of their own");
}

/// Why a network is refused, before memory is spent: what hangs together, what it would take, what to change.
std::string too_wide(Compilation& c, std::vector<Variable> const& order, double cells) {
  auto const size_of = [&](std::vector<Variable> const& scope) {
    double product = 1;  // may be beyond any integer
    for (Variable const v : scope) product *= c.graph().domain[v];
    return product;
  };
  std::vector<Variable> widest;
  for (auto const& separator : separators(c.graph(), order))
    if (size_of(separator) > size_of(widest)) widest = separator;
  std::string names;
  for (Variable const v : widest)
    if (v < c.graph().n_issues) names += (names.empty() ? "" : ", ") + c.world.issues[c.out.issues[v]].id;
  constexpr double bytes_per_cell = sizeof(std::size_t) + sizeof(Point<2, 1>);
  char size[96];
  std::snprintf(size, sizeof size, "a table of %.2g cells, at least %.2g GB (the limit is 2^26 cells)", cells,
                cells * bytes_per_cell / 1e9);
  return "too wide for exact elimination: " + std::to_string(widest.size() + 1) + " variables hang together" +
         (names.empty() ? "" : " (" + names + ")") + ", " + size +
         ": let interactions, bonuses and red lines read fewer issues together, give these issues fewer options, or " +
         "put some of them on a track of their own";
}

void choose_plan(Compilation& c) {
  Negotiation::Compiled& out = c.out;
  auto order = min_fill_order(out.graph, out.kept);
  double const largest = largest_table(out.graph, order) * double(out.graph.n_cells(out.kept));
  if (largest > widest_table) throw std::length_error(too_wide(c, order, largest));
  out.plan = plan(out.graph, std::move(order));
  out.definition.assign(out.graph.domain.size(), no_objective);
  for (std::uint32_t f = 0; f < out.graph.factors.size(); ++f)
    if (out.graph.factors[f].defines != no_objective) out.definition[out.graph.factors[f].defines] = f;
}

/// Least integer whose double makes `enough` true; enough is increasing.
template <class Enough>
std::int64_t least_integer(Enough const& enough) {
  std::int64_t low = -static_cast<std::int64_t>(headroom), high = static_cast<std::int64_t>(headroom);
  if (enough(low)) return no_need;
  if (!enough(high)) return never_enough;
  while (high - low > 1) {
    std::int64_t const middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

void fix_thresholds(Negotiation::Compiled& out) {
  for (Objective& o : out.objectives)
    o.need = least_integer([&](std::int64_t u) { return base::at_least(double(u) / o.scale, o.threshold); });
  for (double const hazard : out.hazard)
    for (model::PartyId const i : model::ids_of(out.no_deal))
      out.need.push_back(least_integer([&](std::int64_t u) {
        return base::at_least(out.valuation[i.index](double(u) / out.objectives[i.index].scale, hazard),
                              out.no_deal[i]);
      }));
}

}  // namespace

void finish(Compilation& c) {
  keep_hazard(c);
  choose_plan(c);
  scale_to_integers(c.out);
  lay_out_codes(c.out);
  fix_thresholds(c.out);
}

Negotiation::Negotiation(model::World const& world, model::TrackId track, model::Circumstances const& now,
                         model::Per<model::PartyId, double> no_deal, Lines lines)
    : compiled_(std::make_unique<Compiled>()) {
  compiled_->no_deal = std::move(no_deal);
  compiled_->lines = lines;
  Compilation c(world, track, now, *compiled_);
  add_structure(c);
  add_parties(c, lines);
  add_constraints(c, lines);
  if (compiled_->constraints.size() > max_constraints)
    throw std::length_error("more than " + std::to_string(max_constraints) +
                            " lines, ratifiers and parties in one track");
  finish(c);
}

Negotiation::~Negotiation() = default;
Negotiation::Negotiation(Negotiation&&) noexcept = default;
Negotiation& Negotiation::operator=(Negotiation&&) noexcept = default;

std::vector<Constraint> const& Negotiation::constraints() const { return compiled_->constraints; }
model::Per<model::PartyId, double> const& Negotiation::no_deal() const { return compiled_->no_deal; }
std::size_t Negotiation::n_parties() const { return compiled_->no_deal.size(); }
double Negotiation::n_packages() const { return count(*this, {}); }

ConstraintSet Negotiation::all() const {
  ConstraintSet out;
  for (std::size_t k = 0; k < constraints().size(); ++k) out.set(k);
  return out;
}

ConstraintSet Negotiation::lines_and_ratifiers() const {
  ConstraintSet out;
  for (std::size_t k = 0; k < compiled_->first_no_deal; ++k) out.set(k);
  return out;
}

ConstraintSet Negotiation::of(model::PartyId party) const {
  ConstraintSet out;
  for (std::size_t k = 0; k < compiled_->first_vote; ++k) out.set(k, constraints()[k].party == party);
  return out;
}

Negotiation negotiation(model::World const& world, model::TrackId track, Lines lines) {
  model::Circumstances const now = model::circumstances(world);
  model::Per<model::PartyId, double> no_deal(world.parties.size(), 0.0);
  bool const present = world.mediator && (!world.mediator->deadline || *world.mediator->deadline > 0);
  for (model::PartyId const i : model::ids_of(world.parties)) {
    no_deal[i] = model::no_deal_value(world, i, track, now, world.horizon.rounds);
    if (present && track == model::main_track) no_deal[i] -= model::stick(*world.mediator, i);
  }
  return Negotiation(world, track, now, std::move(no_deal), lines);
}

double Valuation::operator()(double u, double hazard) const {
  double const v = u - audience * std::max(0.0, claim - u) + carrots;
  if (hazard == 0) return v;  // the quotient would round
  return model::deal_value(v, discount, hazard, after_collapse);
}

bool Valuation::constant_in_u(double hazard) const { return discount == 1 && hazard > 0; }

}  // namespace zopa::solve
