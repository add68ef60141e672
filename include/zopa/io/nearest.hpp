#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zopa::io {

/// The name nearest to `word` (Damerau–Levenshtein, optimal string alignment), if it is near enough to be what was meant;
/// empty otherwise.
std::string nearest(std::string_view word, std::vector<std::string> const& names);

}  // namespace zopa::io
