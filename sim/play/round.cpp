#include "play/steps.hpp"

namespace zopa::play {

namespace {

// The state given is that of round 0 at step 5 (conventions 16).
void open_round(State& s) {
  ++s.tick;
  if (s.round > 0) {
    shocks_fire(s);              // 1
    if (fronts_move(s)) return;  // 2  unless a ceasefire holds; total victory ends the game
    if (horizon_reached(s)) end_talks(s);
    if (s.step == State::Step::over) return;
    beliefs_update(s);            // 3  from battles, then from the last moves
    mediator_stays_or_leaves(s);  // 4
  }
  summit_begins(s);
  recognise_proposer(s);  // 5  then 6, 7 and 8, track by track: move.cpp, response.cpp, ratification.cpp
}

void close_round(State& s) {
  deals_hold_or_collapse(s);  // 9
  pay_and_discount(s);        // 10
}

}  // namespace

void proceed(State& s) {
  while (true) {
    switch (s.step) {
      case State::Step::open:
        open_round(s);
        break;
      case State::Step::close:
        close_round(s);
        break;
      case State::Step::move:
      case State::Step::respond:
      case State::Step::over:
        return;
    }
  }
}

}  // namespace zopa::play
