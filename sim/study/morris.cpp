#include "zopa/study/morris.hpp"

#include <cmath>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

// Effects of one group, one per trajectory.
std::vector<double> effects(Trajectories const& walks, std::vector<double> const& y, std::size_t n_groups,
                            std::size_t group) {
  std::vector<double> out;
  for (std::size_t k = 0; k < walks.moved.size(); ++k) {
    if (walks.moved[k] != group) continue;
    std::size_t const row = k / n_groups * (n_groups + 1) + k % n_groups;
    out.push_back(walks.direction[k] * (y[row + 1] - y[row]) / morris_step);
  }
  return out;
}

}  // namespace

std::vector<MorrisEffect> morris_effects(Trajectories const& trajectories, std::vector<double> const& y,
                                         std::size_t n_groups, Resamples const& resamples) {
  ZOPA_EXPECTS(resamples.n() >= 1 && y.size() == resamples.n() * (n_groups + 1));
  ZOPA_EXPECTS(trajectories.moved.size() == resamples.n() * n_groups);
  std::vector<MorrisEffect> out;
  for (std::size_t g = 0; g < n_groups; ++g) {
    MorrisEffect effect;
    std::vector<Cluster> sizes;
    std::vector<double> const each = effects(trajectories, y, n_groups, g);
    auto const n = static_cast<double>(each.size());
    for (double x : each) {
      effect.mu += x / n;
      effect.mu_star.value += std::fabs(x) / n;
      sizes.push_back({std::fabs(x), 1});
    }
    double squares = 0;
    for (double x : each) squares += (x - effect.mu) * (x - effect.mu);
    effect.sigma = each.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
    Bootstrap const again = bootstrap(sizes, resamples);
    effect.mu_star.interval = again.interval;
    effect.mu_star.standard_error = again.standard_error;
    out.push_back(effect);
  }
  return out;
}

}  // namespace zopa::study
