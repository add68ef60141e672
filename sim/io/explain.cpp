#include "zopa/io/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "io/complaints.hpp"
#include "io/description.hpp"
#include "io/merge.hpp"
#include "io/study_sections.hpp"

namespace zopa::io {
namespace {

std::string lower(std::string_view from) {
  std::string text(from);
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void add(Explanation& to, char const* label, std::string_view text) {
  if (!text.empty()) to.details.emplace_back(label, text);
}

Explanation about(Term const& term) {
  Explanation out{Explanation::Kind::term, std::string(term.word), std::string(term.meaning), {}};
  add(out, "formula", term.formula);
  add(out, "read", term.reading);
  return out;
}

Explanation about(SectionDescription const& section) {
  Explanation out{Explanation::Kind::section, section.name, section.help, {}};
  add(out, "stands at", section.path);
  add(out, "example", section.example);
  for (auto const& f : section.fields) out.details.emplace_back(f.key, f.help);
  return out;
}

Explanation about(FieldDescription const& field, SectionDescription const& section, std::string const& path) {
  Explanation out{Explanation::Kind::field, path, field.help, {}};
  add(out, "takes", in_words(field.type));
  add(out, "unit", field.unit);
  add(out, "default", field.required ? "none: it must be there" : field.standard);
  auto const* number = field.type.form<NumberForm>();
  if (number && !number->fixed) {
    add(out, "or", "a distribution, as in {uniform: [a, b]}; a fact, as in {value: x, source: id}");
    if (section.path.rfind("parties.", 0) == 0) add(out, "private", "{uniform: [a, b], private: true}: the party knows it, the others do not");
  }
  add(out, "example", section.example);
  return out;
}

/// Walks a path through the description; names of the author's choice match anything.
class PathWalk {
 public:
  explicit PathWalk(std::string const& path) : path_(path), parts_(segments(path)) {}

  std::vector<Explanation> from(SectionDescription const& section, std::size_t i = 0) const {
    auto const* field = section.field(parts_[i]);
    if (!field) return {};
    if (i + 1 < parts_.size()) return into(field->type, i + 1);
    std::vector<Explanation> out{about(*field, section, path_)};
    if (auto const* inner = field->type.form<SectionForm>()) out.push_back(about(section_named(inner->section)));
    return out;
  }

 private:
  std::vector<Explanation> into(Type const& type, std::size_t i) const {
    auto const* section = type.form<SectionForm>();
    if (i == parts_.size()) return section ? std::vector{about(section_named(section->section))} : std::vector<Explanation>{};
    if (section)
      if (auto found = from(section_named(section->section), i); !found.empty()) return found;
    if (auto const* map = type.form<MapForm>()) {
      auto found = into(map->value[0], i + 1);
      bool const dotted = found.empty() && i + 2 <= parts_.size();  // names such as status.hill take two segments
      return dotted ? into(map->value[0], i + 2) : found;
    }
    if (auto const* list = type.form<ListForm>()) return into(list->item[0], i + 1);
    return {};
  }

  std::string const& path_;
  std::vector<std::string> parts_;
};

std::vector<std::string> known() {
  std::vector<std::string> out;
  for (auto const& t : glossary()) {
    out.emplace_back(t.word);
    for (auto const name : t.also)
      if (!name.empty()) out.emplace_back(name);
  }
  for (auto const& s : language()) {
    out.push_back(s.name);
    for (auto const& f : s.fields) out.push_back(f.key);
  }
  return out;
}

bool is_called(Term const& term, std::string const& word) {
  return lower(term.word) == word || std::any_of(term.also.begin(), term.also.end(), [&](auto name) { return lower(name) == word; });
}

}  // namespace

std::vector<Explanation> explain(std::string const& what) {
  if (what.empty()) return {};
  std::vector<Explanation> out;
  auto const word = lower(what);
  for (auto const& term : glossary())
    if (is_called(term, word)) out.push_back(about(term));
  auto const add_all = [&](std::vector<Explanation> const& more) { out.insert(out.end(), more.begin(), more.end()); };
  if (auto const path = PathWalk(what).from(language().front()); !path.empty()) return add_all(path), out;
  for (auto const* all : {&language(), &study_language()})
    for (auto const& section : *all)
      if (section.name == word) return out.push_back(about(section)), out;
  for (auto const& section : language())
    if (auto const* field = section.field(what)) out.push_back(about(*field, section, section.path.empty() ? what : section.path + "." + what));
  return out;
}

std::string render(std::vector<Explanation> const& explanations) {
  std::string out;
  for (auto const& e : explanations) {
    out += (out.empty() ? "" : "\n") + fmt::format("{}: {}\n", e.name, e.help);
    for (auto const& [label, text] : e.details) out += fmt::format("  {:<12} {}\n", label, text);
  }
  return out;
}

std::string nearest_explained(std::string const& what) {
  auto const names = known();
  auto const whole = nearest(what, names);
  return whole.empty() ? nearest(segments(what).back(), names) : whole;
}

}  // namespace zopa::io
