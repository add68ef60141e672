#pragma once

#include <array>
#include <vector>

#include "zopa/model/circumstances.hpp"

namespace zopa::model {

/// Where the front is expected to be: it moves by its expected drift at parity, as neighbours and barriers stand now.
class WarForecast {
 public:
  /// \param belief  probability that a move of the front favours the gainer; nullopt: what the war says
  WarForecast(World const& world, Circumstances const& now, std::optional<double> belief);

  /// Shares of the gainer after so many rounds of war, n_territories. Valid until the next call.
  double const* front_after(double rounds);
  /// Does the front stay where it is?
  bool still() const { return still_; }

 private:
  static constexpr std::size_t small = 64;
  struct Course {
    double start = 0, step = 0, lo = 0, hi = 1;
  };
  Course course(World const& world, Circumstances const& now, TerritoryId, std::optional<double> belief) const;
  Course* courses() { return n_ > small ? large_.data() : small_.data(); }

  std::size_t n_;
  bool still_ = true;
  std::array<Course, small> small_;
  std::vector<Course> large_;
  std::array<double, small> front_small_;
  std::vector<double> front_large_;
};

}  // namespace zopa::model
