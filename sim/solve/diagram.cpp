#include "solve/diagram.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace zopa::solve {
namespace {

constexpr std::size_t most_states = std::size_t{1} << 20;

struct Layers {
  std::vector<std::uint32_t> width;
  std::vector<std::vector<std::uint32_t>> next;
  std::vector<double> output;  // per state of the last layer, not yet distinct
};

/// Every state the machine can be in, layer by layer.
Layers unrolled(FactorGraph const& g, Machine const& machine) {
  Layers out;
  std::vector<Machine::State> states{machine.initial};
  out.width.push_back(1);
  for (std::size_t k = 0; k < machine.inputs.size(); ++k) {
    std::uint32_t const n_options = g.domain[machine.inputs[k]];
    std::map<Machine::State, std::uint32_t> number;
    std::vector<Machine::State> after;
    std::vector<std::uint32_t> next;
    for (Machine::State const& s : states)
      for (std::uint32_t o = 0; o < n_options; ++o) {
        auto const [at, is_new] = number.try_emplace(machine.step(k, s, o), static_cast<std::uint32_t>(after.size()));
        if (is_new) after.push_back(at->first);
        next.push_back(at->second);
      }
    if (after.size() > most_states)
      throw std::length_error("a pattern over " + std::to_string(machine.inputs.size()) +
                              " variables needs more than a million states: split it, or let it name fewer territories");
    states = std::move(after);
    out.width.push_back(static_cast<std::uint32_t>(states.size()));
    out.next.push_back(std::move(next));
  }
  for (Machine::State const& s : states) out.output.push_back(machine.output(s));
  return out;
}

/// Numbers equal rows alike, in order of first appearance.
template <class Row>
std::vector<std::uint32_t> classes(std::vector<Row> const& rows, std::uint32_t& n_classes) {
  std::map<Row, std::uint32_t> number;
  std::vector<std::uint32_t> out;
  for (Row const& row : rows) out.push_back(number.try_emplace(row, static_cast<std::uint32_t>(number.size())).first->second);
  n_classes = static_cast<std::uint32_t>(number.size());
  return out;
}

/// Merges states with the same future, last layer first.
void minimise(Layers& layers) {
  std::uint32_t n = 0;
  auto merged = classes(layers.output, n);
  std::vector<double> output(n);
  for (std::size_t s = 0; s < merged.size(); ++s) output[merged[s]] = layers.output[s];
  layers.output = std::move(output);
  layers.width.back() = n;
  for (std::size_t k = layers.next.size(); k-- > 0;) {
    std::size_t const n_options = layers.next[k].size() / layers.width[k];
    std::vector<std::vector<std::uint32_t>> rows(layers.width[k]);
    for (std::size_t c = 0; c < layers.next[k].size(); ++c) rows[c / n_options].push_back(merged[layers.next[k][c]]);
    merged = classes(rows, n);
    std::vector<std::uint32_t> next(n * n_options);
    for (std::size_t s = 0; s < rows.size(); ++s)
      std::copy(rows[s].begin(), rows[s].end(), next.begin() + std::ptrdiff_t(merged[s] * n_options));
    layers.next[k] = std::move(next);
    layers.width[k] = n;
  }
}

/// Does the next state hang on the option at all? In a minimal layer that ignores it, states map one to one.
bool ignores_option(std::vector<std::uint32_t> const& next, std::size_t width) {
  std::size_t const n_options = next.size() / width;
  for (std::size_t c = 0; c < next.size(); ++c)
    if (next[c] != next[c / n_options * n_options]) return false;
  return true;
}

void add_definition(FactorGraph& g, std::vector<Variable> scope, Variable defined, std::vector<std::uint32_t> const& next) {
  Factor f;
  f.scope = std::move(scope);
  f.scope.push_back(defined);
  f.defines = defined;
  f.allowed.assign(next.size() * g.domain[defined], 0);
  for (std::size_t c = 0; c < next.size(); ++c) f.allowed[c * g.domain[defined] + next[c]] = 1;
  g.factors.push_back(std::move(f));
}

}  // namespace

Diagram diagram(FactorGraph const& g, Machine const& machine) {
  Layers layers = unrolled(g, machine);
  minimise(layers);
  Diagram out;
  out.width.push_back(1);
  std::vector<std::uint32_t> renamed(1, 0);  // state of the layer → state of the kept layer it equals
  for (std::size_t k = 0; k < layers.next.size(); ++k) {
    auto const& next = layers.next[k];
    std::size_t const width = layers.width[k], n_options = next.size() / width;
    if (ignores_option(next, width)) {
      std::vector<std::uint32_t> onto(layers.width[k + 1]);
      for (std::size_t s = 0; s < width; ++s) onto[next[s * n_options]] = renamed[s];
      renamed = std::move(onto);
      continue;
    }
    std::vector<std::uint32_t> ordered(next.size());
    for (std::size_t s = 0; s < width; ++s)
      std::copy_n(next.begin() + std::ptrdiff_t(s * n_options), n_options,
                  ordered.begin() + std::ptrdiff_t(renamed[s] * n_options));
    out.inputs.push_back(machine.inputs[k]);
    out.next.push_back(std::move(ordered));
    out.width.push_back(layers.width[k + 1]);
    renamed.resize(layers.width[k + 1]);
    for (std::uint32_t s = 0; s < renamed.size(); ++s) renamed[s] = s;
  }
  out.output.resize(layers.output.size());
  for (std::size_t s = 0; s < layers.output.size(); ++s) out.output[renamed[s]] = layers.output[s];
  return out;
}

Outcome outcome(FactorGraph& g, Diagram const& d) {
  Outcome out;
  if (d.inputs.empty()) {
    out.value = d.output;
    return out;
  }
  std::vector<Variable> before;  // the state so far: nothing while there is but one
  for (std::size_t k = 0; k + 1 < d.inputs.size(); ++k) {
    std::vector<Variable> scope = before;
    scope.push_back(d.inputs[k]);
    before.clear();
    if (d.width[k + 1] == 1) continue;
    Variable const state = g.add_variable(d.width[k + 1]);
    add_definition(g, std::move(scope), state, d.next[k]);
    before.push_back(state);
  }
  out.scope = before;
  out.scope.push_back(d.inputs.back());
  for (std::uint32_t const s : d.next.back()) out.value.push_back(d.output[s]);
  return out;
}

Variable boolean(FactorGraph& g, Outcome const& o) {
  std::vector<std::uint32_t> next;
  for (double const v : o.value) next.push_back(v != 0);
  Variable const out = g.add_variable(2);
  add_definition(g, o.scope, out, next);
  return out;
}

}  // namespace zopa::solve
