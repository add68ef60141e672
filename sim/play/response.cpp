#include <algorithm>

#include "play/agenda.hpp"
#include "play/beliefs.hpp"
#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/base/discounting.hpp"

namespace zopa::play {
namespace {

bool is_proposer(State const& s, PartyId i) { return !s.text && i == (simultaneous(s) ? s.demander : s.proposer); }

void ask(State& s, PartyId responder) {
  s.step = State::Step::respond;
  s.turn = responder;
  s.verdict.reset();
  std::optional<PartyId> proposer;
  if (!s.text) proposer = simultaneous(s) ? s.demander : s.proposer;
  s.pending = ToRespond{s.track, responder, s.is_ceasefire(s.track) ? &s.no_package : &s.package(s.on_table), proposer};
}

// Responders answer in file order; the next one after `from`, if any.
bool ask_next(State& s, std::size_t from) {
  for (std::size_t i = from; i < s.n_parties(); ++i)
    if (!is_proposer(s, PartyId{i})) {
      ask(s, PartyId{i});
      return true;
    }
  return false;
}

double nash_product(State& s, int row) {
  double product = 1;
  for (PartyId const i : model::ids<PartyId>(s.n_parties())) {
    int const judge = static_cast<int>(i.index);
    product *= std::max(0.0, deal_value(s, judge, s.track, row) - no_deal_value(s, judge, s.track));
  }
  return product;
}

// Of demands that everyone accepts: the larger Nash product, then the lowest index (conventions 22).
int better_demand(State& s) {
  int best = s.tabled[0];
  double best_product = nash_product(s, best);
  for (std::size_t i = 1; i < s.n_parties(); ++i) {
    int const row = s.tabled[i];
    double const product = nash_product(s, row), equal = base::tolerance(product, best_product);
    auto const index = [&](int r) { return model::package_index(s.world(), s.track, s.package(r)); };
    if (product > best_product + equal || (product >= best_product - equal && index(row) < index(best))) {
      best = row;
      best_product = product;
      s.demander = PartyId{i};
    }
  }
  return best;
}

void settle(State& s) {
  if (simultaneous(s)) {
    s.demander = PartyId{0};
    s.on_table = better_demand(s);
  }
  if (closes_chapter(s)) return choose_next_track(s, s.track.index + 1);
  if (!s.is_ceasefire(s.track) && !ratify(s, s.on_table)) return fail_round(s);
  enter_into_force(s, s.on_table);
  choose_next_track(s, s.track.index + 1);
}

bool next_demander(State& s) {
  if (!simultaneous(s) || s.demander.index + 1 >= s.n_parties()) return false;
  s.demander = PartyId{s.demander.index + 1u};
  s.on_table = s.tabled[s.demander.index];
  return ask_next(s, 0);
}

void count_block(State& s, Verdict const& why) {
  auto& blocks = s.outcome.blocks[s.track];
  switch (why.reason) {
    case Refused::Reason::line:
      for (LineId const line : s.rows().judges[s.turn.index].hard_lines)
        if (s.line_active[line.index] && s.world().lines[line].track == s.track &&
            row_breaks(s, static_cast<int>(s.turn.index), line, s.on_table))
          ++blocks.line[line];
      break;
    case Refused::Reason::no_deal_value:
      ++blocks.no_deal[s.turn];
      break;
    case Refused::Reason::target:
      ++blocks.target[s.turn];
      break;
    case Refused::Reason::leader:
      if (auto const leader = leader_against(s, s.track, s.turn, s.on_table)) ++blocks.ratifier[*leader];
      break;
    case Refused::Reason::stance:
      ++blocks.stance[s.turn];
      break;
    case Refused::Reason::noise:
    case Refused::Reason::own_decision:
      break;
  }
}

void refuse(State& s) {
  Verdict why = verdict(s);
  if (why.accepts) why.reason = Refused::Reason::own_decision;  // a person may refuse what its advisers would sign
  count_block(s, why);
  s.note(Refused{s.track, s.turn, why.reason, why.line, why.value, why.needed});
}

}  // namespace

void begin_responses(State& s) {
  s.demander = PartyId{0};
  if (simultaneous(s)) s.on_table = s.tabled[0];
  ask_next(s, 0);
}

void take_response(State& s, bool accepts) {
  if (!s.is_ceasefire(s.track)) hear_response(s, s.track, s.turn, s.on_table, accepts);
  if (!accepts) {
    refuse(s);
    return fail_round(s);
  }
  if (s.transcript) {
    int const judge = static_cast<int>(s.turn.index);
    bool const terms = !s.is_ceasefire(s.track);
    s.note(Accepted{s.track, s.turn, terms ? deal_value(s, judge, s.track, s.on_table) : 0,
                    no_deal_value(s, judge, s.track)});
  }
  if (ask_next(s, s.turn.index + 1u) || next_demander(s)) return;
  settle(s);
}

}  // namespace zopa::play
