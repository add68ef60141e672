#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/format.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::cli {
namespace {

struct FmtArguments {
  std::vector<std::string> files;
  bool check = false, json = false;
};

/// Whether the file changes; nullopt after an error.
std::optional<bool> format_file(std::string const& file, bool write) {
  auto const text = file_text(file);
  if (!text) return fmt::print(stderr, "{} cannot be read\n", file), std::nullopt;
  auto const formatting = io::formatted(*text, file);
  if (!formatting.text) return fmt::print(stderr, "{}", io::render(formatting.diagnostics)), std::nullopt;
  bool const changes = *formatting.text != *text;
  if (!changes || !write) return changes;
  std::ofstream out(file, std::ios::binary);
  out << *formatting.text;
  out.close();
  if (!out) return fmt::print(stderr, "{} cannot be written\n", file), std::nullopt;
  return true;
}

Exit format_all(FmtArguments const& given) {
  Exit exit = Exit::done;
  auto list = nlohmann::ordered_json::array();
  for (auto const& file : given.files) {
    auto const changes = format_file(file, !given.check);
    if (!changes) {
      exit = Exit::input;
      continue;
    }
    if (given.check && *changes && exit == Exit::done) exit = Exit::no;
    list.push_back({{"file", file}, {"changed", *changes}});
    if (*changes && !given.json) fmt::print("{} {}\n", file, given.check ? "would change" : "is laid out anew");
  }
  if (given.json) {
    auto json = report::json_head("zopa.fmt");
    json["files"] = list;
    fmt::print("{}\n", json.dump(2));
  }
  return exit;
}

}  // namespace

void add_fmt(CLI::App& program, Exit& exit) {
  auto const given = std::make_shared<FmtArguments>();
  CLI::App* verb = program.add_subcommand(
      "fmt", "Lay files out in the house style: order of keys, indentation, alignment; comments stay");
  verb->add_option("files", given->files, "Scenarios, overlays, studies")->required()->type_name("FILE …");
  verb->add_flag("--check", given->check, "Change nothing; exit code 1 if a file would change");
  verb->add_flag("--json", given->json, "Print the result for machines (docs/json.md)");
  verb->footer("Example: zopa fmt --check scenarios/tutorial/1_river.yaml");
  verb->callback([given, &exit] { exit = format_all(*given); });
}

}  // namespace zopa::cli
