#pragma once

#include "zopa/study/textbook.hpp"

/// How entries of the table are written, and its chapters.
namespace zopa::study {

using Given = TextbookValues;
using Figures = std::vector<TextbookFigure>;

inline TextbookParameter number(std::string name, std::string meaning, double value, double low = 0, double high = 1) {
  return {std::move(name), std::move(meaning), {value}, low, high};
}
inline TextbookParameter whole(std::string name, std::string meaning, double value, double low, double high,
                               std::string also = {}) {
  return {std::move(name), std::move(meaning), {value}, low, high, TextbookParameter::Kind::whole, {}, std::move(also)};
}
inline TextbookParameter list(std::string name, std::string meaning, std::vector<double> value, double low = 0,
                              double high = 1) {
  return {std::move(name), std::move(meaning), std::move(value), low, high, TextbookParameter::Kind::list};
}
/// "l,h": uniform between them for the other side; one number: known.
inline TextbookParameter private_cost(std::string name, std::string meaning, double low, double high) {
  return {std::move(name), std::move(meaning), {low, high}, 0, 10, TextbookParameter::Kind::list, {}, {}, true};
}
inline TextbookParameter word(std::string name, std::string meaning, std::vector<std::string> words,
                              std::string also = {}) {
  double const last = static_cast<double>(words.size() - 1);
  auto const kind = TextbookParameter::Kind::word;
  return {std::move(name), std::move(meaning), {0}, 0, last, kind, std::move(words), std::move(also)};
}
inline TextbookParameter chance_to_win() { return number("p", "A's chance to win the war", .5); }
inline TextbookParameter cost(char const* name, char const* whose, double value) {
  return number(name, std::string("what war costs ") + whose, value, 0, 10);
}
/// "agree" or "fight": a figure that is a word.
inline TextbookFigure in_words(std::string name, std::string formula, std::string words) {
  return {std::move(name), std::move(formula), std::nullopt, std::move(words)};
}
/// A figure that may not exist, with the reason.
inline TextbookFigure or_else(std::string name, std::string formula, std::optional<double> value, std::string why_not,
                              std::optional<TextbookCheck> check = {}) {
  return {std::move(name), std::move(formula), value, value ? std::string{} : std::move(why_not),
          value ? std::move(check) : std::nullopt};
}

/// Where f is largest on a grid of 10,000 steps: the check of a first-order condition.
template <class F>
double grid_argmax(F const& f, double low, double high) {
  double best = low, most = f(low);
  for (int i = 1; i <= 10000; ++i) {
    double const x = low + (high - low) * i / 10000, value = f(x);
    if (value > most + 1e-14) most = value, best = x;
  }
  return best;
}

std::vector<TextbookModel> textbook_solutions();    ///< A
std::vector<TextbookModel> textbook_offers();       ///< B
std::vector<TextbookModel> textbook_parliaments();  ///< votes, of A and B
std::vector<TextbookModel> textbook_war();          ///< C
std::vector<TextbookModel> textbook_commitment();   ///< C
std::vector<TextbookModel> textbook_politics();     ///< C
std::vector<TextbookModel> textbook_tactics();      ///< D
std::vector<TextbookModel> textbook_learning();     ///< F and what of C learns

}  // namespace zopa::study
