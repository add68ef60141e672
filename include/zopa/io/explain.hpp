#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zopa::io {

/// A word of the field: what it means in two sentences, its formula, where to read on.
struct Term {
  std::string_view word;
  std::array<std::string_view, 3> also;  ///< other spellings; empty ones stand for none
  std::string_view meaning, formula, reading;
};
std::span<Term const> glossary();

/// One thing a word or a path stands for.
struct Explanation {
  enum class Kind : unsigned char { term, section, field };
  Kind kind = Kind::term;
  std::string name;  ///< "BATNA", "red line", "parties.U.discount"
  std::string help;
  std::vector<std::pair<std::string, std::string>> details;  ///< label and text: takes, unit, default, …; the keys of a section
};

/// What is known about a path of a scenario (parties.U.discount, deal.credibility), a section (red line), a key or a term
/// (BATNA); upper and lower case do not count. Empty if there is nothing of that name.
std::vector<Explanation> explain(std::string const& what);
/// For people: a line or two each, and the details below.
std::string render(std::vector<Explanation> const&);
/// What comes nearest to a name that cannot be explained; empty if nothing does.
std::string nearest_explained(std::string const& what);

}  // namespace zopa::io
