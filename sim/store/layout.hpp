#pragma once

#include <cstdint>

#include "store/sqlite.hpp"
#include "zopa/store/store.hpp"

namespace zopa::store {

/// Of the tables. 2: designs by name, games.
inline constexpr std::int64_t file_format = 2;

/// The tables of an empty store, and what it says about itself. Expects an empty database inside a transaction.
void lay_out(Database& database, Header const& header);
/// Throws Error where the file is no store, or one of another format.
Header read_header(Database& database);

}  // namespace zopa::store
