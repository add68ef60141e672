#pragma once

#include <string>
#include <vector>

namespace zopa::io {

/// What `zopa new` asks for.
struct CaseOutline {
  struct Issue {
    std::string name;
    std::vector<std::string> options{"first", "middle", "last"};  ///< two or more, in an order that means something
  };
  std::string title = "Two neighbours and a river";
  std::vector<std::string> parties{"North", "South"};  ///< at least two names
  std::vector<Issue> issues{{"border", {"river", "ridge", "road"}}, {"water", {"none", "half", "all"}}};  ///< 1 to 100
};

/// A commented minimal case that reads without errors or warnings: every party weighs every issue alike, the first wants the
/// last option of each, the others the first. Expects `faults(outline)` to be empty.
std::string new_case(CaseOutline const& outline);
/// What is wrong with an outline, a sentence each: names that can name nothing or stand twice, too few of something.
std::vector<std::string> faults(CaseOutline const& outline);

}  // namespace zopa::io
