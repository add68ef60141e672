#pragma once

#include <string>

#include "zopa/study/answer.hpp"

namespace zopa::report {

/// Pictures in Graphviz's language DOT, UTF-8.

/// Who blocks whom: each party's constraints in a box, each minimal conflict a dot tied to what it consists of.
std::string blocking_dot(model::Scenario const&, study::TrackAnswer const&);
/// Which issues are read together, as the exact method sees it; small circles are auxiliary variables.
std::string interaction_dot(model::Scenario const&, study::TrackAnswer const&);

}  // namespace zopa::report
