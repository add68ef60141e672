#pragma once

#include <istream>

#include "zopa/model/scenario.hpp"
#include "zopa/play/game.hpp"

namespace zopa::cli {

/// Seats a person in a game: shows what happens, asks on stdout for every decision of `seat`, reads answers line by
/// line from `in` (repeated on stdout with `echo`, for input that is no terminal). Where the input ends, the seat's own
/// tactic plays on. \returns false if the person left before the end.
bool take_seat(std::istream& in, model::Scenario const&, model::World const&, play::Game&, model::PartyId seat,
               bool echo);

}  // namespace zopa::cli
