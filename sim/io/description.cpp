#include "io/description.hpp"

#include <algorithm>

#include "io/complaints.hpp"
#include "io/overloaded.hpp"
#include "io/scalar.hpp"
#include "io/study_sections.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::io {
namespace {

Type just(Form form) { return Type{{std::move(form)}}; }

}  // namespace

Type operator|(Type a, Type const& b) {
  a.forms.insert(a.forms.end(), b.forms.begin(), b.forms.end());
  return a;
}

Type a_number(Interval range) { return just(NumberForm{range, false}); }
Type a_fixed_number(Interval range) { return just(NumberForm{range, true}); }
Type an_integer(std::int64_t lo, std::int64_t hi) { return just(IntegerForm{lo, hi}); }
Type a_text(std::string what) { return just(TextForm{std::move(what)}); }
Type a_boolean() { return just(BooleanForm{}); }
Type words(std::vector<std::string> list) { return just(WordsForm{std::move(list)}); }
Type a_name(std::string of) { return just(NameForm{std::move(of)}); }
Type a_section(std::string section) { return just(SectionForm{std::move(section)}); }
Type a_list(Type item, std::size_t least, std::size_t most) { return just(ListForm{{std::move(item)}, least, most}); }
Type a_map(std::string key, Type value) { return just(MapForm{std::move(key), {std::move(value)}, false}); }
Type new_names(std::string key, Type value) { return just(MapForm{std::move(key), {std::move(value)}, true}); }
Type a_pattern() { return just(OwnForm{OwnForm::Shape::pattern, true}); }
Type a_package() { return just(OwnForm{OwnForm::Shape::package, true}); }
Type a_state() { return just(OwnForm{OwnForm::Shape::package, false}); }
Type a_move() { return just(OwnForm{OwnForm::Shape::move, true}); }
Type changes_by_path() { return just(OwnForm{OwnForm::Shape::changes, false}); }

FieldDescription const* SectionDescription::field(std::string_view key) const {
  auto const it = std::find_if(fields.begin(), fields.end(), [&](auto const& f) { return f.key == key; });
  return it == fields.end() ? nullptr : &*it;
}

std::vector<std::string> SectionDescription::keys() const {
  std::vector<std::string> out;
  for (auto const& f : fields) out.push_back(f.key);
  if (source != SourceCovers::not_allowed && !field("source")) out.push_back("source");
  return out;
}

SectionDescription const& section_named(std::string_view name) {
  for (auto const* all : {&language(), &study_language()}) {
    auto const it = std::find_if(all->begin(), all->end(), [&](auto const& s) { return s.name == name; });
    if (it != all->end()) return *it;
  }
  ZOPA_EXPECTS(false);
  return language().front();
}

std::string in_words(Interval const& r) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  if (r.lo == -inf && r.hi == inf) return "";
  if (r.hi == inf) return (r.lo_open ? "> " : "≥ ") + shortest(r.lo);
  if (r.lo == -inf) return (r.hi_open ? "< " : "≤ ") + shortest(r.hi);
  return (r.lo_open ? "(" : "[") + shortest(r.lo) + ", " + shortest(r.hi) + (r.hi_open ? ")" : "]");
}

namespace {

std::string range_phrase(Interval const& r) {
  auto const text = in_words(r);
  if (text.empty()) return "";
  return (text[0] == '[' || text[0] == '(' ? " in " : " ") + text;
}

std::string some(std::vector<std::string> const& names, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) out += (i ? ", " : "") + names[i];
  return names.size() > most ? out + ", …" : out;
}

std::string shape_phrase(OwnForm::Shape shape) {
  switch (shape) {
    case OwnForm::Shape::pattern:
      return "a pattern {<issue>: option, …}";
    case OwnForm::Shape::package:
      return "a package {<issue>: option, …}";
    case OwnForm::Shape::move:
      return "a package {<issue>: option, …}, or pass";
    case OwnForm::Shape::changes:
      break;
  }
  return "a mapping {<path>: change, …}";
}

std::string phrase(Form const& form) {
  return std::visit(
      Overloaded{
          [](NumberForm const& f) { return (f.fixed ? "a plain number" : "a number") + range_phrase(f.range); },
          [](IntegerForm const& f) {
            return f.lo == f.hi ? std::to_string(f.lo)
                                : "a whole number from " + std::to_string(f.lo) + " to " + std::to_string(f.hi);
          },
          [](TextForm const& f) { return f.what; },
          [](BooleanForm const&) { return std::string("true or false"); },
          [](WordsForm const& f) { return f.words.size() == 1 ? "'" + f.words[0] + "'" : one_of(f.words); },
          [](NameForm const& f) {
            return "the name of " +
                   std::string(std::string_view("aeio").find(f.of[0]) == std::string::npos ? "a " : "an ") + f.of;
          },
          [](SectionForm const& f) { return "a mapping {" + some(section_named(f.section).keys(), 8) + "}"; },
          [](ListForm const& f) { return "a list [" + in_words(f.item[0]) + ", …]"; },
          [](MapForm const& f) { return "a mapping {<" + f.key + ">: " + in_words(f.value[0]) + ", …}"; },
          [](OwnForm const& f) { return shape_phrase(f.shape); },
      },
      form);
}

}  // namespace

std::string in_words(Type const& type) {
  std::string out;
  for (std::size_t i = 0; i < type.forms.size(); ++i) {
    auto const* map = std::get_if<MapForm>(&type.forms[i]);
    bool const same_for_each = map && i > 0 && map->value[0].forms.size() == i;  // "boulware", or {political: boulware}
    out += (i ? ", or " : "") +
           (same_for_each ? "a mapping {<" + map->key + ">: one of these, …}" : phrase(type.forms[i]));
  }
  return out;
}

}  // namespace zopa::io
