#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zopa::io {

/// The description of the language: every field once, with type, unit, range, default and help. The reader, the reference,
/// the JSON schema, `zopa explain` and "did you mean" all live from it.

struct Interval {
  double lo = -std::numeric_limits<double>::infinity(), hi = std::numeric_limits<double>::infinity();
  bool lo_open = false, hi_open = false;

  bool contains(double x) const { return (lo_open ? x > lo : x >= lo) && (hi_open ? x < hi : x <= hi); }
};
inline constexpr Interval any_number{};
inline constexpr Interval unit_interval{0, 1};
inline constexpr Interval not_negative{0};
inline constexpr Interval positive{0, std::numeric_limits<double>::infinity(), true, false};

struct Type;

struct NumberForm { Interval range; bool fixed = false; };  ///< fixed: no distribution may stand there
struct IntegerForm { std::int64_t lo, hi; };
struct TextForm { std::string what; };                 ///< free text; `what` for messages: "a date: 2025-07-23"
struct BooleanForm {};
struct WordsForm { std::vector<std::string> words; };  ///< one of these
struct NameForm { std::string of; };                   ///< refers to something of the file: "party", "issue"; checked by binding
struct SectionForm { std::string section; };           ///< a mapping with the fields of that section
struct ListForm { std::vector<Type> item; std::size_t least = 0, most = 100'000; };
struct MapForm { std::string key; std::vector<Type> value; bool declares = false; };  ///< names of the author's choice, or of things
/// A small language of its own, read by `pattern.hpp` and the shocks. `whole`: one laid over another replaces it.
struct OwnForm {
  enum class Shape : unsigned char { pattern, package, move, changes };  ///< move: a package or pass
  Shape shape;
  bool whole = true;
};

using Form = std::variant<NumberForm, IntegerForm, TextForm, BooleanForm, WordsForm, NameForm, SectionForm, ListForm, MapForm, OwnForm>;

/// What may stand at a place: one of several forms, told apart by what is written there.
struct Type {
  std::vector<Form> forms;

  template <class F>
  F const* form() const {
    for (auto const& f : forms)
      if (auto const* found = std::get_if<F>(&f)) return found;
    return nullptr;
  }
};
Type operator|(Type a, Type const& b);

Type a_number(Interval range = any_number);
Type a_fixed_number(Interval range = any_number);
Type an_integer(std::int64_t lo, std::int64_t hi);
Type a_text(std::string what);
Type a_boolean();
Type words(std::vector<std::string> words);
Type a_name(std::string of);
Type a_section(std::string section);
Type a_list(Type item, std::size_t least = 0, std::size_t most = 100'000);
Type a_map(std::string key, Type value);         ///< keys name things declared elsewhere
Type new_names(std::string key, Type value);     ///< keys are the author's own names
Type a_pattern();
Type a_package();        ///< an option for each issue; laid over another one it replaces it
Type a_state();          ///< a package that merges with the one it is laid over
Type a_move();           ///< a package, or pass
Type changes_by_path();  ///< {path: change} of a running game

struct FieldDescription {
  std::string key;
  Type type;
  std::string unit;       ///< "per round", "share of the gainer"
  std::string standard;   ///< the default, in words or as it would be written; empty where there is none
  std::string help;       ///< one or two sentences
  bool required = false;
};

/// What a `source:` in a mapping speaks for.
enum class SourceCovers : unsigned char { not_allowed, numbers, statement };

struct SectionDescription {
  std::string name;    ///< "party", "red line"
  std::string path;    ///< where it stands: parties.<party>
  std::string help;
  SourceCovers source = SourceCovers::not_allowed;
  std::vector<FieldDescription> fields;  ///< in the order they are bound, which is the order of the reference
  std::string example;
  bool alternatives = false;             ///< its keys exclude each other, so that one laid over another replaces it

  FieldDescription const* field(std::string_view key) const;
  std::vector<std::string> keys() const;  ///< of the fields, and "source" where it is allowed
};

/// All sections, in reading order; the first is the whole file.
std::vector<SectionDescription> const& language();
SectionDescription const& section_named(std::string_view name);

/// The kinds of distribution that may stand where a number stands.
struct DistributionDescription {
  std::string word, form, help;
  bool truncated = false;  ///< `within: [lo, hi]` may stand beside it
};
std::vector<DistributionDescription> const& distributions();

/// "a number in [0, 1]", "one of: hard, or a mapping (soft, exponent)": for "expected …".
std::string in_words(Type const&);
std::string in_words(Interval const&);  ///< "[0, 1]", "(0, 1]", "≥ 0"; empty for all numbers

}  // namespace zopa::io
