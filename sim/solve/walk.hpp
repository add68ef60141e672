#pragma once

#include <functional>

#include "solve/conditions.hpp"
#include "solve/survivors.hpp"

namespace zopa::solve {

/// With so many objectives lists of non-dominated points stay short enough not to think of a walk.
inline constexpr std::size_t few_objectives = 3;
/// Steps of a walk that take some seconds.
inline constexpr std::int64_t patient = 50'000'000;

/// Depth-first search over packages with bounds: for questions with so many objectives that lists of non-dominated
/// points would hold nearly everything. Options are taken issue by issue in file order, auxiliary variables as soon as
/// what defines them is known; a branch is left where some objective cannot reach what is needed any more. Cost: a step
/// per partial package that is not left, times factors; the whole space at worst.
class Walk {
 public:
  /// \param conditions outlives the walk
  Walk(Negotiation::Compiled const&, Conditions const& conditions);

  /// What is measured of a complete package that the conditions accept. \return false to stop
  using Visit = std::function<bool(std::size_t cell, std::int64_t const* measured)>;
  /// Visits them in the order of the enumeration. \return false if `most_steps` ended it before all was seen.
  bool each(std::int64_t most_steps, Visit const& visit);
  /// Steps taken so far, over all calls.
  std::int64_t steps() const { return steps_; }
  /// The package being visited.
  model::Package package() const;

 private:
  struct Table {
    std::uint8_t const* allowed = nullptr;
    std::int64_t const* value = nullptr;
    std::int64_t most = 0;  ///< of the values
    std::size_t objective = 0;
    std::vector<std::pair<std::size_t, std::size_t>> strides;  ///< level of a variable, its step in the table
  };
  void place_variables();
  void place_factors();
  void bound();
  bool enter(std::size_t level);
  std::size_t cell_of_kept() const;
  bool descend(std::size_t level);

  Negotiation::Compiled const& c_;
  Conditions const& conditions_;
  std::vector<Variable> order_;                  ///< per level
  std::vector<std::size_t> level_of_;            ///< per variable
  std::vector<std::vector<Table>> tables_;       ///< per level: those whose last variable stands there
  std::vector<std::vector<std::int64_t>> rest_;  ///< per level, per objective: the most that what follows adds
  std::vector<std::uint32_t> option_;            ///< per level
  std::vector<std::vector<std::int64_t>> sum_;   ///< per level + 1, per objective
  Visit const* visit_ = nullptr;
  std::int64_t steps_left_ = 0, steps_ = 0;
  bool stopped_ = false;
};

}  // namespace zopa::solve
