#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

#include "io/shipped.hpp"
#include "zopa/io/study_file.hpp"

using namespace zopa;

namespace {

/// `# with: +overlay --set path=value` in the first line of a bad file: how it is read.
io::Request request_for(std::filesystem::path const& file) {
  io::Request request{file, {}, {}};
  auto const text = test::file_content(file);
  if (text.rfind("# with:", 0) != 0) return request;
  std::istringstream words(text.substr(7, text.find('\n') - 7));
  for (std::string word; words >> word;) {
    if (word[0] == '+') request.overlays.push_back(word);
    else if (word != "--set") request.sets.push_back(word);
  }
  return request;
}

bool is_study(std::filesystem::path const& file) { return file.filename().string().rfind("study_", 0) == 0; }

bool reads(std::filesystem::path const& file) {
  return is_study(file) ? io::read_study(file).study.has_value() : io::read_scenario(request_for(file)).scenario.has_value();
}

/// What is said about the file, without the folder of this copy of the project.
std::string said(std::filesystem::path const& file) {
  auto text = io::render(is_study(file) ? io::read_study(file).diagnostics : io::read_scenario(request_for(file)).diagnostics);
  auto const folder = (std::filesystem::path(ZOPA_SOURCE_DIR) / "tests/io/bad/").string();
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) text.erase(at, folder.size());
  return text;
}

std::vector<std::filesystem::path> bad_files() {
  std::vector<std::filesystem::path> out;
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(ZOPA_SOURCE_DIR) / "tests/io/bad"))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("every bad file is answered with the words beside it") {
  // To accept new words on purpose: ZOPA_ACCEPT=1 zopa_io_tests --source-file='*bad*', then read the difference.
  bool const accept = std::getenv("ZOPA_ACCEPT") != nullptr;
  auto const files = bad_files();
  CHECK(files.size() >= 60);
  for (auto file : files) {
    INFO(file.filename().string());
    auto const words = said(file);
    bool const warns = file.filename().string().rfind("warn_", 0) == 0;
    CHECK(reads(file) == warns);
    CHECK_FALSE(words.empty());
    file.replace_extension(".err");
    if (accept) std::ofstream(file, std::ios::binary) << words;
    CHECK(words == test::file_content(file));
  }
}
