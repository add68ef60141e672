#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"

namespace zopa::cli {

/// What `zopa game FILE.efg` may be asked.
struct GameTreeOptions {
  std::string file;
  std::string method = "auto";  ///< auto, induction, zero-sum, sequential, nash, logit
  std::string tie = "accept";   ///< accept, first, reject
  std::optional<double> lambda;
  std::string output;  ///< empty: standard output
  bool json = false;
};

/// Reads, solves and reports an extensive game. Exit::no: the answer rests on a gain that somebody could still make.
Exit solve_game_tree(GameTreeOptions const&);

}  // namespace zopa::cli
