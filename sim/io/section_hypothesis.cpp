#include <algorithm>
#include <filesystem>

#include "io/load.hpp"
#include "io/sections.hpp"
#include "zopa/engine/metrics.hpp"

namespace zopa::io {

Section<model::Hypothesis> const& hypothesis_section() {
  using model::Hypothesis;
  static Section<Hypothesis> const section{
      "hypothesis", "hypotheses", "An ordering of what-ifs to be put to the test: `zopa compare FILE --hypotheses`.", SourceCovers::statement,
      {
          described<Hypothesis>("id", a_text("a name")).needed().help_text("Unique in the file."),
          described<Hypothesis>("says", a_text("a sentence")).needed().help_text("What is claimed, for readers."),
          described<Hypothesis>("figure", a_text("a metric: main.survival_5y")).needed().help_text("Which result of a run (docs/results.md)."),
          described<Hypothesis>("order", a_list(a_text("overlays: a+b"), 2, 20)).needed().help_text("Stacks of overlays beside the file, the one with the largest figure first; `baseline` is the file alone."),
          described<Hypothesis>("source", a_text("a text")).help_text("Where the claim comes from."),
      },
      "{id: patience-pays, says: The patient side gets more, figure: party.A.welfare, order: [patient_a, baseline]}"};
  return section;
}

namespace {

/// Overlays beside the file that a place is in; none where that is no file (a text, a browser): nobody can tell then.
std::vector<std::string> overlays_at(Binder const& b, Mark const& mark) {
  std::filesystem::path const file = b.complaints.text(mark.file).name;
  return content(file) ? overlays_for(file) : std::vector<std::string>{};
}

void check_stack(Binder& b, Node const& node, std::vector<std::string> const& known) {
  std::string const stack = text(node);
  if (stack == model::baseline_stack || known.empty()) return;
  for (auto const& one : stacked(stack))
    if (std::find(known.begin(), known.end(), one) == known.end())
      b.complaints.error(node.mark, "there is no overlay '" + one + "' beside the file", one_of(known) + ", or baseline", nearest(one, known));
}

void check_figure(Binder& b, Node const& node) {
  auto const metrics = engine::metrics(b.world());
  if (engine::find(metrics, b.world(), text(node))) return;
  std::vector<std::string> names;
  for (auto const& metric : metrics) names.push_back(metric.name);
  b.complaints.error(node.mark, "nothing called '" + text(node) + "' is measured", "a name from docs/results.md", nearest(text(node), names));
}

/// Is the rest of the file in order, so that there is a world whose figures could be asked for?
bool world_is_whole(Binder const& b, Node const& root) {
  return !b.complaints.error_at(root.mark) && std::none_of(root.entries.begin(), root.entries.end(), [&](auto const& e) {
    return e.key != "hypotheses" && (b.complaints.error_at(e.mark) || b.complaints.error_in(e.value));
  });
}

std::string without_plus(std::string stack) { return stack.starts_with("+") ? stack.substr(1) : stack; }

}  // namespace

void bind_hypotheses(Binder& b, Node const& root) {
  auto const* list = root.find("hypotheses");
  bool const whole = world_is_whole(b, root);
  std::vector<std::string> ids;
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    Node const& node = list->items[i];
    if (!node.is_map() || b.complaints.error_in(node)) continue;
    auto const part = [&](char const* key) { return node.find(key) ? text(*node.find(key)) : std::string(); };
    model::Hypothesis hypothesis{part("id"), part("says"), part("figure"), {}, part("source")};
    if (std::find(ids.begin(), ids.end(), hypothesis.id) != ids.end()) b.complaints.error(node.find("id")->mark, "two hypotheses are called '" + hypothesis.id + "'");
    ids.push_back(hypothesis.id);
    if (whole) check_figure(b, *node.find("figure"));
    auto const known = overlays_at(b, node.mark);
    for (auto const& stack : node.find("order")->items) {
      check_stack(b, stack, known);
      hypothesis.order.push_back(without_plus(text(stack)));
    }
    b.scenario.hypotheses.push_back(std::move(hypothesis));
  }
}

}  // namespace zopa::io
