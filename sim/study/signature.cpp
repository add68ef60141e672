#include "zopa/study/signature.hpp"

#include "zopa/engine/table.hpp"

namespace zopa::study {
namespace {

// FNV-1a over integers.
class Hash {
 public:
  void add(std::int64_t value) {
    for (int byte = 0; byte < 8; ++byte) {
      hash_ ^= static_cast<std::uint64_t>(value >> (8 * byte)) & 0xffu;
      hash_ *= 0x100000001b3ull;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ull;
};

void add(Hash& hash, play::Outcome const& outcome) {
  for (auto const& track : outcome.tracks) {
    hash.add(track.deal);
    hash.add(track.round);
    if (track.deal)
      for (model::Option option : track.package) hash.add(option);
    hash.add(track.collapse_round);
    hash.add(track.ratification_failures);
  }
  hash.add(outcome.victor ? static_cast<std::int64_t>(outcome.victor->index) : -1);
  hash.add(outcome.rounds_played);
  hash.add(outcome.mediator_left);
  hash.add(outcome.walk_outs);
}

}  // namespace

std::uint64_t signature(model::Scenario const& scenario) {
  constexpr std::uint64_t seed = 1;
  constexpr int draws = 8, games = 4;
  Hash hash;
  for (int draw = 0; draw < draws; ++draw) {
    base::Stream stream{seed, static_cast<std::uint64_t>(draw), 0};
    play::Game game(play::table(engine::setting(scenario, engine::world(scenario, seed, draw), stream)), stream);
    for (int replicate = 0; replicate < games; ++replicate) {
      stream.replicate = static_cast<std::uint64_t>(replicate);
      game.restart(stream);
      play::play_out(game);
      add(hash, game.outcome());
    }
  }
  return hash.value();
}

}  // namespace zopa::study
