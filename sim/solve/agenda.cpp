#include "zopa/solve/agenda.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"

namespace zopa::solve {
namespace {

using Pair = std::array<double, 2>;

void expect_agenda(Agenda const& agenda) {
  ZOPA_EXPECTS(agenda.rounds >= 1 && !agenda.weights1.empty() && agenda.weights1.size() == agenda.weights2.size());
  for (double const delta : agenda.delta) ZOPA_EXPECTS(delta >= 0 && delta <= 1);
}

Pair discounted(Agenda const& agenda, Pair const& next) {
  return {agenda.delta[0] * next[0], agenda.delta[1] * next[1]};
}

/// A division of the issue on the table: what both get if it is accepted, and what each waits for.
struct Bargain {
  Pair weight;   ///< of the issue
  Pair settled;  ///< what they have without it if it is accepted
  Pair refused;  ///< if it is not

  /// Exact: the responder is paid off with the least part that will do. \return what both get in this round
  Pair exact(std::size_t proposer) const {
    std::size_t const responder = 1 - proposer;
    double const missing = refused[responder] - settled[responder];
    double part = 0;
    if (!base::at_least(0, missing)) {
      if (!base::at_least(weight[responder], missing)) return refused;  // not even all of it would do
      part = std::min(1.0, missing / weight[responder]);
    }
    Pair agreed;
    agreed[responder] = settled[responder] + weight[responder] * part;
    agreed[proposer] = settled[proposer] + weight[proposer] * (1 - part);
    return base::at_least(agreed[proposer], refused[proposer]) ? agreed : refused;
  }

  /// The same over multiples of 1/steps. `with` gives what both have when party 1's part of the issue is k/steps.
  template <class With>
  Pair on_grid(std::size_t proposer, int steps, With const& with) const {
    Pair best = refused;
    bool any = false;
    for (int k = 0; k <= steps; ++k) {
      Pair const agreed = with(k);
      if (!base::at_least(agreed[1 - proposer], refused[1 - proposer])) continue;
      bool const good = any ? agreed[proposer] > best[proposer] : base::at_least(agreed[proposer], refused[proposer]);
      if (good) best = agreed, any = true;
    }
    return best;
  }
};

/// Backward induction where settled issues pay at once; `bargain` picks the division.
template <class Divide>
Pair at_once(Agenda const& agenda, Divide const& divide) {
  std::size_t const n = agenda.weights1.size();
  std::vector<Pair> next(n + 1, Pair{0, 0}), here(n + 1, Pair{0, 0});  // by first open issue; n: all settled
  for (int t = agenda.rounds - 1; t >= 0; --t) {
    for (std::size_t k = n; k-- > 0;) {
      Pair const settled = agenda.next_round ? discounted(agenda, next[k + 1]) : here[k + 1];
      Bargain const bargain{{agenda.weights1[k], agenda.weights2[k]}, settled, discounted(agenda, next[k])};
      here[k] = divide(bargain, static_cast<std::size_t>(t % 2));
    }
    std::swap(here, next);
  }
  return next[0];
}

/// The last issue with `secured` at stake too, by round: T + 1 entries, what both expect before the offer.
std::vector<Pair> last_issue(Agenda const& agenda, Pair const& secured) {
  Pair const weight{agenda.weights1.back(), agenda.weights2.back()};
  std::vector<Pair> by_round(static_cast<std::size_t>(agenda.rounds) + 1, Pair{0, 0});
  for (std::size_t t = by_round.size() - 1; t-- > 0;)
    by_round[t] = Bargain{weight, secured, discounted(agenda, by_round[t + 1])}.exact(t % 2);
  return by_round;
}

/// Two issues that pay when both are settled.
Pair at_the_end(Agenda const& agenda, int steps) {
  std::vector<std::vector<Pair>> after;  // by division of the first issue, by round
  for (int k = 0; k <= steps; ++k) {
    double const x = static_cast<double>(k) / steps;
    after.push_back(last_issue(agenda, {agenda.weights1[0] * x, agenda.weights2[0] * (1 - x)}));
  }
  Pair next{0, 0};
  for (std::size_t t = static_cast<std::size_t>(agenda.rounds); t-- > 0;) {
    Bargain const bargain{{}, {}, discounted(agenda, next)};
    next = bargain.on_grid(t % 2, steps, [&](int k) {
      auto const& expected = after[static_cast<std::size_t>(k)];
      return agenda.next_round ? discounted(agenda, expected[t + 1]) : expected[t];
    });
  }
  return next;
}

}  // namespace

std::array<double, 2> agenda_utility(Agenda const& agenda) {
  expect_agenda(agenda);
  ZOPA_EXPECTS(agenda.pays == Agenda::Pays::at_once);
  return at_once(agenda, [](Bargain const& bargain, std::size_t proposer) { return bargain.exact(proposer); });
}

std::array<double, 2> agenda_utility_on_grid(Agenda const& agenda, int steps) {
  expect_agenda(agenda);
  ZOPA_EXPECTS(steps >= 1);
  if (agenda.pays == Agenda::Pays::at_the_end && agenda.weights1.size() > 1) {
    ZOPA_EXPECTS(agenda.weights1.size() == 2);
    return at_the_end(agenda, steps);
  }
  return at_once(agenda, [steps](Bargain const& bargain, std::size_t proposer) {
    return bargain.on_grid(proposer, steps, [&](int k) {
      double const x = static_cast<double>(k) / steps;
      return Pair{bargain.settled[0] + bargain.weight[0] * x, bargain.settled[1] + bargain.weight[1] * (1 - x)};
    });
  });
}

}  // namespace zopa::solve
