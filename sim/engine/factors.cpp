#include <algorithm>
#include <cmath>
#include <limits>

#include "factors.hpp"

namespace zopa::engine {
namespace {

std::size_t n_components(model::Parameter const& parameter) {
  return std::holds_alternative<base::Dirichlet>(parameter.distribution) ? parameter.targets.size() : 1;
}

// Lines that may be a bluff in some draw: `real` is below one, or is itself drawn.
std::vector<model::LineId> doubtful_lines(model::Scenario const& scenario) {
  model::World gaps = scenario.central;
  for (auto const& parameter : scenario.parameters)
    for (auto const& target : parameter.targets) target(gaps) = std::numeric_limits<double>::quiet_NaN();
  std::vector<model::LineId> lines;
  for (auto line : model::ids_of(gaps.lines))
    if (!(gaps.lines[line].real >= 1)) lines.push_back(line);
  return lines;
}

}  // namespace

std::vector<Factor> factors(model::Scenario const& scenario) {
  std::vector<Factor> all;
  for (auto const& parameter : scenario.parameters) {
    std::size_t const n = n_components(parameter);
    for (std::size_t k = 0; k < n; ++k)
      all.push_back({n == 1 ? parameter.path : parameter.path + "[" + std::to_string(k) + "]", parameter.path});
  }
  for (auto line : doubtful_lines(scenario)) {
    std::string const path = "red_lines." + scenario.central.lines[line].id + ".binding";
    all.push_back({path, path});
  }
  return all;
}

std::vector<double> factor_values(model::Scenario const& scenario, model::World const& drawn) {
  model::World world = drawn;  // targets name a place by a mutable reference
  std::vector<double> values;
  for (auto const& parameter : scenario.parameters)
    for (std::size_t k = 0; k < n_components(parameter); ++k) {
      double const factor = parameter.factors.empty() ? 1 : parameter.factors[k];
      double const value = parameter.targets[k](world);
      values.push_back(factor != 0 ? value / factor : value);
    }
  for (auto line : doubtful_lines(scenario)) values.push_back(world.lines[line].binding ? 1 : 0);
  return values;
}

model::UniformAt draw_uniforms(std::uint64_t seed, int draw) {
  return [stream = base::Stream{seed, static_cast<std::uint64_t>(draw), 0}](std::uint64_t path, std::uint32_t component) {
    return stream.uniform(base::Purpose::parameter, component, 0, path);
  };
}

}  // namespace zopa::engine
