#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/model/issue.hpp"

namespace zopa::model {

/// Faratin, Sierra & Jennings 1998: α(t) = k + (1 − k)(min(t, T)/T)^{1/β}, or exp[(1 − min(t, T)/T)^β ln k];
/// the target is V_max − α(t)(V_max − W). β < 1 Boulware, 1 linear, > 1 conceder.
struct TimeDependent {
  enum class Curve : std::uint8_t { polynomial, exponential };
  Curve curve = Curve::polynomial;
  double beta = 1;
  double k = 0;
};
/// Behaviour-dependent: own next demand from the other's last concession, in own value.
struct TitForTat {
  enum class Kind : std::uint8_t { relative, absolute, averaged };
  Kind kind = Kind::absolute;
  int window = 1;
};
struct Micro {};                                       ///< de Jonge 2022: minimal concession
/// Ultimatum: always this package, or the own best. Passes while the package breaks an own hard line that is meant.
struct Fixed { std::optional<Package> package; };
/// One move per own turn, nullopt = pass; then passes. So it does instead of a move that breaks an own hard line.
struct Scripted { std::vector<std::optional<Package>> moves; };
struct Random {};                                      ///< any own rational candidate with equal probability
struct Spe {};                                         ///< solved: subgame-perfect policy on the aggregated state
struct Aqre { double lambda = 50; };                   ///< solved: agent quantal response, precision λ
struct Person {};                                      ///< someone at the terminal or the page decides

using Tactic = std::variant<TimeDependent, TitForTat, Micro, Fixed, Scripted, Random, Spe, Aqre, Person>;

enum class Acceptance : std::uint8_t { value, aspiration, next };  ///< conventions 20

}  // namespace zopa::model
