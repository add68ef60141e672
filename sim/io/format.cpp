#include "zopa/io/format.hpp"

#include <algorithm>
#include <array>

#include "io/description.hpp"
#include "io/format_lines.hpp"
#include "io/merge.hpp"
#include "io/resolved_text.hpp"
#include "io/study_sections.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

using Lines = std::vector<std::string>;

void append(Lines& to, Lines const& lines) { to.insert(to.end(), lines.begin(), lines.end()); }

std::size_t line_of(Mark const& mark) { return static_cast<std::size_t>(mark.line - 1); }

/// Works on lines of text, led by the places of the tree's nodes.
class Formatter {
 public:
  enum class Order : unsigned char { house, kept };
  Formatter(Text const& text, Order order) : lines_(text.lines), order_(order) {}

  Lines file(Node const& root) const {
    auto const& type = root.find("study") ? study_language().front() : language().front();
    return map(root, a_section(type.name), 0, lines_.size(), 0);
  }

 private:
  Lines map(Node const&, Type const&, std::size_t first, std::size_t end, std::size_t indent) const;
  Lines list(Node const&, Type const&, std::size_t first, std::size_t end, std::size_t indent) const;
  Chunk entry(Node::Entry const&, Type const&, std::size_t end, std::size_t indent) const;
  Lines item(Node const&, Type const&, std::size_t first, std::size_t end, std::size_t indent) const;
  Lines join(std::vector<Chunk> const&, Lines footer) const;
  void one_line(Chunk&, Node::Entry const&) const;
  Lines comments(std::size_t first, std::size_t end, std::size_t indent) const;
  bool in_block(Node const&) const;
  std::size_t column(Mark const& m) const { return static_cast<std::size_t>(m.column - 1); }
  std::string_view rest(Mark const& m) const;

  std::vector<std::string_view> const& lines_;
  Order order_;
};

/// The line from a place on, whose column counts characters.
std::string_view Formatter::rest(Mark const& m) const {
  auto const line = lines_[line_of(m)];
  std::size_t byte = 0;
  for (auto n = column(m); byte < line.size(); ++byte) {
    bool const starts = (static_cast<unsigned char>(line[byte]) & 0xC0) != 0x80;
    if (starts && n-- == 0) break;
  }
  return line.substr(byte);
}

bool Formatter::in_block(Node const& node) const {
  bool const holds = (node.is_map() && !node.entries.empty()) || (node.is_list() && !node.items.empty());
  return holds && rest(node.mark).substr(0, 1).find_first_of("{[") == std::string_view::npos;
}

Lines Formatter::comments(std::size_t first, std::size_t end, std::size_t indent) const {
  Lines out;
  for (auto l = first; l < end; ++l) out.push_back(indented(without_indent(lines_[l]), indent));
  return out;
}

/// Where a key belongs: what opens a file first, then the order of the reference; an unknown one stays behind its
/// neighbour.
std::size_t rank(std::string const& key, SectionDescription const& section, std::size_t before) {
  static constexpr std::array<std::string_view, 2> opening{"overlay", "why"};
  auto const open = std::find(opening.begin(), opening.end(), key);
  bool const whole_file = section.path.empty();
  if (whole_file && open != opening.end()) return static_cast<std::size_t>(open - opening.begin());
  auto const* field = section.field(key);
  if (field) return opening.size() + static_cast<std::size_t>(field - section.fields.data());
  bool const closing = (whole_file && key == "set") || key == "source";
  return closing ? opening.size() + section.fields.size() : before;
}

/// The section of a mapping, if its keys are those of one and not names.
SectionDescription const* section_of(Node const& map, Type const& type) {
  auto const* form = type.form<SectionForm>();
  if (!form) return nullptr;
  auto const& section = section_named(form->section);
  bool const fits =
      std::any_of(map.entries.begin(), map.entries.end(), [&](auto const& e) { return section.field(e.key); });
  return fits ? &section : nullptr;
}

Lines Formatter::join(std::vector<Chunk> const& chunks, Lines footer) const {
  Lines out;
  for (auto const& c : chunks) append(out, c.leading), append(out, c.own);
  append(out, footer);
  return out;
}

Lines Formatter::map(Node const& node, Type const& type, std::size_t first, std::size_t end, std::size_t indent) const {
  auto const* section = section_of(node, type);
  auto const key_column = column(node.entries.front().mark);
  auto const top = line_of(node.entries.front().mark);
  bool const on_a_dash = top == first && indent_of(lines_[top]) < key_column;
  std::vector<Chunk> chunks;
  auto gap = top;
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    auto const& e = node.entries[i];
    auto const start = line_of(e.mark);
    auto const next = i + 1 < node.entries.size() ? line_of(node.entries[i + 1].mark) : end;
    auto const stop = end_of_entry(lines_, start, next, key_column);
    auto chunk = entry(e, below(type, e.key), stop, indent);
    chunk.leading = comments(gap, start, indent);
    if (section) chunk.rank = rank(e.key, *section, i == 0 ? 0 : chunks.back().rank);
    chunks.push_back(std::move(chunk));
    gap = stop;
  }
  if (section && order_ == Order::house) arrange(chunks, on_a_dash);
  align(chunks, indent, section ? Columns::none : Columns::of_brackets);
  auto out = comments(first, top, indent);
  append(out, join(chunks, comments(gap, end, indent)));
  return out;
}

Chunk Formatter::entry(Node::Entry const& e, Type const& type, std::size_t end, std::size_t indent) const {
  Chunk out;
  auto const start = line_of(e.mark);
  out.own.push_back(indented(rest(e.mark), indent));
  if (in_block(e.value) && line_of(e.value.mark) > start) {
    append(out.own, e.value.is_map() ? map(e.value, type, start + 1, end, indent + 2)
                                     : list(e.value, type, start + 1, end, indent + 2));
    return out;
  }
  auto const by = static_cast<long>(indent) - static_cast<long>(column(e.mark));
  for (auto l = start + 1; l < end; ++l) out.own.push_back(shifted(lines_[l], by));
  if (end == start + 1) one_line(out, e);
  return out;
}

/// Takes `key: value  # comment` apart, if that is all there is.
void Formatter::one_line(Chunk& chunk, Node::Entry const& e) const {
  auto const& v = e.value.mark;
  if (e.value.is_empty() || line_of(v) != line_of(e.mark) || v.column <= e.mark.column) return;
  auto const line = rest(e.mark);
  auto const value = rest(v);
  auto const before = line.substr(0, line.size() - value.size());
  auto const colon = before.find_last_not_of(' ');
  if (colon == std::string_view::npos || before[colon] != ':') return;
  std::size_t bytes = 0;
  for (int n = v.length; bytes < value.size(); ++bytes)
    if ((static_cast<unsigned char>(value[bytes]) & 0xC0) != 0x80 && n-- == 0) break;
  auto const after = value.substr(bytes);
  if (!is_blank(after) && !(after[0] == ' ' && is_comment(after))) return;
  chunk.key = std::string(before.substr(0, colon + 1));
  chunk.value = std::string(value.substr(0, bytes));
  chunk.note = std::string(without_indent(after));
  chunk.note_column = characters(lines_[line_of(v)]) - characters(chunk.note);
  chunk.collection = e.value.is_map() || e.value.is_list();
  chunk.one_line = true;
}

bool opens_item(std::string_view line) {
  auto const text = without_indent(line);
  return text == "-" || text.substr(0, 2) == "- ";
}

Lines Formatter::list(Node const& node, Type const& type, std::size_t first, std::size_t end,
                      std::size_t indent) const {
  auto const* form = type.form<ListForm>();
  Type const of_item = form ? form->item[0] : Type{};
  // a dash in the list's own column opens an item; the mark of an empty item lies behind it, even behind the file
  std::vector<std::size_t> starts;
  for (auto l = first; l < end; ++l)
    if (l == line_of(node.mark) || (indent_of(lines_[l]) == column(node.mark) && opens_item(lines_[l])))
      starts.push_back(l);
  if (starts.size() != node.items.size()) return item(node, type, first, end, indent);
  auto out = comments(first, starts.front(), indent);
  auto const dash = indent_of(lines_[starts.front()]);
  auto gap = starts.front();
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    auto const stop = end_of_entry(lines_, starts[i], i + 1 < starts.size() ? starts[i + 1] : end, dash);
    append(out, comments(gap, starts[i], indent));
    append(out, item(node.items[i], of_item, starts[i], stop, indent));
    gap = stop;
  }
  append(out, comments(gap, end, indent));
  return out;
}

Lines Formatter::item(Node const& node, Type const& type, std::size_t first, std::size_t end,
                      std::size_t indent) const {
  bool const opens_here = node.is_map() && in_block(node) && line_of(node.mark) == first;
  if (opens_here) {
    auto out = map(node, type, first, end, indent + 2);
    out.front() = indented("- " + std::string(without_indent(out.front())), indent);
    return out;
  }
  Lines out;
  auto const by = static_cast<long>(indent) - static_cast<long>(indent_of(lines_[first]));
  for (auto l = first; l < end; ++l) out.push_back(shifted(lines_[l], by));
  return out;
}

std::string joined(Lines const& lines) {
  std::string out;
  for (auto line : lines) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

void sort_keys(Node& node) {
  for (auto& item : node.items) sort_keys(item);
  for (auto& e : node.entries) sort_keys(e.value);
  std::sort(node.entries.begin(), node.entries.end(), [](auto const& a, auto const& b) { return a.key < b.key; });
}

/// How often each byte stands there, blanks apart: comments are in it too.
std::array<std::size_t, 256> ink(std::string const& text) {
  std::array<std::size_t, 256> out{};
  for (char const c : text) ++out[static_cast<unsigned char>(c)];
  out[' '] = out['\n'] = out['\r'] = 0;
  return out;
}

bool same_values(std::string const& a, std::string const& b) {
  auto const values = [](std::string const& text) -> std::optional<std::string> {
    Complaints complaints;
    auto tree = parse_yaml(complaints.add("", text), complaints);
    if (!tree || complaints.any_errors()) return std::nullopt;
    sort_keys(*tree);
    return canonical(*tree);
  };
  auto const first = values(a);
  return first && first == values(b);
}

}  // namespace

Formatting formatted(std::string const& text, std::string const& name) {
  Complaints complaints;
  auto const file = complaints.add(name, text);
  auto const tree = parse_yaml(file, complaints);
  Formatting out{std::nullopt, complaints.sorted()};
  if (!tree || complaints.any_errors()) return out;
  out.text = text;
  if (!tree->is_map() || tree->entries.empty()) return out;
  for (auto const order : {Formatter::Order::house, Formatter::Order::kept}) {
    auto laid_out = joined(Formatter(complaints.text(file), order).file(*tree));
    if (ink(laid_out) != ink(text) || !same_values(laid_out, text)) continue;
    out.text = std::move(laid_out);
    break;
  }
  return out;
}

}  // namespace zopa::io
