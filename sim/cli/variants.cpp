#include "cli/variants.hpp"

#include <algorithm>

#include "cli/command.hpp"
#include "zopa/io/resolved.hpp"

namespace zopa::cli {
namespace {

// `a+b` stacks two overlays in one variant.
io::Request stacked(io::Request const& baseline, std::string const& overlays) {
  io::Request request = baseline;
  for (std::size_t at = 0; at <= overlays.size();) {
    std::size_t const end = std::min(overlays.find('+', at), overlays.size());
    request.overlays.push_back(overlays.substr(at, end - at));
    at = end + 1;
  }
  return request;
}

}  // namespace

io::Request with_all_overlays(io::Request request) {
  for (auto const& overlay : io::overlays_beside(request.file))
    if (std::find(request.overlays.begin(), request.overlays.end(), overlay.name) == request.overlays.end())
      request.overlays.push_back(overlay.name);
  return request;
}

std::optional<std::vector<study::Variant>> read_variants(io::Request const& all) {
  io::Request const baseline{all.file, {}, all.sets};
  std::vector<study::Variant> found;
  if (auto scenario = read(baseline)) found.push_back({"baseline", std::move(*scenario)});
  for (auto const& overlay : all.overlays)
    if (auto scenario = read(stacked(baseline, overlay))) found.push_back({"+" + overlay, std::move(*scenario)});
  if (found.size() <= all.overlays.size()) return std::nullopt;
  return found;
}

}  // namespace zopa::cli
