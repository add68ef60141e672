#include "cli/package_edit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "zopa/io/nearest.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {

std::string unknown(std::string const& word, std::string const& kind, std::vector<std::string> const& known) {
  std::string const near = io::nearest(word, known);
  return fmt::format("'{}' is no {}{} There are: {}.", word, kind,
                     near.empty() ? "." : "; did you mean '" + near + "'?", report::listing(known));
}

std::string change(model::World const& world, model::TrackId track, model::Package& package,
                   std::string const& assignment) {
  auto const& issues = world.tracks[track].issues;
  std::size_t const equals = assignment.find('=');
  std::string const id = assignment.substr(0, equals);
  auto const issue = std::find_if(issues.begin(), issues.end(), [&](auto k) { return world.issues[k].id == id; });
  if (issue == issues.end()) {
    std::vector<std::string> ids;
    for (auto const k : issues) ids.push_back(world.issues[k].id);
    return unknown(id, "issue", ids);
  }
  auto const& options = world.issues[*issue].options;
  std::string const wanted = equals == std::string::npos ? "" : assignment.substr(equals + 1);
  auto const option = std::find(options.begin(), options.end(), wanted);
  if (option == options.end()) return unknown(wanted, "option of " + id, options);
  package[issue->index] = static_cast<model::Option>(option - options.begin());
  return "";
}

}  // namespace zopa::cli
