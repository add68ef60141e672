#include "architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <regex>

namespace zopa::architecture {
namespace {

/// What each layer may include besides itself: the arrows of docs/decisions/0001, each with all that lies below it.
std::map<std::string, std::vector<std::string>> const layers_below = {
    {"base", {}},
    {"model", {"base"}},
    {"solve", {"base", "model"}},
    {"play", {"base", "model"}},
    {"games", {"base"}},
    {"engine", {"base", "model", "solve", "play"}},
    {"study", {"base", "model", "solve", "play", "engine"}},
    {"io", {"base", "model", "solve", "play", "engine", "study", "games"}},
    {"store", {"base", "model", "solve", "play", "engine", "study"}},
    {"report", {"base", "model", "solve", "play", "engine", "study"}},
    {"browser", {"base", "model", "solve", "play", "engine", "study", "io", "report"}},
    {"cli", {"base", "model", "solve", "play", "games", "engine", "study", "io", "store", "report"}},
};

bool contains(std::vector<std::string> const& words, std::string const& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <class Rule>  // Rule: line -> optional<what is wrong>
Complaints line_by_line(Source const& source, Rule const& rule) {
  Complaints complaints;
  for (std::size_t i = 0; i < source.lines.size(); ++i)
    if (std::optional<std::string> wrong = rule(source.lines[i]))
      complaints.push_back(source.path + ":" + std::to_string(i + 1) + ": " + *wrong);
  return complaints;
}

std::string layer_of(std::string const& path) {
  static std::regex const folder{"^(?:include/zopa|sim)/([a-z]+)/"};
  std::smatch found;
  return std::regex_search(path, found, folder) ? found[1].str() : "";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// "kerchBridge, KERCH" -> "kerch bridge, kerch": words of identifiers apart, all in small letters.
std::string in_words(std::string const& line) {
  std::string words;
  for (std::size_t i = 0; i < line.size(); ++i) {
    bool const begins_a_word = line[i] >= 'A' && line[i] <= 'Z' && i > 0 && line[i - 1] >= 'a' && line[i - 1] <= 'z';
    if (begins_a_word) words += ' ';
    words += line[i] == '_' || line[i] == '-' ? ' ' : lower(line[i]);
  }
  return words;
}

bool has_word(std::string const& text, std::string const& word) {
  auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    bool const begins = at == 0 || !is_letter(text[at - 1]);
    bool const ends = at + word.size() == text.size() || !is_letter(text[at + word.size()]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

std::vector<Source> our_sources(std::filesystem::path const& root) {
  std::vector<Source> sources;
  for (char const* folder : {"include", "sim"}) {
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      auto const extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      Source source{entry.path().lexically_relative(root).generic_string(), "", {}};
      source.layer = layer_of(source.path);
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) source.lines.push_back(line);
      sources.push_back(std::move(source));
    }
  }
  std::sort(sources.begin(), sources.end(), [](Source const& a, Source const& b) { return a.path < b.path; });
  return sources;
}

Complaints forbidden_includes(Source const& source) {
  // ours are written "zopa/<layer>/x.hpp", private ones "<layer>/x.hpp"
  static std::regex const include{R"(^\s*#\s*include\s*[<"](?:zopa/)?([a-z]+)(?:/|\.hpp))"};
  return line_by_line(source, [&](std::string const& line) -> std::optional<std::string> {
    std::smatch found;
    if (source.layer.empty() || !std::regex_search(line, found, include)) return std::nullopt;
    std::string const other = found[1];
    if (other == "zopa") return "the umbrella header is for users, not for us";
    if (!layers_below.contains(other) || other == source.layer) return std::nullopt;
    auto const below = layers_below.find(source.layer);
    if (below == layers_below.end()) return "'" + source.layer + "' is not a layer";
    if (contains(below->second, other)) return std::nullopt;
    return source.layer + " must not include " + other;
  });
}

Complaints threads_outside_engine(Source const& source) {
  static std::regex const openmp{R"(^\s*#\s*(pragma\s+omp|include\s*<omp\.h>))"};
  return line_by_line(source, [&](std::string const& line) -> std::optional<std::string> {
    if (source.layer == "engine" || !std::regex_search(line, openmp)) return std::nullopt;
    return "only engine knows of threads";
  });
}

Complaints printing(Source const& source) {
  static std::regex const print{
      R"(\bstd::(cout|cerr|clog)\b|\b(f|v|vf)?printf\s*\(|\bfmt::print\b|\bf?puts\s*\(|\bputchar\s*\(|#\s*include\s*<iostream>)"};
  return line_by_line(source, [&](std::string const& line) -> std::optional<std::string> {
    if (source.layer == "cli" || source.layer == "report" || !std::regex_search(line, print)) return std::nullopt;
    return "only cli and report print";
  });
}

Complaints own_header_later(Source const& source, std::filesystem::path const& root) {
  static std::regex const ours{"^sim/(.*)\\.cpp$"};
  std::smatch found;
  if (!std::regex_match(source.path, found, ours)) return {};
  std::string const header = "zopa/" + found[1].str() + ".hpp";
  if (!std::filesystem::exists(root / "include" / header)) return {};
  if (!source.lines.empty() && source.lines.front() == "#include \"" + header + "\"") return {};
  return {source.path + ":1: expected #include \"" + header + "\" first"};
}

Complaints names_spoken(Source const& source, std::vector<std::string> const& names) {
  return line_by_line(source, [&](std::string const& line) -> std::optional<std::string> {
    std::string const words = in_words(line);
    for (std::string const& name : names)
      if (has_word(words, in_words(name))) return "the code knows '" + name + "'; only a scenario may";
    return std::nullopt;
  });
}

}  // namespace zopa::architecture
