#pragma once

#include "solve/elimination.hpp"

namespace zopa::solve {

/// A set of active constraints made ready: what an elimination must measure, and which of its points are acceptable.
/// Thresholds are tested on integers; the elimination's cells are those of `question.kept`.
class Conditions {
 public:
  enum class Measure : std::uint8_t {
    parties,  ///< every party's value, and what the constraints ask for
    needed    ///< only what the constraints ask for, cut off where more makes no difference
  };
  /// \param constant parties whose deal value does not depend on u (bit per party): not measured
  Conditions(Negotiation::Compiled const&, ConstraintSet const& active, Measure, std::uint64_t constant = 0);

  Question question;

  std::size_t n_cells() const { return hazard_.size(); }
  double hazard(std::size_t cell) const { return hazard_[cell]; }
  bool open(std::size_t cell) const { return open_[cell]; }  ///< can any package of the cell be acceptable?
  bool possible() const;                                     ///< is any cell open?
  /// Parties whose value is constant in this cell, bit per party.
  std::uint64_t constant_parties(std::size_t cell) const;
  /// Are all conditions thresholds on single objectives?
  bool only_thresholds() const { return votes_.empty(); }
  /// Least acceptable value of each measured objective in the cell.
  std::int64_t const* need(std::size_t cell) const { return need_.data() + cell * question.objectives.size(); }
  bool accepts(std::size_t cell, std::int64_t const* measured) const;
  /// V of a party. Expects it measured, or constant.
  double deal_value(std::size_t cell, std::size_t party, std::int64_t const* measured) const;

 private:
  void choose_kept();
  void choose_objectives(Measure);
  void choose_thresholds(Measure);
  std::size_t full_cell(std::size_t cell) const;
  std::uint32_t value_of(Variable kept, std::size_t cell) const;
  int position(std::uint32_t objective) const;
  bool approves(Approval const&, model::PartyId, std::size_t cell, std::int64_t const* measured) const;
  bool passes(Ballot const&, std::size_t cell, std::int64_t const* measured) const;
  bool measures(std::uint32_t party) const { return !(constant_ >> party & 1); }

  Negotiation::Compiled const& c_;
  ConstraintSet active_;
  std::uint64_t constant_;
  std::vector<double> hazard_;
  std::vector<bool> open_;
  std::vector<std::int64_t> need_;      ///< per cell, per measured objective
  std::vector<Ballot const*> votes_;    ///< active ballots that are more than one threshold
};

}  // namespace zopa::solve
