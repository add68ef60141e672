#include "zopa/base/freed_memory.hpp"

#include <cstdlib>  // tells which C library this is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace zopa::base {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int megabyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 32 * megabyte);  // the most it takes
  mallopt(M_TRIM_THRESHOLD, 256 * megabyte);
#endif
}

}  // namespace zopa::base
