#include <algorithm>
#include <limits>

#include "study/figures.hpp"
#include "zopa/engine/certainty.hpp"
#include "zopa/solve/conflicts.hpp"
#include "zopa/solve/solutions.hpp"

namespace zopa::study {
namespace {

constexpr std::string_view between_options = " · ";

std::optional<Figure> figure_of(std::optional<double> x) {
  if (!x) return std::nullopt;
  return Figure{*x};
}

bool take(std::string_view& name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  return true;
}

std::optional<model::PartyId> party_named(model::World const& world, std::string_view id) {
  for (auto party : model::ids_of(world.parties))
    if (world.parties[party].id == id) return party;
  return std::nullopt;
}

std::string in_options(model::World const& world, model::TrackId track, model::Package const& package) {
  std::string words;
  for (auto issue : world.tracks[track].issues) {
    if (!words.empty()) words += between_options;
    words += world.issues[issue].options[package[issue.index]];
  }
  return words;
}

// One question about one track; each figure computes what it needs, files ask for a handful.
struct Question {
  model::Scenario const& scenario;
  model::TrackId track;
  solve::Negotiation negotiation;

  model::World const& world() const { return scenario.central; }

  std::optional<Figure> per_party(std::string_view id, std::vector<double> const& values) const {
    auto const party = party_named(world(), id);
    if (!party) return std::nullopt;
    return Figure{values[party->index]};
  }

  std::optional<Figure> best(std::string_view id) const {
    auto const party = party_named(world(), id);
    auto const points = solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points;
    if (!party || points.empty()) return std::nullopt;
    double most = -std::numeric_limits<double>::infinity();
    for (auto const& point : points) most = std::max(most, point.value[party->index]);
    return Figure{most};
  }

  std::optional<Figure> solution(solve::Zopa const& zopa, std::optional<std::size_t> at, std::string_view name) const {
    if (name == "package" && !at) return Figure{std::string("none")};
    if (!at) return std::nullopt;
    auto const& point = zopa.frontier.points[*at];
    if (name == "package") return Figure{in_options(world(), track, point.package)};
    if (take(name, "value.")) return per_party(name, point.value);
    if (name != "product") return std::nullopt;
    double product = 1;
    for (std::size_t i = 0; i < point.value.size(); ++i) product *= point.value[i] - zopa.no_deal[i];
    return Figure{product};
  }

  // solve.conflict(a, b): 1 if exactly these ids are a minimal conflict.
  std::optional<Figure> conflict(std::string_view list) const {
    std::vector<std::string> asked;
    while (!list.empty() && list.back() == ')') list.remove_suffix(1);
    for (std::size_t begin = 0; begin <= list.size();) {
      std::size_t const end = std::min(list.find(", ", begin), list.size());
      asked.emplace_back(list.substr(begin, end - begin));
      begin = end + 2;
    }
    std::sort(asked.begin(), asked.end());
    for (auto const& found : solve::explain(negotiation).conflicts) {
      std::vector<std::string> ids;
      for (std::size_t c : found) ids.push_back(negotiation.constraints()[c].id);
      std::sort(ids.begin(), ids.end());
      if (ids == asked) return Figure{1.0};
    }
    return Figure{0.0};
  }

  std::optional<Figure> of_zopa(std::string_view name) const {
    solve::Zopa const zopa = solve::zopa(negotiation);
    if (name == "zopa.size") return Figure{zopa.size};
    if (name == "zopa.frontier.size") return Figure{static_cast<double>(zopa.frontier.points.size())};
    if (take(name, "nash.")) return solution(zopa, zopa.nash, name);
    if (take(name, "kalai_smorodinsky.")) return solution(zopa, zopa.kalai_smorodinsky, name);
    if (take(name, "egalitarian.")) return solution(zopa, zopa.egalitarian, name);
    if (take(name, "utilitarian.")) return solution(zopa, zopa.utilitarian, name);
    return std::nullopt;
  }

  std::optional<Figure> answer(std::string_view name) const {
    if (name == "packages") return Figure{negotiation.n_packages()};
    if (take(name, "no_deal.")) return per_party(name, negotiation.no_deal().values());
    if (take(name, "best.")) return best(name);
    if (name == "frontier.size")
      return Figure{
          static_cast<double>(solve::pareto_frontier(negotiation, negotiation.lines_and_ratifiers()).points.size())};
    if (name == "conflicts") return Figure{static_cast<double>(solve::explain(negotiation).conflicts.size())};
    if (name == "corrections") return Figure{static_cast<double>(solve::explain(negotiation).corrections.size())};
    if (take(name, "conflict(")) return conflict(name);
    if (name == "certain") return Figure{engine::certainty(scenario)[track].no_deal ? 1.0 : 0.0};
    if (name == "credibility.least") return figure_of(solve::credibility_intervals(world(), track).least);
    if (name == "side_payment.gift") return figure_of(solve::side_payment(negotiation).gift);
    if (name == "side_payment.transfer") return figure_of(solve::side_payment(negotiation).transfer);
    return of_zopa(name);
  }
};

}  // namespace

std::optional<Figure> solve_figure(model::Scenario const& scenario, std::string_view name) {
  model::TrackId asked{};
  for (auto track : model::ids_of(scenario.central.tracks))
    if (take(name, scenario.central.tracks[track].id + ".")) {
      asked = track;
      break;
    }
  if (scenario.central.tracks[asked].kind == model::Track::Kind::ceasefire) return std::nullopt;
  return Question{scenario, asked, solve::negotiation(scenario.central, asked)}.answer(name);
}

}  // namespace zopa::study
