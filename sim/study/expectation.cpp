#include "zopa/study/expectation.hpp"

#include <cmath>

#include <fmt/format.h>

#include "study/figures.hpp"
#include "zopa/engine/run.hpp"
#include "zopa/study/estimate.hpp"

namespace zopa::study {
namespace {

constexpr double closed_form = 1e-9;

// A figure and how far chance may have moved it.
struct Got {
  std::optional<Figure> figure;
  double standard_error = 0;
};

// Answers names, playing the scenario's own plan at most once.
class Oracle {
 public:
  explicit Oracle(model::Scenario const& scenario) : scenario_(scenario) {}

  Got operator()(std::string_view name) {
    auto const rest = [&](std::string_view prefix) { return name.substr(prefix.size()); };
    if (name.starts_with("solve.")) return {solve_figure(scenario_, rest("solve."))};
    if (name.starts_with("spe.")) return {equilibrium_figure(scenario_.central, 0, rest("spe."))};
    if (name.starts_with("aqre.")) return {equilibrium_figure(scenario_.central, precision(), rest("aqre."))};
    if (name.starts_with("run.")) return simulated(rest("run."));
    return {};
  }

 private:
  Got simulated(std::string_view name) {
    if (!summary_)
      summary_ = engine::run(scenario_, {scenario_.plan.seed, scenario_.plan.draws, scenario_.plan.replicates});
    auto const found = estimate(*summary_, scenario_.central, name);
    if (!found) return {};
    return {Figure{found->value}, found->standard_error};
  }

  // The λ of the first party that plays a logit equilibrium.
  double precision() const {
    for (auto const& party : scenario_.central.parties)
      if (auto const* aqre = std::get_if<model::Aqre>(&party.tactic[model::TrackId{0}])) return aqre->lambda;
    return model::Aqre{}.lambda;
  }

  model::Scenario const& scenario_;
  std::optional<engine::Summary> summary_;
};

Verdict verdict(model::Expectation const& expectation, Got const& got) {
  Verdict v{expectation, "nothing of this name", 0, 0, false};
  if (!got.figure) return v;
  double const* number = std::get_if<double>(&*got.figure);
  double const* expected = std::get_if<double>(&expectation.is);
  if (number)
    v.got = fmt::format("{:.10g}", *number);
  else
    v.got = std::get<std::string>(*got.figure);
  if (number && expected) {
    v.difference = std::fabs(*number - *expected);
    v.allowed = std::max(closed_form,
                         expectation.standard_errors ? expectation.within * got.standard_error : expectation.within);
    v.ok = v.difference <= v.allowed;
  } else if (!number && !expected) {
    v.ok = v.got == std::get<std::string>(expectation.is);
  }
  return v;
}

}  // namespace

std::vector<Verdict> verdicts(model::Scenario const& scenario) {
  Oracle oracle(scenario);
  std::vector<Verdict> all;
  for (auto const& expectation : scenario.expectations) all.push_back(verdict(expectation, oracle(expectation.what)));
  return all;
}

}  // namespace zopa::study
