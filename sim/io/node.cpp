#include "io/node.hpp"

#include <algorithm>

namespace zopa::io {

Text::Text(std::string n, std::string c) : name(std::move(n)), content(std::move(c)) {
  std::string_view rest = content;
  while (!rest.empty()) {
    auto const end = rest.find('\n');
    auto line = rest.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
}

Node const* Node::find(std::string_view key) const {
  auto const it = std::find_if(entries.begin(), entries.end(), [&](Entry const& e) { return e.key == key; });
  return it == entries.end() ? nullptr : &it->value;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(static_cast<Node const&>(*this).find(key)); }

Node scalar_node(std::string text, Mark const& mark) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = std::move(text);
  node.mark = mark;
  return node;
}

std::string what_it_is(Node const& node) {
  switch (node.kind) {
    case Node::Kind::empty: return "nothing";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a mapping";
    case Node::Kind::scalar: break;
  }
  auto const shown = node.text.size() > 40 ? node.text.substr(0, 37) + "…" : node.text;
  return (node.quoted ? "the text '" : "'") + shown + "'";
}

int characters(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

namespace {

/// Length of the UTF-8 sequence at `i`, or 0 where there is none: Unicode 15, table 3-7.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  auto const byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
  auto const tail = [&](std::size_t k, unsigned lo = 0x80, unsigned hi = 0xBF) { return byte(k) >= lo && byte(k) <= hi; };
  unsigned const b = byte(i);
  if (b < 0x80) return 1;
  if (b >= 0xC2 && b <= 0xDF) return tail(i + 1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    unsigned const lo = b == 0xE0 ? 0xA0 : 0x80, hi = b == 0xED ? 0x9F : 0xBF;
    return tail(i + 1, lo, hi) && tail(i + 2) ? 3 : 0;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    unsigned const lo = b == 0xF0 ? 0x90 : 0x80, hi = b == 0xF4 ? 0x8F : 0xBF;
    return tail(i + 1, lo, hi) && tail(i + 2) && tail(i + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const n = sequence_length(text, i);
    if (n == 0) return i;
    i += n;
  }
  return std::string_view::npos;
}

}  // namespace zopa::io
