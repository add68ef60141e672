#pragma once

#include "play/state.hpp"

namespace zopa::play {

/// The draft on the table has been accepted by all: is it a chapter that this closes, and not yet the deal? agenda.cpp
bool closes_chapter(State&);
/// Takes from a party's rows those that would reopen a closed chapter, unless nothing would be left. Rows of the main
/// track; `forbidden` by row.
void leave_closed_chapters_alone(State const&, Range rows, unsigned char* forbidden);

}  // namespace zopa::play
