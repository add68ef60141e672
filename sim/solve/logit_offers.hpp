#pragma once

#include <vector>

#include "zopa/solve/stochastic_game.hpp"

namespace zopa::solve {

/// The logit choices of one state of a FrontGame at a time: the responder's acceptance of each admissible offer and the
/// proposer's weights over them and the pass. Keeps its work space, so that a sweep over states does not allocate.
class LogitOffers {
 public:
  LogitOffers(FrontGame const&, double lambda);

  /// Sets acceptance and weights for a proposer at cell k, given the two no-deal values.
  void respond_and_weigh(int proposer, int k, double w_proposer, double w_responder);
  /// Adds `recognised` times both parties' expected values of the state last weighed at cell k.
  void add_values(int k, double const w[2], double recognised, double value[2]) const;

  std::size_t size() const { return offers_.size(); }
  std::size_t offer(std::size_t r) const { return offers_[r]; }            ///< index in the game of admissible offer r
  double probability(std::size_t r) const { return weight_[r] / total_; }  ///< that it is made
  double accepted(std::size_t r) const { return accepted_[r]; }            ///< that it is then accepted
  double pass_probability() const { return pass_ / total_; }

 private:
  void accept(int responder, std::size_t row, double w);

  /// e^{−λ(v − m)} and e^{λ(W − m)} are multiplied only where neither can overflow.
  static constexpr double largest_exponent = 300;

  FrontGame const& game_;
  double lambda_;
  std::vector<std::size_t> offers_;  ///< admissible ones, ascending
  std::vector<double> value_[2];     ///< rows × admissible offers
  std::vector<double> refusal_[2];   ///< e^{−λ(v − middle)}, same shape
  double middle_[2] = {0, 0};
  bool factored_[2] = {false, false};
  std::vector<double> accepted_, weight_;
  double pass_ = 1, total_ = 1;
};

}  // namespace zopa::solve
