// A strategic game's answer for machines: matrix_json of cli/game_matrix.hpp, described in docs/json.md.

#include <nlohmann/json.hpp>

#include "cli/game_matrix.hpp"
#include "zopa/base/version.hpp"

namespace zopa::cli {
namespace {

using Json = nlohmann::ordered_json;
using games::Rational;
using games::StrategicGame;

Json doubles(std::vector<Rational> const& numbers) {
  Json out = Json::array();
  for (Rational const& x : numbers) out.push_back(games::to_double(x));
  return out;
}

Json equilibrium_json(ShownEquilibrium const& e) {
  Json out{{"pure", e.pure},
           {"component", e.component},
           {"strategies", e.strategies},
           {"payoffs", e.payoffs},
           {"regrets", doubles(e.regrets)}};
  if (e.exact.empty()) return out;
  out["exact"] = {{"strategies", e.exact}, {"payoffs", e.exact_payoffs}};
  return out;
}

Json survivors_json(games::Survivors const& survivors) {
  Json out{{"eliminations", Json::array()}, {"remaining", survivors.remaining}};
  for (auto const& e : survivors.eliminations)
    out["eliminations"].push_back(
        {{"round", e.round}, {"player", e.player}, {"strategy", e.strategy}, {"by", doubles(e.by)}});
  return out;
}

Json correlated_json(MatrixAnswer const& answer) {
  Json out{{"cells", answer.correlated->cells},
           {"payoffs", doubles(answer.correlated->payoffs)},
           {"gains", doubles(answer.correlated->gains)}};
  if (answer.exact) out["exact"] = {{"cells", answer.exact_cells}, {"payoffs", answer.exact_correlated_payoffs}};
  return out;
}

Json path_json(std::vector<games::LogitEquilibrium> const& path) {
  Json out = Json::array();
  for (auto const& point : path)
    out.push_back({{"lambda", point.lambda}, {"residual", point.residual}, {"strategies", point.strategies}});
  return out;
}

char const* name_of(MatrixQuestion question) {
  switch (question) {
    case MatrixQuestion::one:
      return "one";
    case MatrixQuestion::zero_sum:
      return "zero_sum";
    case MatrixQuestion::correlated:
      return "correlated";
    case MatrixQuestion::logit:
      return "logit";
    case MatrixQuestion::dominance:
      return "dominance";
    default:
      return "all";
  }
}

}  // namespace

std::string matrix_json(StrategicGame const& game, MatrixAnswer const& answer) {
  Json out{{"shape", "zopa.game"},
           {"version", 1},
           {"zopa", base::version},
           {"form", "strategic"},
           {"title", game.title},
           {"players", Json::array()},
           {"question", name_of(answer.question)},
           {"method", answer.method},
           {"exact", answer.exact}};
  for (auto const& player : game.players)
    out["players"].push_back({{"name", player.name}, {"strategies", player.strategies}});
  if (answer.strict) {
    out["strict"] = survivors_json(*answer.strict);
    out["weak"] = survivors_json(*answer.weak);
  } else if (answer.correlated) {
    out["correlated"] = correlated_json(answer);
  } else if (answer.question == MatrixQuestion::logit) {
    out["path"] = path_json(answer.path);
  } else {
    out["only_pure"] = answer.only_pure;
    out["degenerate"] = answer.degenerate;
    out["nash_subsets"] = answer.nash_subsets;
    for (auto const& e : answer.equilibria) out["equilibria"].push_back(equilibrium_json(e));
    if (answer.equilibria.empty()) out["equilibria"] = Json::array();
  }
  return out.dump(2) + "\n";
}

}  // namespace zopa::cli
