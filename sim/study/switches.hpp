#pragma once

#include <functional>
#include <vector>

#include "zopa/model/scenario.hpp"

namespace zopa::study {

/// The numbers that a change of a world has fixed: nothing may be drawn into them again.
using Fixed = std::vector<double*>;

/// Takes one step of the round out of a world.
Fixed switch_off(model::World& world, int step);
/// Nobody insists on a hard line any more, neither a party nor a ratifier; nor on ceasefire or terms coming first.
Fixed set_lines_aside(model::World& world);
/// Deals and ceasefires hold for ever.
Fixed keep_agreements(model::World& world);
/// Each party knows the true drift of the war.
Fixed know_the_war(model::World& world);

/// Does any party learn from battles, or know a number that the others do not?
bool has_beliefs(model::Scenario const& scenario);

/// The scenario with its world changed: what the fixed numbers were drawn from is dropped, all other random numbers keep
/// their addresses.
model::Scenario changed(model::Scenario const& scenario, std::function<Fixed(model::World&)> const& change);

}  // namespace zopa::study
