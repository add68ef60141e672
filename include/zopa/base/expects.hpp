#pragma once

/// A condition that only a bug of ours can break. Bad input never reaches it: `io` answers that with diagnostics.
/// On when ZOPA_CHECKS is defined (tests, sanitizers); otherwise it costs nothing: it is compiled and never evaluated.
#ifdef ZOPA_CHECKS
#include <stdexcept>
#include <string>
namespace zopa::base {
struct BrokenPromise : std::logic_error {
  using std::logic_error::logic_error;
};
}  // namespace zopa::base
#define ZOPA_EXPECTS(condition)                                                                            \
  do {                                                                                                     \
    if (!(condition))                                                                                      \
      throw ::zopa::base::BrokenPromise(std::string(__FILE__) + ":" + std::to_string(__LINE__) + ": expected " #condition); \
  } while (false)
#else
#define ZOPA_EXPECTS(condition) static_cast<void>(true || (condition))
#endif
