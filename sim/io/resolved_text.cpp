#include "io/resolved_text.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "io/scalar.hpp"

namespace zopa::io {
namespace {

std::string quoted(std::string const& text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (char c : text) {
    auto const b = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (b < 0x20 || b == 0x7F) out += "\\x", out += hex[b >> 4], out += hex[b & 15];
    else out += c;
  }
  return out + "\"";
}

/// Letters, digits and blanks, nothing YAML could take for more than a word.
bool plain_word(std::string const& text) {
  if (text.empty() || looks_boolean(text) || text == "null" || text == "Null" || text == "NULL" || text == "~") return false;
  auto const harmless = [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == '/' || c == ' ' || c >= 0x80; };
  bool const edges = text.front() != ' ' && text.back() != ' ' && (std::isalnum(static_cast<unsigned char>(text.front())) || static_cast<unsigned char>(text.front()) >= 0x80);
  return edges && std::all_of(text.begin(), text.end(), harmless);
}

std::string key(std::string const& text) { return plain_word(text) ? text : quoted(text); }

std::string flow(Node const& node) {
  switch (node.kind) {
    case Node::Kind::empty: return "null";
    case Node::Kind::scalar: return written(node);
    case Node::Kind::list: {
      std::string out = "[";
      for (auto const& item : node.items) out += (out.size() > 1 ? ", " : "") + flow(item);
      return out + "]";
    }
    case Node::Kind::map: break;
  }
  std::string out = "{";
  for (auto const& e : node.entries) out += (out.size() > 1 ? ", " : "") + key(e.key) + ": " + flow(e.value);
  return out + "}";
}

/// Do all values inside come from one line? Then they are written on one.
bool from_one_line(Node const& node, Mark const& mark) {
  if (node.is_scalar()) return node.mark.file == mark.file && node.mark.line == mark.line;
  return std::all_of(node.items.begin(), node.items.end(), [&](auto const& i) { return from_one_line(i, mark); }) &&
         std::all_of(node.entries.begin(), node.entries.end(), [&](auto const& e) { return from_one_line(e.value, mark); });
}

class Printer {
 public:
  explicit Printer(Complaints const& texts) : texts_(texts) {}

  std::string out;

  void map(Node const& node, int indent) {
    for (auto const& e : node.entries) {
      out += std::string(static_cast<std::size_t>(indent), ' ') + key(e.key) + ":";
      value(e.value, e.mark, indent);
    }
  }

 private:
  void value(Node const& node, Mark const& origin, int indent) {
    bool const block = (node.is_map() && !node.entries.empty()) || (node.is_list() && !node.items.empty());
    bool const short_form = flow(node).size() <= 110 && from_one_line(node, node.mark);
    if (!block || short_form) return line(" " + flow(node), block ? node.mark : node.is_empty() ? origin : node.mark);
    out += "\n";
    if (node.is_map()) map(node, indent + 2);
    else list(node, indent + 2);
  }

  void list(Node const& node, int indent) {
    for (auto const& item : node.items) {
      out += std::string(static_cast<std::size_t>(indent), ' ') + "-";
      value(item, item.mark, indent);
    }
  }

  void line(std::string const& text, Mark const& origin) {
    auto const start = out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1;
    out += text;
    auto const width = static_cast<int>(characters(std::string_view(out).substr(start)));
    out += std::string(static_cast<std::size_t>(std::max(2, 60 - width)), ' ');
    out += "# " + texts_.text(origin.file).name + ":" + std::to_string(origin.line) + "\n";
  }

  Complaints const& texts_;
};

}  // namespace

std::string written(Node const& scalar) {
  bool const bare = !scalar.quoted && (plain_word(scalar.text) || number(scalar) || boolean(scalar));
  bool const quoted_word = scalar.quoted && plain_word(scalar.text) && std::isalpha(static_cast<unsigned char>(scalar.text[0]));
  return bare || quoted_word ? scalar.text : quoted(scalar.text);
}

std::string written(std::string const& text) {
  Node node = scalar_node(text, {});
  node.quoted = !number(node);
  return written(node);
}

std::string flow_list(std::vector<std::string> const& items) {
  std::string out = "[";
  for (auto const& item : items) out += (out.size() > 1 ? ", " : "") + item;
  return out + "]";
}

nlohmann::ordered_json as_json(Node const& node) {
  using Json = nlohmann::ordered_json;
  if (node.is_empty()) return nullptr;
  if (node.is_list()) {
    auto out = Json::array();
    for (auto const& item : node.items) out.push_back(as_json(item));
    return out;
  }
  if (node.is_map()) {
    auto out = Json::object();
    for (auto const& e : node.entries) out[e.key] = as_json(e.value);
    return out;
  }
  if (node.text[0] == '+') return node.text;  // "+0.3" is a change, not a number
  if (auto const i = integer(node); i && node.text.find_first_of(".eE") == std::string::npos) return *i;
  if (auto const x = number(node)) return *x;
  if (auto const truth = boolean(node)) return *truth;
  return node.text;
}

std::string canonical(Node const& node) { return flow(node); }

std::string with_origins(Node const& node, Complaints const& texts) {
  Printer printer(texts);
  printer.map(node, 0);
  return printer.out;
}

}  // namespace zopa::io
