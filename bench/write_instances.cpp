// Writes the small instances into a folder: `scripts/bench --instances`.

#include <cstdio>
#include <fstream>

#include "instances.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: zopa_instances FOLDER\n", stderr);
    return 2;
  }
  for (auto const& instance : zopa::bench::small_instances()) {
    std::ofstream file(std::string(argv[1]) + "/" + instance.file, std::ios::binary);
    if (!(file << instance.text).flush()) {
      std::fprintf(stderr, "%s/%s cannot be written\n", argv[1], instance.file.c_str());
      return 2;
    }
  }
}
