#include "zopa/base/expects.hpp"

#include <string>

namespace zopa::base {

void broken_promise(char const* file, int line, char const* condition) {
  throw BrokenPromise(std::string(file) + ":" + std::to_string(line) + ": expected " + condition);
}

}  // namespace zopa::base
