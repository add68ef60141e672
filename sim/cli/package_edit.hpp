#pragma once

#include <string>
#include <vector>

#include "zopa/model/world.hpp"

namespace zopa::cli {

/// "'halp' is no command here; did you mean 'help'? There are: …": a word that is none of those known.
std::string unknown(std::string const& word, std::string const& kind, std::vector<std::string> const& known);

/// Applies "sanctions=lifted" to a package. \returns what is wrong with it; empty: nothing, and the package is changed.
std::string change(model::World const&, model::TrackId, model::Package&, std::string const& assignment);

}  // namespace zopa::cli
