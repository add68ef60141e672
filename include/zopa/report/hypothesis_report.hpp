#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/hypothesis.hpp"

namespace zopa::report {

/// `zopa compare --hypotheses` for people: how many hold; then each with its figure in every world, the paired
/// difference of neighbours, and, where it does not hold, what the runs show beside it.
std::string hypotheses_text(std::vector<study::Variant> const&, std::vector<engine::Summary> const&,
                            std::vector<study::HypothesisRuling> const&);
/// Shape "zopa.hypotheses" version 1, docs/json.md.
nlohmann::ordered_json hypotheses_json(std::vector<study::Variant> const&, std::vector<engine::Summary> const&,
                                       std::vector<study::HypothesisRuling> const&);

}  // namespace zopa::report
