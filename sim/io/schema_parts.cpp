#include "io/schema_parts.hpp"

#include <cmath>

#include "io/scalar.hpp"

namespace zopa::io {
namespace {

Json plain_number(Interval const& r) {
  Json out{{"type", "number"}};
  if (std::isfinite(r.lo)) out[r.lo_open ? "exclusiveMinimum" : "minimum"] = r.lo;
  if (std::isfinite(r.hi)) out[r.hi_open ? "exclusiveMaximum" : "maximum"] = r.hi;
  return out;
}

/// "number-above-0-to-1" for (0, 1].
std::string name_of(Interval const& r, bool own) {
  std::string out = "number";
  if (std::isfinite(r.lo)) out += (r.lo_open ? "-above-" : "-from-") + shortest(r.lo);
  if (std::isfinite(r.hi)) out += (r.hi_open ? "-below-" : "-to-") + shortest(r.hi);
  return own ? out + "-of-a-party" : out;
}

Json list_of(Json const& item, std::size_t least, std::size_t most) {
  return {{"type", "array"}, {"items", item}, {"minItems", least}, {"maxItems", most}};
}

Json discrete(Json const& value) {
  Json const probability{{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  Json const pair{{"type", "array"}, {"prefixItems", {value, probability}}, {"minItems", 2}, {"maxItems", 2}};
  Json const mapping{{"type", "object"}, {"additionalProperties", probability}};
  return {{"anyOf", {mapping, Json{{"type", "array"}, {"items", pair}}}}};
}

Json empirical(Json const& value) {
  Json const text{{"type", "string"}};
  Json const table{{"type", "object"}, {"properties", {{"file", text}, {"column", text}}}, {"required", {"file"}}, {"additionalProperties", false}};
  return {{"anyOf", {list_of(value, 1, 1'000'000), text, table}}};
}

/// What stands after the word of a distribution over numbers of this range.
Json arguments(DistributionDescription const& d, Json const& value) {
  Json const any{{"type", "number"}}, above_zero{{"type", "number"}, {"exclusiveMinimum", 0}};
  if (d.word == "discrete") return discrete(value);
  if (d.word == "empirical") return empirical(value);
  if (d.word == "triangular") return list_of(value, 3, 3);
  if (d.word == "beta") return list_of(above_zero, 2, 2);
  if (d.word == "uniform" || d.word == "loguniform") return list_of(value, 2, 2);
  return {{"type", "array"}, {"prefixItems", {any, above_zero}}, {"minItems", 2}, {"maxItems", 2}};
}

Json distribution(DistributionDescription const& d, Interval const& range, bool own) {
  auto const value = plain_number(range);
  auto written = arguments(d, value);
  written["description"] = d.form + ". " + d.help;
  Json properties{{d.word, written}, {"source", {{"type", "string"}}}};
  Json required{d.word};
  if (d.truncated) {
    properties["within"] = list_of(value, 2, 2);
    properties["within"]["description"] = "[lowest, highest]: nothing outside.";
    bool const reaches_out = d.word == "normal" ? std::isfinite(range.lo) || std::isfinite(range.hi) : std::isfinite(range.hi);
    if (reaches_out && d.word != "beta") required.push_back("within");
  }
  if (own) properties["private"] = {{"enum", {true, false, "yes", "no"}}, {"description", "The owner knows the value, the others hold the distribution."}};
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

}  // namespace

Json reference(std::string const& definition) { return {{"$ref", "#/$defs/" + definition}}; }

Json number_schema(NumberForm const& f, bool own, Json& definitions) {
  if (f.fixed) return plain_number(f.range);
  auto const name = name_of(f.range, own);
  if (definitions.contains(name)) return reference(name);
  Json fact{{"type", "object"}, {"properties", {{"value", plain_number(f.range)}, {"source", {{"type", "string"}}}}}};
  fact["required"] = {"value"};
  fact["additionalProperties"] = false;
  auto any = Json::array({plain_number(f.range), fact});
  for (auto const& d : distributions()) any.push_back(distribution(d, f.range, own));
  definitions[name] = {{"anyOf", any}};
  return reference(name);
}

Json pattern_schema(bool nullable) {
  Json const option{{"type", {"string", "number"}}};
  Json const names{{"type", "array"}, {"items", {{"type", {"string", "number"}}}}, {"minItems", 1}};
  auto const options = Json{{"anyOf", {option, Json{{"type", "array"}, {"items", option}, {"minItems", 1}}}}};
  auto const one = [](char const* key, Json const& value) {
    return Json{{"type", "object"}, {"properties", {{key, value}}}, {"required", {key}}, {"additionalProperties", false}};
  };
  auto condition = options;
  condition["anyOf"].push_back(one("not", options));
  condition["anyOf"].push_back(one("above", {{"type", "number"}}));
  condition["anyOf"].push_back(one("below", {{"type", "number"}}));
  if (nullable) condition["anyOf"].push_back({{"type", "null"}});
  auto ends = names;
  ends["minItems"] = ends["maxItems"] = 2;
  return {{"type", "object"},
          {"description", "Packages: `issue: option`, `any family: option`, `held: [territory]`, `land path: [from, to]`; all entries must hold."},
          {"minProperties", 1},
          {"properties", {{"held", names}, {"land path", ends}}},
          {"additionalProperties", condition}};
}

Json package_schema() {
  return {{"type", "object"}, {"description", "An option for each issue."}, {"additionalProperties", {{"type", {"string", "number"}}}}};
}

Json changes_schema(std::vector<std::string> const& paths) {
  Json const number{{"type", "number"}};
  Json const sign{{"type", "string"}, {"pattern", "^[-+x*][0-9.]"}};
  auto one = Json::array();
  for (auto const* key : {"set", "add", "scale"}) one.push_back({{"required", {key}}});
  Json const anything{{"type", {"number", "object"}}};
  Json const explicit_change{{"type", "object"}, {"properties", {{"set", anything}, {"add", anything}, {"scale", anything}}}, {"additionalProperties", false}, {"oneOf", one}};
  auto drawn = Json::array();
  for (auto const& d : distributions()) drawn.push_back({{"required", {d.word}}});
  Json const change{{"anyOf", {number, sign, explicit_change, Json{{"type", "object"}, {"anyOf", drawn}}}}};
  Json patterns = Json::object();
  for (auto const& path : paths) {
    std::string pattern;
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (path[i] == '<') pattern += path.compare(i, 6, "<line>") == 0 ? "[^.]+(\\.[^.]+)?" : "[^.]+", i = path.find('>', i);
      else pattern += path[i] == '.' ? "\\." : std::string(1, path[i]);
    }
    patterns["^" + pattern + "$"] = change;
  }
  return {{"type", "object"}, {"description", "Path and change: a number (becomes), \"+x\" or \"-x\" (added), \"x1.5\" (multiplied)."}, {"patternProperties", patterns}, {"additionalProperties", false}};
}

}  // namespace zopa::io
