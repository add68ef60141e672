#include "zopa/study/listing.hpp"

#include "zopa/base/random.hpp"

namespace zopa::study {

std::vector<CountOf> counts(model::Scenario const& scenario, model::TrackId track) {
  auto const negotiation = solve::negotiation(scenario.central, track);
  solve::ConstraintSet lines;
  for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
    lines.set(c, negotiation.constraints()[c].kind == solve::Constraint::Kind::line);
  std::vector<CountOf> out{{"exist", negotiation.n_packages()}};
  for (auto party : model::ids_of(scenario.central.parties)) {
    solve::ConstraintSet own = negotiation.of(party);
    for (std::size_t c = 0; c < negotiation.constraints().size(); ++c)
      if (negotiation.constraints()[c].party == party) own.set(c);
    out.push_back({"are acceptable to " + scenario.central.parties[party].name, solve::count(negotiation, own)});
  }
  out.push_back({"break no red line", solve::count(negotiation, lines)});
  out.push_back(
      {"break no red line and can be ratified", solve::count(negotiation, negotiation.lines_and_ratifiers())});
  out.push_back({"are acceptable to all", solve::count(negotiation, negotiation.all())});
  return out;
}

std::vector<solve::RankedPackage> best_packages(model::Scenario const& scenario, model::TrackId track,
                                                std::optional<model::PartyId> party, std::size_t k) {
  auto const negotiation = solve::negotiation(scenario.central, track);
  if (party) return solve::best_packages(negotiation, negotiation.all(), k, solve::worth_to(*party));
  std::size_t const n = negotiation.n_parties();
  std::vector<double> alpha(n, 1), bias(n, 0);
  auto const& mediator = scenario.central.mediator;
  if (mediator && !mediator->weights.empty()) alpha = mediator->weights.values();
  if (mediator && !mediator->bias.empty()) bias = mediator->bias.values();
  auto const worth = solve::worth_to_mediator(negotiation.no_deal().values(), alpha, bias);
  return solve::best_packages(negotiation, negotiation.all(), k, worth);
}

std::vector<model::Package> sample(model::Scenario const& scenario, model::TrackId track, std::size_t n) {
  auto const negotiation = solve::negotiation(scenario.central, track);
  base::Stream const stream{scenario.plan.seed};
  std::vector<double> u;
  // resampling like the bootstrap's, at an address of its own
  constexpr auto address = base::path_hash("packages of the zone of possible agreement");
  for (std::uint32_t k = 0; k < n; ++k) u.push_back(stream.uniform(base::Purpose::bootstrap, k, 0, address));
  return solve::uniform_sample(negotiation, negotiation.all(), u);
}

}  // namespace zopa::study
