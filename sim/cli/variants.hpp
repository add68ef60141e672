#pragma once

#include <optional>
#include <vector>

#include "zopa/io/scenario_file.hpp"
#include "zopa/study/compare.hpp"

namespace zopa::cli {

/// The request with every overlay beside the file behind its own.
io::Request with_all_overlays(io::Request request);

/// "baseline", the file alone; then a variant per overlay on top of it (`+a+b` stacks two). All are read before giving
/// up, so that every error is printed at once. nullopt: leave with Exit::input.
std::optional<std::vector<study::Variant>> read_variants(io::Request const&);

}  // namespace zopa::cli
