#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/resolved.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::cli {
namespace {

nlohmann::ordered_json json_of(std::vector<io::Value> const& values) {
  auto list = nlohmann::ordered_json::array();
  for (auto const& v : values)
    list.push_back({{"path", v.path}, {"value", v.written}, {"unit", v.unit}, {"source", v.source}, {"origin", v.origin}});
  auto json = report::json_head("zopa.describe");
  json["values"] = list;
  return json;
}

std::string table(std::vector<io::Value> const& values) {
  std::size_t path = 0, written = 0;
  for (auto const& v : values) path = std::max(path, std::min<std::size_t>(v.path.size(), 60)), written = std::max(written, std::min<std::size_t>(v.written.size(), 40));
  std::string out;
  for (auto const& v : values) {
    auto line = fmt::format("{:<{}}  {:<{}}", v.path, path, v.written, written);
    if (!v.unit.empty()) line += "  " + v.unit;
    if (!v.source.empty()) line += "  [" + v.source + "]";
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

}  // namespace

void add_describe(CLI::App& program, Exit& exit) {
  struct Options {
    ScenarioArguments scenario;
    std::string path;
  };
  auto const options = std::make_shared<Options>();
  CLI::App* verb = program.add_subcommand("describe", "Which values does a file have, under which paths, and where do they come from?");
  options->scenario.add_to(*verb);
  verb->footer("The word after FILE that is no +overlay is a path; * stands for any one name.\n"
               "Example: zopa describe scenarios/tutorial/1_river.yaml 'parties.*.prefers'");
  verb->callback([options, &exit] {
    auto& words = options->scenario.words;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].starts_with("+") || words[i].find('/') != std::string::npos || words[i].ends_with(".yaml")) continue;
      options->path = words[i];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i--));
    }
    auto const request = options->scenario.request();
    auto const values = io::values(request, options->path);
    if (values.empty()) {
      exit = Exit::input;
      if (!read(request)) return;
      auto const near = io::nearest_path(request, options->path);
      fmt::print(stderr, "the file says nothing at '{}'{}\n", options->path, near.empty() ? "" : fmt::format(".  did you mean '{}'?", near));
      return;
    }
    if (options->scenario.json) fmt::print("{}\n", json_of(values).dump(2));
    else fmt::print("{}", table(values));
  });
}

}  // namespace zopa::cli
