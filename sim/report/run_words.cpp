#include "report/run_words.hpp"

#include <fmt/format.h>

#include "zopa/engine/table.hpp"
#include "zopa/report/words.hpp"
#include "zopa/study/estimate.hpp"

namespace zopa::report {

// "neutrality=neutral" as "neutrality: neutral"; the option of a family member with its name.
std::string term_in_words(model::World const& world, std::string const& term) {
  std::size_t const equals = term.rfind('=');
  for (auto const k : model::ids_of(world.issues))
    if (world.issues[k].id == term.substr(0, equals))
      return name(world, k) + ": " + blanks_for_underscores(term.substr(equals + 1));
  return term;
}

std::string line_in_words(model::World const& world, std::string const& id) {
  for (auto const line : model::ids_of(world.lines))
    if (world.lines[line].id == id) return name(world, line);
  return id;
}

// What stands behind the name of a figure under "what blocks".
std::string block_in_words(model::World const& world, std::string const& figure) {
  for (auto const& party : world.parties) {
    if (figure == "no deal: " + party.id) return "no deal is worth more to " + party.name;
    if (figure == "holding out: " + party.id) return party.name + " would gain, but still hopes for more";
    if (figure == "sequencing: " + party.id) return party.name + " insists on its order of ceasefire and terms";
    if (figure == "nothing to offer: " + party.id) return party.name + " has nothing to offer that it would sign";
  }
  for (auto const r : model::ids_of(world.ratifiers)) {
    auto const& side = world.parties[world.ratifiers[r].party];
    if (figure == side.id + "." + world.ratifiers[r].id)
      return side.name + "’s " + name(world, r) + " refuses to ratify";
  }
  return line_in_words(world, figure);
}

std::string spread_in_words(model::Scenario const& scenario, engine::Summary const& summary, std::string const& track) {
  std::string const metric = track + ".deal";
  auto const id = engine::find(summary.metrics, scenario.central, metric);
  auto const e = study::estimate(summary, scenario.central, metric);
  if (!id || !e || e->certain) return "";
  if (!e->variance) return "Nothing varies in “" + metric + "”, or too few games were played to divide its spread.";
  if (e->over_draws.low == e->over_draws.high)
    return "Nine of ten draws give the same “" + metric + "”: there is hardly a spread to divide.";
  std::string text = fmt::format("{} of the spread in “{}” comes from assumptions, the rest from chance",
                                 percent(e->variance->share), metric);
  std::vector<std::string> most;
  for (auto const& influence : study::influences(summary, *id)) {
    if (most.size() == 3 || influence.share < 2 * influence.standard_error || influence.share < 0.02) break;
    most.push_back(influence.factor + " (" + decimal(influence.share) + ")");
  }
  if (!most.empty()) text += "; mostly " + listing(most);
  return text + ".";
}

std::string solved_play_in_words(model::Scenario const& scenario) {
  using engine::SolvedPlay;
  std::string const myopic =
      "the tactics spe and aqre are a best response to what the seat believes, with fighting on in "
      "place of what follows a refusal; no equilibrium was solved";
  switch (engine::solved_play(scenario, scenario.central)) {
    case SolvedPlay::none:
      return "";
    case SolvedPlay::equilibrium:
      return "seats on spe and aqre play the equilibrium solved under complete information.";
    case SolvedPlay::private_information:
      return "there is private information: " + myopic + ".";
    case SolvedPlay::no_aggregated_game:
      return "not solved for this protocol or number of parties: " + myopic + ".";
  }
  return "";
}

}  // namespace zopa::report
