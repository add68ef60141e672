#include "zopa/io/study_file.hpp"

#include "io/load.hpp"
#include "io/number.hpp"
#include "io/scalar.hpp"
#include "io/structure.hpp"
#include "io/study_sections.hpp"
#include "zopa/study/design.hpp"

namespace zopa::io {
namespace {

FieldDescription described(std::string key, Type type, std::string standard, std::string help, bool required = false) {
  return {std::move(key), std::move(type), "", std::move(standard), std::move(help), required};
}

constexpr std::size_t most_values = 100'000;  // of one axis
constexpr double most_points = 1e8;
constexpr std::uint64_t usual_design_seed = 42;

struct DesignKind {
  char const* key;
  study::Design (*points)(std::size_t n, std::size_t n_factors, std::uint64_t seed);
};
constexpr DesignKind designs[] = {
    {"latin_hypercube", study::latin_hypercube}, {"sobol", study::sobol_sequence}, {"halton", study::halton_sequence}};

std::vector<double> values(Node const& node, Complaints& complaints) {
  std::vector<double> out;
  if (node.is_list()) {
    for (auto const& item : node.items)
      if (auto const x = number(item)) out.push_back(*x);
    return out;
  }
  auto const get = [&](char const* key) {
    return node.is_map() && node.find(key) ? number(*node.find(key)) : std::nullopt;
  };
  auto const from = get("from"), to = get("to"), steps = get("steps");
  if (!from || !to || !steps) return out;
  if (!(*from < *to)) {
    complaints.error(node.mark, "the range does not rise", "{from: lowest, to: highest, steps: how many values}");
    return out;
  }
  return study::linear_steps(*from, *to, static_cast<int>(*steps));
}

/// The rows of a design over the distributions of the axes, as values that the axes take in step.
void bind_design(StudyFile& out, Node const& design, Node const* vary, Complaints& complaints) {
  if (!design.is_map() || design.entries.size() != 1 || !vary || !vary->is_map()) {
    complaints.error(design.mark, "a study has one design", "{latin_hypercube: n}, {sobol: n} or {halton: n}");
    return;
  }
  std::vector<base::Distribution> distributions;
  for (auto const& e : vary->entries) {
    auto const number = is_number_mapping(e.value) ? read_number(e.value, NumberForm{}, e.key) : std::nullopt;
    if (number && number->distribution)
      distributions.push_back(*number->distribution);
    else
      complaints.error(e.value.mark, "a design needs a distribution here", "such as {uniform: [0, 1]}");
    out.grid.axes.push_back({e.key, {}});
    out.axis_places.push_back(complaints.place(e.mark));
  }
  auto const n = integer(design.entries.front().value);
  if (!n || distributions.size() != out.grid.axes.size()) return;
  out.grid.in_step = true;
  for (DesignKind const& kind : designs) {
    if (design.entries.front().key != kind.key) continue;
    auto const rows =
        kind.points(static_cast<std::size_t>(*n), distributions.size(), out.seed.value_or(usual_design_seed));
    for (std::size_t i = 0; i < rows.n_points(); ++i) {
      auto const point = study::values(rows, i, distributions);
      for (std::size_t a = 0; a < point.size(); ++a) out.grid.axes[a].values.push_back(point[a]);
    }
  }
}

StudyFile bind(Node const& root, std::filesystem::path const& folder, Complaints& complaints) {
  StudyFile out;
  auto const get = [&](char const* key) { return root.find(key); };
  if (auto const* n = get("study")) out.title = n->text;
  if (auto const* n = get("scenario")) out.scenario = folder / n->text;
  if (auto const* n = get("overlays"))
    for (auto const& item : n->items) out.overlays.push_back(item.text);
  if (auto const* n = get("keep"))
    for (auto const& item : n->items) {
      out.keep.push_back(item.text);
      out.keep_places.push_back(complaints.place(item.mark));
    }
  if (auto const* n = get("seed"); n && integer(*n)) out.seed = static_cast<std::uint64_t>(*integer(*n));
  if (auto const* n = get("games"); n && n->is_map()) {
    auto const count = [&](char const* key) -> std::optional<int> {
      auto const* c = n->find(key);
      return c && integer(*c) ? std::optional(static_cast<int>(*integer(*c))) : std::nullopt;
    };
    out.draws = count("draws");
    out.replicates = count("replicates");
    if (auto const* u = n->find("until"); u && u->is_map() && u->entries.size() == 1) {
      out.until = {u->entries.front().key, number(u->entries.front().value).value_or(0)};
      out.until_places.push_back(complaints.place(u->entries.front().mark));
    } else if (u) {
      complaints.error(u->mark, "one figure decides when a point is known well enough", "such as {main.deal: 0.01}");
    }
  }
  if (auto const* n = get("design")) {
    bind_design(out, *n, get("vary"), complaints);
    return out;
  }
  double points = 1;
  auto const* vary = get("vary");
  for (std::size_t i = 0; vary && i < vary->entries.size(); ++i) {
    auto const& e = vary->entries[i];
    if (is_number_mapping(e.value))
      complaints.error(
          e.value.mark, "a distribution has no values of its own",
          "a list, {from: …, to: …, steps: …}, or a design for the study: 'design: {latin_hypercube: 200}'");
    out.grid.axes.push_back({e.key, values(e.value, complaints)});
    out.axis_places.push_back(complaints.place(e.mark));
    points *= static_cast<double>(out.grid.axes.back().values.size());
  }
  if (points > most_points)
    complaints.error(vary->mark, "the study has " + shortest(points) + " points", "at most 100000000");
  return out;
}

StudyReading read(std::optional<Node> const& tree, std::filesystem::path const& folder, Complaints& complaints) {
  StudyReading out;
  if (tree && tree->is_map() && !tree->find("study") && tree->find("zopa")) {
    complaints.error(tree->mark, "this is a scenario, not a study",
                     "'study: <title>' in its first line; a scenario is for zopa solve and zopa run");
  } else if (tree) {
    check_structure(*tree, study_language().front(), "", complaints);
    if (tree->is_map()) {
      auto study = bind(*tree, folder, complaints);
      if (!complaints.any_errors()) out.study = std::move(study);
    }
  }
  out.diagnostics = complaints.sorted();
  return out;
}

}  // namespace

std::vector<SectionDescription> const& study_language() {
  static std::vector<SectionDescription> const all{
      {"study",
       "",
       "A study file for `zopa sweep`: the same scenario at every point of a grid, on common random numbers.",
       SourceCovers::not_allowed,
       {
           described("study", a_text("a title"), "", "What the study is called.", true),
           described("scenario", a_text("a file"), "", "The scenario, found from the study's own folder.", true),
           described("overlays", a_list(a_text("an overlay")), "", "Overlays laid on it, in order."),
           described(
               "vary", a_map("path", a_section("range") | a_list(a_fixed_number(), 1, most_values) | a_number()), "",
               "The axes of the grid: a range or a list of values for each path; with a design a distribution.", true),
           described("design", a_section("design"), "the full grid", "Which points of the axes are run."),
           described("games", a_section("games"), "as the scenario says", "How much is simulated at each point."),
           described("seed", an_integer(0, 9'007'199'254'740'992), "as the scenario says", "Of all random numbers."),
           described("keep", a_list(a_text("a metric")), "deal and round of each track", "Which results are kept."),
       },
       "study: guarantees and money"},
      {"games",
       "games",
       "How much is simulated at each point.",
       SourceCovers::not_allowed,
       {
           described("draws", an_integer(1, 100'000'000), "as the scenario says", "Draws of everything uncertain."),
           described("replicates", an_integer(1, 100'000'000), "as the scenario says", "Games per draw."),
           described("until", a_map("metric", a_fixed_number(positive)), "all the draws",
                     "Ends a point before its draws are used up: when half of this metric's 95 % interval is no wider "
                     "than the number, looked at after 50, 75, 112, … draws."),
       },
       "games: {draws: 100, replicates: 50}"},
      {"design",
       "design",
       "Points that fill the space of many axes better than a grid: how many of them, one of these. Their random "
       "numbers follow the study's seed.",
       SourceCovers::not_allowed,
       {
           described("latin_hypercube", an_integer(1, 10'000'000), "",
                     "One point in each of n slices of every axis (McKay, Beckman & Conover 1979)."),
           described("sobol", an_integer(1, 10'000'000), "",
                     "Sobol's sequence, scrambled; best a power of two (Sobol 1967)."),
           described("halton", an_integer(1, 10'000'000), "",
                     "Halton's sequence, permuted; for up to some twenty axes (Halton 1960)."),
       },
       "design: {latin_hypercube: 200}"},
      {"range",
       "vary.<path>",
       "Evenly spaced values.",
       SourceCovers::not_allowed,
       {
           described("from", a_fixed_number(), "", "The first value.", true),
           described("to", a_fixed_number(), "", "The last value.", true),
           described("steps", an_integer(2, static_cast<std::int64_t>(most_values)), "", "How many values, both ends included.",
                     true),
       },
       "deal.credibility: {from: 0, to: 1, steps: 21}"},
  };
  return all;
}

StudyReading read_study(std::filesystem::path const& file) {
  Complaints complaints;
  auto const tree = load({file, {}, {}}, complaints);
  return read(tree, file.parent_path(), complaints);
}

StudyReading read_study_text(std::string const& text, std::string const& name) {
  Complaints complaints;
  auto const tree = load_text(text, name, {}, complaints);
  return read(tree, "", complaints);
}

}  // namespace zopa::io
