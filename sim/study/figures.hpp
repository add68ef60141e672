#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "zopa/model/scenario.hpp"

namespace zopa::study {

/// What a name in an `expect:` entry stands for: a number, or words ("none", "o2", "freeze · neutral · given").
using Figure = std::variant<double, std::string>;

/// `solve.…` without its prefix, at central values: packages, no_deal.P, best.P, zopa.size, zopa.frontier.size,
/// frontier.size, {nash, kalai_smorodinsky, egalitarian, utilitarian}.{package, value.P}, nash.product, conflicts,
/// corrections, conflict(ids), certain, credibility.least, side_payment.{gift, transfer}. A track's id in front asks about
/// that track, otherwise the main one. nullopt: no such figure, or it does not exist here.
std::optional<Figure> solve_figure(model::Scenario const&, std::string_view name);

/// `spe.…` and `aqre.…`: p_deal, round, value.P, share (the gainer's mean share of territory, or the issue called share),
/// terms.<issue> (mean position), exploitability. `lambda`: 0 for the subgame-perfect equilibrium.
std::optional<Figure> equilibrium_figure(model::World const&, double lambda, std::string_view name);

}  // namespace zopa::study
