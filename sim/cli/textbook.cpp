#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/nearest.hpp"
#include "zopa/report/textbook_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

struct TextbookOptions {
  std::string model;
  std::vector<std::string> sets;
  bool guess = false, json = false;
};

std::string did_you_mean(std::string const& word, std::vector<std::string> const& names) {
  std::string const near = io::nearest(word, names);
  return near.empty() ? "" : fmt::format("; did you mean {}?", near);
}

study::TextbookModel const* named(std::string const& word) {
  auto const* model = study::textbook_model(word);
  if (model) return model;
  std::vector<std::string> names;
  for (auto const& known : study::textbook()) names.push_back(known.id);
  fmt::print(stderr, "error: the textbook has no model {}{}\nzopa textbook lists them.\n", word,
             did_you_mean(word, names));
  return nullptr;
}

/// One --set; prints what is wrong with it.
bool set(study::TextbookModel const& model, std::string const& text, study::TextbookValues& values) {
  std::size_t const equals = text.find('=');
  std::string const name = text.substr(0, equals);
  auto const* parameter = model.parameter(name);
  if (auto const together = model.together(name); !parameter && !together.empty() && equals != std::string::npos) {
    auto const expected = study::read_textbook_values(together, text.substr(equals + 1), values);
    if (!expected.empty()) fmt::print(stderr, "error: --set {}: {} takes {}\n", text, name, expected);
    return expected.empty();
  }
  if (!parameter) {
    std::vector<std::string> names;
    for (auto const& p : model.parameters) names.push_back(p.name);
    fmt::print(stderr, "error: --set {}: {} has no parameter {}{}\nIt has {}.\n", text, model.id, name,
               did_you_mean(name, names), report::listing(names));
    return false;
  }
  std::vector<double> value;
  std::string const expected = equals == std::string::npos
                                   ? study::expected_of(*parameter)
                                   : study::read_textbook_value(*parameter, text.substr(equals + 1), value);
  if (!expected.empty()) {
    fmt::print(stderr, "error: --set {}: {} ({}) takes {}, as in --set {}=…\n", text, parameter->name,
               parameter->meaning, expected, parameter->name);
    return false;
  }
  values.set(parameter->name, std::move(value));
  return true;
}

std::optional<study::TextbookValues> values_of(study::TextbookModel const& model,
                                               std::vector<std::string> const& sets) {
  study::TextbookValues values = model.defaults();
  bool good = true;
  for (auto const& text : sets) good = set(model, text, values) && good;
  if (!good) return std::nullopt;
  std::string const problem = model.problem ? model.problem(values) : std::string{};
  if (problem.empty()) return values;
  fmt::print(stderr, "error: {}: {}\n", model.id, problem);
  return std::nullopt;
}

/// Asks until a number comes; nullopt where the input ends.
std::optional<double> ask(std::string const& figure) {
  fmt::print("\nWhat is your guess: {}? ", figure);
  std::fflush(stdout);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (isatty(STDIN_FILENO) == 0) fmt::print("{}\n", line);
    std::vector<double> guess;
    study::TextbookParameter const number{"guess", "", {0}, -1e300, 1e300};
    if (study::read_textbook_value(number, line, guess).empty()) return guess.front();
    fmt::print("A number, please, as .5 or 3: ");
    std::fflush(stdout);
  }
  fmt::print("\n");
  return std::nullopt;
}

Exit solve(TextbookOptions const& options) {
  auto const* model = named(options.model);
  auto const values = model ? values_of(*model, options.sets) : std::nullopt;
  if (!values) return Exit::input;
  auto const figures = model->solve(*values);
  if (options.json) {
    fmt::print("{}\n", report::textbook_json(*model, *values, figures).dump(2));
    return Exit::done;
  }
  fmt::print("{}", report::textbook_question_text(*model, *values));
  std::string const asked = report::textbook_asked_for(figures);
  std::optional<double> guess;
  if (options.guess && !asked.empty()) guess = ask(asked);
  fmt::print("{}", report::textbook_answer_text(*model, figures, guess));
  return Exit::done;
}

}  // namespace

void add_textbook(CLI::App& program, Exit& exit) {
  auto const options = std::make_shared<TextbookOptions>();
  CLI::App* verb = program.add_subcommand(
      "textbook", "The classic models of bargaining and war, solved: formula beside number. Alone: the list.");
  verb->add_option("model", options->model, "A model's name or its label, as B1")->type_name("MODEL");
  verb->add_option("--set", options->sets, "Change one parameter: --set horizon=11 (again for more)")
      ->type_name("NAME=VALUE")
      ->take_all()
      ->allow_extra_args(false);
  CLI::Option* guess = verb->add_flag("--guess", options->guess, "Ask for your guess before telling");
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)")->excludes(guess);
  verb->footer("Example: zopa textbook stahl --set horizon=11 --guess");
  verb->callback([options, &exit] {
    if (!options->model.empty()) {
      exit = solve(*options);
      return;
    }
    if (!options->sets.empty() || options->guess) {
      fmt::print(stderr, "error: --set and --guess need a model, as in zopa textbook stahl --set horizon=11\n");
      exit = Exit::input;
      return;
    }
    if (options->json)
      fmt::print("{}\n", report::textbook_list_json().dump(2));
    else
      fmt::print("{}", report::textbook_list_text());
  });
}

}  // namespace zopa::cli
