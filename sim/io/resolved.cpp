#include "zopa/io/resolved.hpp"

#include <nlohmann/json.hpp>

#include "io/load.hpp"
#include "io/merge.hpp"
#include "io/number.hpp"
#include "io/resolved_text.hpp"
#include "io/scalar.hpp"
#include "io/structure.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

/// The merged tree of a request that reads without errors.
std::optional<Node> sound_tree(Request const& request, Complaints& complaints) {
  if (!read_scenario(request).scenario) return std::nullopt;
  return load(request, complaints);
}

/// Does a path of these keys lie at or below the wanted one? A key may hold dots (status.north), `*` is any one key.
bool lies_below(std::vector<std::string> const& keys, std::size_t k, std::vector<std::string> const& wanted,
                std::size_t w) {
  if (w == wanted.size()) return true;
  if (k == keys.size()) return false;
  if (wanted[w] == "*") return lies_below(keys, k + 1, wanted, w + 1);
  std::string name;
  for (std::size_t end = w; end < wanted.size() && name.size() < keys[k].size(); ++end) {
    name += (end > w ? "." : "") + wanted[end];
    if (name == keys[k]) return lies_below(keys, k + 1, wanted, end + 1);
  }
  return false;
}

/// Collects values with their description while walking down.
class Listing {
 public:
  Listing(Complaints const& texts, std::string const& wanted)
      : texts_(texts), wanted_(wanted.empty() ? std::vector<std::string>() : segments(wanted)) {}

  std::vector<Value> out;

  void map(Node const& node, Type const& type, std::string const& path, std::string const& source) {
    auto const* own = node.find("source");
    auto const inherited = own && own->is_scalar() ? own->text : source;
    auto const* section = type.form<SectionForm>();
    auto const* names = type.form<MapForm>();
    for (auto const& e : node.entries) {
      auto const* field = section ? section_named(section->section).field(e.key) : nullptr;
      Type const inner = field ? field->type : names ? names->value[0] : Type{};
      keys_.push_back(e.key);
      value(e.value, inner, path.empty() ? e.key : path + "." + e.key, inherited, field ? field->unit : unit_);
      keys_.pop_back();
    }
  }

 private:
  void value(Node const& node, Type const& type, std::string const& path, std::string const& source,
             std::string const& unit) {
    unit_ = unit;
    bool const leaf = node.is_scalar() || node.is_empty() ||
                      (node.is_map() && type.form<NumberForm>() && is_number_mapping(node)) ||
                      (node.is_map() && type.form<OwnForm>());
    if (leaf || plain_list(node)) return add(node, path, source, unit);
    if (node.is_map()) return map(node, type, path, source);
    auto const* list = type.form<ListForm>();
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      auto const* id = node.items[i].is_map() ? node.items[i].find("id") : nullptr;
      keys_.push_back(id ? id->text : std::to_string(i));
      value(node.items[i], list ? list->item[0] : Type{}, path + "." + keys_.back(), source, "");
      keys_.pop_back();
    }
  }

  static bool plain_list(Node const& node) {
    if (!node.is_list()) return false;
    for (auto const& item : node.items)
      if (!item.is_scalar()) return false;
    return true;
  }

  void add(Node const& node, std::string const& path, std::string const& source, std::string const& unit) {
    if (!lies_below(keys_, 0, wanted_, 0)) return;
    auto const* own = node.is_map() ? node.find("source") : nullptr;
    out.push_back({path, canonical(node), unit, own ? own->text : source,
                   texts_.text(node.mark.file).name + ":" + std::to_string(node.mark.line)});
  }

  Complaints const& texts_;
  std::vector<std::string> const wanted_;
  std::vector<std::string> keys_;
  std::string unit_;
};

}  // namespace

std::optional<std::string> resolved_yaml(Request const& request) {
  Complaints complaints;
  auto const tree = sound_tree(request, complaints);
  if (!tree) return std::nullopt;
  return with_origins(*tree, complaints);
}

std::optional<nlohmann::ordered_json> resolved_json(Request const& request) {
  Complaints complaints;
  auto const tree = sound_tree(request, complaints);
  if (!tree) return std::nullopt;
  return as_json(*tree);
}

std::vector<OverlayBeside> overlays_beside(std::filesystem::path const& file) {
  std::vector<OverlayBeside> out;
  for (auto const& name : overlays_for(file)) {
    auto const text = content(*overlay_file(file, name));
    Complaints complaints;
    auto const tree = text ? parse_yaml(complaints.add(name, *text), complaints) : std::nullopt;
    auto const* title = tree && tree->is_map() ? tree->find("overlay") : nullptr;
    if (title && title->is_scalar()) out.push_back({name, title->text});
  }
  return out;
}

std::vector<Value> values(Request const& request, std::string const& path) {
  Complaints complaints;
  auto const tree = sound_tree(request, complaints);
  if (!tree) return {};
  Listing listing(complaints, path);
  listing.map(*tree, a_section(language().front().name), "", "");
  return listing.out;
}

std::string nearest_path(Request const& request, std::string const& path) {
  std::vector<std::string> paths;
  for (auto const& value : values(request)) {
    auto const parts = segments(value.path);
    std::string part;
    for (auto const& segment : parts) paths.push_back(part += (part.empty() ? "" : ".") + segment);
  }
  return nearest(path, paths);
}

}  // namespace zopa::io
