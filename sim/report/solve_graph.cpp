#include "zopa/report/solve_graph.hpp"

#include <fmt/format.h>

#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

/// A DOT string: quotes and backslashes escaped.
std::string quoted(std::string const& text) {
  std::string out = "\"";
  for (char const ch : text) {
    if (ch == '"' || ch == '\\') out += '\\';
    out += ch;
  }
  return out + "\"";
}

constexpr char const* style = "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n";

}  // namespace

std::string blocking_dot(model::Scenario const& scenario, study::TrackAnswer const& track) {
  model::World const& world = scenario.central;
  std::string out = "graph blocking {\n  layout=dot; rankdir=LR;\n";
  out += style;
  for (auto party : model::ids_of(world.parties)) {
    out += fmt::format("  subgraph cluster_{} {{\n    label={};\n", party.index, quoted(world.parties[party].name));
    for (std::size_t c = 0; c < track.constraints.size(); ++c)
      if (track.constraints[c].party == party)
        out += fmt::format("    c{} [label={}];\n", c,
                           quoted(constraint_in_words(world, track.constraints[c], track.zopa.no_deal)));
    out += "  }\n";
  }
  for (std::size_t k = 0; k < track.explanation.conflicts.size(); ++k) {
    out +=
        fmt::format("  x{} [shape=point, width=0.12, color=firebrick, xlabel={}];\n", k, quoted(std::to_string(k + 1)));
    for (std::size_t c : track.explanation.conflicts[k]) out += fmt::format("  x{} -- c{} [color=firebrick];\n", k, c);
  }
  return out + "}\n";
}

std::string interaction_dot(model::Scenario const& scenario, study::TrackAnswer const& track) {
  auto const& graph = track.interactions;
  std::string out =
      fmt::format("graph interactions {{\n  layout=neato; overlap=false; splines=true;\n  label={};\n",
                  quoted(fmt::format("width {}, largest table {} cells", graph.width, count(graph.largest_table))));
  out += style;
  for (std::size_t v = 0; v < graph.n_variables; ++v)
    out += v < graph.issues.size()
               ? fmt::format("  v{} [label={}];\n", v, quoted(name(scenario.central, graph.issues[v])))
               : fmt::format("  v{} [shape=circle, width=0.1, label=\"\"];\n", v);
  for (auto const& [a, b] : graph.edges) out += fmt::format("  v{} -- v{};\n", a, b);
  return out + "}\n";
}

}  // namespace zopa::report
