#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/explain.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::cli {
namespace {

nlohmann::ordered_json json_of(std::vector<io::Explanation> const& explanations) {
  auto out = nlohmann::ordered_json::array();
  for (auto const& e : explanations) {
    using Kind = io::Explanation::Kind;
    auto details = nlohmann::ordered_json::object();
    for (auto const& [label, text] : e.details) details[label] = text;
    out.push_back({{"kind", e.kind == Kind::term ? "term" : e.kind == Kind::section ? "section" : "field"}, {"name", e.name}, {"help", e.help}, {"details", details}});
  }
  auto json = report::json_head("zopa.explain");
  json["explanations"] = out;
  return json;
}

void say_terms() {
  fmt::print("Terms of the field (zopa explain TERM):\n");
  for (auto const& term : io::glossary()) fmt::print("  {}\n", term.word);
  fmt::print("\nAny path of a scenario too: zopa explain parties.A.discount; and any section: zopa explain party\n");
}

}  // namespace

void add_explain(CLI::App& program, Exit& exit) {
  struct Options {
    std::vector<std::string> words;
    bool json = false;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("explain", "What does a term of the field, or a path of a scenario, mean?");
  verb->add_option("what", options->words, "A term (ZOPA, red line), a path (parties.A.discount) or a key; nothing: the list of terms")->type_name("TERM|PATH");
  verb->add_flag("--json", options->json, "Print the result for machines (docs/json.md)");
  verb->footer("Example: zopa explain nash solution\n         zopa explain parties.A.red_lines.x.real");
  verb->callback([options, &exit] {
    std::string what;
    for (auto const& word : options->words) what += (what.empty() ? "" : " ") + word;
    if (what.empty() && !options->json) return say_terms();
    auto const explanations = io::explain(what);
    if (explanations.empty()) {
      auto const near = io::nearest_explained(what);
      fmt::print(stderr, "there is no term, path or key '{}'{}\n", what, near.empty() ? "; zopa explain lists the terms" : fmt::format(".  did you mean '{}'?", near));
      exit = Exit::input;
      return;
    }
    if (options->json) fmt::print("{}\n", json_of(explanations).dump(2));
    else fmt::print("{}", io::render(explanations));
  });
}

}  // namespace zopa::cli
