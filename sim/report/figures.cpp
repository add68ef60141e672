#include "report/figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "zopa/report/words.hpp"

namespace zopa::report {

std::string difference_in_words(engine::Metric const& metric, study::Difference const& d) {
  bool const probability = metric.kind == engine::Metric::Kind::probability;
  double const scale = probability ? 100 : 1;
  double const half = scale * (d.interval.high - d.interval.low) / 2;
  int const digits = half <= 0 ? (probability ? 1 : 3)
                               : std::clamp(static_cast<int>(std::ceil(-std::log10(half))), probability ? 1 : 2, 4);
  return fmt::format("{} ({} to {})", signed_decimal(scale * d.value, digits),
                     signed_decimal(scale * d.interval.low, digits), signed_decimal(scale * d.interval.high, digits));
}

nlohmann::ordered_json difference_json(study::Difference const& d) {
  return {{"value", d.value}, {"low", d.interval.low}, {"high", d.interval.high}, {"standard_error", d.standard_error}};
}

std::string aligned(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths(rows[0].size(), 0);
  for (auto const& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::string out;
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) line += (c ? "   " : "") + pad_right(row[c], widths[c]);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

}  // namespace zopa::report
