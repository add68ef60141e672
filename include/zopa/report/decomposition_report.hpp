#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/decomposition.hpp"

namespace zopa::report {

/// `zopa decompose` for people: the probability of no deal as stated and with every cause taken away, one row a cause.
std::string decomposition_text(model::Scenario const&, study::Decomposition const&, study::SidePayment const&);
/// Shape "zopa.decompose" version 1, docs/json.md.
nlohmann::ordered_json decomposition_json(model::Scenario const&, study::Decomposition const&,
                                          study::SidePayment const&);

}  // namespace zopa::report
