#pragma once

#include "zopa/model/tactic.hpp"

namespace zopa::model {

/// The rule by which a tactic answers where a scenario names none (conventions 20).
Acceptance own_acceptance(Tactic const&);

}  // namespace zopa::model
