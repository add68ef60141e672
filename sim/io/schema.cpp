#include <algorithm>

#include "io/overloaded.hpp"
#include "io/schema_parts.hpp"
#include "io/sections.hpp"
#include "io/study_sections.hpp"
#include "zopa/io/reference.hpp"

namespace zopa::io {
namespace {

Json text_property(char const* description) { return {{"type", "string"}, {"description", description}}; }

/// Writes the definitions twice: whole, for files that stand alone, and as changes, for files that lie on another one.
/// Those leave out what they keep, and take a key away with null.
class SchemaWriter {
 public:
  enum class Files : unsigned char { whole, changes };
  SchemaWriter(Files files, Json& definitions) : files_(files), definitions_(definitions) {}

  void define(SectionDescription const& s) {
    own_ = s.path.rfind("parties.", 0) == 0;
    definitions_[key_of(s.name)] = section(s);
  }
  Json section(SectionDescription const&);

 private:
  std::string key_of(std::string section) const {
    std::replace(section.begin(), section.end(), ' ', '-');
    return changes() ? section + "-changes" : section;
  }
  bool changes() const { return files_ == Files::changes; }
  Json or_null(Json s) const;
  Json of(Type const&);
  Json of(Form const&);
  Json list(ListForm const&);
  Json map(MapForm const&);
  Json own(OwnForm::Shape);
  Json field(FieldDescription const&);

  Files files_;
  Json& definitions_;
  bool own_ = false;  ///< is this section about a party, which may know its numbers in private?
};

Json SchemaWriter::or_null(Json s) const {
  if (!changes()) return s;
  if (s.contains("anyOf") && s.size() == 1) return s["anyOf"].push_back({{"type", "null"}}), s;
  return {{"anyOf", {s, {{"type", "null"}}}}};
}

Json SchemaWriter::list(ListForm const& f) {
  Json out{{"type", "array"}, {"items", of(f.item[0])}};
  if (f.least > 0) out["minItems"] = f.least;
  out["maxItems"] = f.most;
  return out;
}

Json SchemaWriter::map(MapForm const& f) {
  Json out{{"type", "object"}, {"additionalProperties", or_null(of(f.value[0]))}};
  if (f.declares) out["propertyNames"] = {{"pattern", id_pattern}};
  return out;
}

Json SchemaWriter::own(OwnForm::Shape shape) {
  switch (shape) {
    case OwnForm::Shape::pattern:
      return reference(key_of("pattern"));
    case OwnForm::Shape::package:
      break;
    case OwnForm::Shape::move:
      return {{"anyOf", {{{"const", "pass"}}, package_schema()}}};
    case OwnForm::Shape::changes:
      return changes_schema(shock_paths());
  }
  auto out = package_schema();
  out["additionalProperties"] = or_null(out["additionalProperties"]);
  return out;
}

Json SchemaWriter::of(Form const& form) {
  return std::visit(Overloaded{
                        [&](NumberForm const& f) { return number_schema(f, own_, definitions_); },
                        [](IntegerForm const& f) {
                          return Json{{"type", "integer"}, {"minimum", f.lo}, {"maximum", f.hi}};
                        },
                        [](TextForm const&) {
                          return Json{{"type", {"string", "number"}}};
                        },
                        [](BooleanForm const&) {
                          return Json{{"enum", {true, false, "yes", "no"}}};
                        },
                        [](WordsForm const& f) {
                          return Json{{"enum", f.words}};
                        },
                        [](NameForm const&) {
                          return Json{{"type", {"string", "number"}}};
                        },
                        [&](SectionForm const& f) { return reference(key_of(f.section)); },
                        [&](ListForm const& f) { return list(f); },
                        [&](MapForm const& f) { return map(f); },
                        [&](OwnForm const& f) { return own(f.shape); },
                    },
                    form);
}

Json SchemaWriter::of(Type const& type) {
  if (type.forms.size() == 1) return of(type.forms[0]);
  auto any = Json::array();
  for (auto const& form : type.forms) any.push_back(of(form));
  return {{"anyOf", any}};
}

Json SchemaWriter::field(FieldDescription const& f) {
  auto out = or_null(of(f.type));
  auto text = f.help;
  if (!f.unit.empty()) text += " Unit: " + f.unit + ".";
  if (!f.standard.empty()) text += " Default: " + f.standard + ".";
  out["description"] = text;
  return out;
}

Json SchemaWriter::section(SectionDescription const& s) {
  Json properties = Json::object();
  auto required = Json::array();
  for (auto const& f : s.fields) {
    properties[f.key] = field(f);
    if (f.required) required.push_back(f.key);
  }
  if (s.source != SourceCovers::not_allowed && !s.field("source"))
    properties["source"] = or_null({{"type", "string"}, {"description", "Id of an entry of `sources`."}});
  Json out{{"type", "object"}, {"description", s.help}, {"properties", properties}, {"additionalProperties", false}};
  if (!changes() && !required.empty()) out["required"] = required;
  return out;
}

Json overlay_schema(SchemaWriter& writer) {
  auto out = writer.section(language().front());
  out["description"] = "An overlay: what it changes in the scenario it is laid on.";
  out["properties"]["overlay"] = text_property("What it is called.");
  out["properties"]["why"] = text_property("Why one would lay it on a scenario.");
  out["properties"]["set"] = {{"type", "object"}, {"description", "{path: value}: single values, wildcards allowed."}};
  out["required"] = {"overlay"};
  out["properties"].erase("extends");
  return out;
}

}  // namespace

Json scenario_schema() {
  Json definitions = Json::object();
  definitions["pattern"] = pattern_schema(false);
  definitions["pattern-changes"] = pattern_schema(true);
  SchemaWriter whole(SchemaWriter::Files::whole, definitions), changes(SchemaWriter::Files::changes, definitions);
  for (auto const* all : {&language(), &study_language()})
    for (auto const& s : *all) whole.define(s);
  for (auto const& s : language()) changes.define(s);
  definitions["overlay"] = overlay_schema(changes);
  auto const if_has = [](char const* key, char const* definition, Json otherwise) {
    return Json{{"if", {{"required", {key}}}}, {"then", reference(definition)}, {"else", std::move(otherwise)}};
  };
  Json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
           {"title", "zopa scenario, overlay or study"},
           {"type", "object"}};
  out.update(if_has("overlay", "overlay",
                    if_has("study", "study", if_has("extends", "scenario-changes", reference("scenario")))));
  out["$defs"] = definitions;
  return out;
}

}  // namespace zopa::io
