#pragma once

#include "play/state.hpp"

namespace zopa::play {

/// Answers to the questions about who holds what, as the front stands: n_questions × n_rows.
unsigned char const* answers(State&);
/// Which rows break the line now, one byte a row.
unsigned char const* broken_rows(State&, LineId);

/// Brings `forbidden` and `soft` of a judge's home rows to the lines in force.
void refresh_lines(State&, int judge, TrackId);
/// What the soft lines take from u of one row.
double soft_price(State const&, int judge, TrackId, int row);

}  // namespace zopa::play
