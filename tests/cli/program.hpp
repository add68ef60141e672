#pragma once

#include <array>
#include <cstdio>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/folder.hpp"
#include <sys/wait.h>

inline std::string const river = "scenarios/tutorial/1_river.yaml";

/// Runs the built program in a shell at the root of the sources; ZOPA_PROGRAM and ZOPA_SOURCE_DIR come from CMake.
struct Ran {
  int exit = -1;
  std::string out;  ///< stdout, and stderr where the command says 2>&1
};

inline bool contains(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// Runs the program.
inline Ran zopa(std::string const& arguments) {
  std::string const command = "cd '" ZOPA_SOURCE_DIR "' && '" ZOPA_PROGRAM "' " + arguments;
  Ran ran;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) ran.out.append(buffer.data(), n);
  int const status = pclose(pipe);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

/// What a run that succeeds prints with --json.
inline nlohmann::json json_of(std::string const& arguments) {
  Ran const ran = zopa(arguments);
  REQUIRE(ran.exit == 0);
  return nlohmann::json::parse(ran.out);
}
