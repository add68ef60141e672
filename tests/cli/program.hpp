#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

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
