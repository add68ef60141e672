#include "io/load.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "io/merge.hpp"
#include "io/table.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

namespace fs = std::filesystem;

std::optional<Node> take(Node& map, std::string const& key) {
  auto const it = std::find_if(map.entries.begin(), map.entries.end(), [&](auto const& e) { return e.key == key; });
  if (it == map.entries.end()) return std::nullopt;
  Node out = std::move(it->value);
  map.entries.erase(it);
  return out;
}

}  // namespace

std::optional<std::string> content(fs::path const& file) {
  std::error_code problem;
  if (!fs::is_regular_file(file, problem)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) text.erase(0, 3);  // a byte order mark says nothing in UTF-8
  return text;
}

namespace {

/// Reads one stack of files.
class Loader {
 public:
  explicit Loader(Complaints& complaints) : complaints_(complaints) {}

  std::optional<Node> file(fs::path const& path, Mark const* from);
  std::optional<Node> tree(std::uint32_t file, fs::path const& folder);
  void overlay(Node& base, fs::path const& base_file, std::string const& name);
  void set(Node& tree, std::string const& assignment);

 private:
  bool extend(Node& tree, fs::path const& folder);
  void apply_set(Node& tree, Node const& set);

  Complaints& complaints_;
  std::vector<fs::path> open_;             ///< files being read, outermost first
  std::vector<std::uint32_t> overlays_;  ///< indices of their texts
  std::vector<std::string> taken_away_;  ///< paths that a `set` of an overlay took away
};

std::optional<Node> Loader::file(fs::path const& path, Mark const* from) {
  auto text = content(path);
  if (!text) {
    auto const where = from ? *from : Mark{complaints_.add(path.string(), ""), 1, 1, 1};
    complaints_.error(where, "there is no file '" + path.string() + "' that could be read");
    return std::nullopt;
  }
  std::error_code ignored;
  auto const canonical = fs::weakly_canonical(path, ignored);
  if (std::find(open_.begin(), open_.end(), canonical) != open_.end()) {
    std::string circle;
    for (auto const& p : open_) circle += p.filename().string() + " → ";
    complaints_.error(*from, "the file extends itself: " + circle + path.filename().string());
    return std::nullopt;
  }
  open_.push_back(canonical);
  auto out = tree(complaints_.add(path.string(), std::move(*text)), path.parent_path());
  open_.pop_back();
  return out;
}

std::optional<Node> Loader::tree(std::uint32_t file, fs::path const& folder) {
  auto out = parse_yaml(file, complaints_);
  if (out) read_tables(*out, folder, complaints_);
  if (!out || !out->is_map()) return out;
  return extend(*out, folder) ? out : std::nullopt;
}

bool Loader::extend(Node& tree, fs::path const& folder) {
  auto const extends = take(tree, "extends");
  if (!extends) return true;
  std::vector<Node> names;
  if (extends->is_list()) names = extends->items;
  else names.push_back(*extends);
  std::optional<Node> under;
  for (auto const& name : names) {
    if (!name.is_scalar()) {
      complaints_.error(name.mark, "'extends' is " + what_it_is(name), "the name of a file, or a list of them");
      return false;
    }
    auto const base = file(folder / name.text, &name.mark);
    if (!base) return false;
    if (under) merge(*under, *base, {}, complaints_);
    else under = *base;
  }
  if (!under) return true;
  merge(*under, tree, {}, complaints_);
  tree = std::move(*under);
  return true;
}

void Loader::overlay(Node& base, fs::path const& base_file, std::string const& name) {
  auto const path = overlay_file(base_file, name);
  if (!path) {
    auto const known = overlays_for(base_file);
    auto const bare = name.empty() || name[0] != '+' ? name : name.substr(1);
    auto const text = complaints_.add("+" + bare, "+" + bare);
    complaints_.error({text, 1, 1, characters(bare) + 1}, "there is no overlay '" + bare + "' for " + base_file.string(),
                      known.empty() ? "a file beside it or in its folder 'overlays'" : one_of(known), nearest(bare, known));
    return;
  }
  auto text = content(*path);
  auto const index = complaints_.add(path->string(), text ? std::move(*text) : "");
  auto over = parse_yaml(index, complaints_);
  if (!over) return;
  read_tables(*over, path->parent_path(), complaints_);
  if (!over->is_map()) return complaints_.error(over->mark, "an overlay is a mapping, not " + what_it_is(*over));
  if (auto const* e = over->find("extends")) {
    complaints_.error(e->mark, "an overlay extends nothing: it is laid on whatever stands before it on the command line");
  }
  auto const title = take(*over, "overlay");
  if (!title || !title->is_scalar()) complaints_.error(over->mark, "an overlay says what it is", "'overlay: <title>' in its first line");
  for (auto const* key : {"why", "extends", "zopa"}) take(*over, key);
  auto const set = take(*over, "set");
  overlays_.push_back(index);
  merge(base, *over, overlays_, complaints_);
  if (set) apply_set(base, *set);
}

void Loader::apply_set(Node& tree, Node const& set) {
  if (!set.is_map()) return complaints_.error(set.mark, "'set' is " + what_it_is(set), "a mapping {'path': value}");
  for (auto const& e : set.entries) {
    bool const takes_away = e.value.is_empty();
    bool const gone = std::find(taken_away_.begin(), taken_away_.end(), e.key) != taken_away_.end();
    if (takes_away && gone) continue;  // an overlay before this one did: both together mean what each means
    assign(tree, e.key, e.mark, e.value, complaints_);
    if (takes_away) taken_away_.push_back(e.key);
  }
}

void Loader::set(Node& tree, std::string const& assignment) {
  auto const equals = assignment.find('=');
  auto const index = complaints_.add("--set", assignment);
  if (equals == std::string::npos || equals == 0) {
    return complaints_.error({index, 1, 1, characters(assignment)}, "'" + assignment + "' assigns nothing", "path=value, as in parties.U.discount=0.97");
  }
  // The value is parsed on its own line, behind blanks, so that its marks fit the whole assignment.
  Complaints own;
  auto const file = own.add("--set", std::string(equals + 1, ' ') + assignment.substr(equals + 1));
  auto value = parse_yaml(file, own);
  if (!value) {
    std::string why = "this is no YAML value";
    for (auto const& d : own.sorted()) why = d.problem;
    return complaints_.error({index, 1, static_cast<int>(equals) + 2, 1}, why, "a number, a word, or {uniform: [a, b]}");
  }
  auto const relocate = [&](Node& node, auto const& self) -> void {
    node.mark.file = index;
    for (auto& item : node.items) self(item, self);
    for (auto& e : node.entries) e.mark.file = index, self(e.value, self);
  };
  relocate(*value, relocate);
  read_tables(*value, "", complaints_);
  assign(tree, assignment.substr(0, equals), {index, 1, 1, static_cast<int>(equals)}, *value, complaints_);
}

}  // namespace

std::optional<fs::path> overlay_file(fs::path const& base, std::string const& name) {
  auto const bare = name.empty() || name[0] != '+' ? name : name.substr(1);
  std::error_code ignored;
  bool const is_path = bare.find('/') != std::string::npos || fs::path(bare).extension() == ".yaml";
  if (is_path && fs::is_regular_file(bare, ignored)) return fs::path(bare);
  auto const file = is_path ? bare : bare + ".yaml";
  for (auto const& folder : {base.parent_path(), base.parent_path() / "overlays"}) {
    if (fs::is_regular_file(folder / file, ignored)) return folder / file;
  }
  return std::nullopt;
}

std::vector<std::string> overlays_for(fs::path const& base) {
  std::vector<std::string> out;
  std::error_code ignored;
  for (auto const& folder : {base.parent_path() / ".", base.parent_path() / "overlays"}) {
    for (auto const& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().extension() != ".yaml") continue;
      auto const text = content(entry.path());
      bool const is_overlay = text && (text->rfind("overlay:", 0) == 0 || text->find("\noverlay:") != std::string::npos);
      if (is_overlay) out.push_back(entry.path().stem().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<Node> load(Request const& request, Complaints& complaints) {
  Loader loader(complaints);
  auto tree = loader.file(request.file, nullptr);
  if (!tree || !tree->is_map()) return tree;
  for (auto const& name : request.overlays) loader.overlay(*tree, request.file, name);
  for (auto const& assignment : request.sets) loader.set(*tree, assignment);
  return tree;
}

void assign(Node& tree, std::vector<std::string> const& sets, Complaints& complaints) {
  Loader loader(complaints);
  for (auto const& assignment : sets) loader.set(tree, assignment);
}

std::optional<Node> load_text(std::string const& text, std::string const& name, std::vector<std::string> const& sets, Complaints& complaints) {
  Loader loader(complaints);
  auto tree = loader.tree(complaints.add(name, text), "");
  if (!tree || !tree->is_map()) return tree;
  for (auto const& assignment : sets) loader.set(*tree, assignment);
  return tree;
}

}  // namespace zopa::io
