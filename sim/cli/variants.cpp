#include "cli/variants.hpp"

#include <algorithm>

#include "cli/command.hpp"
#include "zopa/io/resolved.hpp"

namespace zopa::cli {
namespace {

io::Request with(io::Request request, std::string const& overlays) {
  for (auto& overlay : io::stacked(overlays)) request.overlays.push_back(std::move(overlay));
  return request;
}

std::string name_of(std::vector<std::string> const& overlays) {
  std::string name;
  for (auto const& overlay : overlays) name += "+" + overlay;
  return name.empty() ? "baseline" : name;
}

/// Does it read on the file alone, so that only the stack under it is in its way?
bool reads_alone(WorldsAsked const& asked, std::string const& overlay) {
  return io::read_scenario(with({asked.on.file, {}, asked.on.sets}, overlay)).scenario.has_value();
}

}  // namespace

WorldsAsked every_overlay_on(io::Request const& request) {
  WorldsAsked asked{request, {}, true};
  for (auto const& overlay : io::overlays_beside(request.file))
    if (std::find(request.overlays.begin(), request.overlays.end(), overlay.name) == request.overlays.end())
      asked.overlays.push_back(overlay.name);
  return asked;
}

std::optional<WorldsRead> read_worlds(WorldsAsked const& asked) {
  WorldsRead found;
  std::size_t wrong = 0;
  if (auto scenario = read(asked.on))
    found.variants.push_back({name_of(asked.on.overlays), std::move(*scenario)});
  else
    ++wrong;
  bool const may_not_fit = asked.may_not_fit && !asked.on.overlays.empty() && wrong == 0;
  for (auto const& overlay : asked.overlays) {
    io::Request const request = with(asked.on, overlay);
    if (may_not_fit && !io::read_scenario(request).scenario && reads_alone(asked, overlay))
      found.left_out.push_back("+" + overlay);
    else if (auto scenario = read(request))
      found.variants.push_back({"+" + overlay, std::move(*scenario)});
    else
      ++wrong;
  }
  if (wrong > 0) return std::nullopt;
  return found;
}

}  // namespace zopa::cli
