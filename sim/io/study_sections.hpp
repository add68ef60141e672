#pragma once

#include "io/description.hpp"

namespace zopa::io {

/// The description of study files: the whole file, `games`, and the range of an axis.
std::vector<SectionDescription> const& study_language();

}  // namespace zopa::io
