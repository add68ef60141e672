#include "io/structure.hpp"

#include <algorithm>
#include <cctype>

#include "io/number.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

/// `red_lines:` with the fields of a red line right below it: the dash was forgotten.
bool list_without_dashes(Node const& node, Type const& type) {
  auto const* list = type.form<ListForm>();
  auto const* item = list ? list->item[0].form<SectionForm>() : nullptr;
  return item && std::any_of(node.entries.begin(), node.entries.end(), [&](auto const& e) { return section_named(item->section).field(e.key); });
}

/// A field of a thing written where the thing's name should stand: the indentation slipped.
bool slipped_out(Node::Entry const& entry, MapForm const& names) {
  auto const* section = names.value[0].form<SectionForm>();
  return names.declares && section && names.value[0].forms.size() == 1 && !entry.value.is_map() && section_named(section->section).field(entry.key);
}

class StructureCheck {
 public:
  explicit StructureCheck(Complaints& complaints) : complaints_(complaints) {}

  void section(Node const&, SectionDescription const&, std::string const& path);

 private:
  void value(Node const&, Type const&, std::string const& path, std::string const& label);
  void scalar(Node const&, Type const&, std::string const& label);
  void own_form(Node const&, OwnForm const&, Type const&, std::string const& label);
  bool name_or_text(Node const&, Type const&);
  void list(Node const&, Type const&, std::string const& path, std::string const& label);
  void map(Node const&, Type const&, std::string const& path, std::string const& label);
  void number_mapping(Node const&, NumberForm const&, std::string const& path, std::string const& label);
  void mismatch(Node const&, Type const&, std::string const& label, std::string near = "");
  void unknown_key(Node::Entry const&, SectionDescription const&);

  Complaints& complaints_;
};

void StructureCheck::unknown_key(Node::Entry const& entry, SectionDescription const& section) {
  auto const keys = section.keys();
  auto const near = nearest(entry.key, keys);
  std::string elsewhere;
  if (near.empty()) {
    for (auto const& other : language()) {
      if (other.field(entry.key) && other.name != section.name) elsewhere = other.name;
    }
  }
  auto problem = "unknown key '" + entry.key + "' in the " + section.name;
  if (!elsewhere.empty()) problem += " (the " + elsewhere + " has one: is the indentation right?)";
  complaints_.error(entry.mark, problem, one_of(keys), near);
}

void StructureCheck::section(Node const& node, SectionDescription const& section, std::string const& path) {
  for (auto const& entry : node.entries) {
    if (entry.key == "source" && section.source != SourceCovers::not_allowed && !section.field("source")) {
      if (!entry.value.is_scalar()) complaints_.error(entry.value.mark, "a source is named by its id", "the name of an entry of 'sources'");
      continue;
    }
    auto const* field = section.field(entry.key);
    if (!field) {
      unknown_key(entry, section);
    } else if (entry.value.is_empty()) {
      complaints_.error(entry.mark, "nothing stands after '" + entry.key + ":'", in_words(field->type));
    } else {
      value(entry.value, field->type, path.empty() ? entry.key : path + "." + entry.key, entry.key);
    }
  }
  auto const keys = section.keys();
  auto const misspelt = [&](std::string const& key) {  // the unknown key has been complained of
    return std::any_of(node.entries.begin(), node.entries.end(), [&](auto const& e) { return !section.field(e.key) && nearest(e.key, keys) == key; });
  };
  for (auto const& field : section.fields) {
    if (field.required && !node.find(field.key) && !misspelt(field.key)) {
      complaints_.error(node.mark, "the " + section.name + (path.empty() ? "" : " '" + path + "'") + " has no '" + field.key + "'",
                        "'" + field.key + ":' with " + in_words(field.type));
    }
  }
}

void StructureCheck::value(Node const& node, Type const& type, std::string const& path, std::string const& label) {
  switch (node.kind) {
    case Node::Kind::empty: complaints_.error(node.mark, "nothing stands here", in_words(type)); break;
    case Node::Kind::scalar: scalar(node, type, label); break;
    case Node::Kind::list: list(node, type, path, label); break;
    case Node::Kind::map: map(node, type, path, label); break;
  }
}

/// Patterns and packages are checked where they are read; a list of changes that is no mapping would read as none.
void StructureCheck::own_form(Node const& node, OwnForm const& own, Type const& type, std::string const& label) {
  if (own.shape == OwnForm::Shape::changes) mismatch(node, type, label);
}

bool StructureCheck::name_or_text(Node const& node, Type const& type) {
  if (!type.form<NameForm>() && !type.form<TextForm>()) return false;
  if (!node.quoted && looks_boolean(node.text)) {
    complaints_.error(node.mark, "a bare '" + node.text + "' means true or false to many programs",
                      "'\"" + node.text + "\"' in quotes if the word itself is meant");
  }
  return true;
}

void StructureCheck::scalar(Node const& node, Type const& type, std::string const& label) {
  if (auto const* own = type.form<OwnForm>()) return own_form(node, *own, type, label);
  auto const* words = type.form<WordsForm>();
  if (words && std::find(words->words.begin(), words->words.end(), node.text) != words->words.end()) return;
  if (type.form<BooleanForm>() && boolean(node)) return;
  if (auto const* f = type.form<IntegerForm>(); f && integer(node)) {
    auto const i = *integer(node);
    if (i >= f->lo && i <= f->hi) return;
    complaints_.error(node.mark, label + " " + node.text + " is out of range", in_words(type));
    return;
  }
  auto const* numeric = type.form<NumberForm>();
  if (numeric && number(node)) {
    read_number(node, *numeric, label, &complaints_);
    return;
  }
  if (name_or_text(node, type)) return;
  mismatch(node, type, label, words ? nearest(node.text, words->words) : "");
}

void StructureCheck::mismatch(Node const& node, Type const& type, std::string const& label, std::string near) {
  bool const numeric = type.form<NumberForm>() || type.form<IntegerForm>();
  auto const why = numeric && node.is_scalar() ? why_no_number(node) : "";
  auto problem = "'" + label + "' is " + what_it_is(node);
  if (!why.empty()) problem = what_it_is(node) + " is no number: " + why;
  complaints_.error(node.mark, problem, in_words(type), std::move(near));
}

void StructureCheck::list(Node const& node, Type const& type, std::string const& path, std::string const& label) {
  if (auto const* own = type.form<OwnForm>()) return own_form(node, *own, type, label);
  auto const* f = type.form<ListForm>();
  if (!f) return mismatch(node, type, label);
  if (node.items.size() < f->least || node.items.size() > f->most) {
    auto const entries = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " entry" : " entries"); };
    complaints_.error(node.mark, "'" + label + "' has " + entries(node.items.size()), (f->least == f->most ? "" : "at least ") + entries(f->least));
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    auto const* id = node.items[i].is_map() ? node.items[i].find("id") : nullptr;
    value(node.items[i], f->item[0], path + "." + (id ? id->text : std::to_string(i)), label);
  }
}

void StructureCheck::number_mapping(Node const& node, NumberForm const& form, std::string const& path, std::string const& label) {
  auto const x = read_number(node, form, label, &complaints_);
  if (x && x->is_private && path.rfind("parties.", 0) != 0) {
    complaints_.error(node.mark, "'" + label + "' belongs to no party, so nobody can know it in private",
                      "'private' only under 'parties'");
  }
}

void StructureCheck::map(Node const& node, Type const& type, std::string const& path, std::string const& label) {
  auto const* numeric = type.form<NumberForm>();
  if (numeric && (is_number_mapping(node) || (!type.form<SectionForm>() && !type.form<MapForm>() && !type.form<OwnForm>())))
    return number_mapping(node, *numeric, path, label);
  if (type.form<OwnForm>()) return;
  auto const* names = type.form<MapForm>();
  auto const* f = type.form<SectionForm>();
  if (f) {
    auto const& described = section_named(f->section);
    bool const fits = std::any_of(node.entries.begin(), node.entries.end(), [&](auto const& e) { return described.field(e.key); });
    if (fits || !names) return section(node, described, path);
  }
  if (!names) return list_without_dashes(node, type) ? complaints_.error(node.mark, "'" + label + "' is a mapping, not a list", "'- ' before each entry") : mismatch(node, type, label);
  for (auto const& entry : node.entries) {
    if (names->declares && !is_id(entry.key)) {
      complaints_.error(entry.mark, "'" + entry.key + "' cannot name a " + names->key + ": paths could not be written with it",
                        "letters, digits, '-' and '_'");
    }
    if (slipped_out(entry, *names)) {
      complaints_.error(entry.mark, "'" + entry.key + "' stands where the name of a " + names->key + " is expected, and a " + names->key + " has a field of that name",
                        "it further right, inside the " + names->key + " it belongs to");
    } else if (entry.value.is_empty()) {
      complaints_.error(entry.mark, "nothing stands after '" + entry.key + ":'", in_words(names->value[0]));
    } else {
      value(entry.value, names->value[0], path + "." + entry.key, entry.key);
    }
  }
}

}  // namespace

void check_structure(Node const& tree, SectionDescription const& section, std::string const& path, Complaints& complaints) {
  if (!tree.is_map()) {
    complaints.error(tree.mark, "a file starts with a mapping, not with " + what_it_is(tree), "'zopa: 1' in its first line");
    return;
  }
  StructureCheck(complaints).section(tree, section, path);
}

bool is_id(std::string const& name) {
  auto const letter = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_' || c >= 0x80; };
  return !name.empty() && std::all_of(name.begin(), name.end(), letter) && name[0] != '-';
}

}  // namespace zopa::io
