#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <string_view>

#include "zopa/base/expects.hpp"
#include "zopa/base/random.hpp"
#include "zopa/study/sensitivity.hpp"

namespace zopa::study {
namespace {

using Address = Inputs::Address;

struct Named {
  std::string name;
  std::vector<Address> addresses;
};

std::vector<Address> addresses_of(model::Parameter const& parameter) {
  std::vector<Address> out;
  std::uint64_t const own = base::path_hash(parameter.path);
  if (auto const* group = std::get_if<base::Dirichlet>(&parameter.distribution))
    for (std::uint32_t k = 0; k < group->alpha.size(); ++k) out.push_back({own, k});
  else if (parameter.scores.empty())
    out.push_back({own, 0});
  for (auto const& score : parameter.scores) out.push_back({score.address, 0});
  return out;
}

// Parameters, then lines that may be bluffs: what the engine counts as factors.
std::vector<Named> all_that_varies(model::Scenario const& scenario) {
  std::vector<Named> out;
  for (auto const& parameter : scenario.parameters) out.push_back({parameter.path, addresses_of(parameter)});
  auto const factors = engine::factors(scenario);
  for (auto const& line : scenario.central.lines) {
    std::string const path = "red_lines." + line.id + ".binding";
    bool const doubtful =
        std::any_of(factors.begin(), factors.end(), [&](engine::Factor const& f) { return f.path == path; });
    if (doubtful) out.push_back({path, {{base::path_hash(path), 0}}});
  }
  return out;
}

}  // namespace

Inputs inputs(model::Scenario const& scenario) {
  Inputs out;
  std::map<Address, std::size_t> column;
  for (Named const& input : all_that_varies(scenario)) {
    std::size_t group = out.names.size();
    for (Address const& a : input.addresses)  // shares a uniform with one before: a correlated set
      if (auto const at = column.find(a); at != column.end()) group = out.groups[at->second];
    if (group == out.names.size())
      out.names.push_back(input.name);
    else
      out.names[group] += " & " + input.name;
    for (Address const& a : input.addresses) {
      if (!column.emplace(a, out.columns.size()).second) continue;
      out.columns.push_back(a);
      out.groups.push_back(group);
    }
  }
  return out;
}

engine::DrawUniforms uniforms(Inputs const& inputs, Design const& design, std::vector<std::size_t> row_of) {
  ZOPA_EXPECTS(design.n_factors == inputs.columns.size());
  struct Shared {
    std::map<Address, std::size_t> column;
    Design design;
    std::vector<std::size_t> row_of;
  };
  auto shared = std::make_shared<Shared>(Shared{{}, design, std::move(row_of)});
  for (std::size_t k = 0; k < inputs.columns.size(); ++k) shared->column.emplace(inputs.columns[k], k);
  return [shared](int draw) -> model::UniformAt {
    double const* row = shared->design.row(shared->row_of[static_cast<std::size_t>(draw)]);
    return [shared, row](std::uint64_t path, std::uint32_t component) {
      auto const at = shared->column.find({path, component});
      return at == shared->column.end() ? 0.5 : row[at->second];  // lines that are meant for sure are not asked
    };
  };
}

}  // namespace zopa::study
