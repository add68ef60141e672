#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::Issue;
using model::IssueId;
using model::IssueValue;
using model::Preferences;
using model::World;

Section<IssueValue> const& issue_value_section() {
  static Section<IssueValue> const section{
      "value of an issue", "parties.<party>.prefers.<issue>", "What an issue is worth to a party: a weight, and how good each option is. A family's name speaks for each of its members.",
      SourceCovers::numbers,
      {
          described<IssueValue>("weight", a_number(not_negative)).in("share of the whole").needed().help_text("Weights of one track sum to 1 (see `weights`)."),
          described<IssueValue>("values", words({"increasing", "decreasing"}) | a_list(a_number(unit_interval), 2, 10001)).in("0 worst to 1 best").otherwise(
              "for control the share, for status the ladder").help_text("A number per option, in their order; increasing and decreasing are linear in the option's position."),
          described<IssueValue>("unbelieved", a_list(a_number(unit_interval), 2, 10001)).in("0 worst to 1 best").help_text(
              "Values if the guarantee is not believed: v = γ·values + (1 − γ)·unbelieved, γ = `deal.credibility`."),
      },
      "border: {weight: 0.6, values: [0, 0.6, 1]}"};
  return section;
}

Section<model::Interaction> const& interaction_section() {
  static Section<model::Interaction> const section{
      "interaction", "parties.<party>.interactions", "β·v_k·v_l: two good things that are worth more (or less) together.", SourceCovers::numbers,
      {
          described<model::Interaction>("between", a_list(a_name("issue"), 2, 2)).needed().help_text("Two issues of one track."),
          number_field("beta", &model::Interaction::beta).needed().help_text("Worth of both at their best."),
      },
      "{between: [neutrality, guarantee], beta: 0.05}"};
  return section;
}

Section<model::Bonus> const& bonus_section() {
  static Section<model::Bonus> const section{
      "bonus", "parties.<party>.bonus", "Worth of a whole pattern, on top of the issues: a land bridge, a whole coast.", SourceCovers::numbers,
      {
          described<model::Bonus>("when", a_pattern()).needed().help_text("The pattern that must hold."),
          number_field("worth", &model::Bonus::worth).needed().help_text("Added to the value of every package with the pattern."),
          described<model::Bonus>("title", a_text("a text")).help_text("For readers of the file."),
      },
      "{when: {land path: [mainland, island]}, worth: 0.12}"};
  return section;
}

namespace {

/// Targets for one number of each of several issues' values.
template <class Pick>
std::vector<Place<double>> in_each(Place<Preferences> const& place, std::vector<IssueId> const& ids, Pick pick) {
  std::vector<Place<double>> out;
  for (auto const id : ids) out.push_back([place, id, pick](World& w) -> double& { return pick(place(w).issues[id]); });
  return out;
}

void bind_list(Binder& b, Node const& node, std::string const& path, Place<Preferences> const& place, std::vector<IssueId> const& ids,
               std::vector<double> IssueValue::* list) {
  auto const& issue = b.world().issues[ids[0]];
  auto const n = issue.options.size();
  if (node.items.size() != n) {
    auto const hint = node.items.size() > n ? ": is there a decimal comma?" : "";
    b.complaints.error(node.mark, "there are " + std::to_string(node.items.size()) + " values for " + std::to_string(n) + " options" + hint,
                       "a number for each of " + one_of(issue.options).substr(8));
    return;
  }
  for (auto const id : ids) (place(b.world()).issues[id].*list).assign(n, 0);
  for (std::size_t k = 0; k < n; ++k)
    b.number(node.items[k], path + "." + std::to_string(k), in_each(place, ids, [k, list](IssueValue& v) -> double& { return (v.*list)[k]; }));
}

void linear_values(Binder& b, Node const& node, Place<Preferences> const& place, std::vector<IssueId> const& ids) {
  for (auto const id : ids) {
    auto const& position = b.world().issues[id].position;
    auto const [lo, hi] = std::minmax_element(position.begin(), position.end());
    auto& values = place(b.world()).issues[id].values;
    values.clear();
    for (double p : position) {
      double const x = *hi > *lo ? (p - *lo) / (*hi - *lo) : 0;
      values.push_back(node.is("increasing") ? x : 1 - x);
    }
  }
}

void bind_issue_value(Binder& b, Node::Entry const& e, std::string const& path, Place<Preferences> const& place) {
  auto const ids = read_issues(b, e.key, e.mark);
  if (ids.empty() || !e.value.is_map()) return;
  for (auto const id : ids) {
    if (place(b.world()).issues[id].weight == 0) continue;
    b.complaints.error(e.mark, "'" + b.world().issues[id].id + "' is weighed twice, by its own name and by its family's");
    return;
  }
  b.under_source_of(e.value, [&] {
    if (auto const* weight = e.value.find("weight")) b.number(*weight, path + ".weight", in_each(place, ids, [](IssueValue& v) -> double& { return v.weight; }));
    auto const* values = e.value.find("values");
    if (values && values->is_list()) bind_list(b, *values, path + ".values", place, ids, &IssueValue::values);
    else if (values) linear_values(b, *values, place, ids);
    auto const* unbelieved = e.value.find("unbelieved");
    if (unbelieved && unbelieved->is_list()) bind_list(b, *unbelieved, path + ".unbelieved", place, ids, &IssueValue::unbelieved);
    if (values) return;
    auto const kind = b.world().issues[ids[0]].kind;
    if (kind == Issue::Kind::plain) b.complaints.error(e.mark, "'" + e.key + "' has no values", "'values:' with a number for each option, or increasing, decreasing");
    for (auto const id : ids) place(b.world()).issues[id].by_share = kind == Issue::Kind::control;
  });
}

void bind_interaction(Binder& b, Node const& node, std::string const& path, Place<Preferences> const& place) {
  auto const* between = node.is_map() ? node.find("between") : nullptr;
  if (!between || between->items.size() != 2) return;
  std::vector<IssueId> pair;
  for (auto const& item : between->items) {
    auto const ids = read_issues(b, item.text, item.mark);
    if (ids.size() > 1) b.complaints.error(item.mark, "'" + item.text + "' is a family; an interaction is between two issues", "one of its members: " + b.world().issues[ids[0]].id);
    if (ids.size() == 1) pair.push_back(ids[0]);
  }
  if (pair.size() != 2) return;
  if (pair[0] == pair[1]) return b.complaints.error(between->mark, "an issue does not interact with itself");
  if (b.world().issues[pair[0]].track != b.world().issues[pair[1]].track) return b.complaints.error(between->mark, "the two issues belong to different tracks");
  auto& list = place(b.world()).interactions;
  auto const i = list.size();
  list.push_back({pair[0], pair[1], 0});
  b.section(interaction_section(), node, path, Place<model::Interaction>([place, i](World& w) -> model::Interaction& { return place(w).interactions[i]; }));
}

void bind_bonus(Binder& b, Node const& node, std::string const& path, Place<Preferences> const& place) {
  auto const* when = node.is_map() ? node.find("when") : nullptr;
  auto const pattern = when ? read_pattern(b, *when) : std::nullopt;
  if (!pattern || !track_of(b, *pattern, when->mark)) return;
  auto& list = place(b.world()).bonuses;
  auto const i = list.size();
  list.push_back({*pattern, 0});
  b.section(bonus_section(), node, path, Place<model::Bonus>([place, i](World& w) -> model::Bonus& { return place(w).bonuses[i]; }));
}

std::string item_path(std::string const& path, Node const& item, std::size_t i) {
  auto const* id = item.is_map() ? item.find("id") : nullptr;
  return path + "." + (id ? id->text : std::to_string(i));
}

}  // namespace

Field<Preferences> prefers_field() {
  return field<Preferences>("prefers", a_map("issue", a_section("value of an issue")), [](Binder& b, Node const& n, std::string const& path, Place<Preferences> const& place) {
    for (auto const& e : n.entries) bind_issue_value(b, e, path + "." + e.key, place);
  }).help_text("Weight and values of each issue. What is left out does not matter to the party.");
}

Field<Preferences> constant_field() {
  return number_field("constant", &Preferences::constant).otherwise("0").help_text("Added to the value of every package.");
}

Field<Preferences> interactions_field() {
  return field<Preferences>("interactions", a_list(a_section("interaction")), [](Binder& b, Node const& n, std::string const& path, Place<Preferences> const& place) {
    for (std::size_t i = 0; i < n.items.size(); ++i) bind_interaction(b, n.items[i], item_path(path, n.items[i], i), place);
  }).help_text("Pairs of issues that are worth more or less together.");
}

Field<Preferences> bonus_field() {
  return field<Preferences>("bonus", a_list(a_section("bonus")), [](Binder& b, Node const& n, std::string const& path, Place<Preferences> const& place) {
    for (std::size_t i = 0; i < n.items.size(); ++i) bind_bonus(b, n.items[i], item_path(path, n.items[i], i), place);
  }).help_text("Worth of whole patterns, on top of the issues.");
}

}  // namespace zopa::io
