#include "zopa/study/hypothesis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "zopa/base/expects.hpp"

namespace zopa::study {
namespace {

constexpr double clearly = 4;  // standard errors: what chance hardly does to the largest of some hundred figures
constexpr std::size_t most_beside = 3;

double distinctness(Difference const& d) {
  if (std::fabs(d.value) < 1e-9) return 0;
  return d.standard_error > 0 ? std::fabs(d.value) / d.standard_error : std::numeric_limits<double>::infinity();
}

Ruling ruling_of(std::optional<Difference> const& d) {
  if (!d) return Ruling::undefined;
  if (d->value == 0 && d->standard_error == 0) return Ruling::same;
  return d->interval.low > 0 ? Ruling::holds : d->interval.high < 0 ? Ruling::reversed : Ruling::unclear;
}

int badness(Ruling ruling) {
  switch (ruling) {
    case Ruling::holds: return 0;
    case Ruling::unclear: return 1;
    case Ruling::same: return 2;
    case Ruling::undefined: return 3;
    case Ruling::reversed: return 4;
  }
  return 0;
}

// What a table would show as the reason: not the path of the same figure over time, nor where single terms moved.
bool tells_why(engine::Metric const& metric, std::string const& figure) {
  return metric.name != figure && metric.name.find(".deal_by.") == std::string::npos &&
         metric.name.find(".terms.") == std::string::npos && metric.per != engine::Metric::Per::draw;
}

class Rulings {
 public:
  Rulings(std::vector<Variant> const& variants, std::vector<engine::Summary> const& summaries)
      : variants_(variants), summaries_(summaries) {
    ZOPA_EXPECTS(variants.size() == summaries.size());
  }

  HypothesisRuling on(model::Hypothesis const& hypothesis) const {
    HypothesisRuling out{hypothesis, {}, {}, {}, Ruling::holds};
    for (auto const& stack : hypothesis.order) {
      out.worlds.push_back(world_of(stack));
      out.estimates.push_back(
          estimate(summaries_[out.worlds.back()], variants_[out.worlds.back()].scenario.central, hypothesis.figure));
    }
    for (std::size_t k = 1; k < out.worlds.size(); ++k) {
      out.pairs.push_back(pair(hypothesis.figure, out.worlds[k - 1], out.worlds[k]));
      if (badness(out.pairs.back().ruling) > badness(out.ruling)) out.ruling = out.pairs.back().ruling;
    }
    return out;
  }

 private:
  std::size_t world_of(std::string const& stack) const {
    auto const found = std::find_if(variants_.begin(), variants_.end(), [&](auto const& v) { return v.name == stack; });
    ZOPA_EXPECTS(found != variants_.end());
    return static_cast<std::size_t>(found - variants_.begin());
  }

  std::optional<engine::MetricId> find(std::size_t world, std::string const& figure) const {
    return engine::find(summaries_[world].metrics, variants_[world].scenario.central, figure);
  }

  // larger minus smaller
  std::optional<Difference> between(std::string const& figure, std::size_t larger, std::size_t smaller) const {
    auto const above = find(larger, figure), below = find(smaller, figure);
    return above && below ? difference(summaries_[smaller], *below, summaries_[larger], *above) : std::nullopt;
  }

  OrderedPair pair(std::string const& figure, std::size_t larger, std::size_t smaller) const {
    OrderedPair out{larger, smaller, Ruling::undefined, between(figure, larger, smaller), {}};
    out.ruling = ruling_of(out.difference);
    if (out.ruling != Ruling::holds) out.beside = beside(figure, larger, smaller);
    return out;
  }

  std::vector<OrderedPair::Beside> beside(std::string const& figure, std::size_t larger, std::size_t smaller) const {
    std::vector<OrderedPair::Beside> all;
    for (auto const& metric : summaries_[larger].metrics) {
      if (!tells_why(metric, figure)) continue;
      auto const d = between(metric.name, larger, smaller);
      if (d && distinctness(*d) >= clearly) all.push_back({metric, *d});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return distinctness(a.difference) > distinctness(b.difference); });
    all.resize(std::min(all.size(), most_beside));
    return all;
  }

  std::vector<Variant> const& variants_;
  std::vector<engine::Summary> const& summaries_;
};

}  // namespace

std::vector<std::string> stacks(std::vector<model::Hypothesis> const& hypotheses) {
  std::vector<std::string> all;
  for (auto const& hypothesis : hypotheses)
    for (auto const& stack : hypothesis.order)
      if (std::find(all.begin(), all.end(), stack) == all.end()) all.push_back(stack);
  return all;
}

std::vector<HypothesisRuling> rulings(std::vector<model::Hypothesis> const& hypotheses, std::vector<Variant> const& variants,
                                      std::vector<engine::Summary> const& summaries) {
  Rulings const rulings(variants, summaries);
  std::vector<HypothesisRuling> all;
  for (auto const& hypothesis : hypotheses) all.push_back(rulings.on(hypothesis));
  return all;
}

}  // namespace zopa::study
