#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/diagnostic.hpp"
#include "zopa/io/scenario_file.hpp"
#include "zopa/study/grid.hpp"
#include "zopa/study/until.hpp"

namespace zopa::io {

/// A question over many runs: which scenario, what varies, how much is simulated, what is kept.
struct StudyFile {
  std::string title;
  std::filesystem::path scenario;     ///< found from the working directory: the file's own folder is in front
  std::vector<std::string> overlays;  ///< laid on it in order
  study::Grid grid;                   ///< the axes of `vary`, in file order
  std::optional<int> draws, replicates;
  std::optional<study::Until> until;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> keep;  ///< names of metrics; empty: the program's choice
  /// Where each axis, each kept name and the metric of `until` stands, for what is found wrong with it later.
  std::vector<Diagnostic> axis_places, keep_places, until_places;
};

struct StudyReading {
  std::optional<StudyFile> study;  ///< set iff no diagnostic is an error
  std::vector<Diagnostic> diagnostics;
};

/// Reads a study, not its scenario.
StudyReading read_study(std::filesystem::path const& file);
StudyReading read_study_text(std::string const& text, std::string const& name);

/// The scenario at a point of the study's grid. What is wrong with a value of the point is said at its axis in the
/// study.
Reading scenario_at(StudyFile const& study, std::vector<double> const& point,
                    std::vector<std::string> const& sets = {});

/// The same for many points: the scenario's files are read once. Expects the study to outlive it.
class PointReader {
 public:
  PointReader(StudyFile const& study, std::vector<std::string> const& sets)
      : study_(study), scenario_({study.scenario, study.overlays, sets}) {}
  Reading at(std::vector<double> const& point) const;

 private:
  StudyFile const& study_;
  ScenarioReader scenario_;
};

/// The same from the text of a scenario that a store holds, for a game of a study that is played again.
/// \param name stands for the file in diagnostics.
Reading scenario_at(std::string const& text, std::string const& name, study::Grid const& grid, std::vector<double> const& point);

/// What only the scenario can tell, before hours are spent: paths, values (every one of an axis up to 64, else the two
/// ends and the extremes, the other axes at their first), names of metrics. Cost: one reading of the scenario per
/// value.
std::vector<Diagnostic> check(StudyFile const& study, std::vector<std::string> const& sets = {});

}  // namespace zopa::io
