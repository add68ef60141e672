#include "cli/game_tree.hpp"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zopa/base/version.hpp"
#include "zopa/games/tree_solution.hpp"
#include "zopa/io/efg.hpp"

namespace zopa::cli {
namespace {

using games::ExtensiveGame;
using games::InformationSet;
using games::TreeSolution;

std::map<std::string, games::TreeMethod> const methods{
    {"auto", games::TreeMethod::automatic},    {"induction", games::TreeMethod::induction},
    {"zero-sum", games::TreeMethod::zero_sum}, {"sequential", games::TreeMethod::sequential},
    {"nash", games::TreeMethod::nash},         {"logit", games::TreeMethod::logit}};
std::map<std::string, games::TieRule> const ties{
    {"accept", games::TieRule::accept}, {"first", games::TieRule::first}, {"reject", games::TieRule::reject}};

constexpr int most_listed = 20;
constexpr double hardly_ever = 1e-6;

template <class Map>
bool is_known(Map const& map, std::string const& word, char const* option) {
  if (map.contains(word)) return true;
  std::string names;
  for (auto const& [name, value] : map) names += (names.empty() ? "" : ", ") + name;
  fmt::print(stderr, "error: {} {}: expected one of {}\n", option, word, names);
  return false;
}

/// "player 1": names may be empty.
std::string player_name(ExtensiveGame const& game, int player) {
  std::string const& name = game.players()[player];
  return name.empty() ? fmt::format("player {}", player + 1) : name;
}

std::string infoset_name(ExtensiveGame const& game, int h) {
  InformationSet const& set = game.infosets()[h];
  std::string const label =
      set.label.empty() ? fmt::format("information set {}", h + 1) : fmt::format("'{}'", set.label);
  return fmt::format("{} at {}", player_name(game, set.player), label);
}

std::string action_name(InformationSet const& set, int action) {
  return set.actions[action].empty() ? fmt::format("action {}", action + 1) : set.actions[action];
}

std::string value_text(TreeSolution const& solution, int player) {
  if (!solution.is_exact()) return fmt::format("{:.6g}", solution.proof.value[player]);
  std::string const exact = games::to_text(solution.exact_value[player]);
  if (exact.find('/') == std::string::npos) return exact;
  return exact.size() > 30 ? fmt::format("{:.6g}", solution.proof.value[player])
                           : fmt::format("{} = {:.6g}", exact, solution.proof.value[player]);
}

std::vector<double> reach(ExtensiveGame const& game, TreeSolution const& solution) {
  std::vector<double> probability(game.n_nodes(), 1);
  for (int n = 1; n < game.n_nodes(); ++n)
    probability[n] = probability[game.nodes()[n].parent] * solution.behaviour[game.move_into(n)];
  return probability;
}

double reach_of(InformationSet const& set, std::vector<double> const& probability) {
  double sum = 0;
  for (int const n : set.members) sum += probability[n];
  return sum;
}

std::string mixture(InformationSet const& set, TreeSolution const& solution) {
  std::string text;
  for (int a = 0; a < int(set.actions.size()); ++a) {
    double const p = solution.behaviour[set.first_move + a];
    if (p < hardly_ever) continue;
    if (!text.empty()) text += ", ";
    text += action_name(set, a);
    if (p < 1 - hardly_ever) text += fmt::format(" {:.4g}", p);
  }
  return text;
}

/// What is played, where the game comes; the information sets in prefix order.
std::string play_text(ExtensiveGame const& game, TreeSolution const& solution) {
  auto const probability = reach(game, solution);
  std::string text = "What is played:\n";
  int listed = 0, left = 0;
  for (InformationSet const& set : game.infosets()) {
    double const often = reach_of(set, probability);
    if (set.player == games::chance || set.members.empty() || often < hardly_ever) continue;
    if (++listed > most_listed) {
      ++left;
      continue;
    }
    int const h = game.nodes()[set.members.front()].infoset;
    text += fmt::format("  {}{}: {}\n", infoset_name(game, h),
                        often < 1 - hardly_ever ? fmt::format(" (reached {:.4g})", often) : "", mixture(set, solution));
  }
  if (left > 0) text += fmt::format("  … and at {} more information sets: --json lists all\n", left);
  return listed == 0 ? "Nobody has to decide anything.\n" : text;
}

/// Is it an equilibrium, and does it rest on threats that nobody would carry out?
std::string credible_text(ExtensiveGame const& game, TreeSolution const& solution) {
  auto const& proof = solution.proof;
  std::string const allowed = solution.is_exact() ? "exactly" : fmt::format("to within {:.2g}", solution.tolerance);
  auto const gain = [&](games::OneShotDeviation<double> const& d) {
    return fmt::format("{} would gain {:.6g} by {}", infoset_name(game, d.infoset), d.gain,
                       action_name(game.infosets()[d.infoset], d.action));
  };
  if (!proof.is_nash(solution.tolerance)) return fmt::format("This is no equilibrium: {}.\n", gain(proof.largest));
  if (proof.is_sequentially_rational(solution.tolerance))
    return fmt::format(
        "Is it credible? Yes: at none of the information sets, reached or not, does anybody gain by another action "
        "({}).\n",
        allowed);
  if (proof.empty_threat)
    return fmt::format(
        "Is it credible? No: nobody gains where the game comes, but this Nash equilibrium rests on an empty threat. "
        "{}, whatever it believes there.\n",
        gain(*proof.empty_threat));
  return fmt::format(
      "Is it credible? Not with the usual beliefs (every unused action as likely a slip): {}. Another belief can carry "
      "it.\n",
      gain(proof.largest));
}

std::string numbers_text(ExtensiveGame const& game, TreeSolution const& solution) {
  std::string text = "Numbers:\n";
  for (int i = 0; i < game.n_players(); ++i)
    text += fmt::format("  {}: gets {}; a best response would gain {:.3g}\n", player_name(game, i),
                        value_text(solution, i), solution.proof.best_response_gain[i]);
  if (solution.proof.largest.infoset != games::none)
    text += fmt::format("  largest one-shot gain, at any information set: {:.3g} ({}, {})\n",
                        solution.proof.largest.gain, infoset_name(game, solution.proof.largest.infoset),
                        solution.proof.largest.reached ? "reached" : "not reached");
  if (solution.method == games::TreeMethod::logit) text += fmt::format("  lambda: {:.6g}\n", solution.lambda);
  return text;
}

std::string counted(int n, std::string const& thing) { return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s"); }

int n_decisions(ExtensiveGame const& game) {
  int n = 0;
  for (InformationSet const& set : game.infosets()) n += set.player != games::chance;
  return n;
}

std::string text(ExtensiveGame const& game, TreeSolution const& solution, GameTreeOptions const& options) {
  std::string out = fmt::format("{}: {}, {}, {}\n", game.title().empty() ? options.file : game.title(),
                                counted(game.n_players(), "player"), counted(game.n_nodes(), "node"),
                                counted(n_decisions(game), "information set"));
  out += fmt::format("Method: {}{}.\n\n", games::name_of(solution.method),
                     solution.why.empty() ? "" : ", because " + solution.why);
  for (int i = 0; i < game.n_players(); ++i)
    out +=
        fmt::format("{} {} gets {}", i == 0 ? "" : ",", player_name(game, i), value_text(solution, i)).substr(i == 0);
  out += ".\n\n" + play_text(game, solution) + "\n" + credible_text(game, solution);
  if (solution.n_ties > 0)
    out +=
        fmt::format("At {} somebody was indifferent; --tie {} decided there, another --tie may give another answer.\n",
                    counted(solution.n_ties, "decision"), options.tie);
  return out + "\n" + numbers_text(game, solution);
}

nlohmann::ordered_json deviation_json(ExtensiveGame const& game, games::OneShotDeviation<double> const& d) {
  if (d.infoset == games::none) return nullptr;
  InformationSet const& set = game.infosets()[d.infoset];
  return {{"information_set", d.infoset + 1},
          {"player", player_name(game, set.player)},
          {"label", set.label},
          {"action", action_name(set, d.action)},
          {"gain", d.gain},
          {"reached", d.reached},
          {"gain_at_any_belief", d.gain_at_any_belief}};
}

nlohmann::ordered_json infoset_json(ExtensiveGame const& game, TreeSolution const& solution, int h,
                                    std::vector<double> const& probability) {
  InformationSet const& set = game.infosets()[h];
  nlohmann::ordered_json json{{"number", h + 1},
                              {"player", player_name(game, set.player)},
                              {"label", set.label},
                              {"reached", reach_of(set, probability)}};
  auto& actions = json["actions"] = nlohmann::ordered_json::array();
  for (int a = 0; a < int(set.actions.size()); ++a) {
    nlohmann::ordered_json action{{"name", set.actions[a]}, {"probability", solution.behaviour[set.first_move + a]}};
    if (solution.is_exact()) action["exact"] = games::to_text(solution.exact_behaviour[set.first_move + a]);
    actions.push_back(std::move(action));
  }
  auto& beliefs = json["beliefs"] = nlohmann::ordered_json::array();
  for (int const n : set.members) beliefs.push_back({{"node", n + 1}, {"belief", solution.proof.belief[n]}});
  return json;
}

nlohmann::ordered_json json(ExtensiveGame const& game, TreeSolution const& solution) {
  nlohmann::ordered_json out{{"shape", "zopa.game"},
                             {"version", 1},
                             {"zopa", base::version},
                             {"form", "extensive"},
                             {"title", game.title()},
                             {"nodes", game.n_nodes()},
                             {"method", games::name_of(solution.method)},
                             {"why", solution.why},
                             {"exact", solution.is_exact()},
                             {"tolerance", solution.tolerance},
                             {"ties", solution.n_ties}};
  if (solution.method == games::TreeMethod::logit) out["lambda"] = solution.lambda;
  auto& players = out["players"] = nlohmann::ordered_json::array();
  for (int i = 0; i < game.n_players(); ++i) {
    nlohmann::ordered_json player{{"name", game.players()[i]}, {"value", solution.proof.value[i]}};
    if (solution.is_exact()) player["exact"] = games::to_text(solution.exact_value[i]);
    player["best_response_gain"] = solution.proof.best_response_gain[i];
    players.push_back(std::move(player));
  }
  out["nash"] = solution.proof.is_nash(solution.tolerance);
  out["sequentially_rational"] = solution.proof.is_sequentially_rational(solution.tolerance);
  out["largest_one_shot"] = deviation_json(game, solution.proof.largest);
  out["empty_threat"] = nullptr;
  if (solution.proof.empty_threat) out["empty_threat"] = deviation_json(game, *solution.proof.empty_threat);
  auto const probability = reach(game, solution);
  auto& infosets = out["information_sets"] = nlohmann::ordered_json::array();
  for (int h = 0; h < int(game.infosets().size()); ++h)
    if (game.infosets()[h].player != games::chance && !game.infosets()[h].members.empty())
      infosets.push_back(infoset_json(game, solution, h, probability));
  return out;
}

}  // namespace

Exit solve_game_tree(GameTreeOptions const& options) {
  if (!is_known(methods, options.method, "--method") || !is_known(ties, options.tie, "--tie")) return Exit::input;
  if (options.lambda && !(*options.lambda >= 0 && *options.lambda <= 1e12)) {
    fmt::print(stderr, "error: --lambda {}: expected a number from 0 to 1e12\n", *options.lambda);
    return Exit::input;
  }
  io::EfgReading const reading = io::read_efg(options.file);
  if (!reading.diagnostics.empty()) fmt::print(stderr, "{}", io::render(reading.diagnostics));
  if (!reading.game) return Exit::input;
  auto const answer =
      games::solve_tree(*reading.game, {methods.at(options.method), ties.at(options.tie), options.lambda});
  if (auto const* const problem = std::get_if<std::string>(&answer)) {
    fmt::print(stderr, "error: {}: {}\n", options.file, *problem);
    return Exit::input;
  }
  TreeSolution const& solution = std::get<TreeSolution>(answer);
  std::string const out =
      options.json ? json(*reading.game, solution).dump(2) + "\n" : text(*reading.game, solution, options);
  if (options.output.empty())
    fmt::print("{}", out);
  else if (!write_file(options.output, out))
    return Exit::input;
  return solution.proof.is_nash(solution.tolerance) ? Exit::done : Exit::no;
}

}  // namespace zopa::cli
