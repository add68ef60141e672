#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/expectation.hpp"

namespace zopa::report {

/// `zopa check` for people: what the file holds, what it rests on, which defaults were used, whether what it expects
/// comes out.
std::string check_text(model::Scenario const&, std::vector<study::Verdict> const&);
/// Shape "zopa.check" version 1, docs/json.md.
nlohmann::ordered_json check_json(model::Scenario const&, std::vector<study::Verdict> const&);

}  // namespace zopa::report
