#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::Issue;
using model::IssueId;
using model::World;

Section<Issue> const& issue_section() {
  static Section<Issue> const section{
      "issue", "issues.<issue>",
      "A question of the bargain and its ordered answers. Short form: a list of options. With `for_each` it stands for a family of issues, "
      "one per territory or name: `status.north`.",
      SourceCovers::not_allowed,
      {
          described<Issue>("title", a_text("a text")).help_text("How outputs call it."),
          described<Issue>("for_each", words({"territory"}) | a_list(a_text("a name"), 1)).help_text("One issue for each territory, for some of them, or for each name of a list."),
          described<Issue>("kind", words({"plain", "control", "status"})).otherwise(
              "control with an option `line_of_contact` or of that name; status of that name; else plain").help_text(
              "control: options are shares of the gainer. status: options are legal statuses on the ladder."),
          described<Issue>("options", a_list(a_text("an option"), 2, 1000)).help_text(
              "Two or more answers, in an order that means something. Numbers are positions for thresholds."),
          described<Issue>("presets", new_names("preset", a_map("territory", a_fixed_number(unit_interval)))).help_text(
              "Named options of a control family: a share for each territory (pre_2022, pre_2014)."),
          described<Issue>("track", a_name("track")).otherwise("the track that names it or takes the rest").help_text("The track it is bargained on."),
          described<Issue>("ladder", a_list(a_number(unit_interval), 2, 1000)).in("violation").help_text("How far each option goes, from 0 to 1: the violation of a soft red line about it."),
          described<Issue>("from", a_fixed_number()).help_text("First option of an evenly divided range, with `to` and `steps`."),
          described<Issue>("to", a_fixed_number()).help_text("Last option of an evenly divided range."),
          described<Issue>("steps", an_integer(1, 10000)).help_text("Number of steps of the range: one more option than that."),
      },
      "border: {options: [river, ridge, road], title: where the border runs}"};
  return section;
}

namespace {

std::map<std::string, double, std::less<>> ladder(Node const& root) {
  std::map<std::string, double, std::less<>> out{{"returned", 0}, {"deferred", .1}, {"frozen", .25}, {"leased", .45}, {"referendum", .6}, {"ceded", 1}};
  auto const* rules = root.find("territorial");
  auto const* own = rules && rules->is_map() ? rules->find("ladder") : nullptr;
  for (std::size_t i = 0; own && i < own->entries.size(); ++i) {
    auto const x = read_number(own->entries[i].value, NumberForm{unit_interval}, "");
    if (x) out[own->entries[i].key] = x->central;
  }
  return out;
}

/// Reads one entry of `issues`, which may unfold to a family.
class IssueReader {
 public:
  IssueReader(Binder& b, Node const& root, Node::Entry const& entry) : b_(b), root_(root), entry_(entry), node_(entry.value) {}

  void read();

 private:
  bool find_options();
  bool range();
  void find_kind();
  bool check_options();
  std::vector<std::string> members();
  void declare(std::string const& id, std::string const& member);
  void give_territory(Issue&, std::string const& member);
  bool give_shares(Issue&, std::string const& member);
  void give_statuses(Issue&);
  void give_ladder();
  Node const* find(char const* key) const { return node_.is_map() ? node_.find(key) : nullptr; }

  Binder& b_;
  Node const& root_;
  Node::Entry const& entry_;
  Node const& node_;
  std::vector<Node> options_;
  Issue::Kind kind_ = Issue::Kind::plain;
  std::vector<IssueId> ids_;
};

bool IssueReader::range() {
  auto const *from = find("from"), *to = find("to"), *steps = find("steps");
  if (!from && !to && !steps) return false;
  double const unread = std::numeric_limits<double>::quiet_NaN();
  double const first = from ? number(*from).value_or(unread) : unread, last = to ? number(*to).value_or(unread) : unread;
  auto const n = steps ? integer(*steps) : std::nullopt;
  if (!from || !to || !steps || find("options")) {
    b_.complaints.error(entry_.mark, "the range of '" + entry_.key + "' is not complete", "'from', 'to' and 'steps', without 'options'");
    return true;
  }
  if (std::isnan(first) || std::isnan(last) || !n || *n < 1 || *n > 10000) return true;
  if (!(first < last)) {
    b_.complaints.error(from->mark, "the range does not rise: 'from' is " + from->text + ", 'to' is " + to->text);
    return true;
  }
  for (std::int64_t k = 0; k <= *n; ++k) {
    auto const x = first + (last - first) * static_cast<double>(k) / static_cast<double>(*n);
    options_.push_back(scalar_node(shortest(std::round(x * 1e12) / 1e12), from->mark));
  }
  return true;
}

bool IssueReader::find_options() {
  if (node_.is_list()) options_ = node_.items;
  else if (!range() && find("options")) options_ = find("options")->items;
  bool const has_any = node_.is_list() || find("options") || find("from") || find("to") || find("steps");
  if (!has_any && node_.is_map()) b_.complaints.error(entry_.mark, "the issue '" + entry_.key + "' has no options", "'options: [...]', or 'from', 'to' and 'steps'");
  options_.erase(std::remove_if(options_.begin(), options_.end(), [](Node const& o) { return !o.is_scalar(); }), options_.end());
  return options_.size() >= 2 && check_options();
}

bool IssueReader::check_options() {
  bool ok = true;
  for (std::size_t i = 0; i < options_.size(); ++i) {
    for (std::size_t k = 0; k < i && ok; ++k) {
      if (options_[i].text != options_[k].text) continue;
      b_.complaints.error(options_[i].mark, "the option '" + options_[i].text + "' is listed twice");
      ok = false;
    }
  }
  return ok;
}

void IssueReader::find_kind() {
  auto const has = [&](char const* option) { return std::any_of(options_.begin(), options_.end(), [&](Node const& o) { return o.text == option; }); };
  if (auto const* kind = find("kind")) {
    kind_ = kind->text == "control" ? Issue::Kind::control : kind->text == "status" ? Issue::Kind::status : Issue::Kind::plain;
  } else if (find("for_each")) {
    if (entry_.key == "control" || has("line_of_contact")) kind_ = Issue::Kind::control;
    else if (entry_.key == "status") kind_ = Issue::Kind::status;
  }
  if (kind_ != Issue::Kind::plain && !find("for_each")) {
    b_.complaints.error(entry_.mark, "an issue of kind control or status needs territories", "'for_each: territory'");
    kind_ = Issue::Kind::plain;
  }
}

std::vector<std::string> IssueReader::members() {
  auto const* each = find("for_each");
  if (!each) return {};
  if (each->is_scalar()) {
    if (b_.territories.all().empty()) b_.complaints.error(each->mark, "there are no territories to unfold '" + entry_.key + "' over", "'territories:' in the file");
    return b_.territories.all();
  }
  std::vector<std::string> out;
  for (auto const& item : each->items) {
    if (kind_ != Issue::Kind::plain && !b_.resolve(b_.territories, item, "territory")) continue;
    if (std::find(out.begin(), out.end(), item.text) != out.end()) b_.complaints.error(item.mark, "'" + item.text + "' is listed twice");
    else out.push_back(item.text);
  }
  return out;
}

void IssueReader::read() {
  if (!find_options()) return b_.failed_issues.push_back(entry_.key);
  find_kind();
  auto const names = members();
  if (!find("for_each")) {
    declare(entry_.key, "");
  } else {
    for (auto const& m : names) declare(entry_.key + "." + m, m);
    if (!ids_.empty()) b_.families[entry_.key] = {entry_.key, ids_};
  }
  give_ladder();
}

void IssueReader::declare(std::string const& id, std::string const& member) {
  Issue issue;
  issue.id = id;
  issue.family = entry_.key;
  issue.kind = kind_;
  if (auto const* title = find("title")) issue.title = text(*title) + (member.empty() ? "" : ", " + member);
  bool const numeric = std::all_of(options_.begin(), options_.end(), [](Node const& o) { return number(o).has_value(); });
  for (std::size_t k = 0; k < options_.size(); ++k) {
    issue.options.push_back(options_[k].text);
    issue.position.push_back(numeric ? *number(options_[k]) : static_cast<double>(k));
  }
  if (kind_ != Issue::Kind::plain) give_territory(issue, member);
  ids_.push_back(IssueId{b_.issues.declare(id)});
  b_.world().issues.push_back(std::move(issue));
}

void IssueReader::give_territory(Issue& issue, std::string const& member) {
  auto const territory = model::TerritoryId{*b_.territories.find(member)};
  issue.territory = territory;
  auto& own = b_.world().territories[territory];
  auto& slot = kind_ == Issue::Kind::control ? own.control : own.status;
  if (slot) b_.complaints.error(entry_.mark, "the territory '" + member + "' has two issues of this kind");
  slot = IssueId{b_.world().issues.size()};
  if (kind_ == Issue::Kind::control) give_shares(issue, member);
  else give_statuses(issue);
}

bool IssueReader::give_shares(Issue& issue, std::string const& member) {
  issue.position.clear();
  auto const* presets = find("presets");
  for (auto const& option : options_) {
    if (option.text == "line_of_contact") {
      issue.share.push_back(std::nullopt);
      issue.position.push_back(b_.world().territories[*issue.territory].held);
      continue;
    }
    auto x = number(option);
    auto const* preset = presets && presets->is_map() ? presets->find(option.text) : nullptr;
    if (preset) {
      auto const* share = preset->find(member);
      if (!share) b_.complaints.error(option.mark, "the preset '" + option.text + "' says nothing about '" + member + "'", "a share for each territory");
      x = share ? number(*share) : 0.0;
    } else if (!x) {
      b_.complaints.error(option.mark, "'" + option.text + "' is no share of control", "a number in [0, 1], 'line_of_contact', or the name of a preset");
    } else if (*x < 0 || *x > 1) {
      b_.complaints.error(option.mark, "a share of control of " + option.text + " is not in [0, 1]");
    }
    issue.share.push_back(x.value_or(0));
    issue.position.push_back(x.value_or(0));
  }
  return true;
}

void IssueReader::give_statuses(Issue& issue) {
  auto const steps = ladder(root_);
  bool const own = find("ladder") != nullptr;
  for (auto const& option : options_) {
    issue.status.push_back(option.text == "returned" ? model::Status::returned : option.text == "deferred" ? model::Status::deferred : model::Status::settled);
    auto const it = steps.find(option.text);
    if (it == steps.end() && !own) {
      std::vector<std::string> known;
      for (auto const& [name, x] : steps) known.push_back(name);
      b_.complaints.error(option.mark, "the status '" + option.text + "' has no place on the ladder", "'territorial: {ladder: {" + option.text + ": x}}', or " + one_of(known),
                          nearest(option.text, known));
    }
    issue.ladder.push_back(it == steps.end() ? 0 : it->second);
  }
}

/// The issue's own ladder, and uncertain steps of the common one, reach every member.
void IssueReader::give_ladder() {
  auto const put = [&](Node const& value, std::string const& path, std::size_t option) {
    std::vector<Place<double>> targets;
    for (auto const id : ids_) targets.push_back([id, option](World& w) -> double& { return w.issues[id].ladder[option]; });
    b_.number(value, path, targets);
  };
  auto const* own = find("ladder");
  if (!own || !own->is_list() || ids_.empty()) return;
  if (own->items.size() != options_.size()) {
    b_.complaints.error(own->mark, "the ladder has " + std::to_string(own->items.size()) + " steps, the issue " + std::to_string(options_.size()) + " options");
    return;
  }
  for (auto const id : ids_) b_.world().issues[id].ladder.assign(options_.size(), 0);
  for (std::size_t k = 0; k < own->items.size(); ++k) put(own->items[k], "issues." + entry_.key + ".ladder." + std::to_string(k), k);
}

/// Steps of the common ladder are figures too, once for all statuses that have them.
void bind_common_ladder(Binder& b, Node const& root) {
  auto const* rules = root.find("territorial");
  auto const* steps = rules && rules->is_map() ? rules->find("ladder") : nullptr;
  if (!steps || !steps->is_map()) return;
  for (auto const& e : steps->entries) {
    std::vector<Place<double>> targets;
    for (auto const id : model::ids_of(b.world().issues)) {
      auto const& issue = b.world().issues[id];
      auto const* entry = root.find("issues")->find(issue.family);
      if (issue.kind != Issue::Kind::status || (entry && entry->is_map() && entry->find("ladder"))) continue;
      auto const it = std::find(issue.options.begin(), issue.options.end(), e.key);
      if (it == issue.options.end()) continue;
      auto const k = static_cast<std::size_t>(it - issue.options.begin());
      targets.push_back([id, k](World& w) -> double& { return w.issues[id].ladder[k]; });
    }
    if (targets.empty()) b.complaints.warning(e.mark, "no status issue has the option '" + e.key + "'");
    else b.number(e.value, "territorial.ladder." + e.key, targets);
  }
}

}  // namespace

void bind_issues(Binder& b, Node const& root) {
  auto const* issues = root.find("issues");
  if (!issues || !issues->is_map()) return;
  for (auto const& e : issues->entries) IssueReader(b, root, e).read();
  bind_common_ladder(b, root);
}

}  // namespace zopa::io
