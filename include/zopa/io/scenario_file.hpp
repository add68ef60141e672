#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/diagnostic.hpp"
#include "zopa/model/scenario.hpp"

namespace zopa::io {

/// What to read: a file, overlays stacked in order (`+name` or a path), then `--set` assignments.
struct Request {
  std::filesystem::path file;
  std::vector<std::string> overlays;
  std::vector<std::string> sets;  ///< "path=value"
};

/// A scenario, or why there is none. All errors of all files at once; warnings beside a scenario.
struct Reading {
  std::optional<model::Scenario> scenario;  ///< set iff no diagnostic is an error
  std::vector<Diagnostic> diagnostics;      ///< in order of file, line, column
};

/// "a+b" as the two overlays that it stacks; none for an empty text.
std::vector<std::string> stacked(std::string const& overlays);

/// Reads, merges and checks. Never throws for bad input; cost: about 10 ms for the largest shipped scenario.
Reading read_scenario(Request const&);
/// The same from text (tests, fuzzing, --stdin); `name` stands for the file in diagnostics.
Reading read_scenario_text(std::string const& text, std::string const& name, std::vector<std::string> const& sets = {});

/// A scenario that is read again and again under other assignments, such as at the points of a study: its files are read
/// and parsed once, at the beginning.
class ScenarioReader {
 public:
  explicit ScenarioReader(Request const&);
  /// As `read_scenario` with these assignments after those of the request.
  Reading with(std::vector<std::string> const& sets) const;

 private:
  struct Loaded;
  std::shared_ptr<Loaded const> loaded_;
};

}  // namespace zopa::io
