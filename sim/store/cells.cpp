#include "store/cells.hpp"

#include <algorithm>
#include <cmath>

namespace zopa::store {

Cells cells(std::optional<study::Estimate> const& e) {
  if (!e) return {};
  Cells out{e->value,          e->standard_error, e->monte_carlo.low, e->monte_carlo.high,
            e->over_draws.low, e->over_draws.high};
  if (auto const& v = e->variance)
    out[6] = v->assumptions, out[7] = v->chance, out[8] = v->share, out[9] = v->standard_error;
  return out;
}

std::optional<study::Estimate> estimate(engine::Metric const& metric, Cells const& c, std::int64_t count,
                                        std::int64_t draws, bool certain) {
  if (!c[0]) return std::nullopt;
  study::Estimate e;
  e.metric = metric;
  e.value = *c[0];
  e.standard_error = c[1].value_or(0);
  e.monte_carlo = {c[2].value_or(0), c[3].value_or(0)};
  e.over_draws = {c[4].value_or(0), c[5].value_or(0)};
  if (c[6]) e.variance = study::VarianceSplit{*c[6], c[7].value_or(0), c[8].value_or(0), c[9].value_or(0)};
  e.count = count;
  e.draws = static_cast<int>(draws);
  e.certain = certain;
  return e;
}

namespace {

bool same_bits(Cells const& a, Cells const& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if (a[k].has_value() != b[k].has_value() || (a[k] && *a[k] != *b[k])) return false;
  return true;
}

}  // namespace

bool same(std::optional<study::Estimate> const& a, std::optional<study::Estimate> const& b) {
  return same_bits(cells(a), cells(b)) &&
         (!a || (a->count == b->count && a->draws == b->draws && a->certain == b->certain));
}

bool same_games(std::vector<double> const& a, std::vector<double> const& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

}  // namespace zopa::store
