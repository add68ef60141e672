#include "zopa/model/scenario.hpp"

#include "zopa/base/random.hpp"

namespace zopa::model {
namespace {

// A Dirichlet is as many gamma variables divided by their sum (Devroye 1986, XI.4).
void draw_weights(World& world, Parameter const& parameter, base::Dirichlet const& group, UniformAt const& uniform) {
  std::uint64_t const path = base::path_hash(parameter.path);
  std::vector<double> gammas(group.alpha.size());
  double sum = 0;
  for (std::size_t k = 0; k < gammas.size(); ++k) {
    gammas[k] = base::quantile(base::Gamma{group.alpha[k]}, uniform(path, static_cast<std::uint32_t>(k)));
    sum += gammas[k];
  }
  for (std::size_t k = 0; k < gammas.size(); ++k) {
    double const factor = parameter.factors.empty() ? 1 : parameter.factors[k];
    parameter.targets[k](world) = factor * group.total * gammas[k] / sum;
  }
}

void draw(World& world, Parameter const& parameter, UniformAt const& uniform) {
  if (auto const* group = std::get_if<base::Dirichlet>(&parameter.distribution)) {
    draw_weights(world, parameter, *group, uniform);
    return;
  }
  double const value = base::quantile(parameter.distribution, uniform(base::path_hash(parameter.path), 0));
  for (std::size_t k = 0; k < parameter.targets.size(); ++k)
    parameter.targets[k](world) = parameter.factors.empty() ? value : parameter.factors[k] * value;
}

// Is the line meant? Drawn after `real` itself, which may be uncertain too.
void draw_binding(RedLine& line, UniformAt const& uniform) {
  if (line.real >= 1)
    line.binding = true;
  else
    line.binding = uniform(base::path_hash("red_lines." + line.id + ".binding"), 0) < line.real;
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
