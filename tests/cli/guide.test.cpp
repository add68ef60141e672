#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/program.hpp"

namespace {

bool is_set(char const* name) { return std::getenv(name) != nullptr; }

// Games take minutes on the flagship: only the long run plays them; analyses are run every time.
bool plays_games(std::string const& command) {
  for (char const* verb : {"run", "compare", "sweep", "decompose", "sensitivity", "mechanisms"})
    if (command.starts_with(std::string("zopa ") + verb + " ")) return true;
  return false;
}

std::string output_of(std::string const& command) {
  std::string const zopa_first = command.substr(std::string("zopa ").size());
  return zopa(zopa_first).out;
}

// The guide with the output of every command as it is now; commands left out keep what the guide shows.
std::string renewed(std::string const& guide, bool also_games, int& n_run) {
  std::istringstream lines(guide);
  std::string out, line, kept, fresh;
  bool inside = false, running = false;
  auto const close = [&] { out += running ? fresh : kept, kept.clear(), fresh.clear(), running = false; };
  while (std::getline(lines, line)) {
    if (inside && (line.starts_with("$ ") || line == "```")) close();
    if (inside && line.starts_with("$ ")) {
      running = also_games || !plays_games(line.substr(2));
      if (running) fresh = output_of(line.substr(2)), ++n_run;
      out += line + "\n";
    } else if (inside && line != "```") {
      kept += line + "\n";
    } else {
      inside = line == "```console" || (inside && line != "```");
      out += line + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("What the guide shows is what its commands print") {
  std::string const folder = ZOPA_SOURCE_DIR "/docs/guide";
  int n_run = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    CAPTURE(entry.path().string());
    std::ifstream in(entry.path());
    std::string const guide((std::istreambuf_iterator<char>(in)), {});
    std::string const now = renewed(guide, is_set("ZOPA_LONG") || is_set("ZOPA_ACCEPT"), n_run);
    if (is_set("ZOPA_ACCEPT"))
      std::ofstream(entry.path()) << now;
    else
      CHECK(now == guide);
  }
  CHECK(n_run >= 5);
}
