#include "zopa/games/sequential_equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "games/lemke_path.hpp"
#include "games/numbers.hpp"
#include "games/sequence_tables.hpp"
#include "games/ties.hpp"
#include "zopa/games/certificate.hpp"

namespace zopa::games {
namespace {

/// The first power of ε with a coefficient: what is left of a polynomial as ε → 0.
template <class Number>
int leading_power(std::vector<Number> const& polynomial) {
  auto const is_something = [](Number const& x) {
    if constexpr (std::is_same_v<Number, double>)
      return std::abs(x) > 1e-9;
    else
      return x != 0;
  };
  auto const at = std::find_if(polynomial.begin(), polynomial.end(), is_something);
  return at == polynomial.end() ? none : int(at - polynomial.begin());
}

/// Where the subgames are that can be solved one by one, from the ends.
struct Parts {
  std::vector<char> known;  // ends, and roots of subgames already solved
  std::vector<char> is_root;

  explicit Parts(ExtensiveGame const& game) : known(game.n_nodes(), 0), is_root(game.n_nodes(), 0) {
    for (int const root : subgame_roots(game)) is_root[root] = 1;
    for (int n = 0; n < game.n_nodes(); ++n) known[n] = game.is_terminal(n);
  }
  bool is_one_move(ExtensiveGame const& game, int node) const {
    auto const children = game.children(node);
    return std::all_of(children.begin(), children.end(), [&](int child) { return known[child] != 0; });
  }
  /// The information sets of the part that begins at `root` and ends where all is known, and its movers.
  std::vector<int> infosets(ExtensiveGame const& game, int root) const {
    std::vector<int> found;
    for (int n = root; n < game.nodes()[root].end; n = known[n] ? game.nodes()[n].end : n + 1)
      if (!known[n] && game.mover(n) != chance) found.push_back(game.nodes()[n].infoset);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }
};

template <class Number>
class FromTheEnds {
 public:
  FromTheEnds(ExtensiveGame const& game, TieRule rule, bool trembles, int most_pivots)
      : game_(game), rule_(rule), trembles_(trembles), pivots_left_(most_pivots), parts_(game) {
    answer_.behaviour = uniform_behaviour<Number>(game);
    answer_.belief.assign(game.n_nodes(), Number(0));
    value_.assign(std::size_t(game.n_nodes()) * game.n_players(), Number(0));
    for (int n = 0; n < game.n_nodes(); ++n) {
      if (!game.is_terminal(n)) continue;
      auto const payoffs = payoffs_of<Number>(game, n);
      std::copy(payoffs.begin(), payoffs.end(), at(n));
    }
  }

  /// Solves the subgame at a node, all below it being solved. \return false: cannot
  bool solve(int root) {
    bool done = true;
    if (!parts_.is_one_move(game_, root))
      done = solve_part(root);
    else if (game_.mover(root) == chance)
      average(root);
    else
      choose(root);
    parts_.known[root] = 1;
    return done;
  }

  bool is_root(int node) const { return parts_.is_root[node] != 0; }

  SequentialAnswer<Number> answer() && {
    answer_.value.assign(at(0), at(0) + game_.n_players());
    return std::move(answer_);
  }

 private:
  Number* at(int node) { return value_.data() + std::size_t(node) * game_.n_players(); }

  void average(int node) {
    int const first = game_.infosets()[game_.nodes()[node].infoset].first_move;
    auto const children = game_.children(node);
    std::fill_n(at(node), game_.n_players(), Number(0));
    for (std::size_t a = 0; a < children.size(); ++a)
      if (answer_.behaviour[first + a] != 0)
        for (int i = 0; i < game_.n_players(); ++i) at(node)[i] += answer_.behaviour[first + a] * at(children[a])[i];
  }

  void choose(int node) {
    InformationSet const& set = game_.infosets()[game_.nodes()[node].infoset];
    auto const value = [&](int child) { return at(child); };
    auto const children = game_.children(node);
    Choice const choice = chosen_action<Number>(set.player, game_.n_players(), children, value, rule_);
    answer_.n_ties += choice.tied;
    answer_.belief[node] = 1;
    std::fill_n(answer_.behaviour.begin() + set.first_move, children.size(), Number(0));
    answer_.behaviour[set.first_move + choice.action] = 1;
    average(node);
  }

  bool solve_part(int root) {
    std::array<int, 2> movers{none, none};
    for (int const h : parts_.infosets(game_, root)) {
      int const mover = game_.infosets()[h].player;
      if (mover == movers[0] || mover == movers[1]) continue;
      if (movers[1] != none) return false;
      (movers[0] == none ? movers[0] : movers[1]) = mover;
    }
    if (movers[1] != none && movers[0] > movers[1]) std::swap(movers[0], movers[1]);
    auto const tables = sequence_tables<Number>({game_, root, parts_.known, value_}, movers);
    auto const path = path_of(tables.form);
    if (!path) return false;
    pivots_left_ -= path->n_pivots;
    answer_.n_pivots += path->n_pivots;
    ++answer_.n_subgames;
    write_behaviour(tables.form, *path);
    write_beliefs(tables, *path);
    for (std::size_t k = tables.nodes.size(); k-- > 0;)
      if (!parts_.known[tables.nodes[k]]) average(tables.nodes[k]);
    return true;
  }

  /// In doubles, a path that goes on and on runs in circles that rounding has closed: the other favourites get a try.
  std::optional<TremblingPlans<Number>> path_of(SequenceForm<Number> const& form) const {
    bool const prefer_last = rule_ == TieRule::reject;
    if constexpr (!std::is_same_v<Number, double>) return lemke_path(form, trembles_, prefer_last, pivots_left_);
    int const usual = 10 * (form.sides[0].n_sequences + form.sides[1].n_sequences) + 1000;
    int const most = std::min(pivots_left_, usual);
    auto path = lemke_path(form, trembles_, prefer_last, most);
    return path ? path : lemke_path(form, trembles_, !prefer_last, most);
  }

  void write_behaviour(SequenceForm<Number> const& form, TremblingPlans<Number> const& path) {
    for (int i = 0; i < 2; ++i) {
      SequenceSide const& side = form.sides[i];
      auto const& plan = path.plans[i];
      for (int h = 0; h < int(side.infosets.size()); ++h) {
        InformationSet const& set = game_.infosets()[side.infosets[h]];
        int const n_actions = int(set.actions.size());
        int const power = leading_power(plan[side.before[h]]);
        Number sum = 0;
        std::vector<Number> weights(n_actions, Number(0));
        for (int a = 0; a < n_actions && power != none; ++a) {
          weights[a] = std::max(Number(0), plan[side.first[h] + a][power]);
          if constexpr (std::is_same_v<Number, double>) weights[a] = weights[a] < 1e-9 ? 0 : weights[a];
          sum += weights[a];
        }
        for (int a = 0; a < n_actions; ++a)
          answer_.behaviour[set.first_move + a] = sum == 0 ? Number(a == 0) : Number(weights[a] / sum);
      }
    }
  }

  /// Likely are the nodes that the other's plan reaches with the lowest power of ε.
  void write_beliefs(SequenceTables<Number> const& tables, TremblingPlans<Number> const& path) {
    std::vector<int> least(game_.infosets().size(), none);
    std::vector<Number> sums(game_.infosets().size(), Number(0));
    std::vector<int> count(game_.infosets().size(), 0);
    auto const each = [&](auto const& use) {
      for (std::size_t k = 0; k < tables.nodes.size(); ++k) {
        int const n = tables.nodes[k];
        if (parts_.known[n] || game_.mover(n) == chance) continue;
        int const other = game_.mover(n) == tables.form.sides[0].player ? 1 : 0;
        auto const& polynomial = path.plans[other][tables.sequences[k][other]];
        int const power = tables.probability[k] == 0 ? none : leading_power(polynomial);
        use(n, game_.nodes()[n].infoset, power,
            power == none ? Number(0) : Number(tables.probability[k] * polynomial[power]));
      }
    };
    each([&](int, int h, int power, Number const&) {
      ++count[h];
      if (power != none && (least[h] == none || power < least[h])) least[h] = power;
    });
    each([&](int, int h, int power, Number const& weight) {
      if (power != none && power == least[h]) sums[h] += weight;
    });
    each([&](int n, int h, int power, Number const& weight) {
      if (least[h] == none)
        answer_.belief[n] = Number(1) / count[h];  // chance never comes here
      else
        answer_.belief[n] = power == least[h] ? Number(weight / sums[h]) : Number(0);
    });
  }

  ExtensiveGame const& game_;
  TieRule rule_;
  bool trembles_;
  int pivots_left_;
  Parts parts_;
  std::vector<Number> value_;
  SequentialAnswer<Number> answer_;
};

/// The first fraction of the continued fraction of x in [0, 1] that is x up to rounding; nullopt: none with a
/// denominator up to a million.
std::optional<Rational> fraction(double x) {
  std::int64_t p = 1, q = 0, p_before = 0, q_before = 1;
  double rest = x;
  for (int k = 0; k < 30; ++k) {
    double const whole = std::floor(rest);
    std::int64_t const p_next = std::int64_t(whole) * p + p_before, q_next = std::int64_t(whole) * q + q_before;
    if (q_next > 1'000'000) return std::nullopt;
    p_before = std::exchange(p, p_next);
    q_before = std::exchange(q, q_next);
    if (std::abs(double(p) / double(q) - x) <= 1e-11) return Rational(p, q);
    if (rest - whole < 1e-12) return std::nullopt;
    rest = 1 / (rest - whole);
  }
  return std::nullopt;
}

/// An answer in doubles as fractions, if these are an answer exactly.
std::optional<SequentialAnswer<Rational>> as_fractions(ExtensiveGame const& game,
                                                       SequentialAnswer<double> const& near) {
  SequentialAnswer<Rational> answer{
      uniform_behaviour<Rational>(game), {}, {}, near.n_ties, near.n_subgames, near.n_pivots};
  answer.belief.assign(game.n_nodes(), Rational(0));
  for (InformationSet const& set : game.infosets()) {
    if (set.player == chance || set.members.empty()) continue;
    Rational played = 0, believed = 0;
    for (int m = set.first_move; m < set.first_move + int(set.actions.size()); ++m) {
      auto const p = fraction(near.behaviour[m]);
      if (!p) return std::nullopt;
      played += answer.behaviour[m] = *p;
    }
    for (int const n : set.members) {
      auto const p = fraction(near.belief[n]);
      if (!p) return std::nullopt;
      believed += answer.belief[n] = *p;
    }
    if (played != 1 || believed != 1) return std::nullopt;
  }
  auto const proof = certificate(game, answer.behaviour, Rational(0), &answer.belief);
  if (!proof.is_sequentially_rational(0) || !proof.is_nash(0)) return std::nullopt;
  answer.value = proof.value;
  return answer;
}

}  // namespace

template <class Number>
std::optional<SequentialAnswer<Number>> sequential_equilibrium(ExtensiveGame const& game, TieRule rule,
                                                               int most_pivots) {
  if (!game.recall_faults().empty()) return std::nullopt;
  FromTheEnds<Number> solver(game, rule, true, most_pivots);
  for (int n = game.n_nodes() - 1; n >= 0; --n)
    if (solver.is_root(n) && !solver.solve(n)) return std::nullopt;
  return std::move(solver).answer();
}

std::optional<SequentialAnswer<Rational>> exact_sequential_equilibrium(ExtensiveGame const& game, TieRule rule,
                                                                       int most_pivots) {
  if (auto const near = sequential_equilibrium<double>(game, rule, most_pivots))
    if (auto answer = as_fractions(game, *near)) return answer;
  return sequential_equilibrium<Rational>(game, rule, most_pivots);
}

template <class Number>
std::optional<SequentialAnswer<Number>> nash_equilibrium_by_lemke(ExtensiveGame const& game, int most_pivots) {
  if (game.n_players() > 2 || !game.recall_faults().empty()) return std::nullopt;
  FromTheEnds<Number> solver(game, TieRule::first, false, most_pivots);
  if (!game.is_terminal(0) && !solver.solve(0)) return std::nullopt;
  return std::move(solver).answer();
}

int hidden_size(ExtensiveGame const& game) {
  Parts parts(game);
  int largest = 0;
  for (int n = game.n_nodes() - 1; n >= 0; --n) {
    if (!parts.is_root[n]) continue;
    int size = 0;
    if (!parts.is_one_move(game, n))
      for (int const h : parts.infosets(game, n)) size += int(game.infosets()[h].actions.size());
    largest = std::max(largest, size);
    parts.known[n] = 1;
  }
  return largest;
}

template std::optional<SequentialAnswer<double>> sequential_equilibrium(ExtensiveGame const&, TieRule, int);
template std::optional<SequentialAnswer<Rational>> sequential_equilibrium(ExtensiveGame const&, TieRule, int);
template std::optional<SequentialAnswer<double>> nash_equilibrium_by_lemke(ExtensiveGame const&, int);
template std::optional<SequentialAnswer<Rational>> nash_equilibrium_by_lemke(ExtensiveGame const&, int);

}  // namespace zopa::games
