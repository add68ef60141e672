#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/game_matrix.hpp"
#include "cli/game_tree.hpp"

namespace zopa::cli {
namespace {

struct GameOptions {
  GameMatrixOptions matrix;
  GameTreeOptions tree;
  std::string file, output;
  bool json = false, exact = false, all = false, one = false, zero_sum = false, correlated = false, dominance = false;
  std::optional<double> logit;
};

MatrixQuestion question(GameOptions const& o) {
  if (o.all) return MatrixQuestion::all;
  if (o.one) return MatrixQuestion::one;
  if (o.zero_sum) return MatrixQuestion::zero_sum;
  if (o.correlated) return MatrixQuestion::correlated;
  if (o.dominance) return MatrixQuestion::dominance;
  return o.logit ? MatrixQuestion::logit : MatrixQuestion::automatic;
}

/// By the end of the file's name.
Exit solve_game(GameOptions const& o) {
  if (o.file.ends_with(".efg")) {
    GameTreeOptions tree = o.tree;
    tree.file = o.file;
    tree.output = o.output;
    tree.json = o.json;
    if (o.logit) {
      tree.method = "logit";
      tree.lambda = o.logit;
    }
    return solve_game_tree(tree);
  }
  if (o.file.ends_with(".nfg")) {
    GameMatrixOptions matrix = o.matrix;
    matrix.file = o.file;
    matrix.question = question(o);
    matrix.lambda = o.logit.value_or(0);
    matrix.converted = o.output;
    matrix.json = o.json;
    return solve_game_matrix(matrix);
  }
  fmt::print(stderr, "{}: expected a file that ends in .nfg (strategic form) or .efg (extensive form)\n", o.file);
  return Exit::input;
}

/// One question about a matrix at a time.
void add_questions(CLI::App& verb, GameOptions& o) {
  auto* const questions = verb.add_option_group("Questions about a matrix (.nfg), one at a time");
  questions->add_flag("--all", o.all, "All extreme equilibria (three or more players: the pure ones)");
  questions->add_flag("--one", o.one, "One equilibrium, also of large games (Lemke-Howson)");
  questions->add_flag("--zero-sum", o.zero_sum, "Value and optimal strategies where one wins what the other loses");
  questions->add_flag("--correlated", o.correlated, "The correlated equilibrium with the largest sum of payoffs");
  questions->add_flag("--dominance", o.dominance,
                      "Which strategies go when dominated ones are eliminated again and again");
  questions->add_option("--logit", o.logit, "The logit quantal response equilibrium at this lambda (trees too: agents)")
      ->check(CLI::Range(0., 1e12))
      ->type_name("LAMBDA");
  questions->require_option(0, 1);
}

}  // namespace

void add_game(CLI::App& program, Exit& exit) {
  auto const o = std::make_shared<GameOptions>();
  CLI::App* verb = program.add_subcommand(
      "game", "The equilibria of a small game in Gambit's formats: a matrix (.nfg) or a tree (.efg). Exact.");
  verb->add_option("file", o->file, "A game: FILE.nfg or FILE.efg")->required()->type_name("FILE");
  add_questions(*verb, *o);
  CLI::Option* const exact = verb->add_flag("--exact", o->exact, "Matrix: fractions, without rounding (default)");
  verb->add_flag("--doubles", o->matrix.doubles, "Matrix: rounded numbers, faster")->excludes(exact);
  verb->add_option("--method", o->tree.method, "Tree: auto, induction, zero-sum, sequential, nash, logit")
      ->capture_default_str();
  verb->add_option("--tie", o->tree.tie, "Tree: who is indifferent does accept, first, reject")->capture_default_str();
  verb->add_option("--lambda", o->tree.lambda, "Tree: for --method logit");
  verb->add_option("-o", o->output, "Matrix: write the game read to FILE.nfg. Tree: write the answer to FILE")
      ->type_name("FILE");
  verb->add_flag("--json", o->json, "Print the result for machines (docs/json.md)");
  verb->footer(
      "Example: zopa game docs/examples/battle_of_the_sexes.nfg\n"
      "         zopa game docs/examples/chicken.nfg --correlated\n"
      "A matrix takes four lines; the first player's strategy runs fastest (docs/games.md):\n"
      "  NFG 1 R \"Battle of the sexes\" { \"Ann\" \"Bob\" }\n"
      "  { { \"Opera\" \"Football\" } { \"Opera\" \"Football\" } }\n"
      "  2 1  0 0  0 0  1 2");
  on_chosen(*verb, exit, o, &solve_game);
}

}  // namespace zopa::cli
