#pragma once

#include <memory>
#include <vector>

#include "zopa/base/random.hpp"
#include "zopa/model/scenario.hpp"
#include "zopa/play/setting.hpp"

namespace zopa::engine {

/// How finely the others imagine a party: as many types, stratified over its private numbers.
inline constexpr int n_types = 8;

/// Does the party hold anything private: a number marked so, or a line that may be a bluff?
bool has_private_information(model::Scenario const&, model::World const&, model::PartyId);

/// The types of a party as the others imagine them: its private numbers by Latin hypercube, equal ones merged. Empty under
/// complete information. A function of the scenario, the public part of `world` and the draw's address: the party's own
/// private draw does not enter.
std::vector<play::Type> imagined_types(model::Scenario const&, model::World const& world, model::PartyId, base::Stream const& draw);

/// Worlds as `observer` may imagine them: every other party is one of its types (the same stratum for all).
std::vector<std::shared_ptr<model::World const>> imagined_worlds(model::Scenario const&, std::shared_ptr<model::World const> world,
                                                                 model::PartyId observer, base::Stream const& draw);

}  // namespace zopa::engine
