#pragma once

#include <optional>
#include <string>

#include "io/complaints.hpp"
#include "io/description.hpp"
#include "io/node.hpp"
#include "zopa/base/distribution.hpp"

namespace zopa::io {

/// A number as the language has it: plain, a sourced fact `{value: …, source: …}`, or a distribution.
struct Number {
  double central = 0;  ///< the number, or the median
  std::optional<base::Distribution> distribution;
  bool is_private = false;
  std::string source;  ///< id, may be empty
};

/// Is this mapping a number (a distribution or a fact) rather than something else?
bool is_number_mapping(Node const&);

/// Reads one. With complaints it says everything wrong with it; without it is silent, for places already checked.
/// \param label  what the number is called in messages ("discount")
std::optional<Number> read_number(Node const&, NumberForm const&, std::string const& label, Complaints* = nullptr);

}  // namespace zopa::io
