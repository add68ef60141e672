#include "zopa/model/scenario.hpp"

#include <algorithm>

#include "zopa/base/random.hpp"

namespace zopa::model {
namespace {

double factor(Parameter const& parameter, std::size_t target) {
  return parameter.factors.empty() ? 1 : parameter.factors[target];
}

/// Weights of a Dirichlet are independent Gammas over their sum (Devroye 1986, XI.4).
void draw_group(World& world, Parameter const& parameter, base::Dirichlet const& group, UniformAt const& uniform) {
  std::uint64_t const path = base::path_hash(parameter.path);
  double sum = 0;
  for (std::size_t k = 0; k < group.alpha.size(); ++k) {
    double const u = uniform(path, static_cast<std::uint32_t>(k));
    double const part = std::max(base::quantile(base::Gamma{group.alpha[k]}, u), 1e-300);  // tiny alphas underflow
    parameter.targets[k](world) = part;
    sum += part;
  }
  for (std::size_t k = 0; k < group.alpha.size(); ++k) {
    double& weight = parameter.targets[k](world);
    weight = group.total * factor(parameter, k) * (weight / sum);
  }
}

/// Its own uniform, or one that moves with those of its group.
double uniform_of(Parameter const& parameter, UniformAt const& uniform) {
  if (parameter.scores.empty()) return uniform(base::path_hash(parameter.path), 0);
  if (parameter.scores.size() == 1) return uniform(parameter.scores[0].address, 0);  // the first of its group, to the bit
  double z = 0;
  for (auto const& score : parameter.scores) z += score.loading * base::normal_quantile(uniform(score.address, 0));
  return base::normal_probability(z);
}

void draw(World& world, Parameter const& parameter, UniformAt const& uniform) {
  if (auto const* group = std::get_if<base::Dirichlet>(&parameter.distribution))
    return draw_group(world, parameter, *group, uniform);
  double const value = base::quantile(parameter.distribution, uniform_of(parameter, uniform));
  for (std::size_t k = 0; k < parameter.targets.size(); ++k) parameter.targets[k](world) = value * factor(parameter, k);
}

/// A bluff is a type: whether a line is meant is known to its owner alone.
void draw_binding(RedLine& line, UniformAt const& uniform) {
  line.binding = line.real >= 1 || uniform(base::path_hash("red_lines." + line.id + ".binding"), 0) < line.real;
}

}  // namespace

World world(Scenario const& scenario, UniformAt const& uniform) {
  World drawn = scenario.central;
  for (Parameter const& parameter : scenario.parameters) draw(drawn, parameter, uniform);
  for (RedLine& line : drawn.lines) draw_binding(line, uniform);
  return drawn;
}

World with_type(Scenario const& scenario, World const& base, PartyId party, UniformAt const& type) {
  World imagined = base;
  for (Parameter const& parameter : scenario.parameters)
    if (parameter.known_to == party) draw(imagined, parameter, type);
  for (RedLine& line : imagined.lines)
    if (line.owner == party) draw_binding(line, type);
  return imagined;
}

}  // namespace zopa::model
