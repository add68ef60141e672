#include "zopa/base/random.hpp"

#include <cmath>

#include <Random123/philox.h>

#include "zopa/base/expects.hpp"

namespace zopa::base {
namespace {

// A change of how addresses are laid out changes every result: it gets a new version and a word in the CHANGELOG.
constexpr std::uint64_t stream_version = 1;

// 53 bits, moved half a step off zero; the last would round to 1.
double open_unit(std::uint64_t bits) {
  return std::fmin((static_cast<double>(bits >> 11) + 0.5) * 0x1.0p-53, 1 - 0x1.0p-53);
}

}  // namespace

std::array<double, 4> Stream::uniforms(Purpose purpose, std::uint32_t group, std::uint32_t round,
                                       std::uint64_t path) const {
  ZOPA_EXPECTS(group < (1u << 22));
  std::uint64_t const address =
      (static_cast<std::uint64_t>(purpose) << 56) | (static_cast<std::uint64_t>(group) << 32) | round;
  r123::Philox4x64_R<10>::ctr_type counter{{path, draw, replicate, address}};
  r123::Philox4x64_R<10>::key_type key{{seed, stream_version}};
  auto const words = r123::Philox4x64_R<10>{}(counter, key);
  return {open_unit(words[0]), open_unit(words[1]), open_unit(words[2]), open_unit(words[3])};
}

double Stream::uniform(Purpose purpose, std::uint32_t entity, std::uint32_t round, std::uint64_t path) const {
  return uniforms(purpose, entity >> 2, round, path)[entity & 3u];
}

}  // namespace zopa::base
