#include "zopa/engine/parallel.hpp"

#include <exception>

namespace zopa::engine {

void in_parallel(std::size_t n, std::function<void(std::size_t)> const& work) {
  std::exception_ptr failure;
#pragma omp parallel for schedule(dynamic, 1)
  for (std::size_t k = 0; k < n; ++k) {
    try {
      work(k);
    } catch (...) {
#pragma omp critical(zopa_in_parallel)
      failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace zopa::engine
