#include "zopa/study/textbook.hpp"

#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "support/draws.hpp"

using namespace zopa::study;
using zopa::test::Draws;

namespace {

/// Values anywhere in their ranges, ends included; wide ranges near the default.
TextbookValues any_values(TextbookModel const& model, Draws& draw) {
  TextbookValues values;
  for (auto const& p : model.parameters) {
    std::vector<double> value;
    for (double const usual : p.value) {
      double const low = std::max(p.low, usual - 5), high = std::min(p.high, usual + 5);
      double x = draw.uniform(low, high);
      if (draw.integer(0, 9) == 0) x = draw.integer(0, 1) ? low : high;
      if (p.kind == TextbookParameter::Kind::whole || p.kind == TextbookParameter::Kind::word) x = std::floor(x);
      value.push_back(x);
    }
    if (p.private_cost && value.front() > value.back()) std::swap(value.front(), value.back());
    values.set(p.name, value);
  }
  return values;
}

void check_figures(std::vector<TextbookFigure> const& figures) {
  for (auto const& figure : figures) {
    CAPTURE(figure.name);
    CHECK((figure.value || !figure.words.empty()));  // a number, a word or a reason
    if (!figure.value) continue;
    CHECK(std::isfinite(*figure.value));
    if (!figure.check) continue;
    CAPTURE(figure.check->how);
    CHECK(std::fabs(*figure.value - figure.check->value) <=
          figure.check->within * std::max(1.0, std::fabs(*figure.value)));
  }
}

}  // namespace

TEST_CASE("Every model has its own name, solves as it stands, and agrees with its second way") {
  std::set<std::string> ids, labels;
  for (auto const& model : textbook()) {
    CAPTURE(model.id);
    CHECK(ids.insert(model.id).second);
    CHECK(labels.insert(model.label).second);
    CHECK_FALSE(textbook_family(model.label.front()).empty());
    CHECK(textbook_model(model.id) == &model);
    CHECK(textbook_model(model.label) == &model);
    CHECK_FALSE((model.source.empty() || model.sentence.empty() || model.vary.empty()));
    auto const values = model.defaults();
    if (model.problem) CHECK(model.problem(values) == "");
    check_figures(model.solve(values));
  }
  CHECK(textbook_model("c9.enforce") == textbook_model("guarantor"));
  CHECK(textbook_model("nothing") == nullptr);
  CHECK(textbook_model("") == nullptr);
}

TEST_CASE("Any parameters within their ranges give numbers or say why not, and the second way agrees") {
  Draws draw(7);
  for (auto const& model : textbook()) {
    CAPTURE(model.id);
    int solved = 0;
    for (int n = 0; n < 60 && solved < 12; ++n) {
      auto const values = any_values(model, draw);
      if (model.problem && !model.problem(values).empty()) continue;
      ++solved;
      std::string given;
      for (auto const& p : model.parameters) {
        given += p.name + "=";
        for (double const x : values.list(p.name)) given += std::to_string(x) + ",";
        given += " ";
      }
      CAPTURE(given);
      check_figures(model.solve(values));
    }
    CHECK(solved > 0);
  }
}

TEST_CASE("Values are read as people write them, and what does not fit says what would") {
  auto const& fearon = *textbook_model("fearon");
  std::vector<double> value;
  CHECK(read_textbook_value(*fearon.parameter("cB"), "U[0.1,0.4]", value) == "");
  CHECK(value == std::vector<double>{.1, .4});
  CHECK(read_textbook_value(*fearon.parameter("cB"), ".3", value) == "");
  CHECK(read_textbook_value(*fearon.parameter("cB"), ".4,.1", value) != "");
  CHECK(read_textbook_value(*fearon.parameter("cB"), "1,2,3", value) != "");
  for (char const* bad : {"", "x", "1.5", "-1", "nan", "inf", "0x1", "1,2"})
    CHECK(read_textbook_value(*fearon.parameter("p"), bad, value) != "");
  auto const& stahl = *textbook_model("B1");
  CHECK(stahl.parameter("T") == stahl.parameter("horizon"));
  CHECK(read_textbook_value(*stahl.parameter("T"), "2.5", value) == "a whole number, 1 to 1e+06");
  CHECK(read_textbook_value(*textbook_model("concession")->parameter("curve"), "exponential", value) == "");
  CHECK(value == std::vector<double>{1});
}
