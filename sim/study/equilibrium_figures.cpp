#include "study/figures.hpp"
#include "zopa/engine/front_game.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::study {
namespace {

std::optional<model::IssueId> issue_named(model::World const& world, std::string_view id) {
  for (auto issue : model::ids_of(world.issues))
    if (world.issues[issue].id == id) return issue;
  return std::nullopt;
}

std::vector<double> positions(model::World const& world, std::vector<model::Package> const& offers,
                              model::IssueId issue) {
  std::vector<double> x;
  for (auto const& offer : offers) x.push_back(world.issues[issue].position[offer[issue.index]]);
  return x;
}

std::vector<double> mean_shares(model::World const& world, std::vector<model::Package> const& offers) {
  model::Circumstances const start = model::circumstances(world);
  std::vector<double> x;
  for (auto const& offer : offers) {
    double sum = 0;
    for (auto territory : model::ids_of(world.territories)) sum += model::share_under(world, territory, offer, start);
    x.push_back(sum / static_cast<double>(world.territories.size()));
  }
  return x;
}

std::optional<Figure> mean(solve::FrontForecast const& forecast, std::vector<double> const& x) {
  auto const value = solve::mean_given_deal(forecast, x);
  if (!value) return std::nullopt;
  return Figure{*value};
}

std::optional<Figure> terms(model::World const& world, engine::AggregatedGame const& aggregated,
                            solve::FrontForecast const& forecast, std::string_view name) {
  if (name.starts_with("terms."))
    name.remove_prefix(6);
  else if (name == "share" && !world.territories.empty())
    return mean(forecast, mean_shares(world, aggregated.offers));
  auto const issue = issue_named(world, name);
  if (!issue) return std::nullopt;
  return mean(forecast, positions(world, aggregated.offers, *issue));
}

}  // namespace

std::optional<Figure> equilibrium_figure(model::World const& world, double lambda, std::string_view name) {
  auto const aggregated = engine::front_game(world);
  if (!aggregated) return std::nullopt;
  auto const& game = aggregated->game;
  solve::FrontPolicy const policy = lambda > 0 ? solve::logit_equilibrium(game, lambda) : solve::subgame_perfect(game);
  solve::FrontForecast const forecast = solve::forecast(game, policy);
  if (name == "p_deal") return Figure{forecast.p_deal};
  if (name == "round")
    return forecast.round_given_deal ? std::optional<Figure>(*forecast.round_given_deal) : std::nullopt;
  if (name == "exploitability")
    return Figure{std::max(solve::exploitability(game, policy, 0), solve::exploitability(game, policy, 1))};
  for (auto party : model::ids_of(world.parties))
    if (name == "value." + world.parties[party].id) return Figure{forecast.value[party.index]};
  return terms(world, *aggregated, forecast, name);
}

}  // namespace zopa::study
