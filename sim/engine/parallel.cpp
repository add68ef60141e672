#include "zopa/engine/parallel.hpp"

#include <atomic>
#include <exception>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace zopa::engine {

void in_parallel(std::size_t n, std::function<void(std::size_t)> const& work, [[maybe_unused]] int threads) {
  std::exception_ptr failure;
  std::atomic<bool> failed{false};
#ifdef _OPENMP
  int const n_threads = threads > 0 ? threads : omp_get_num_procs();
#endif
#pragma omp parallel for schedule(dynamic, 1) num_threads(n_threads)
  for (std::size_t k = 0; k < n; ++k) {
    if (failed) continue;
    try {
      work(k);
    } catch (...) {  // an exception must not leave the parallel region
#pragma omp critical(zopa_in_parallel)
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace zopa::engine
