#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/template.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::cli {
namespace {

std::vector<std::string> split(std::string const& text) {
  std::vector<std::string> out;
  std::string word;
  for (char const c : text + ",") {
    if (c != ',') {
      word += c;
      continue;
    }
    auto const from = word.find_first_not_of(' '), to = word.find_last_not_of(' ');
    if (from != std::string::npos) out.push_back(word.substr(from, to - from + 1));
    word.clear();
  }
  return out;
}

/// "border=river,ridge,road", or "border" for the usual options.
io::CaseOutline::Issue issue_of(std::string const& text) {
  auto const equals = text.find('=');
  if (equals == std::string::npos) return {text, io::CaseOutline::Issue{}.options};
  return {text.substr(0, equals), split(text.substr(equals + 1))};
}

struct NewArguments {
  std::string file, title;
  std::vector<std::string> parties, issues;
  bool json = false;
};

/// Asks on a terminal; an empty answer takes what stands in brackets.
std::string asked(std::string const& question, std::string const& standard) {
  fmt::print(stderr, "{} [{}]: ", question, standard);
  std::string answer;
  std::getline(std::cin, answer);
  return answer.empty() ? standard : answer;
}

io::CaseOutline outline_of(NewArguments const& given) {
  io::CaseOutline out;
  bool const any = !given.title.empty() || !given.parties.empty() || !given.issues.empty();
  if (any || isatty(STDIN_FILENO) == 0) {
    if (!given.title.empty()) out.title = given.title;
    if (!given.parties.empty()) out.parties = given.parties;
    if (given.issues.empty()) return out;
    out.issues.clear();
    for (auto const& text : given.issues) out.issues.push_back(issue_of(text));
    return out;
  }
  out.title = asked("What is the case called?", out.title);
  out.parties = split(asked("Who bargains? Names, separated by commas", "North, South"));
  out.issues.clear();
  for (auto const& name : split(asked("About which issues?", "border, water")))
    out.issues.push_back({name, split(asked("  Possible answers to '" + name + "', in order", "first, middle, last"))});
  return out;
}

std::optional<std::string> problem_with(std::string const& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return fmt::format("{} is there already; zopa new overwrites nothing", file);
  return std::nullopt;
}

Exit write(NewArguments const& given) {
  auto problem = problem_with(given.file);
  if (problem) return fmt::print(stderr, "{}\n", *problem), Exit::input;
  auto const outline = outline_of(given);
  auto const wrong = io::faults(outline);
  for (auto const& fault : wrong) fmt::print(stderr, "{}\n", fault);
  if (!wrong.empty()) return Exit::input;
  std::ofstream out(given.file, std::ios::binary);
  out << io::new_case(outline);
  out.close();
  if (!out) return fmt::print(stderr, "{} cannot be written\n", given.file), Exit::input;
  if (!read({given.file, {}, {}})) return Exit::internal;  // it is a promise that a new case reads
  if (given.json) {
    auto json = report::json_head("zopa.new");
    json["file"] = given.file;
    fmt::print("{}\n", json.dump(2));
  } else {
    fmt::print("{} is written and in order.\nNext: edit it, then zopa check {}, zopa solve {}; zopa explain PATH tells about any line.\n", given.file, given.file, given.file);
  }
  return Exit::done;
}

}  // namespace

void add_new(CLI::App& program, Exit& exit) {
  auto const given = std::make_shared<NewArguments>();
  CLI::App* verb = program.add_subcommand("new", "Write a small commented case to start from");
  verb->add_option("file", given->file, "The file to write; it must not exist")->required()->type_name("FILE");
  verb->add_option("--title", given->title, "What the case is called");
  verb->add_option("--party", given->parties, "A party (again for more, or separated by commas)")->delimiter(',')->take_all();
  verb->add_option("--issue", given->issues, "An issue with its options: --issue border=river,ridge,road (again for more)")->take_all()->allow_extra_args(false);
  verb->add_flag("--json", given->json, "Print the result for machines (docs/json.md)");
  verb->footer("Without --title, --party and --issue it asks on a terminal.\n"
               "Example: zopa new merger.yaml --title 'A merger' --party Alpha,Beta --issue price=low,middle,high --issue seat=here,there");
  verb->callback([given, &exit] { exit = write(*given); });
}

}  // namespace zopa::cli
