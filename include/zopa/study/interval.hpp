#pragma once

#include <cstdint>
#include <vector>

namespace zopa::study {

struct Interval {
  double low = 0, high = 0;
  friend bool operator==(Interval const&, Interval const&) = default;
};

inline constexpr double z95 = 1.9599639845400545;  ///< two-sided 95 % quantile of the normal distribution

/// Score interval of a probability from k successes in n independent trials, within [0, 1]. Expects 0 ≤ k ≤ n, n ≥ 1.
/// Source: Wilson 1927, JASA 22; recommended by Brown, Cai & DasGupta 2001.
Interval wilson(double k, double n, double z = z95);

/// Standard error of a simulated probability: √(p(1 − p)/n).
double standard_error(double p, double n);

/// Sums of a ratio estimate within one cluster (a draw): the figure is Σ sum / Σ count.
struct Cluster {
  double sum = 0;
  double count = 0;
};

/// Which clusters each bootstrap resample holds: a function of (seed, resample, position) alone (Purpose::bootstrap), so that
/// every machine, metric and variant resamples the same draws, and differences do so in pairs. Cost n·times·3 ns.
class Resamples {
 public:
  Resamples(std::uint64_t seed, std::size_t n, int times = 1000);
  std::uint32_t const* row(int b) const { return chosen_.data() + static_cast<std::size_t>(b) * n_; }  ///< n indices
  std::size_t n() const { return n_; }
  int times() const { return times_; }

 private:
  std::size_t n_;
  int times_;
  std::vector<std::uint32_t> chosen_;
};

struct Bootstrap {
  Interval interval;
  double standard_error = 0;
};
/// Percentile interval and standard error of Σ sum / Σ count by resampling whole clusters: games within a draw are not
/// independent. Resamples in which the figure is undefined are left out. Source: Efron 1979; Davison & Hinkley 1997, 3.8.
Bootstrap bootstrap(std::vector<Cluster> const& clusters, Resamples const& resamples, double level = 0.95);
/// The same for a difference of two ratio estimates over the same draws: second minus first.
Bootstrap bootstrap_difference(std::vector<Cluster> const& first, std::vector<Cluster> const& second,
                               Resamples const& resamples, double level = 0.95);

/// Quantile by linear interpolation between order statistics (type 7). Expects a non-empty ascending vector, q in [0, 1].
double quantile_of_sorted(std::vector<double> const& sorted, double q);

}  // namespace zopa::study
