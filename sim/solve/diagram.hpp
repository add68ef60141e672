#pragma once

#include <functional>
#include <vector>

#include "solve/factor_graph.hpp"

namespace zopa::solve {

/// A function of many variables that reads them one after the other and remembers little: a running count, whether all
/// matched so far, which territories are held.
struct Machine {
  using State = std::vector<std::int32_t>;
  std::vector<Variable> inputs;
  State initial;
  std::function<State(std::size_t input, State const&, std::uint32_t option)> step;
  std::function<double(State const&)> output;
};

/// The smallest layered automaton that computes a machine's output: a multi-valued decision diagram in the order of the
/// inputs, inputs without influence left out. A state is a number below `width` of its layer; the last layer's states are
/// the distinct outputs.
struct Diagram {
  std::vector<Variable> inputs;
  std::vector<std::uint32_t> width;                ///< n_inputs + 1; width[0] = 1
  std::vector<std::vector<std::uint32_t>> next;    ///< per input: state · domain + option → state of the next layer
  std::vector<double> output;                      ///< per state of the last layer
};

/// Cost: states of the machine × options. Throws std::length_error beyond 2^20 states in a layer.
Diagram diagram(FactorGraph const&, Machine const&);

/// A view of the diagram's output over few variables: the last input and what the inputs before it amount to. Adds the
/// auxiliary variables and their defining factors.
struct Outcome {
  std::vector<Variable> scope;   ///< 0, 1 or 2 variables
  std::vector<double> value;     ///< n_cells
};
Outcome outcome(FactorGraph&, Diagram const&);

/// A boolean variable that is 1 where the outcome is not 0.
Variable boolean(FactorGraph&, Outcome const&);

}  // namespace zopa::solve
