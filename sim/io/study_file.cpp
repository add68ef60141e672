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
constexpr double most_design_numbers = 5e7;  // points × axes: all are held in memory
constexpr Interval inside_unit{0, 1, true, true};
constexpr std::size_t most_sobol_axes = 1000;  // beyond any study; the directions end at 3667

// The rows of a design over the axes. \param n  points, trajectories or base points
study::Design rows(study::PointDesign design, std::size_t n, std::vector<double> const& levels, std::size_t n_axes,
                   std::uint64_t seed) {
  switch (design) {
    case study::PointDesign::grid: break;
    case study::PointDesign::latin_hypercube: return study::latin_hypercube(n, n_axes, seed);
    case study::PointDesign::sobol: return study::sobol_sequence(n, n_axes, seed);
    case study::PointDesign::halton: return study::halton_sequence(n, n_axes, seed);
    case study::PointDesign::morris: return study::morris_trajectories(n, study::each_alone(n_axes), seed).design;
    case study::PointDesign::saltelli: return study::saltelli(n, study::each_alone(n_axes), seed);
    case study::PointDesign::one_at_a_time: return study::one_at_a_time(n_axes, levels);
  }
  return {};
}

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

double n_design_points(study::PointDesign design, double n, double n_axes) {
  switch (design) {
    case study::PointDesign::morris: return n * (n_axes + 1);
    case study::PointDesign::saltelli: return n * (n_axes + 2);
    case study::PointDesign::one_at_a_time: return 1 + n * n_axes;
    default: return n;
  }
}

/// The axes with their distributions, in file order; fewer where one is missing.
std::vector<base::Distribution> bind_axes(StudyFile& out, Node const& vary, Complaints& complaints) {
  std::vector<base::Distribution> distributions;
  for (auto const& e : vary.entries) {
    auto const number = is_number_mapping(e.value) ? read_number(e.value, NumberForm{}, e.key) : std::nullopt;
    if (number && number->distribution)
      distributions.push_back(*number->distribution);
    else
      complaints.error(e.value.mark, "a design needs a distribution here", "such as {uniform: [0, 1]}");
    out.grid.axes.push_back({e.key, {}});
    out.axis_places.push_back(complaints.place(e.mark));
  }
  return distributions;
}

/// The rows of a design over the distributions of the axes, as values that the axes take in step.
void bind_design(StudyFile& out, Node const& node, Node const* vary, Complaints& complaints) {
  if (!node.is_map() || node.entries.size() != 1 || !vary || !vary->is_map()) {
    complaints.error(node.mark, "a study has one design", "one word and how much of it, such as {sobol: 256}");
    return;
  }
  auto const distributions = bind_axes(out, *vary, complaints);
  auto const& [word, mark, much] = node.entries.front();
  auto const design = study::point_design(word);
  auto const k = distributions.size();
  std::vector<double> levels;
  if (much.is_list())
    for (double const level : values(much, complaints))
      if (inside_unit.contains(level)) levels.push_back(level);
  auto const n = much.is_list() ? std::optional(static_cast<std::int64_t>(levels.size())) : integer(much);
  if (!design || !n || k != out.grid.axes.size()) return;
  if (k > most_sobol_axes && (*design == study::PointDesign::sobol || *design == study::PointDesign::saltelli))
    return complaints.error(mark, "Sobol's sequence serves at most " + std::to_string(most_sobol_axes) + " axes");
  double const numbers = n_design_points(*design, static_cast<double>(*n), static_cast<double>(k)) * static_cast<double>(k);
  if (numbers > most_design_numbers)
    return complaints.error(much.mark, "the design has " + shortest(numbers) + " numbers", "at most 50000000: points times axes");
  auto const design_rows = rows(*design, static_cast<std::size_t>(*n), levels, k, out.seed.value_or(usual_design_seed));
  out.grid.design = *design;
  for (std::size_t i = 0; i < design_rows.n_points(); ++i) {
    auto const point = study::values(design_rows, i, distributions);
    for (std::size_t a = 0; a < point.size(); ++a) out.grid.axes[a].values.push_back(point[a]);
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
       "Points from the distributions of the axes in place of a grid: one of these. Their random numbers follow the "
       "study's seed. What `zopa results analyse` can tell follows from it.",
       SourceCovers::not_allowed,
       {
           described("latin_hypercube", an_integer(1, 10'000'000), "",
                     "One point in each of n slices of every axis (McKay, Beckman & Conover 1979)."),
           described("sobol", an_integer(1, 10'000'000), "",
                     "Sobol's sequence, scrambled; best a power of two (Sobol 1967)."),
           described("halton", an_integer(1, 10'000'000), "",
                     "Halton's sequence, permuted; for up to some twenty axes (Halton 1960)."),
           described("morris", an_integer(1, 100'000), "",
                     "Trajectories of axes + 1 points that move one axis at a time: a cheap ranking (Morris 1991)."),
           described("saltelli", an_integer(1, 1'000'000), "",
                     "Base points, axes + 2 points each: Sobol indices; best a power of two (Saltelli et al. 2010)."),
           described("one_at_a_time", a_list(a_fixed_number(inside_unit), 1, 100), "",
                     "The middle of every axis, then each axis alone at each of these probabilities of its "
                     "distribution: [0.05, 0.95]."),
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
