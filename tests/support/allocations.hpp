#pragma once

#include <cstdlib>
#include <new>

/// Replaces the operator new of the test program that includes this, once, by one that counts its calls.
namespace zopa::test {
inline long long allocations = 0;
}

// g++ 12 inlines the new below but not the delete, and takes them for strangers
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
void* operator new(std::size_t size) {
  ++zopa::test::allocations;
  if (void* p = std::malloc(size ? size : 1)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {  // std::stable_sort's buffer comes from here
  ++zopa::test::allocations;
  return std::malloc(size ? size : 1);
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
