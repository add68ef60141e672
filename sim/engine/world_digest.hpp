#pragma once

#include <array>
#include <cstdint>

#include "zopa/model/world.hpp"

namespace zopa::engine {

/// 128 bits that stand for everything the exact analyses of a draw read: two worlds with the same digest have the same
/// frontiers, no-deal values and candidate packages. Blind to what only games read: how patient tactics are, who may
/// speak, when a mediator leaves or a shock fires, and to names.
using Digest = std::array<std::uint64_t, 2>;

/// Cost: a few µs. Collisions: that of MurmurHash3 (Appleby 2011), 2^−128 a pair.
Digest analysis_digest(model::World const& world);
/// Of several digests, in this order.
Digest combined(Digest const& a, Digest const& b);

}  // namespace zopa::engine
