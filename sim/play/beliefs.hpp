#pragma once

#include "play/state.hpp"

namespace zopa::play {

/// Every observer hears an offer or an answer: the likelihood of it under each type is kept until the beliefs are
/// updated at step 3 of the next round (F4: truncation where answers are exact, logit where they are noisy; floor
/// 1e-12).
void hear_offer(State&, TrackId, PartyId proposer, int row);
/// It might have restated this line in public, and has or has not.
void hear_statement(State&, PartyId speaker, LineId, bool stated);
void hear_response(State&, TrackId, PartyId responder, int row, bool accepted);

}  // namespace zopa::play
