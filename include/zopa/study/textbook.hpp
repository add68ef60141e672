#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/solve/crisis_bargaining.hpp"

namespace zopa::study {

/// The models of the textbook, one entry each: what `zopa textbook` lists, solves and explains.

/// A parameter: a number, a whole number, a list of numbers, or one of some words (its value is the word's place).
struct TextbookParameter {
  enum class Kind : unsigned char { number, whole, list, word };
  std::string name;           ///< as set on the command line
  std::string meaning;        ///< for people
  std::vector<double> value;  ///< default; one number but for a list
  double low = 0, high = 1;   ///< closed range of each number
  Kind kind = Kind::number;
  std::vector<std::string> words{};  ///< of Kind::word
  std::string also{};                ///< a second name, as some papers call it
  bool private_cost = false;         ///< a list of one number (known) or two (uniform between them)
};

/// Values of a model's parameters; every one is there and within its range.
class TextbookValues {
 public:
  double operator()(std::string const& name) const { return list(name).front(); }
  int whole(std::string const& name) const { return static_cast<int>((*this)(name)); }
  std::vector<double> const& list(std::string const& name) const { return values_.at(name); }
  solve::PrivateCost cost(std::string const& name) const { return {list(name).front(), list(name).back()}; }
  void set(std::string const& name, std::vector<double> value) { values_[name] = std::move(value); }

 private:
  std::map<std::string, std::vector<double>> values_;
};

/// The same number by another way: a search, a recursion, the general game.
struct TextbookCheck {
  double value = 0;
  std::string how;
  double within = 1e-8;  ///< how far it may be off, relative to values above 1: rounding, or the steps of its grid
};

/// One number of a solution, with its formula. `words` says it where it is no number; neither: undefined, and why.
struct TextbookFigure {
  std::string name, formula;
  std::optional<double> value;
  std::string words{};
  std::optional<TextbookCheck> check{};
};

struct TextbookModel {
  std::string id;        ///< "stahl"
  std::string label;     ///< its place in the catalogue of models, "B1"
  std::string sentence;  ///< what it shows, one plain sentence
  std::string source;
  std::vector<TextbookParameter> parameters;
  std::function<std::vector<TextbookFigure>(TextbookValues const&)> solve;
  std::string vary;        ///< what to change next, and what to see
  std::string scenario{};  ///< the same as a scenario of the general game, if it is one
  /// What is wrong with values that are each in their range but not together; empty: nothing.
  std::function<std::string(TextbookValues const&)> problem{};

  TextbookParameter const* parameter(std::string_view name) const;  ///< by either name; nullptr
  /// The parameters that a name without their number stands for: d for d1 and d2, delta for two discount factors d1 and
  /// d2; empty if there are none.
  std::vector<TextbookParameter const*> together(std::string_view name) const;
  TextbookValues defaults() const;
};

/// All models, by family (the letter of the label) and in teaching order within one.
std::vector<TextbookModel> const& textbook();
/// By id or label, in any case; a label with another case after its point gives the model whose case it names
/// ("B7.bf_veto": B7.veto) or else the family's ("C9.enforce": C9); nullptr.
TextbookModel const* textbook_model(std::string_view name);
/// "Bargaining solutions" for 'A'.
std::string textbook_family(char letter);

/// Reads "11", ".2,.4" or a word as a parameter's value. \return what was expected, empty if it fits.
std::string read_textbook_value(TextbookParameter const&, std::string_view text, std::vector<double>& value);
/// Reads one value for all of `together`, or one for each with commas between: "delta=.9", "b=.2,.1". \return as above
std::string read_textbook_values(std::vector<TextbookParameter const*> const& together, std::string_view text,
                                 TextbookValues& values);
/// "a number from 0 to 1": what a parameter takes.
std::string expected_of(TextbookParameter const&);

}  // namespace zopa::study
