#include "solve/diagram.hpp"

#include <doctest/doctest.h>

namespace zopa::test {
namespace {

using solve::FactorGraph;
using solve::Machine;

Machine counting(std::vector<solve::Variable> inputs, int more_than) {
  Machine m;
  m.inputs = std::move(inputs);
  m.initial = {0};
  m.step = [](std::size_t, Machine::State const& s, std::uint32_t o) { return Machine::State{s[0] + (o == 1)}; };
  m.output = [more_than](Machine::State const& s) { return double(s[0] > more_than); };
  return m;
}

FactorGraph booleans(int n) {
  FactorGraph g;
  for (int i = 0; i < n; ++i) g.add_variable(2);
  g.n_issues = std::size_t(n);
  return g;
}

}  // namespace

TEST_CASE("a running count remembers no more than the answer needs") {
  FactorGraph const g = booleans(6);
  auto const d = solve::diagram(g, counting({0, 1, 2, 3, 4, 5}, 1));
  // none, one, more than one; fewer where the end is near
  CHECK(d.width == std::vector<std::uint32_t>{1, 2, 3, 3, 3, 3, 2});
}

TEST_CASE("inputs without influence are left out") {
  FactorGraph const g = booleans(3);
  Machine m = counting({0, 1, 2}, 0);
  m.step = [](std::size_t k, Machine::State const& s, std::uint32_t o) { return Machine::State{k == 1 ? s[0] : s[0] + (o == 1)}; };
  CHECK(solve::diagram(g, m).inputs == std::vector<solve::Variable>{0, 2});
}

TEST_CASE("an outcome reads the last input and what the others amount to") {
  FactorGraph g = booleans(4);
  auto const o = solve::outcome(g, solve::diagram(g, counting({0, 1, 2, 3}, 3)));  // all four
  CHECK(g.domain.size() == 7);  // "all so far", after one, two and three inputs
  CHECK(o.scope.size() == 2);
  CHECK(o.scope.back() == 3);
}

}  // namespace zopa::test
