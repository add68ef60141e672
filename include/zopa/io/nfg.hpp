#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/games/strategic_game.hpp"
#include "zopa/io/diagnostic.hpp"

namespace zopa::io {

/// A game, or why there is none: set iff no diagnostic is an error.
struct NfgReading {
  std::optional<games::StrategicGame> game;
  std::vector<Diagnostic> diagnostics;  ///< in order of line and column, at most twenty errors
};

/// Reads a game in Gambit's .nfg format, version 1 (Gambit's manual, "The strategic game (.nfg) file format"), both
/// bodies: payoffs cell by cell, or outcomes and an index of one for each cell (0: all get nothing). Numbers are exact:
/// 1.5, 3/7, 1e-3. Strategies without a label are called by their number; a label that comes twice gets "_2" behind,
/// with a warning. Refused, as Gambit does: commas between payoffs of the first body, anything behind the last number.
/// Refused before anything is stored: more than `most_payoffs` numbers, or more than the file has room for. `name`
/// stands for the file in diagnostics. Never throws for bad input. Cost: linear in the text.
NfgReading read_nfg(std::string const& text, std::string const& name);

constexpr std::size_t most_payoffs = 4'000'000;  ///< players × cells: two players with 1,400 strategies each

/// The game as read_nfg and Gambit read it: labels, then payoffs cell by cell, as fractions.
std::string nfg_text(games::StrategicGame const&);

}  // namespace zopa::io
