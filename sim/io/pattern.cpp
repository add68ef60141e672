#include "io/pattern.hpp"

#include <algorithm>

#include "io/scalar.hpp"
#include "io/structure.hpp"

namespace zopa::io {
namespace {

using model::IssueAtom;
using model::IssueId;
using model::Option;

/// "any status", "more than 2 status", "neutrality".
struct Subject {
  IssueAtom::Quantifier quantifier = IssueAtom::Quantifier::any;
  int n = 0;
  std::string name;
  bool quantified = false;
};

Subject subject(std::string const& key) {
  auto const starts = [&](char const* with) { return key.rfind(with, 0) == 0; };
  if (starts("any ")) return {IssueAtom::Quantifier::any, 0, key.substr(4), true};
  if (starts("all ")) return {IssueAtom::Quantifier::all, 0, key.substr(4), true};
  if (!starts("more than ")) return {IssueAtom::Quantifier::any, 0, key, false};
  auto const rest = key.substr(10);
  auto const space = rest.find(' ');
  Node number;
  number.kind = Node::Kind::scalar;
  number.text = rest.substr(0, space);
  auto const n = integer(number);
  if (!n || space == std::string::npos || *n < 0 || *n > 10000) return {IssueAtom::Quantifier::any, 0, key, false};
  return {IssueAtom::Quantifier::more_than, static_cast<int>(*n), rest.substr(space + 1), true};
}

class PatternReader {
 public:
  explicit PatternReader(Binder& b) : b_(b) {}

  std::optional<model::Pattern> read(Node const& node);

 private:
  void issues(Node::Entry const&);
  void held(Node const&);
  void land_path(Node const&);
  bool options(IssueAtom&, Node const&);
  bool threshold(IssueAtom&, Node const&);
  void can_match(IssueAtom const&, Node::Entry const&);

  Binder& b_;
  model::Pattern out_;
};

std::optional<model::Pattern> PatternReader::read(Node const& node) {
  auto const before = b_.complaints.n_errors();
  if (!node.is_map() || node.entries.empty()) {
    b_.complaints.error(node.mark, "a pattern is " + what_it_is(node), "a mapping, as in {any status: ceded} or {border: [river, ridge]}");
    return std::nullopt;
  }
  for (auto const& e : node.entries) {
    if (e.key == "held") held(e.value);
    else if (e.key == "land path") land_path(e.value);
    else issues(e);
  }
  if (b_.complaints.n_errors() > before) return std::nullopt;
  return out_;
}

void PatternReader::held(Node const& node) {
  model::HeldAtom atom;
  if (!node.is_list() || node.items.empty()) {
    b_.complaints.error(node.mark, "'held' is " + what_it_is(node), "a list of territories");
    return;
  }
  for (auto const& item : node.items)
    if (auto const i = b_.resolve(b_.territories, item, "territory")) atom.territories.emplace_back(*i);
  out_.held.push_back(atom);
}

void PatternReader::land_path(Node const& node) {
  if (!node.is_list() || node.items.size() != 2) {
    b_.complaints.error(node.mark, "'land path' is " + what_it_is(node), "its two ends: [mainland, island]");
    return;
  }
  auto const from = b_.resolve(b_.places, node.items[0], "place"), to = b_.resolve(b_.places, node.items[1], "place");
  if (from && to) out_.paths.push_back({model::PlaceId{*from}, model::PlaceId{*to}});
}

void PatternReader::issues(Node::Entry const& e) {
  auto const s = subject(e.key);

  auto const family = b_.families.find(s.name);
  if (!s.quantified && family != b_.families.end()) {
    b_.complaints.error(e.mark, "'" + s.name + "' is a family of issues: how many of them?",
                        "one of: any " + s.name + ", all " + s.name + ", more than 2 " + s.name);
    return;
  }
  IssueAtom atom;
  atom.issues = read_issues(b_, s.name, e.mark);
  atom.quantifier = s.quantifier;
  atom.n = s.n;
  if (atom.issues.empty()) return;
  if (s.quantified && family == b_.families.end()) {
    b_.complaints.error(e.mark, "'" + s.name + "' is a single issue, not a family", "'" + s.name + ":' without 'any' or 'all'");
    return;
  }
  if (e.value.is_map() ? threshold(atom, e.value) : options(atom, e.value)) {
    can_match(atom, e);
    out_.issues.push_back(std::move(atom));
  }
}

/// Marks the options that a scalar or a list names.
bool PatternReader::options(IssueAtom& atom, Node const& node) {
  std::vector<Node> wanted;
  if (node.is_list()) wanted = node.items;
  else wanted.push_back(node);
  if (node.is_empty() || wanted.empty()) {
    b_.complaints.error(node.mark, "no option is named here", one_of(b_.world().issues[atom.issues[0]].options));
    return false;
  }
  for (auto const id : atom.issues) {
    std::vector<bool> matches(b_.world().issues[id].options.size(), false);
    for (auto const& w : wanted) {
      auto const option = read_option(b_, id, w);
      if (!option) return false;
      matches[*option] = true;
    }
    atom.matches.push_back(std::move(matches));
  }
  return true;
}

/// {not: …}, {above: x}, {below: x}.
bool PatternReader::threshold(IssueAtom& atom, Node const& node) {
  std::vector<std::string> const forms{"not", "above", "below"};
  if (node.entries.size() != 1 || std::find(forms.begin(), forms.end(), node.entries[0].key) == forms.end()) {
    auto const& mark = node.entries.empty() ? node.mark : node.entries.back().mark;
    b_.complaints.error(mark, "this is no condition on an issue", "an option, a list of options, {not: …}, {above: x} or {below: x}",
                        node.entries.empty() ? "" : nearest(node.entries[0].key, forms));
    return false;
  }
  auto const& e = node.entries[0];
  if (e.key == "not") {
    if (!options(atom, e.value)) return false;
    for (auto& matches : atom.matches) matches.flip();
    return true;
  }
  auto const x = number(e.value);
  if (!x) {
    b_.complaints.error(e.value.mark, "'" + e.key + "' is " + what_it_is(e.value), "a number");
    return false;
  }
  atom.threshold = IssueAtom::Threshold{*x, e.key == "above"};
  for (auto const id : atom.issues) {
    auto const& position = b_.world().issues[id].position;
    std::vector<bool> matches;
    for (double p : position) matches.push_back(e.key == "above" ? p > *x : p < *x);
    atom.matches.push_back(std::move(matches));
  }
  return true;
}

void PatternReader::can_match(IssueAtom const& atom, Node::Entry const& e) {
  auto const can = [&](std::size_t k) {
    auto const& issue = b_.world().issues[atom.issues[k]];
    bool const front = atom.threshold && std::any_of(issue.share.begin(), issue.share.end(), [](auto const& s) { return !s; });
    return front || std::find(atom.matches[k].begin(), atom.matches[k].end(), true) != atom.matches[k].end();
  };
  std::size_t n = 0;
  for (std::size_t k = 0; k < atom.issues.size(); ++k) n += can(k) ? 1 : 0;
  bool const all = atom.quantifier == IssueAtom::Quantifier::all;
  bool const more = atom.quantifier == IssueAtom::Quantifier::more_than;
  std::size_t const needed = all ? atom.issues.size() : more ? static_cast<std::size_t>(atom.n) + 1 : 1;
  if (n >= needed) return;
  b_.complaints.error(e.mark, "this can never match: " + std::to_string(n) + " of " + std::to_string(atom.issues.size()) +
                                  (atom.issues.size() == 1 ? " issue has" : " issues have") + " such an option" +
                                  (more ? ", and more than " + std::to_string(atom.n) + " are asked for" : ""));
}

}  // namespace

std::optional<model::Pattern> read_pattern(Binder& b, Node const& node) { return PatternReader(b).read(node); }

std::vector<model::IssueId> read_issues(Binder& b, std::string const& name, Mark const& mark) {
  if (auto const family = b.families.find(name); family != b.families.end()) return family->second.members;
  if (auto const i = b.issues.find(name)) return {IssueId{*i}};
  auto const& failed = b.failed_issues;
  if (std::find(failed.begin(), failed.end(), name.substr(0, name.find('.'))) != failed.end()) return {};
  auto known = b.issues.all();
  for (auto const& [family, members] : b.families) known.push_back(family);
  auto const near = nearest(name, known);
  std::vector<std::string> listed;
  for (auto const& n : known)
    if (n.find('.') == std::string::npos) listed.push_back(n);
  b.complaints.error(mark, "there is no issue '" + name + "'", one_of(listed), near);
  return {};
}

std::optional<Option> read_option(Binder& b, IssueId id, Node const& node) {
  auto const& issue = b.world().issues[id];
  if (node.is_scalar()) {
    auto const it = std::find(issue.options.begin(), issue.options.end(), node.text);
    if (it != issue.options.end()) return static_cast<Option>(it - issue.options.begin());
    auto const x = number(node);
    for (std::size_t k = 0; x && k < issue.options.size(); ++k) {
      Node option;
      option.kind = Node::Kind::scalar;
      option.text = issue.options[k];
      if (number(option) == x) return static_cast<Option>(k);
    }
  }
  bool const family = issue.family != issue.id;
  auto const shown = node.is_scalar() ? "'" + node.text + "'" : what_it_is(node);
  b.complaints.error(node.mark, "unknown option " + shown + " of the issue" + (family ? "s '" + issue.family : " '" + issue.id) + "'",
                     one_of(issue.options), nearest(node.text, issue.options));
  return std::nullopt;
}

std::optional<model::TrackId> track_of(Binder& b, model::Pattern const& pattern, Mark const& mark) {
  std::optional<model::TrackId> track;
  IssueId first;
  for (auto const& atom : pattern.issues) {
    for (auto const id : atom.issues) {
      auto const own = b.world().issues[id].track;
      if (!track) track = own, first = id;
      if (*track == own) continue;
      b.complaints.error(mark, "'" + b.world().issues[first].id + "' and '" + b.world().issues[id].id +
                                   "' belong to different tracks: tracks bargain apart, so no pattern spans two");
      return std::nullopt;
    }
  }
  return track ? *track : model::TrackId{0};
}

std::optional<model::Package> read_package(Binder& b, Node const& node, std::vector<IssueId> const& issues, Completeness completeness) {
  auto const before = b.complaints.n_errors();
  if (!node.is_map()) {
    b.complaints.error(node.mark, "a package is " + what_it_is(node), "a mapping with an option for each issue");
    return std::nullopt;
  }
  model::Package package(b.world().issues.size(), 0);
  std::vector<bool> given(package.size(), false);
  for (auto const& e : node.entries) {
    for (auto const id : read_issues(b, e.key, e.mark)) {
      bool const belongs = completeness == Completeness::territorial_may_miss || std::find(issues.begin(), issues.end(), id) != issues.end();
      if (!belongs) {
        b.complaints.error(e.mark, "'" + e.key + "' is no issue of this track");
        break;
      }
      auto const option = read_option(b, id, e.value);
      if (!option) break;
      package[id.index] = *option;
      given[id.index] = true;
    }
  }
  std::string missing;
  for (auto const id : issues) {
    auto const& issue = b.world().issues[id];
    bool const may = completeness == Completeness::territorial_may_miss && issue.kind != model::Issue::Kind::plain;
    if (!given[id.index] && !may) missing += (missing.empty() ? "" : ", ") + issue.id;
  }
  if (!missing.empty()) b.complaints.error(node.mark, "the package says nothing about: " + missing, "an option for each issue");
  if (b.complaints.n_errors() > before) return std::nullopt;
  return package;
}

}  // namespace zopa::io
