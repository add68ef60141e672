#include "zopa/games/dominance.hpp"

#include <algorithm>
#include <optional>

#include "games/linear_programme.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::games {
namespace {

using std::size_t;

/// A player's payoffs in the game that is left, in whole numbers: a row for each strategy that remains, a column for
/// each profile of the others' remaining strategies.
struct OwnPayoffs {
  std::vector<std::vector<Integer>> rows;
};

/// Calls visit(profile) for every profile of the remaining strategies with the player's own fixed.
template <class Visit>
void for_each_profile(std::vector<std::vector<int>> const& remaining, int player, int own, Visit const& visit) {
  size_t const n = remaining.size();
  std::vector<size_t> at(n, 0);
  std::vector<int> profile(n);
  for (bool more = true; more;) {
    for (size_t j = 0; j < n; ++j) profile[j] = int(j) == player ? own : remaining[j][at[j]];
    visit(profile);
    more = false;
    for (size_t j = 0; j < n && !more; ++j) {
      if (int(j) == player) continue;
      more = ++at[j] < remaining[j].size();
      if (!more) at[j] = 0;
    }
  }
}

OwnPayoffs own_payoffs(StrategicGame const& game, std::vector<std::vector<int>> const& remaining, int player) {
  Integer scale = 1;
  for (size_t cell = 0; cell < game.n_cells(); ++cell) scale = lcm(scale, denominator(game.payoff(cell, player)));
  OwnPayoffs out;
  for (int const own : remaining[size_t(player)]) {
    out.rows.emplace_back();
    for_each_profile(remaining, player, own, [&](std::vector<int> const& profile) {
      Rational const& payoff = game.payoff(game.cell(profile), player);
      out.rows.back().push_back(numerator(payoff) * (scale / denominator(payoff)));
    });
  }
  return out;
}

bool dominates(std::vector<Integer> const& a, std::vector<Integer> const& b, Dominance kind) {
  bool better = false;
  for (size_t c = 0; c < a.size(); ++c) {
    if (a[c] < b[c] || (kind == Dominance::strict && a[c] == b[c])) return false;
    better = better || a[c] > b[c];
  }
  return better;
}

/// Is the strategy at least as good as all others against some pure profile (strict dominance is then out), or better
/// than all others (weak dominance too)?
bool is_a_best_response(OwnPayoffs const& own, size_t s, Dominance kind) {
  for (size_t c = 0; c < own.rows[s].size(); ++c) {
    bool best = true;
    for (size_t k = 0; k < own.rows.size() && best; ++k)
      best =
          k == s || own.rows[k][c] < own.rows[s][c] || (kind == Dominance::strict && own.rows[k][c] == own.rows[s][c]);
    if (best) return true;
  }
  return false;
}

using Mixture = std::optional<std::vector<Rational>>;

/// The others' strategies k that are left over when s is taken out.
std::vector<size_t> all_but(size_t s, size_t n) {
  std::vector<size_t> out;
  for (size_t k = 0; k < n; ++k)
    if (k != s) out.push_back(k);
  return out;
}

Mixture over_all(std::vector<size_t> const& some, std::vector<Rational> const& weights, size_t n) {
  Rational sum = 0;
  for (Rational const& w : weights) sum += w;
  std::vector<Rational> out(n);
  for (size_t k = 0; k < some.size(); ++k) out[some[k]] = weights[k] / sum;
  return out;
}

/// The zero-sum game of the gains over s, made positive by `shift`: s is dominated iff its value exceeds the shift. The
/// others' side of it: max Σ y, gains · y ≤ 1, whose prices are the mixture (Gale, Kuhn & Tucker 1951).
Mixture strictly_better_mixture(OwnPayoffs const& own, size_t s) {
  auto const others = all_but(s, own.rows.size());
  size_t const n_columns = own.rows[s].size();
  ExactProgramme p{
      others.size(), n_columns, {}, std::vector<Integer>(others.size(), 1), std::vector<Integer>(n_columns, 1)};
  for (size_t const k : others)
    for (size_t c = 0; c < n_columns; ++c) p.m.push_back(own.rows[k][c] - own.rows[s][c]);
  Integer const least = *std::min_element(p.m.begin(), p.m.end());
  Integer const shift = least < 1 ? Integer(1 - least) : Integer(0);
  for (Integer& gain : p.m) gain += shift;
  ExactOptimum const found = maximum(p);
  if (found.value * Rational(shift) >= 1) return std::nullopt;
  return over_all(others, found.prices, own.rows.size());
}

/// max Σ gains of a mixture that never loses against s.
Mixture never_worse_mixture(OwnPayoffs const& own, size_t s) {
  auto const others = all_but(s, own.rows.size());
  size_t const n_profiles = own.rows[s].size();
  ExactProgramme p{n_profiles + 1, others.size(), {}, std::vector<Integer>(n_profiles + 1, 0), {}};
  p.c.assign(others.size(), 0);
  for (size_t c = 0; c < n_profiles; ++c)
    for (size_t k = 0; k < others.size(); ++k) {
      Integer const gain = own.rows[others[k]][c] - own.rows[s][c];
      p.m.push_back(-gain);
      p.c[k] += gain;
    }
  for (size_t k = 0; k < others.size(); ++k) p.m.emplace_back(1);
  p.b.back() = 1;
  ExactOptimum const found = maximum(p);
  if (found.value <= 0) return std::nullopt;
  return over_all(others, found.x, own.rows.size());
}

/// A mixture of the remaining strategies that dominates s; nullopt: none does.
Mixture dominating(OwnPayoffs const& own, size_t s, Dominance kind) {
  size_t const n = own.rows.size();
  if (n == 1) return std::nullopt;
  for (size_t k = 0; k < n; ++k) {
    if (!dominates(own.rows[k], own.rows[s], kind)) continue;
    std::vector<Rational> pure(n);
    pure[k] = 1;
    return pure;
  }
  if (is_a_best_response(own, s, kind)) return std::nullopt;
  return kind == Dominance::strict ? strictly_better_mixture(own, s) : never_worse_mixture(own, s);
}

std::vector<Elimination> one_round(StrategicGame const& game, std::vector<std::vector<int>> const& remaining,
                                   Dominance kind, int round) {
  std::vector<Elimination> gone;
  for (int i = 0; i < game.n_players(); ++i) {
    auto const& mine = remaining[size_t(i)];
    OwnPayoffs const own = own_payoffs(game, remaining, i);
    for (size_t s = 0; s < mine.size(); ++s) {
      auto const mixture = dominating(own, s, kind);
      if (!mixture) continue;
      Elimination e{round, i, mine[s], std::vector<Rational>(size_t(game.n_strategies(i)))};
      for (size_t k = 0; k < mine.size(); ++k) e.by[size_t(mine[k])] = (*mixture)[k];
      gone.push_back(std::move(e));
    }
  }
  return gone;
}

}  // namespace

Survivors iterated_elimination(StrategicGame const& game, Dominance kind) {
  Survivors out;
  for (int i = 0; i < game.n_players(); ++i) {
    out.remaining.emplace_back();
    for (int s = 0; s < game.n_strategies(i); ++s) out.remaining.back().push_back(s);
  }
  for (int round = 1;; ++round) {
    std::vector<Elimination> const gone = one_round(game, out.remaining, kind, round);
    if (gone.empty()) return out;
    for (Elimination const& e : gone) {
      auto& mine = out.remaining[size_t(e.player)];
      mine.erase(std::find(mine.begin(), mine.end(), e.strategy));
      ZOPA_EXPECTS(!mine.empty());
      out.eliminations.push_back(e);
    }
  }
}

StrategicGame reduced(StrategicGame const& game, Survivors const& survivors) {
  StrategicGame out{game.title, game.comment, {}, {}};
  for (int i = 0; i < game.n_players(); ++i) {
    out.players.push_back({game.players[size_t(i)].name, {}});
    for (int const s : survivors.remaining[size_t(i)])
      out.players.back().strategies.push_back(game.players[size_t(i)].strategies[size_t(s)]);
  }
  for (size_t cell = 0; cell < out.n_cells(); ++cell) {
    std::vector<int> profile = out.strategies(cell);
    for (int i = 0; i < game.n_players(); ++i)
      profile[size_t(i)] = survivors.remaining[size_t(i)][size_t(profile[size_t(i)])];
    for (int i = 0; i < game.n_players(); ++i) out.payoffs.push_back(game.payoff(game.cell(profile), i));
  }
  return out;
}

}  // namespace zopa::games
