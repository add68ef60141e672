#include <cstdlib>

#include <doctest/doctest.h>

#include "io/load.hpp"
#include "io/number.hpp"
#include "io/resolved_text.hpp"
#include "io/shipped.hpp"

using namespace zopa;

namespace {

io::Node word(std::string const& text) {
  io::Node node;
  node.kind = io::Node::Kind::scalar;
  node.text = text;
  return node;
}

/// Something that none of the forms a place allows can be: a word that is no number, name or option; a mapping where
/// any word is a text.
io::Node wrong_for(io::Type const& type) {
  if (!type.form<io::TextForm>()) return word("zz-nothing");
  io::Node map;
  map.kind = io::Node::Kind::map;
  map.entries.push_back({"zz-nothing", {}, word("zz-nothing")});
  return map;
}

/// Visits every value that the description knows of, leaves and mappings alike, with what may stand there.
template <class Visit>
void each_value(io::Node& node, io::Type const& type, std::string const& path, Visit const& visit) {
  visit(node, type, path);
  if (type.form<io::NumberForm>() && io::is_number_mapping(node)) return;
  if (auto const* list = type.form<io::ListForm>(); list && node.is_list())
    for (std::size_t i = 0; i < node.items.size(); ++i)
      each_value(node.items[i], list->item[0], path + "." + std::to_string(i), visit);
  if (!node.is_map()) return;
  auto const* section = type.form<io::SectionForm>();
  auto const* names = type.form<io::MapForm>();
  for (auto& e : node.entries) {
    auto const* field = section ? io::section_named(section->section).field(e.key) : nullptr;
    auto const below = path.empty() ? e.key : path + "." + e.key;
    if (field)
      each_value(e.value, field->type, below, visit);
    else if (names)
      each_value(e.value, names->value[0], below, visit);
  }
}

/// How many places of the file took the wrong thing without a word; they are named.
std::string accepted_in(std::filesystem::path const& file, std::size_t& n) {
  io::Complaints complaints;
  auto tree = io::load({file, {}, {}}, complaints);
  std::string out;
  if (!tree || complaints.any_errors()) return "cannot be read";
  each_value(*tree, io::a_section(io::language().front().name), "",
             [&](io::Node& node, io::Type const& type, std::string const& path) {
               if (path.empty()) return;
               auto const kept = std::exchange(node, wrong_for(type));
               auto const text = io::with_origins(*tree, complaints);
               if (io::read_scenario_text(text, "wrong.yaml").scenario) out += path + " ";
               node = kept;
               ++n;
             });
  return out;
}

}  // namespace

TEST_CASE("no value of a shipped file can be replaced by something of the wrong kind in silence") {
  bool const all = std::getenv("ZOPA_LONG") != nullptr;
  std::size_t n = 0;
  for (auto const& file : test::yaml_files(all ? "scenarios" : "scenarios/tutorial")) {
    if (test::kind_of(file) != test::Kind::scenario) continue;
    INFO(file.string());
    CHECK(accepted_in(file, n) == "");
  }
  CHECK(n > 100);
}
