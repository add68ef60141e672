#pragma once

#include <cstddef>
#include <functional>

namespace zopa::engine {

/// Calls work(0) … work(n − 1), each once, on as many threads as this process may use. What they write must not be
/// shared; nothing may depend on their order. Rethrows one of the failures when all have ended.
void in_parallel(std::size_t n, std::function<void(std::size_t)> const& work);

}  // namespace zopa::engine
