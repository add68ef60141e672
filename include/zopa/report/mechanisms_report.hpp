#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/mechanisms.hpp"

namespace zopa::report {

/// `zopa mechanisms` for people: one row per step of a round, the figure that moves most clearly without it.
std::string mechanisms_text(model::Scenario const&, std::vector<study::MechanismEffect> const&, engine::Plan const&);
/// Shape "zopa.mechanisms" version 1, docs/json.md.
nlohmann::ordered_json mechanisms_json(model::Scenario const&, std::vector<study::MechanismEffect> const&,
                                       engine::Plan const&);

}  // namespace zopa::report
