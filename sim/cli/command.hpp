#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "zopa/io/scenario_file.hpp"

namespace zopa::cli {

/// How a verb ended, as the shell sees it.
enum class Exit : int {
  done = 0,
  no = 1,          ///< the answer is no: a check failed, an expectation was missed
  input = 2,       ///< usage or input error
  internal = 3,    ///< our bug
  interrupted = 4  ///< stopped, can be resumed
};

/// The scenario named on a command line: FILE, then any of `+overlay`, and `--set path=value`.
struct ScenarioArguments {
  std::vector<std::string> words;  ///< FILE and +overlays as typed
  std::vector<std::string> sets;
  bool json = false;

  /// Adds the arguments to a verb.
  void add_to(CLI::App& verb);
  io::Request request() const;
  /// "FILE +overlay --set …" as typed: for the "next" lines.
  std::string arguments() const;
};

/// Reads the scenario; prints what is wrong on stderr. nullopt: leave with Exit::input.
std::optional<model::Scenario> read(io::Request const& request);

/// Writes a file; when it cannot, says so on stderr and answers false.
bool write_file(std::string const& path, std::string const& text);

/// What a file holds; nullopt if it cannot be read.
std::optional<std::string> file_text(std::string const& path);

/// When the verb is chosen, `work(*options)` is done and says how the program ends.
template <class Options>
void on_chosen(CLI::App& verb, Exit& exit, std::shared_ptr<Options> options, Exit (*work)(Options const&)) {
  verb.callback([options, work, &exit] { exit = work(*options); });
}

/// Each verb adds itself to the program and, when chosen, leaves its exit code in `exit`.
void add_check(CLI::App& program, Exit& exit);
void add_new(CLI::App& program, Exit& exit);
void add_explain(CLI::App& program, Exit& exit);
void add_describe(CLI::App& program, Exit& exit);
void add_fmt(CLI::App& program, Exit& exit);
void add_solve(CLI::App& program, Exit& exit);
void add_run(CLI::App& program, Exit& exit);
void add_play(CLI::App& program, Exit& exit);
void add_compare(CLI::App& program, Exit& exit);
void add_sweep(CLI::App& program, Exit& exit);
void add_results(CLI::App& program, Exit& exit);
void add_sensitivity(CLI::App& program, Exit& exit);
void add_propose(CLI::App& program, Exit& exit);
void add_report(CLI::App& program, Exit& exit);
void add_tournament(CLI::App& program, Exit& exit);
void add_exploit(CLI::App& program, Exit& exit);
void add_mechanisms(CLI::App& program, Exit& exit);
void add_decompose(CLI::App& program, Exit& exit);
void add_signature(CLI::App& program, Exit& exit);
void add_game(CLI::App& program, Exit& exit);
void add_textbook(CLI::App& program, Exit& exit);
void add_import(CLI::App& program, Exit& exit);
void add_export(CLI::App& program, Exit& exit);

}  // namespace zopa::cli
