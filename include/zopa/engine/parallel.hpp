#pragma once

#include <cstddef>
#include <functional>

namespace zopa::engine {

/// Calls work(0) … work(n − 1), each once, on several threads. What they write must not be shared; nothing may depend on
/// their order. After a failure nothing more is started; rethrows the first when all have ended. \param threads 0: as
/// many as this process may use
void in_parallel(std::size_t n, std::function<void(std::size_t)> const& work, int threads = 0);

}  // namespace zopa::engine
