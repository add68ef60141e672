#pragma once

#include <algorithm>
#include <cstdint>

#include <Eigen/Core>

namespace zopa::bench {

/// xoshiro256+, seeded by splitmix64: the loop should not pay for addressed random numbers.
/// Source: Blackman & Vigna 2021, ACM TOMS 47(4).
class Generator {
 public:
  explicit Generator(std::uint64_t seed) {
    for (auto& word : s_) {
      seed += 0x9e3779b97f4a7c15ull;
      std::uint64_t z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
      word = z ^ (z >> 31);
    }
  }
  /// Uniform in [0, 1).
  double operator()() {
    std::uint64_t const r = s_[0] + s_[3], t = s_[1] << 17;
    s_[2] ^= s_[0];
    s_[3] ^= s_[1];
    s_[1] ^= s_[2];
    s_[0] ^= s_[3];
    s_[2] ^= t;
    s_[3] = (s_[3] << 45) | (s_[3] >> 19);
    return static_cast<double>(r >> 11) * 0x1.0p-53;
  }

 private:
  std::uint64_t s_[4];
};

/// What a round of bargaining costs at the least, with no model behind it: two products of 64 packages × 8 features, an
/// aspiration, an argmax, a few random numbers; 16 rounds a game, nothing allocated.
class SyntheticLoop {
 public:
  static constexpr int n_packages = 64, n_features = 8, n_rounds = 16;

  SyntheticLoop() {
    Generator next(1);
    for (int j = 0; j < n_features; ++j)
      for (int i = 0; i < n_packages; ++i) features_(i, j) = next();
  }

  /// Sum of the values of the deals of one game.
  double game(std::uint64_t id) const {
    Generator next(id);
    Seat seats[2];
    for (Seat& seat : seats) {
      for (double& weight : seat.weights) weight = next();
      seat.weights /= seat.weights.sum();
    }
    double total = 0;
    for (int round = 0; round < n_rounds; ++round) {
      for (Seat& seat : seats) seat.values.noalias() = features_ * seat.weights;
      total += one_round(next, seats[round & 1], seats[1 - (round & 1)], static_cast<double>(round) / n_rounds);
    }
    return total;
  }

 private:
  struct Seat {
    Eigen::Matrix<double, n_features, 1> weights;
    Eigen::Matrix<double, n_packages, 1> values;
  };

  static double one_round(Generator& next, Seat& proposer, Seat const& responder, double time) {
    double const share = 1 - .6 * time * time, target = share * proposer.values.maxCoeff(), noise = .02 * next();
    int best = 0;
    double score = -2;
    for (int k = 0; k < n_packages; ++k) {
      double const s = proposer.values[k] >= target ? responder.values[k] + noise : proposer.values[k] - 2;
      if (s > score) {
        score = s;
        best = k;
      }
    }
    bool const accepted = responder.values[best] >= share * responder.values.maxCoeff() || next() < .01;
    for (double& weight : proposer.weights) weight = .98 * weight + .02 / n_features * next();
    return accepted ? proposer.values[best] : 0;
  }

  Eigen::Matrix<double, n_packages, n_features> features_;
};

}  // namespace zopa::bench
