#include "zopa/io/resolved.hpp"

#include "io/load.hpp"
#include "io/number.hpp"
#include "io/resolved_text.hpp"
#include "io/scalar.hpp"
#include "io/structure.hpp"

namespace zopa::io {
namespace {

/// The merged tree of a request that reads without errors.
std::optional<Node> sound_tree(Request const& request, Complaints& complaints) {
  if (!read_scenario(request).scenario) return std::nullopt;
  return load(request, complaints);
}

nlohmann::ordered_json json(Node const& node) {
  using Json = nlohmann::ordered_json;
  switch (node.kind) {
    case Node::Kind::empty: return nullptr;
    case Node::Kind::list: {
      auto out = Json::array();
      for (auto const& item : node.items) out.push_back(json(item));
      return out;
    }
    case Node::Kind::map: {
      auto out = Json::object();
      for (auto const& e : node.entries) out[e.key] = json(e.value);
      return out;
    }
    case Node::Kind::scalar: break;
  }
  if (auto const i = integer(node); i && node.text.find_first_of(".eE") == std::string::npos && node.text[0] != '+') return *i;
  if (auto const x = number(node); x && node.text[0] != '+') return *x;
  if (node.is("true") && !node.quoted) return true;
  if (node.is("false") && !node.quoted) return false;
  return node.text;
}

/// Collects values with their description while walking down.
class Listing {
 public:
  Listing(Complaints const& texts, std::string const& wanted) : texts_(texts), wanted_(wanted) {}

  std::vector<Value> out;

  void map(Node const& node, Type const& type, std::string const& path, std::string const& source) {
    auto const* own = node.find("source");
    auto const inherited = own && own->is_scalar() ? own->text : source;
    auto const* section = type.form<SectionForm>();
    auto const* names = type.form<MapForm>();
    for (auto const& e : node.entries) {
      auto const* field = section ? section_named(section->section).field(e.key) : nullptr;
      Type const inner = field ? field->type : names ? names->value[0] : Type{};
      value(e.value, inner, path.empty() ? e.key : path + "." + e.key, inherited, field ? field->unit : unit_);
    }
  }

 private:
  void value(Node const& node, Type const& type, std::string const& path, std::string const& source, std::string const& unit) {
    unit_ = unit;
    bool const leaf = node.is_scalar() || node.is_empty() || (node.is_map() && type.form<NumberForm>() && is_number_mapping(node)) ||
                      (node.is_map() && type.form<OwnForm>());
    if (leaf || plain_list(node)) return add(node, path, source, unit);
    if (node.is_map()) return map(node, type, path, source);
    auto const* list = type.form<ListForm>();
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      auto const* id = node.items[i].is_map() ? node.items[i].find("id") : nullptr;
      value(node.items[i], list ? list->item[0] : Type{}, path + "." + (id ? id->text : std::to_string(i)), source, "");
    }
  }

  static bool plain_list(Node const& node) {
    if (!node.is_list()) return false;
    for (auto const& item : node.items)
      if (!item.is_scalar()) return false;
    return true;
  }

  void add(Node const& node, std::string const& path, std::string const& source, std::string const& unit) {
    bool const below = wanted_.empty() || path == wanted_ || path.rfind(wanted_ + ".", 0) == 0;
    if (!below) return;
    auto const* own = node.is_map() ? node.find("source") : nullptr;
    out.push_back({path, canonical(node), unit, own ? own->text : source, texts_.text(node.mark.file).name + ":" + std::to_string(node.mark.line)});
  }

  Complaints const& texts_;
  std::string const& wanted_;
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
  return json(*tree);
}

std::vector<Value> values(Request const& request, std::string const& path) {
  Complaints complaints;
  auto const tree = sound_tree(request, complaints);
  if (!tree) return {};
  Listing listing(complaints, path);
  listing.map(*tree, a_section(language().front().name), "", "");
  return listing.out;
}

}  // namespace zopa::io
