#pragma once

#include <memory>
#include <vector>

#include "zopa/engine/table.hpp"
#include "zopa/model/circumstances.hpp"

namespace zopa::engine {

/// Do values of packages on the track depend on where the front is?
bool reads_front(model::World const& world, model::TrackId track);

/// What a party may propose (conventions 19): packages that break none of its own lines that are meant and that its own
/// vetoing ratifiers would pass; Pareto-optimal in deal values in some world it can imagine, at the start or with the
/// fronts at either extreme of the horizon, before or after the mediator has left. Tactics that bid over all their own
/// rational packages get every one where there are at most `small_space`. Ascending package index, none twice.
/// \param imagined worlds with the party's own numbers true and the others' as it may think them; at least one.
std::vector<model::Package> candidates(model::TrackId track, model::PartyId party,
                                       std::vector<std::shared_ptr<model::World const>> const& imagined);

/// Circumstances at which frontiers are computed: the start, the fronts at either end of what the horizon can reach, and
/// these without the mediator where its leaving changes the value of guarantees.
struct Anchor {
  model::Circumstances at;
  bool mediator_present = true;
};
std::vector<Anchor> anchors(model::World const& world, model::TrackId track);

}  // namespace zopa::engine
