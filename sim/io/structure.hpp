#pragma once

#include <string>

#include "io/complaints.hpp"
#include "io/description.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// Compares a tree with the description: unknown and missing keys, kinds, ranges, distributions. What names mean is not its
/// business. \param path  of the node in the scenario, "" for the whole file
void check_structure(Node const& tree, SectionDescription const&, std::string const& path, Complaints&);

/// Letters, digits, '-' and '_', starting with a letter or digit.
bool is_id(std::string const& name);

}  // namespace zopa::io
