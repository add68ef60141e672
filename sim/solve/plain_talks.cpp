#include "zopa/solve/plain_talks.hpp"

#include <algorithm>

#include "zopa/base/discounting.hpp"
#include "zopa/base/expects.hpp"
#include "zopa/model/acceptance.hpp"
#include "zopa/model/concession.hpp"

namespace zopa::solve {
namespace {

constexpr int no_bid = -1;

}  // namespace

bool plays_plainly(model::Tactic const& tactic) {
  auto const* fixed = std::get_if<model::Fixed>(&tactic);
  return std::holds_alternative<model::TimeDependent>(tactic) || std::holds_alternative<model::TitForTat>(tactic) ||
         std::holds_alternative<model::Micro>(tactic) || std::holds_alternative<model::Random>(tactic) ||
         (fixed && !fixed->package);
}

PlainTalks::PlainTalks(RankedSpace const& space, PlainSeat const& first, PlainSeat const& second,
                       PlainRules const& rules)
    : space_(space), rules_(rules), turns_(rules.rounds * rules.offers_per_round) {
  ZOPA_EXPECTS(rules.rounds >= 1 && (rules.offers_per_round == 1 || rules.offers_per_round == 2));
  ZOPA_EXPECTS(plays_plainly(first.tactic) && plays_plainly(second.tactic));
  prepare(0, first);
  prepare(1, second);
}

void PlainTalks::prepare(int i, PlainSeat const& seat) {
  Side& side = side_[i];
  side.seat = seat;
  side.kind = kind_of(seat.tactic);
  side.acceptance = seat.acceptance.value_or(model::own_acceptance(seat.tactic));
  side.top = space_.best_value(i);
  side.n_rational = space_.n_worth(i, seat.no_deal, 0);
  side.power.assign(1, 1.0);
  for (int t = 0; t < rules_.rounds; ++t) side.power.push_back(side.power.back() * seat.discount);
  if (side.kind == Kind::time) side.target = targets(side);
  if (side.kind == Kind::micro) side.heard_in.assign(static_cast<std::size_t>(space_.n_packages()), 0);
  if (side.kind != Kind::random) return;
  for (int rank = 0; rank < side.n_rational; ++rank) side.rational.push_back(space_.at_rank(i, rank));
  std::sort(side.rational.begin(), side.rational.end());
}

PlainTalks::Kind PlainTalks::kind_of(model::Tactic const& tactic) {
  if (std::holds_alternative<model::TimeDependent>(tactic)) return Kind::time;
  if (std::holds_alternative<model::TitForTat>(tactic)) return Kind::mirror;
  if (std::holds_alternative<model::Micro>(tactic)) return Kind::micro;
  return std::holds_alternative<model::Random>(tactic) ? Kind::random : Kind::best;
}

std::vector<double> PlainTalks::targets(Side const& side) const {
  auto const& tactic = std::get<model::TimeDependent>(side.seat.tactic);
  std::vector<double> by_turn;
  for (int turn = 0; turn <= turns_; ++turn) {
    int const now = turn / rules_.offers_per_round + rules_.clock_ahead;
    double const alpha = model::concession(tactic, now, rules_.rounds + rules_.clock_ahead);
    by_turn.push_back(side.top - alpha * (side.top - side.seat.no_deal));
  }
  return by_turn;
}

void PlainTalks::restart(Side& side) {
  side.rank = 0;
  side.n_offered = side.n_heard = 0;
  side.offered.clear();
  side.received.clear();
  side.demand.reset();
}

PlainOutcome PlainTalks::play(base::Stream const& chance) {
  chance_ = chance;
  ++negotiation_;
  for (Side& side : side_) restart(side);
  for (int turn = 0; turn < turns_; ++turn) {
    int const i = proposer(turn), j = 1 - i;
    int const package = bid(i, turn);
    if (package == no_bid) continue;
    remember(i, package);
    double const v = space_.value(j, package);
    if (!base::at_least(v, needed(j, turn))) continue;
    auto const round = static_cast<std::size_t>(turn / rules_.offers_per_round);
    PlainOutcome deal{package, turn, {}};
    for (int const k : {0, 1}) deal.payoff[k] = side_[k].power[round] * space_.value(k, package);
    return deal;
  }
  PlainOutcome none{-1, turns_, {}};
  for (int const k : {0, 1}) none.payoff[k] = side_[k].power.back() * side_[k].seat.no_deal;
  return none;
}

int PlainTalks::proposer(int turn) const {
  if (!rules_.recognition) return (rules_.first + turn) % 2;
  double const u = chance_.uniform(base::Purpose::recognition, 0, static_cast<std::uint32_t>(turn));
  return u < *rules_.recognition ? 0 : 1;
}

// What the side would offer if it were its turn; changes nothing but where to search next.
int PlainTalks::bid(int i, int turn) {
  Side const& side = side_[i];
  if (side.n_rational == 0) return no_bid;
  switch (side.kind) {
    case Kind::time:
      return bid_worth(i, side.target[static_cast<std::size_t>(turn)]);
    case Kind::mirror:
      return bid_worth(i, side.received.size() < 2 || !side.demand ? side.top : demand_in_kind(side));
    case Kind::micro:
      return bid_of_micro(i, turn);
    case Kind::random: {
      double const u =
          chance_.uniform(base::Purpose::proposal, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(turn));
      return side.rational[static_cast<std::size_t>(u * side.n_rational)];
    }
    case Kind::best:
      return bid_worth(i, side.top);
  }
  return no_bid;
}

int PlainTalks::bid_worth(int i, double demand) {
  int& rank = side_[i].rank;
  rank = std::max(1, space_.n_worth(i, demand, rank));
  return rules_.pick == PlainRules::Pick::kindest ? space_.kindest(i, rank) : space_.nearest(i, rank);
}

// What the other still asks is the best less what it offers (catalogue D2), in own value.
double PlainTalks::demand_in_kind(Side const& side) const {
  auto const& tactic = std::get<model::TitForTat>(side.seat.tactic);
  auto const& received = side.received;
  bool const over_window = tactic.kind == model::TitForTat::Kind::averaged;
  double const before = side.top - (over_window ? received.front() : received[received.size() - 2]);
  double const demand = model::next_demand(tactic.kind, *side.demand, before, side.top - received.back());
  return std::clamp(demand, std::min(side.seat.no_deal, side.top), side.top);
}

bool PlainTalks::may_open_new_bid(Side const& side) const {
  return side.n_offered <= side.n_heard && side.n_offered < side.n_rational;
}

// A new, minimally worse bid iff it has made no more distinct bids than it has heard; else any earlier one.
int PlainTalks::bid_of_micro(int i, int turn) {
  Side const& side = side_[i];
  if (may_open_new_bid(side)) return space_.at_rank(i, side.n_offered);
  if (side.n_offered == 0) return no_bid;
  double const u =
      chance_.uniform(base::Purpose::proposal, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(turn));
  return side.offered[static_cast<std::size_t>(u * side.n_offered)];
}

// The least value that the side accepts in this turn, its value of no deal included.
double PlainTalks::needed(int i, int turn) {
  Side const& side = side_[i];
  double const w = side.seat.no_deal;
  switch (side.acceptance) {
    case model::Acceptance::aspiration:
      return side.kind == Kind::time ? std::max(w, side.target[static_cast<std::size_t>(turn)]) : w;
    case model::Acceptance::next: {
      // where MiCRO would repeat a bid, its lowest one counts
      bool const repeats = side.kind == Kind::micro && side.n_offered > 0 && !may_open_new_bid(side);
      int const next = repeats ? space_.at_rank(i, side.n_offered - 1) : bid(i, turn + 1);
      return next == no_bid ? w : std::max(w, space_.value(i, next));
    }
    case model::Acceptance::value:
      return w;
  }
  return w;
}

void PlainTalks::remember(int i, int package) {
  Side& own = side_[i];
  Side& other = side_[1 - i];
  own.demand = space_.value(i, package);
  if (own.kind == Kind::micro && may_open_new_bid(own)) {
    ++own.n_offered;
    own.offered.insert(std::upper_bound(own.offered.begin(), own.offered.end(), package), package);
  }
  if (other.kind == Kind::mirror) {
    int const window = std::get<model::TitForTat>(other.seat.tactic).window;
    if (static_cast<int>(other.received.size()) > window) other.received.erase(other.received.begin());
    other.received.push_back(space_.value(1 - i, package));
  }
  if (other.kind != Kind::micro) return;
  unsigned& heard = other.heard_in[static_cast<std::size_t>(package)];
  if (heard != negotiation_) ++other.n_heard;
  heard = negotiation_;
}

}  // namespace zopa::solve
