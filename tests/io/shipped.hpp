#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "zopa/io/scenario_file.hpp"

namespace zopa::test {

inline std::string file_content(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The .yaml files below a folder of the project, ascending.
inline std::vector<std::filesystem::path> yaml_files(std::string const& folder) {
  std::vector<std::filesystem::path> out;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(ZOPA_SOURCE_DIR) / folder))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

enum class Kind { scenario, overlay, study };

inline Kind kind_of(std::filesystem::path const& file) {
  auto const text = "\n" + file_content(file);
  if (text.find("\nzopa:") != std::string::npos || text.find("\nextends:") != std::string::npos) return Kind::scenario;
  return text.find("\nstudy:") != std::string::npos ? Kind::study : Kind::overlay;
}

/// How every shipped scenario is read, and every overlay on the files it lies beside or below: one request each.
inline std::vector<io::Request> shipped() {
  std::vector<io::Request> out;
  auto const files = yaml_files("scenarios");
  for (auto const& file : files) {
    if (kind_of(file) == Kind::scenario) out.push_back({file, {}, {}});
    if (kind_of(file) != Kind::overlay) continue;
    auto const folder = file.parent_path();
    auto const above = folder.parent_path() / (folder.filename().string() + ".yaml");
    for (auto const& base : files) {
      bool const lies_under = base == above || base.parent_path() == folder;
      if (lies_under && kind_of(base) == Kind::scenario) out.push_back({base, {file.string()}, {}});
    }
  }
  return out;
}

/// For messages: "a.yaml +b.yaml".
inline std::string name(io::Request const& request) {
  auto out = std::filesystem::relative(request.file, ZOPA_SOURCE_DIR).string();
  for (auto const& overlay : request.overlays) out += " +" + std::filesystem::path(overlay).filename().string();
  return out;
}

}  // namespace zopa::test
