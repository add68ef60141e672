#pragma once

#include <filesystem>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// Puts the observations of a table (CSV with comma, semicolon or tab; RFC 4180 quotes) where `empirical` names a file:
/// `empirical: polls.csv` for a table of one column, `empirical: {file: polls.csv, column: support}`. What goes on
/// reading sees a list. \param folder  where the file is looked for
void read_tables(Node& tree, std::filesystem::path const& folder, Complaints&);

}  // namespace zopa::io
