#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zopa::base {

/// What a random number is for. The value is part of every address: never reorder, only append.
enum class Purpose : std::uint8_t {
  parameter = 1,    ///< a number of the scenario drawn from its distribution (entity = component)
  binding = 2,      ///< is a stated line meant?
  shock = 3,        ///< does this shock fire this round? (entity = shock)
  battle = 4,       ///< one uniform per territory and round
  strength = 5,     ///< innovation of the strength gap
  mediator = 6,     ///< does the mediator leave this round?
  recognition = 7,  ///< who proposes (entity = track)
  proposal = 8,     ///< noise of the proposer (entity = track · parties + party)
  response = 9,     ///< noise of the responder (entity = track · parties + party)
  ratification = 10,  ///< one uniform per ratifier
  collapse = 11,      ///< does a deal in force break? (entity = track)
  ceasefire = 12,     ///< does the ceasefire break?
  horizon = 13,       ///< random end
  bootstrap = 14,     ///< resampling of draws for an interval
  belief = 15,        ///< stratified types of the other side
  statement = 16,     ///< does a party restate a line in public? (entity = party)
  de_escalation = 17, ///< does a party hold back? (entity = party)
  faction = 18,       ///< who speaks for the mediator this term?
  test = 255
};

/// Counter-based random numbers: a number is a function of its address, so threads, order and restarts cannot change it,
/// and a new shock moves no battle. Philox4x64-10 (Salmon et al. 2011); key = (seed, stream version), counter =
/// (path hash, draw, replicate, purpose·entity·round).
struct Stream {
  std::uint64_t seed = 42;
  std::uint64_t draw = 0;
  std::uint64_t replicate = 0;

  /// Uniform on (0, 1), never 0 or 1, so that inverse distribution functions stay finite.
  /// \param entity below 2^24; \param path hash of a scenario path, 0 for numbers of the game itself. Cost about 12 ns.
  double uniform(Purpose purpose, std::uint32_t entity, std::uint32_t round, std::uint64_t path = 0) const;

  /// The four uniforms of entities 4·group … 4·group + 3: the same numbers as `uniform`, for the price of one.
  std::array<double, 4> uniforms(Purpose purpose, std::uint32_t group, std::uint32_t round, std::uint64_t path = 0) const;
};

/// FNV-1a of a scenario path: the address of a number does not depend on its place in the file.
constexpr std::uint64_t path_hash(std::string_view path) {
  std::uint64_t h = 0xcbf29ce484222325ull;
  for (char c : path) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001b3ull;
  }
  return h;
}

}  // namespace zopa::base
