#include <algorithm>

#include "zopa/model/utility.hpp"
#include "zopa/solve/judgement.hpp"
#include "zopa/study/propose.hpp"

namespace zopa::study {
namespace {

// A negotiator's line or a no-deal value; what ratifiers say is a probability of its own.
bool is_acceptance(solve::Constraint const& c) {
  return c.kind == solve::Constraint::Kind::no_deal_value || (c.kind == solve::Constraint::Kind::line && !c.ratifier);
}

}  // namespace

Fate fate(model::World const& world, solve::Negotiation const& binding, model::TrackId track, double rounds,
          model::Package const& package) {
  auto const now = model::circumstances(world);
  auto const judged = solve::judged(binding, world, track, now, package);
  Fate out;
  out.accepted = true;
  for (std::size_t c = 0; c < binding.constraints().size(); ++c) {
    if (!judged.broken[c]) continue;
    out.no.push_back(binding.constraints()[c].id);
    if (is_acceptance(binding.constraints()[c])) out.accepted = false;
  }
  out.ratified = 1;
  for (auto i : model::ids_of(world.parties)) {
    double const v = judged.value[i.index], w = binding.no_deal()[i];
    out.gain.push_back(v - w);
    out.ratified *= model::ratification_probability(world, i, track, package, now, v, w);
  }
  out.survives = model::survival(model::hazard(world, track, package, now), rounds);
  if (out.accepted && out.ratified > 0)
    out.least_gain = std::max(0.0, *std::min_element(out.gain.begin(), out.gain.end()));
  return out;
}

}  // namespace zopa::study
