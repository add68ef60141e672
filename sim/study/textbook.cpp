#include "zopa/study/textbook.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "study/textbook_entries.hpp"

namespace zopa::study {
namespace {

std::vector<TextbookModel> all() {
  std::vector<TextbookModel> models;
  for (auto* chapter : {textbook_solutions, textbook_offers, textbook_parliaments, textbook_war, textbook_commitment,
                        textbook_politics, textbook_tactics, textbook_learning})
    for (TextbookModel& model : chapter()) models.push_back(std::move(model));
  std::stable_sort(models.begin(), models.end(),
                   [](auto const& a, auto const& b) { return a.label.front() < b.label.front(); });
  return models;
}

bool same_but_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// One number, all of the text; nullopt for anything else, infinities among it.
std::optional<double> a_number(std::string_view text) {
  std::string const copy(text);
  char* end = nullptr;
  double const x = std::strtod(copy.c_str(), &end);
  bool const decimal = copy.find_first_not_of("0123456789.eE+-") == std::string::npos;
  if (copy.empty() || !decimal || end != copy.c_str() + copy.size() || !std::isfinite(x)) return std::nullopt;
  return x;
}

std::vector<std::string_view> parts(std::string_view text) {
  if (text.size() > 1 && (text.front() == '[' || text.starts_with("U[")) && text.back() == ']') {
    text.remove_suffix(1);
    text.remove_prefix(text.find('[') + 1);
  }
  std::vector<std::string_view> found;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t const end = std::min(text.find(',', begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    found.push_back(part);
    begin = end + 1;
  }
  return found;
}

}  // namespace

TextbookParameter const* TextbookModel::parameter(std::string_view name) const {
  for (auto const& p : parameters)
    if (p.name == name || (!p.also.empty() && p.also == name)) return &p;
  return nullptr;
}

std::vector<TextbookParameter const*> TextbookModel::together(std::string_view name) const {
  auto const* first = parameter("d1");
  bool const patience = name == "delta" && first && first->meaning.starts_with("discount factor");
  std::string const stem(patience ? "d" : name);
  std::vector<TextbookParameter const*> found;
  for (int k = 1; auto const* p = parameter(stem + std::to_string(k)); ++k) found.push_back(p);
  return found.size() < 2 ? std::vector<TextbookParameter const*>{} : found;
}

TextbookValues TextbookModel::defaults() const {
  TextbookValues values;
  for (auto const& p : parameters) values.set(p.name, p.value);
  return values;
}

std::vector<TextbookModel> const& textbook() {
  static std::vector<TextbookModel> const models = all();
  return models;
}

TextbookModel const* textbook_model(std::string_view name) {
  for (auto const& model : textbook())
    if (same_but_case(model.id, name) || same_but_case(model.label, name)) return &model;
  std::size_t const dot = name.find('.');
  if (dot == std::string_view::npos) return nullptr;
  auto const family = name.substr(0, dot), which = name.substr(dot + 1);
  for (auto const& model : textbook()) {  // "B7.bf_veto" is about B7.veto
    std::string_view const label = model.label;
    std::size_t const point = label.find('.');
    if (point != std::string_view::npos && same_but_case(label.substr(0, point), family) &&
        which.find(label.substr(point + 1)) != std::string_view::npos)
      return &model;
  }
  return textbook_model(family);  // "C9.enforce": a case of what stands under C9
}

std::string textbook_family(char letter) {
  switch (letter) {
    case 'A':
      return "Bargaining solutions";
    case 'B':
      return "Alternating offers, parliaments, many issues";
    case 'C':
      return "War, commitment, politics at home, mediation";
    case 'D':
      return "Tactics and noise";
    case 'F':
      return "Learning and estimating";
    default:
      return {};
  }
}

std::string expected_of(TextbookParameter const& p) {
  std::string const range =
      p.high >= 1e9 ? fmt::format("{:g} or more", p.low) : fmt::format("{:g} to {:g}", p.low, p.high);
  switch (p.kind) {
    case TextbookParameter::Kind::number:
      return "a number, " + range;
    case TextbookParameter::Kind::whole:
      return "a whole number, " + range;
    case TextbookParameter::Kind::list:
      if (p.private_cost) return fmt::format("low,high or one number where it is known, each {}", range);
      return "numbers with commas between, each " + range;
    case TextbookParameter::Kind::word:
      return fmt::format("{}", fmt::join(p.words, " or "));
  }
  return {};
}

std::string read_textbook_value(TextbookParameter const& p, std::string_view text, std::vector<double>& value) {
  if (p.kind == TextbookParameter::Kind::word) {
    auto const found = std::find(p.words.begin(), p.words.end(), text);
    if (found == p.words.end()) return expected_of(p);
    value = {static_cast<double>(found - p.words.begin())};
    return {};
  }
  std::vector<double> read;
  for (std::string_view const part : parts(text)) {
    auto const x = a_number(part);
    if (!x || *x < p.low || *x > p.high) return expected_of(p);
    if (p.kind == TextbookParameter::Kind::whole && *x != std::floor(*x)) return expected_of(p);
    read.push_back(*x);
  }
  bool const is_list = p.kind == TextbookParameter::Kind::list;
  if ((!is_list && read.size() != 1) || (p.private_cost && read.size() > 2)) return expected_of(p);
  if (p.private_cost && read.front() > read.back()) return expected_of(p) + ", low before high";
  value = std::move(read);
  return {};
}

std::string read_textbook_values(std::vector<TextbookParameter const*> const& together, std::string_view text,
                                 TextbookValues& values) {
  auto const given = parts(text);
  if (given.size() != 1 && given.size() != together.size())
    return "one value for all or one for each of " + std::to_string(together.size()) + " with commas between";
  for (std::size_t k = 0; k < together.size(); ++k) {
    std::vector<double> value;
    auto const expected = read_textbook_value(*together[k], given[given.size() == 1 ? 0 : k], value);
    if (!expected.empty()) return expected;
    values.set(together[k]->name, std::move(value));
  }
  return {};
}

}  // namespace zopa::study
