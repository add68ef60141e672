#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/io/scenario_file.hpp"

namespace zopa::io {

/// The file with all it extends and all that is laid on it, as one file that reads back to the same scenario. Each
/// value has the place it comes from as a comment (`# base.yaml:12`). nullopt if it does not read; `read_scenario` says
/// why.
std::optional<std::string> resolved_yaml(Request const&);
/// The same as JSON, for readers without YAML. Keys keep their order.
std::optional<nlohmann::ordered_json> resolved_json(Request const&);

/// An overlay that can be laid on a file by its name.
struct OverlayBeside {
  std::string name;   ///< as after `+`
  std::string title;  ///< what its first line says it is
};
/// Those beside a file and in its folder `overlays`, by name.
std::vector<OverlayBeside> overlays_beside(std::filesystem::path const& file);

/// One value of a file, for people who look for its path.
struct Value {
  std::string path;     ///< as `--set` takes it
  std::string written;  ///< as the file has it: "0.99", "{uniform: [0, 1]}"
  std::string unit;     ///< may be empty
  std::string source;   ///< of the value itself or of the mapping it stands in; may be empty
  std::string origin;   ///< "base.yaml:12"
};
/// All values at or below a path, in file order; all of the file for an empty path. `*` stands for any one name:
/// parties.*.discount. Empty if the file does not read or nothing is there.
std::vector<Value> values(Request const&, std::string const& path = "");
/// The path of the file that comes nearest to one where nothing is; empty if none does.
std::string nearest_path(Request const&, std::string const& path);

}  // namespace zopa::io
