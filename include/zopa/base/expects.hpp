#pragma once

#include <stdexcept>

namespace zopa::base {

/// What ZOPA_EXPECTS throws: a bug of ours, named by its place and the condition that broke.
struct BrokenPromise : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void broken_promise(char const* file, int line, char const* condition);

/// The range that most promises are about: p in [0, 1], so never NaN.
constexpr bool is_probability(double p) { return p >= 0 && p <= 1; }

}  // namespace zopa::base

/// A condition that only a bug of ours can break. Bad input never reaches it: `io` answers that with diagnostics.
/// On when ZOPA_CHECKS is defined (tests, sanitizers); otherwise it costs nothing: it is compiled and never evaluated.
#ifdef ZOPA_CHECKS
#define ZOPA_EXPECTS(condition) \
  ((condition) ? static_cast<void>(0) : ::zopa::base::broken_promise(__FILE__, __LINE__, #condition))
#else
#define ZOPA_EXPECTS(condition) static_cast<void>(true || (condition))
#endif
