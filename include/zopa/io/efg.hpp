#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "zopa/games/extensive_game.hpp"
#include "zopa/io/diagnostic.hpp"

namespace zopa::io {

/// An extensive game, or why there is none. Errors carry their place; warnings stand beside a game: what Gambit would
/// refuse or drop, and players without perfect recall.
struct EfgReading {
  std::optional<games::ExtensiveGame> game;  ///< set iff no diagnostic is an error
  std::vector<Diagnostic> diagnostics;       ///< in order of line, column
};

/// Reads a Gambit .efg file of version 2: decimals and fractions exactly, payoffs of inner nodes added along the path,
/// information sets and outcomes seen again bare or in full. Never throws for bad input; no recursion, so depth is
/// free.
EfgReading read_efg(std::filesystem::path const& file);
/// The same from text; `name` stands for the file in diagnostics.
EfgReading read_efg_text(std::string text, std::string const& name);

/// The game as an .efg file that Gambit and OpenSpiel's reader take: every outcome has a number of its own and every
/// information set its actions, each time in full; numbers as whole numbers or fractions. Reading it gives the same
/// game; only a label that ends in a backslash, which the format cannot write, comes back with a space behind it.
std::string efg_text(games::ExtensiveGame const&);

}  // namespace zopa::io
