#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/diagnostic.hpp"
#include "zopa/study/sweep.hpp"

namespace zopa::io {

/// A question over many runs: which scenario, what varies, how much is simulated, what is kept.
struct StudyFile {
  std::string title;
  std::filesystem::path scenario;      ///< found from the working directory: the file's own folder is in front
  std::vector<std::string> overlays;   ///< laid on it in order
  study::Grid grid;                    ///< the axes of `vary`, in file order
  std::optional<int> draws, replicates;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> keep;       ///< names of metrics; empty: the program's choice
};

struct StudyReading {
  std::optional<StudyFile> study;  ///< set iff no diagnostic is an error
  std::vector<Diagnostic> diagnostics;
};

/// Reads a study. Paths of `vary` are not compared with the scenario here: each point is read as a scenario of its own.
StudyReading read_study(std::filesystem::path const& file);
StudyReading read_study_text(std::string const& text, std::string const& name);

}  // namespace zopa::io
