#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/scenario_file.hpp"
#include "zopa/study/compare.hpp"

namespace zopa::cli {

/// Worlds to set side by side: the one that all stand on, and what is laid on it for each of the others.
struct WorldsAsked {
  io::Request on;                     ///< the first world: the file, the overlays under all worlds, assignments
  std::vector<std::string> overlays;  ///< one more world each; `a+b` stacks two
  bool may_not_fit = false;           ///< leave out what reads on the file but not on `on`: an alternative to it
};

/// Every overlay beside the file, each laid on the request as it stands.
WorldsAsked every_overlay_on(io::Request const&);

struct WorldsRead {
  std::vector<study::Variant> variants;  ///< "baseline" or "+a+b" for what all stand on, then "+c" for what is laid on it
  std::vector<std::string> left_out;     ///< overlays that do not fit, with their `+`
};

/// All are read before giving up, so that every error is printed at once. nullopt: leave with Exit::input.
std::optional<WorldsRead> read_worlds(WorldsAsked const&);

}  // namespace zopa::cli
