#include "zopa/io/scenario_file.hpp"

#include <algorithm>

#include "io/load.hpp"
#include "io/resolved_text.hpp"
#include "io/sections.hpp"
#include "io/structure.hpp"
#include "zopa/base/random.hpp"

namespace zopa::io {
namespace {

/// Overlays and studies are no scenarios, and thirty errors about that would not say so.
bool is_other_kind(Node const& tree, Complaints& complaints) {
  if (!tree.is_map() || tree.find("zopa")) return false;
  if (tree.find("study")) complaints.error(tree.mark, "this is a study, not a scenario", "zopa sweep, which reads studies");
  else if (tree.find("overlay")) complaints.error(tree.mark, "this is an overlay, not a scenario", "a scenario before it: zopa … scenario.yaml +overlay");
  else return false;
  return true;
}

Reading read(std::optional<Node> const& tree, Complaints& complaints) {
  Reading out;
  if (tree && !is_other_kind(*tree, complaints)) {
    check_structure(*tree, language().front(), "", complaints);
    if (tree->is_map()) {
      auto scenario = bind_scenario(*tree, complaints);
      scenario.hash = base::path_hash(canonical(*tree));
      if (!complaints.any_errors()) out.scenario = std::move(scenario);
    }
  }
  out.diagnostics = complaints.sorted();
  return out;
}

}  // namespace

std::vector<std::string> stacked(std::string const& overlays) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < overlays.size();) {
    std::size_t const end = std::min(overlays.find('+', at), overlays.size());
    if (end > at) out.push_back(overlays.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Reading read_scenario(Request const& request) {
  Complaints complaints;
  auto const tree = load(request, complaints);
  return read(tree, complaints);
}

Reading read_scenario_text(std::string const& text, std::string const& name, std::vector<std::string> const& sets) {
  Complaints complaints;
  auto const tree = load_text(text, name, sets, complaints);
  return read(tree, complaints);
}

struct ScenarioReader::Loaded {
  Complaints complaints;
  std::optional<Node> tree;
};

ScenarioReader::ScenarioReader(Request const& request) {
  auto loaded = std::make_shared<Loaded>();
  loaded->tree = load(request, loaded->complaints);
  loaded_ = std::move(loaded);
}

Reading ScenarioReader::with(std::vector<std::string> const& sets) const {
  Complaints complaints = loaded_->complaints;
  auto tree = loaded_->tree;
  if (tree && tree->is_map()) assign(*tree, sets, complaints);
  return read(tree, complaints);
}

}  // namespace zopa::io
