#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <unistd.h>

#include <fmt/format.h>
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

/// Asks on a terminal; an empty answer takes what stands in brackets, and so does the end of the input.
std::string asked(std::string const& question, std::string const& standard) {
  fmt::print(stderr, "{} [{}]: ", question, standard);
  std::string answer;
  std::getline(std::cin, answer);
  return answer.empty() ? standard : answer;
}

/// Asks until the answer leaves nothing to complain of; the end of the input ends the asking.
template <class Take>
void asked_until_right(std::string const& question, std::string const& standard, Take const& take) {
  for (;;) {
    auto const wrong = io::faults(take(asked(question, standard)));
    if (wrong.empty()) return;
    for (auto const& fault : wrong) fmt::print(stderr, "  {}\n", fault);
    if (!std::cin) return;
  }
}

/// One issue after the other, until an empty answer; with its options at once (`border=river,ridge,road`) or asked for.
void ask_for_issues(io::CaseOutline& out) {
  std::vector<io::CaseOutline::Issue> const standard = std::move(out.issues);
  out.issues.clear();
  for (bool more = true; more && std::cin;) {
    bool const first = out.issues.empty();
    asked_until_right(
        first ? "What is it about? An issue, or an issue with its answers (border=river,ridge,road)" : "And?",
        first ? "border and water" : "nothing more", [&](std::string const& answer) {
          io::CaseOutline trial = out;
          more = answer != "nothing more";
          if (answer == "border and water")
            trial.issues = standard, more = false;
          else if (more)
            trial.issues.push_back(issue_of(answer));
          if (io::faults(trial).empty()) out = trial;
          return trial;
        });
    if (!more || out.issues.empty()) return;
    auto& issue = out.issues.back();
    if (issue.options != io::CaseOutline::Issue{}.options) continue;
    asked_until_right(fmt::format("  Possible answers to '{}', in order", issue.name), "first, middle, last",
                      [&](std::string const& answer) {
                        io::CaseOutline trial = out;
                        trial.issues.back().options = split(answer);
                        if (io::faults(trial).empty()) out = trial;
                        return trial;
                      });
  }
}

io::CaseOutline asked_outline() {
  io::CaseOutline out;
  asked_until_right("What is the case called?", out.title, [&](std::string const& answer) {
    out.title = answer;
    return out;
  });
  asked_until_right("Who bargains? Names, separated by commas", "North, South", [&](std::string const& answer) {
    out.parties = split(answer);
    return out;
  });
  ask_for_issues(out);
  return out;
}

io::CaseOutline outline_of(NewArguments const& given) {
  io::CaseOutline out;
  bool const any = !given.title.empty() || !given.parties.empty() || !given.issues.empty();
  if (!any && isatty(STDIN_FILENO) != 0) return asked_outline();
  if (!given.title.empty()) out.title = given.title;
  if (!given.parties.empty()) out.parties = given.parties;
  if (given.issues.empty()) return out;
  out.issues.clear();
  for (auto const& text : given.issues) out.issues.push_back(issue_of(text));
  return out;
}

std::optional<std::string> problem_with(std::string const& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored))
    return fmt::format("{} is there already; zopa new overwrites nothing", file);
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
    fmt::print(
        "{} is written and in order.\nNext: edit it, then zopa check {}, zopa solve {}; zopa explain PATH tells about "
        "any line.\n",
        given.file, given.file, given.file);
  }
  return Exit::done;
}

}  // namespace

void add_new(CLI::App& program, Exit& exit) {
  auto const given = std::make_shared<NewArguments>();
  CLI::App* verb = program.add_subcommand("new", "Write a small commented case to start from");
  verb->add_option("file", given->file, "The file to write; it must not exist")->required()->type_name("FILE");
  verb->add_option("--title", given->title, "What the case is called");
  verb->add_option("--party", given->parties, "A party (again for more, or separated by commas)")
      ->delimiter(',')
      ->take_all();
  verb->add_option("--issue", given->issues,
                   "An issue with its options: --issue border=river,ridge,road (again for more)")
      ->take_all()
      ->allow_extra_args(false);
  verb->add_flag("--json", given->json, "Print the result for machines (docs/json.md)");
  verb->footer(
      "Without --title, --party and --issue it asks on a terminal.\n"
      "Example: zopa new merger.yaml --title 'A merger' --party Alpha,Beta --issue price=low,middle,high --issue "
      "seat=here,there");
  verb->callback([given, &exit] { exit = write(*given); });
}

}  // namespace zopa::cli
