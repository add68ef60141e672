#pragma once

#include "zopa/model/world.hpp"

namespace zopa::engine {

/// Do all parties rank and value packages alike in both worlds, no-deal values aside? The worlds share their structure:
/// only numbers can differ.
bool same_preferences(model::World const& a, model::World const& b);

}  // namespace zopa::engine
