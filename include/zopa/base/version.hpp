#pragma once

namespace zopa::base {

/// The release, as `zopa --version` prints it. The build fails when it differs from CMake's.
inline constexpr char const* version = "0.1.0";

}  // namespace zopa::base
