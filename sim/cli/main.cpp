#include <cstdio>
#include <exception>
#include <stdexcept>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "zopa/base/freed_memory.hpp"
#include "zopa/base/version.hpp"

int main(int argc, char** argv) {
  using zopa::cli::Exit;
  zopa::base::keep_freed_memory();
  CLI::App program{
      "zopa: is there a deal that all sides could sign, what stands in its way, and would talks find it?\n"
      "Start with: zopa solve scenarios/tutorial/1_river.yaml"};
  program.set_version_flag("--version", std::string("zopa ") + zopa::base::version);
  program.require_subcommand(1);
  program.footer(
      "Every verb has --help with an example, and --json for machines. Exit codes: 0 done, 1 the answer is no,\n"
      "2 usage or input error, 3 internal error, 4 interrupted.");
  Exit exit = Exit::done;
  zopa::cli::add_new(program, exit);
  zopa::cli::add_check(program, exit);
  zopa::cli::add_solve(program, exit);
  zopa::cli::add_run(program, exit);
  zopa::cli::add_play(program, exit);
  zopa::cli::add_compare(program, exit);
  zopa::cli::add_sweep(program, exit);
  zopa::cli::add_results(program, exit);
  zopa::cli::add_sensitivity(program, exit);
  zopa::cli::add_propose(program, exit);
  zopa::cli::add_report(program, exit);
  zopa::cli::add_explain(program, exit);
  zopa::cli::add_describe(program, exit);
  zopa::cli::add_tournament(program, exit);
  zopa::cli::add_exploit(program, exit);
  zopa::cli::add_fmt(program, exit);
  zopa::cli::add_textbook(program, exit);
  zopa::cli::add_import(program, exit);
  zopa::cli::add_export(program, exit);
  zopa::cli::add_game(program, exit);
  zopa::cli::add_mechanisms(program, exit);
  zopa::cli::add_decompose(program, exit);
  zopa::cli::add_signature(program, exit);
  try {
    program.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return program.exit(error) == 0 ? 0 : static_cast<int>(Exit::input);
  } catch (std::length_error const& error) {  // where a method ends, with what to do instead
    fmt::print(stderr, "zopa: {}\n", error.what());
    return static_cast<int>(Exit::input);
  } catch (std::exception const& error) {
    fmt::print(stderr, "zopa: internal error: {}\nThis is our mistake; please report the command and the files.\n",
               error.what());
    return static_cast<int>(Exit::internal);
  }
  return static_cast<int>(exit);
}
