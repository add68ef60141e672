#pragma once

#include "zopa/solve/frontier.hpp"

namespace zopa::solve {

/// One package held against every constraint, straight from the model: no factor of the graph is read. Cost: a few µs.
JudgedPackage judged(Negotiation const&, model::World const&, model::TrackId, model::Circumstances const&,
                     model::Package const&);

}  // namespace zopa::solve
