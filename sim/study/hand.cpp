#include "zopa/study/hand.hpp"

#include <algorithm>

namespace zopa::study {

Hand played_hand(play::Game const& start, base::Stream stream, model::PartyId seat, int games) {
  play::Game game = start;
  game.record(nullptr);
  Hand hand;
  for (int k = 0; k < games; ++k) {
    stream.replicate = static_cast<std::uint64_t>(k);
    game.restart(stream);
    play::play_out(game);
    hand.payoffs.push_back(game.outcome().payoff[seat]);
    hand.deals += game.outcome().tracks[model::main_track].deal;
  }
  std::sort(hand.payoffs.begin(), hand.payoffs.end());
  return hand;
}

}  // namespace zopa::study
