#include "io/table.hpp"

#include <algorithm>
#include <optional>

#include "io/load.hpp"
#include "io/scalar.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

struct Cell {
  std::string text;
  int column = 1;  ///< where it starts, in characters
};
using Row = std::vector<Cell>;

/// The sign between the cells: the one the first line has most of.
char separator(std::string_view line) {
  auto const count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  char best = ',';
  for (char const c : {';', '\t'})
    if (count(c) > count(best)) best = c;
  return best;
}

Row cells(std::string_view line, char between) {
  Row out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      out.back().text += line[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == between && !quoted)
      out.push_back({"", characters(line.substr(0, i)) + 2});
    else
      out.back().text += c;
  }
  for (auto& cell : out) {
    auto const from = cell.text.find_first_not_of(' '), to = cell.text.find_last_not_of(' ');
    cell.text = from == std::string::npos ? "" : cell.text.substr(from, to - from + 1);
  }
  return out;
}

/// Reads the observations that one `empirical` asks for.
class TableReader {
 public:
  TableReader(std::filesystem::path const& folder, Complaints& complaints) : folder_(folder), complaints_(complaints) {}

  std::optional<Node> read(Node const& asked);

 private:
  std::optional<std::size_t> column(Row const& head, Node const* name, Mark const& where);
  std::optional<Node> observations(std::uint32_t file, Node const* name, Mark const& where);
  std::nullopt_t fail(Mark const& mark, std::string problem, std::string expected = "", std::string near = "") {
    complaints_.error(mark, std::move(problem), std::move(expected), std::move(near));
    return std::nullopt;
  }

  std::filesystem::path const& folder_;
  Complaints& complaints_;
};

std::optional<Node> TableReader::read(Node const& asked) {
  auto const* file = asked.is_map() ? asked.find("file") : &asked;
  auto const* name = asked.is_map() ? asked.find("column") : nullptr;
  for (auto const& e : asked.entries)
    if (e.key != "file" && e.key != "column")
      return fail(e.mark, "unknown key '" + e.key + "' of a table", one_of({"file", "column"}),
                  nearest(e.key, {"file", "column"}));
  if (!file || !file->is_scalar() || (name && !name->is_scalar()))
    return fail(asked.mark, "no table is named here", "{file: polls.csv, column: support}");
  auto text = content(folder_ / file->text);
  if (!text)
    return fail(file->mark, "there is no table '" + (folder_ / file->text).string() + "' that could be read",
                "a CSV file beside this one, or the observations themselves: [value, …]");
  if (text->size() > most_bytes || first_invalid_utf8(*text) != std::string::npos)
    return fail(file->mark,
                "the table is no text in UTF-8, or larger than " + std::to_string(most_bytes >> 20) + " MB");
  return observations(complaints_.add((folder_ / file->text).string(), std::move(*text)), name, file->mark);
}

std::optional<std::size_t> TableReader::column(Row const& head, Node const* name, Mark const& where) {
  std::vector<std::string> names;
  for (auto const& cell : head) names.push_back(cell.text);
  if (!name && head.size() == 1) return 0;
  if (!name)
    return fail(where, "the table has " + std::to_string(head.size()) + " columns",
                "{file: …, column: …} with " + one_of(names));
  auto const it = std::find(names.begin(), names.end(), name->text);
  if (it == names.end())
    return fail(name->mark, "the table has no column '" + name->text + "'", one_of(names), nearest(name->text, names));
  return static_cast<std::size_t>(it - names.begin());
}

std::optional<Node> TableReader::observations(std::uint32_t file, Node const* name, Mark const& where) {
  auto const& lines = complaints_.text(file).lines;
  if (lines.empty()) return fail(where, "the table is empty");
  auto const between = separator(lines[0]);
  auto const head = cells(lines[0], between);
  auto const k = column(head, name, where);
  if (!k) return std::nullopt;
  Node out;
  out.kind = Node::Kind::list;
  out.mark = where;
  bool const titled = name || !number(scalar_node(head[*k].text, where));
  for (std::size_t l = titled ? 1 : 0; l < lines.size(); ++l) {
    if (lines[l].find_first_not_of(' ') == std::string_view::npos) continue;
    auto const row = cells(lines[l], between);
    auto const at = static_cast<int>(l) + 1;
    if (row.size() <= *k)
      return fail({file, at, 1, characters(lines[l])}, "this row has no column " + std::to_string(*k + 1));
    Mark const mark{file, at, row[*k].column, std::max(1, characters(row[*k].text))};
    auto cell = scalar_node(row[*k].text, mark);
    if (!number(cell)) {
      auto const why = why_no_number(cell);
      return fail(mark, "'" + cell.text + "' is no number" + (why.empty() ? "" : ": " + why),
                  "an observation in every row");
    }
    cell.mark = where;
    out.items.push_back(std::move(cell));
  }
  return out;
}

}  // namespace

void read_tables(Node& tree, std::filesystem::path const& folder, Complaints& complaints) {
  for (auto& item : tree.items) read_tables(item, folder, complaints);
  for (auto& e : tree.entries) {
    bool const names_a_file = e.key == "empirical" && (e.value.is_map() || (e.value.is_scalar() && !number(e.value)));
    if (!names_a_file) {
      read_tables(e.value, folder, complaints);
    } else if (auto table = TableReader(folder, complaints).read(e.value)) {
      e.value = std::move(*table);
    }
  }
}

}  // namespace zopa::io
