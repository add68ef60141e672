#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zopa::architecture {

/// A file of ours as the rules read it: where it is, which layer it belongs to, and its lines.
struct Source {
  std::string path;   ///< relative to the root of the repository, e.g. "sim/solve/frontier.cpp"
  std::string layer;  ///< "solve"; empty for include/zopa/zopa.hpp
  std::vector<std::string> lines;
};

/// All of include/ and sim/, sorted by path.
std::vector<Source> our_sources(std::filesystem::path const& root);

/// One line of a rule's complaint: "sim/solve/x.cpp:7: <what is wrong>".
using Complaints = std::vector<std::string>;

/// Includes of a higher layer or of a sibling, and the umbrella header anywhere inside.
Complaints forbidden_includes(Source const& source);

/// `#pragma omp` and <omp.h> outside engine.
Complaints threads_outside_engine(Source const& source);

/// Printing outside cli and report. A library that prints cannot be used by a page or another program.
Complaints printing(Source const& source);

/// A source whose first include is not its own header, where it has one: the header would not be proven to stand alone.
Complaints own_header_later(Source const& source, std::filesystem::path const& root);

/// Any of `names` as a word, without regard to case: also as part of an identifier (kerch_bridge, KerchBridge).
Complaints names_spoken(Source const& source, std::vector<std::string> const& names);

}  // namespace zopa::architecture
