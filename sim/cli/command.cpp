#include "cli/command.hpp"

#include <cstdio>
#include <fstream>

#include <fmt/format.h>

namespace zopa::cli {

void ScenarioArguments::add_to(CLI::App& verb) {
  verb.add_option("scenario", words, "A scenario file, then overlays: FILE +guarantees_credible …")
      ->required()
      ->type_name("FILE [+OVERLAY …]");
  verb.add_option("--set", sets, "Change one number: --set parties.A.discount=0.97 (again for more)")
      ->type_name("PATH=VALUE")
      ->take_all()
      ->allow_extra_args(false);
  verb.add_flag("--json", json, "Print the result for machines (docs/json.md)");
}

io::Request ScenarioArguments::request() const {
  io::Request request;
  request.sets = sets;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0)
      request.file = words[i];
    else
      request.overlays.push_back(words[i].starts_with("+") ? words[i].substr(1) : words[i]);
  }
  return request;
}

std::string ScenarioArguments::arguments() const {
  std::string line;
  for (auto const& word : words) line += (line.empty() ? "" : " ") + word;
  for (auto const& set : sets) line += " --set '" + set + "'";
  return line;
}

std::optional<model::Scenario> read(io::Request const& request) {
  io::Reading reading = io::read_scenario(request);
  if (!reading.diagnostics.empty()) fmt::print(stderr, "{}", io::render(reading.diagnostics));
  return std::move(reading.scenario);
}

std::optional<std::string> file_text(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return in.bad() || (!in.eof() && in.fail()) || !in.is_open() ? std::nullopt : std::optional(text);
}

bool write_file(std::string const& path, std::string const& text) {
  std::ofstream out(path);
  out << text;
  if (out.flush()) return true;
  fmt::print(stderr, "{}: cannot be written\n", path);
  return false;
}

}  // namespace zopa::cli
