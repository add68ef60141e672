#include "io/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

#include "io/scalar.hpp"

namespace zopa::io {
namespace {

/// Thrown out of the parser's callbacks when going on is no use; a diagnostic has been written.
struct GiveUp {};

std::size_t closing_bracket(std::string_view line, std::size_t open) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = open; i < line.size(); ++i) {
    char const c = line[i];
    if (quote) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && i > open && std::string_view(" ,[{:").find(line[i - 1]) != std::string_view::npos) {
      quote = c;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// How many bytes of the line belong to what starts at `at`.
std::size_t extent(std::string_view line, std::size_t at, std::string const& plain) {
  if (at >= line.size()) return 1;
  if (!plain.empty() && line.substr(at, plain.size()) == plain) return plain.size();
  char const c = line[at];
  std::size_t end = std::string_view::npos;
  if (c == '"' || c == '\'') end = line.find(c, at + 1);
  if (c == '{' || c == '[') end = closing_bracket(line, at);
  if (end != std::string_view::npos) return end + 1 - at;
  end = at;
  while (end < line.size() && std::string_view(" :,[]{}#").find(line[end]) == std::string_view::npos) ++end;
  return std::max<std::size_t>(1, end - at);
}

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::uint32_t file, Complaints& complaints) : file_(file), complaints_(complaints) {}

  std::optional<Node> root;

  void OnDocumentStart(YAML::Mark const&) override {}
  void OnDocumentEnd() override {}

  void OnNull(YAML::Mark const& m, YAML::anchor_t anchor) override {
    Node node;
    node.mark = mark(m, "");
    auto const& lines = complaints_.text(file_).lines;
    auto const line = static_cast<std::size_t>(m.line);
    bool const written = line < lines.size() && static_cast<std::size_t>(m.column) < lines[line].size();
    auto const there = written ? lines[line].substr(static_cast<std::size_t>(m.column)) : std::string_view();
    if (there.substr(0, 1) == "~" || there.substr(0, 4) == "null") node.text = "null";
    add(std::move(node), anchor);
  }
  void OnAlias(YAML::Mark const& m, YAML::anchor_t anchor) override {
    auto const it = anchored_.find(anchor);
    if (it == anchored_.end()) {
      complaints_.error(mark(m, ""), "this alias stands inside of what it repeats");
      throw GiveUp{};
    }
    count(m, it->second.second);
    add(it->second.first, 0);
  }
  void OnScalar(YAML::Mark const& m, std::string const& tag, YAML::anchor_t anchor, std::string const& value) override {
    refuse_tag(m, tag);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.quoted = tag == "!";
    if (node.quoted) refuse_open_quote(m);
    node.mark = mark(m, value);
    add(std::move(node), anchor);
  }
  void OnSequenceStart(YAML::Mark const& m, std::string const& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(m, tag, anchor, Node::Kind::list);
  }
  void OnMapStart(YAML::Mark const& m, std::string const& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(m, tag, anchor, Node::Kind::map);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor;
    std::size_t nodes_before;
    std::optional<Node> key;
  };

  Mark mark(YAML::Mark const& m, std::string const& plain) const {
    auto const& lines = complaints_.text(file_).lines;
    auto const line = static_cast<std::size_t>(std::max(0, m.line));
    auto const at = static_cast<std::size_t>(std::max(0, m.column));
    if (line >= lines.size()) return {file_, static_cast<int>(line) + 1, static_cast<int>(at) + 1, 1};
    auto const before = lines[line].substr(0, at);
    auto const length = characters(lines[line].substr(std::min(at, lines[line].size()), extent(lines[line], at, plain)));
    return {file_, static_cast<int>(line) + 1, characters(before) + 1, std::max(1, length)};
  }

  void refuse_tag(YAML::Mark const& m, std::string const& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    complaints_.error(mark(m, ""), "tags ('" + tag + "') are not part of the scenario language");
  }

  /// The parser takes the end of the file for a closing quote.
  void refuse_open_quote(YAML::Mark const& m) {
    auto const& text = complaints_.text(file_);
    auto const line = static_cast<std::size_t>(m.line), at = static_cast<std::size_t>(m.column);
    if (line >= text.lines.size() || at >= text.lines[line].size()) return;
    char const quote = text.lines[line][at];
    auto const offset = static_cast<std::size_t>(text.lines[line].data() - text.content.data()) + at;
    if ((quote != '"' && quote != '\'') || text.content.find(quote, offset + 1) != std::string::npos) return;
    complaints_.error(mark(m, ""), "this quote is not closed", std::string("another ") + quote + " at the end of the text");
    throw GiveUp{};
  }

  void count(YAML::Mark const& m, std::size_t n) {
    n_nodes_ += n;
    if (n_nodes_ <= most_nodes) return;
    complaints_.error(mark(m, ""), "the file holds more than a million values (aliases count each time)");
    throw GiveUp{};
  }

  void open(YAML::Mark const& m, std::string const& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_tag(m, tag);
    count(m, 1);
    Node node;
    node.kind = kind;
    node.mark = mark(m, "");
    if (stack_.size() >= deepest) {
      complaints_.error(node.mark, "more than " + std::to_string(deepest) + " levels inside each other");
      throw GiveUp{};
    }
    if (wants_key()) {
      complaints_.error(node.mark, "a mapping or a list cannot be a key");
      throw GiveUp{};
    }
    stack_.push_back({std::move(node), anchor, n_nodes_ - 1, std::nullopt});
  }

  void close() {
    auto top = std::move(stack_.back());
    stack_.pop_back();
    add(std::move(top.node), top.anchor, n_nodes_ - top.nodes_before);
  }

  bool wants_key() const { return !stack_.empty() && stack_.back().node.is_map() && !stack_.back().key; }

  void add(Node node, YAML::anchor_t anchor, std::size_t size = 1) {
    if (++n_nodes_ > most_nodes) throw GiveUp{};
    if (anchor) anchored_[anchor] = {node, size};
    if (stack_.empty()) {
      root = std::move(node);
      return;
    }
    auto& top = stack_.back();
    if (top.node.is_list()) {
      top.node.items.push_back(std::move(node));
    } else if (!top.key) {
      top.key = std::move(node);
    } else {
      add_entry(top.node, std::move(*top.key), std::move(node));
      top.key.reset();
    }
  }

  void add_entry(Node& map, Node key, Node value);

  std::uint32_t file_;
  Complaints& complaints_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, std::pair<Node, std::size_t>> anchored_;
  std::size_t n_nodes_ = 0;
};

bool all_digits(std::string const& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

void TreeBuilder::add_entry(Node& map, Node key, Node value) {
  if (!key.is_scalar()) {
    complaints_.error(key.mark, "a key is missing before the colon");
    return;
  }
  auto const colon = key.text.find(':');
  if (!key.quoted && value.is_empty() && colon != std::string::npos && colon > 0) {
    auto const fixed = key.text.substr(0, colon) + ": " + key.text.substr(colon + 1);
    complaints_.error(key.mark, "a space is missing after the colon", "'" + fixed + "'");
    return;
  }
  if (value.is_empty() && all_digits(key.text) && !map.entries.empty() && map.entries.back().value.is_scalar()) {
    auto const& before = map.entries.back().value;
    if (number(before) && all_digits(before.text)) {
      auto const meant = before.text + "." + key.text;
      complaints_.error(before.mark, "a decimal comma separates two values here", "a decimal point: " + meant);
      return;
    }
  }
  if (key.text == "<<" && !key.quoted) {
    complaints_.error(key.mark, "merge keys ('<<') are not part of the scenario language",
                      "'extends:' for a whole file, 'for_each:' for issues that repeat");
    return;
  }
  if (!key.quoted && looks_boolean(key.text)) {
    complaints_.error(key.mark, "a bare '" + key.text + "' means true or false to many programs, so it is no name",
                      "'\"" + key.text + "\"' in quotes, or another name");
    return;
  }
  auto const first = std::find_if(map.entries.begin(), map.entries.end(), [&](auto const& e) { return e.key == key.text; });
  if (first != map.entries.end()) {
    complaints_.error(key.mark, "duplicate key '" + key.text + "' (first in line " + std::to_string(first->mark.line) + ")");
    return;
  }
  map.entries.push_back({std::move(key.text), key.mark, std::move(value)});
}

}  // namespace

std::optional<Node> parse_yaml(std::uint32_t file, Complaints& complaints) {
  if (!plausible_text(file, complaints)) return std::nullopt;
  TreeBuilder builder(file, complaints);
  try {
    std::istringstream in(complaints.text(file).content);
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder)) {
      complaints.error({file, 1, 1, 1}, "the file is empty", "at least 'zopa: 1', a title, issues and parties (zopa new writes an example)");
      return std::nullopt;
    }
    auto root = std::move(builder.root);
    TreeBuilder second(file, complaints);
    if (parser.HandleNextDocument(second)) {
      complaints.error(second.root ? second.root->mark : Mark{file, 1, 1, 1}, "a second document starts here ('---'): one file holds one scenario");
    }
    return root;
  } catch (GiveUp const&) {
    if (!complaints.any_errors()) complaints.error({file, 1, 1, 1}, "the file holds more than a million values");
  } catch (YAML::Exception const& e) {
    explain_yaml_error(file, e.mark.line + 1, e.mark.column + 1, e.msg, complaints);
  }
  return std::nullopt;
}

}  // namespace zopa::io
