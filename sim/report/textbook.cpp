#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zopa/report/solve_report.hpp"
#include "zopa/report/textbook_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using study::TextbookFigure;
using study::TextbookModel;
using study::TextbookParameter;

std::string digits(double x) {
  if (x == 0) return "0";  // not −0
  return fmt::format("{:.9g}", x);
}

std::string value_in_words(TextbookParameter const& p, std::vector<double> const& value) {
  if (p.kind == TextbookParameter::Kind::word) return p.words[static_cast<std::size_t>(value.front())];
  std::string text;
  for (double const x : value) text += (text.empty() ? "" : ",") + digits(x);
  return text;
}

TextbookFigure const* asked(std::vector<TextbookFigure> const& figures) {
  auto const found = std::find_if(figures.begin(), figures.end(), [](auto const& f) { return f.value.has_value(); });
  return found == figures.end() ? nullptr : &*found;
}

std::string paragraph(std::string const& head, std::string const& text) {
  return text.empty() ? std::string{} : wrap(head + text, line_width, 2) + "\n";
}

/// Every k-th figure's column is as wide as its widest cell.
std::string table(std::vector<TextbookFigure> const& figures) {
  std::size_t name = 0, number = 0;
  for (auto const& f : figures) {
    name = std::max(name, width(f.name));
    if (f.value) number = std::max(number, width(digits(*f.value)));
  }
  std::string text;
  for (auto const& f : figures) {
    std::string const formula = f.formula.empty() ? "" : "   " + f.formula;
    text += "  " + pad_right(f.name, name) + "   ";
    text += f.value ? pad_right(digits(*f.value), number) + formula
                    : wrap(f.words + (formula.empty() ? "" : "   (" + f.formula + ")"), line_width, name + 5);
    text += "\n";
    if (f.check)
      text +=
          "  " + pad_right("", name) + "   " + pad_right(digits(f.check->value), number) + "   " + f.check->how + "\n";
  }
  return text;
}

ordered_json figure_json(TextbookFigure const& figure) {
  ordered_json json{{"name", figure.name}, {"formula", figure.formula}};
  json["value"] = figure.value ? ordered_json(*figure.value) : ordered_json(nullptr);
  if (!figure.words.empty()) json["words"] = figure.words;
  if (figure.check)
    json["check"] = {{"value", figure.check->value}, {"how", figure.check->how}, {"within", figure.check->within}};
  return json;
}

ordered_json about(TextbookModel const& model) {
  return {{"id", model.id},
          {"label", model.label},
          {"family", study::textbook_family(model.label.front())},
          {"sentence", model.sentence},
          {"source", model.source}};
}

}  // namespace

std::string textbook_list_text() {
  std::string text = "The textbook of bargaining models. Solve one: zopa textbook stahl --set horizon=11\n";
  char family = 0;
  for (auto const& model : study::textbook()) {
    if (model.label.front() != family) {
      family = model.label.front();
      text += fmt::format("\n{}  {}\n", family, study::textbook_family(family));
    }
    text += "  " + pad_right(model.id, 20) + wrap(model.sentence, line_width, 22) + "\n";
  }
  return text;
}

std::string textbook_question_text(TextbookModel const& model, study::TextbookValues const& values) {
  std::string text = fmt::format("{} ({})\n", model.id, model.label) + wrap(model.sentence, line_width, 0) + "\n\n";
  std::size_t name = 0, value = 0;
  for (auto const& p : model.parameters) {
    name = std::max(name, width(p.name));
    value = std::max(value, width(value_in_words(p, values.list(p.name))));
  }
  for (auto const& p : model.parameters)
    text += "  " + pad_right(p.name, name) + " = " + pad_right(value_in_words(p, values.list(p.name)), value) + "   " +
            p.meaning + " (" + study::expected_of(p) + ")\n";
  return text;
}

std::string textbook_asked_for(std::vector<TextbookFigure> const& figures) {
  auto const* figure = asked(figures);
  return figure ? figure->name : std::string{};
}

std::string textbook_answer_text(TextbookModel const& model, std::vector<TextbookFigure> const& figures,
                                 std::optional<double> guess) {
  std::string text;
  if (auto const* figure = asked(figures); figure && guess) {
    double const off = std::fabs(*guess - *figure->value);
    bool const right = off <= 0.005 * std::max(1.0, std::fabs(*figure->value));
    text += right ? fmt::format("  Right: {} is {}.\n", figure->name, digits(*figure->value))
                  : fmt::format("  You said {}; {} is {}, {} than you thought.\n", digits(*guess), figure->name,
                                digits(*figure->value), *figure->value > *guess ? "more" : "less");
  }
  text += "\n" + table(figures) + "\n";
  text += paragraph("Source: ", model.source) + paragraph("Next: ", model.vary);
  if (!model.scenario.empty()) text += "As a scenario of the general game: zopa check " + model.scenario + "\n";
  return text;
}

ordered_json textbook_list_json() {
  ordered_json json = json_head("zopa.textbook");
  json["models"] = ordered_json::array();
  for (auto const& model : study::textbook()) json["models"].push_back(about(model));
  return json;
}

ordered_json textbook_json(TextbookModel const& model, study::TextbookValues const& values,
                           std::vector<TextbookFigure> const& figures) {
  ordered_json json = json_head("zopa.textbook");
  json["model"] = about(model);
  json["parameters"] = ordered_json::object();
  for (auto const& p : model.parameters) {
    auto const& value = values.list(p.name);
    if (p.kind == TextbookParameter::Kind::word)
      json["parameters"][p.name] = value_in_words(p, value);
    else if (p.kind == TextbookParameter::Kind::list)
      json["parameters"][p.name] = value;
    else
      json["parameters"][p.name] = value.front();
  }
  json["figures"] = ordered_json::array();
  for (auto const& figure : figures) json["figures"].push_back(figure_json(figure));
  json["next"] = model.vary;
  json["scenario"] = model.scenario.empty() ? ordered_json(nullptr) : ordered_json(model.scenario);
  return json;
}

}  // namespace zopa::report
