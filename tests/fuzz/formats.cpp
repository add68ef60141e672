#include "fuzz/demand.hpp"
#include "zopa/io/domain.hpp"
#include "zopa/io/efg.hpp"
#include "zopa/io/nfg.hpp"

using zopa::fuzz::demand, zopa::fuzz::demand_sense;

namespace {

void matrix(std::string const& text) {
  auto const reading = zopa::io::read_nfg(text, "fuzz.nfg");
  demand_sense(reading.diagnostics, reading.game.has_value());
  if (!reading.game) return;
  std::string const written = zopa::io::nfg_text(*reading.game);
  auto const again = zopa::io::read_nfg(written, "again.nfg");
  demand(again.game && zopa::io::nfg_text(*again.game) == written, "a matrix that was read is written and read again");
}

void tree(std::string const& text) {
  auto const reading = zopa::io::read_efg_text(text, "fuzz.efg");
  demand_sense(reading.diagnostics, reading.game.has_value());
  if (!reading.game) return;
  std::string const written = zopa::io::efg_text(*reading.game);
  auto const again = zopa::io::read_efg_text(written, "again.efg");
  demand(again.game.has_value(), "a tree that was read is written and read again");
}

void domain(zopa::io::DomainFormat format, std::string const& text) {
  auto const reading = zopa::io::read_domain(format, {{"fuzz", text}});
  demand_sense(reading.diagnostics, reading.domain.has_value());
  if (reading.domain) zopa::io::write_domain(format, *reading.domain);
}

}  // namespace

/// Any bytes; the first says as which format they are read.
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'N':
      matrix(text);
      break;
    case 'E':
      tree(text);
      break;
    case 'X':
      domain(zopa::io::DomainFormat::genius, text);
      break;
    case 'J':
      domain(zopa::io::DomainFormat::geniusweb, text);
      break;
    case 'Y':
      domain(zopa::io::DomainFormat::negmas, text);
      break;
    default:
      return -1;
  }
  return 0;
}
