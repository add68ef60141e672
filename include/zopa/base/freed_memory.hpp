#pragma once

namespace zopa::base {

/// For programs, at their start: up to 256 MB of freed memory stay with the process instead of going back to the system
/// page by page. The frontiers of a draw take and free some megabytes each; fetching and clearing their pages anew cost
/// half of the draw. Does nothing where the C library is not glibc.
void keep_freed_memory();

}  // namespace zopa::base
