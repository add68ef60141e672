#include "zopa/play/game.hpp"

#include "play/conduct.hpp"
#include "play/steps.hpp"
#include "play/tactics.hpp"
#include "play/values.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

bool same_package(State const& s, TrackId k, Package const& a, Package const& b) {
  for (model::IssueId const issue : s.world().tracks[k].issues)
    if (a[issue.index] != b[issue.index]) return false;
  return true;
}

// The row of a package, or a place outside the table for one that no party considers.
int row_of(State& s, TrackId k, PartyId party, Package const& package) {
  if (s.is_ceasefire(k)) return no_row;
  Range const rows = s.rows().rows_of[k];
  for (int r = rows.begin; r < rows.end; ++r)
    if (same_package(s, k, s.rows().package[r], package)) return r;
  s.foreign[party.index] = package;
  return static_cast<int>(s.rows().n_rows() + party.index);
}

struct Carry {
  State& s;
  void operator()(Offer const& offer) const {
    take_move(s, {Move::Kind::offer, row_of(s, s.track, s.turn, offer.package)});
  }
  void operator()(Pass) const { take_move(s, {Move::Kind::pass, no_row}); }
  void operator()(WalkOut) const { take_move(s, {Move::Kind::walk_out, no_row}); }
  void operator()(StateLine const& statement) const {
    ZOPA_EXPECTS(s.track == model::main_track && s.world().lines[statement.line].owner == s.turn);
    take_move(s, {Move::Kind::statement, no_row, statement.line});
  }
  void operator()(DeEscalate) const {
    ZOPA_EXPECTS(s.track == model::main_track && may_hold_back(s, s.turn));
    take_move(s, {Move::Kind::de_escalation});
  }
  void operator()(Accept) const { take_response(s, true); }
  void operator()(Refuse) const { take_response(s, false); }
};

std::unique_ptr<State> copied(State const& from) {
  auto to = std::make_unique<State>(from);
  if (auto* ask = std::get_if<ToRespond>(&to->pending))  // the package on the table is the copy's own
    ask->package = to->is_ceasefire(ask->track) ? &to->no_package : &to->package(to->on_table);
  return to;
}

// `deal_value` and its like are questions: they may refresh what is stale but change nothing about the game.
State& asked(std::unique_ptr<Game::State> const& state) { return *state; }

}  // namespace

Game::Game(std::shared_ptr<Table const> table, base::Stream stream)
    : state_(std::make_unique<State>(std::move(table), stream)) {
  proceed(*state_);
}
Game::Game(Game const& other) : state_(copied(*other.state_)) {}
Game& Game::operator=(Game const& other) {
  if (this != &other) state_ = copied(*other.state_);
  return *this;
}
Game::Game(Game&&) noexcept = default;
Game& Game::operator=(Game&&) noexcept = default;
Game::~Game() = default;

void Game::restart(base::Stream stream) {
  reset(*state_, stream);
  proceed(*state_);
}
Pending const& Game::pending() const { return state_->pending; }
int Game::round() const { return state_->round; }
model::Circumstances const& Game::circumstances() const { return state_->circumstances; }
Outcome const& Game::outcome() const { return state_->outcome; }
bool Game::mediator_present() const { return state_->mediator_present; }
bool Game::ceasefire_holds() const { return state_->ceasefire >= 0; }
bool Game::may_de_escalate() const { return state_->track == model::main_track && may_hold_back(*state_, state_->turn); }
void Game::record(Transcript* transcript) { state_->transcript = transcript; }

double Game::deal_value(PartyId party, TrackId k, Package const& package) const {
  State& s = asked(state_);
  Package const kept = s.foreign[party.index];
  double const v = play::deal_value(s, static_cast<int>(party.index), k, row_of(s, k, party, package));
  s.foreign[party.index] = kept;
  return v;
}
double Game::chance_of_deal(PartyId proposer, TrackId k, Package const& package) const {
  State& s = asked(state_);
  ZOPA_EXPECTS(!s.is_ceasefire(k));
  Package const kept = s.foreign[proposer.index];
  double const p = play::probability_of_deal(s, k, proposer, row_of(s, k, proposer, package));
  s.foreign[proposer.index] = kept;
  return p;
}
std::optional<Package> Game::best_offer(PartyId proposer, TrackId k) const {
  State& s = asked(state_);
  ZOPA_EXPECTS(!s.is_ceasefire(k));
  int const row = best_response(s, k, proposer, s.rows().candidates[k][proposer]);
  if (row == no_row) return std::nullopt;
  return s.package(row);
}
double Game::no_deal_value(PartyId party, TrackId k) const {
  return play::no_deal_value(asked(state_), static_cast<int>(party.index), k);
}
std::vector<double> Game::beliefs(PartyId observer, PartyId about) const {
  std::vector<double> weights;
  for (int const judge : state_->rows().minds[observer][about])
    weights.push_back(state_->weight_of(judge));
  return weights;
}
double Game::battle_belief(PartyId party) const {
  auto const belief = play::battle_belief(*state_, static_cast<int>(party.index));
  auto const& war = state_->world().war;
  if (belief || !war || war->up + war->down == 0) return belief.value_or(0.5);
  return war->up / (war->up + war->down);
}

void advance(Game& game, Decision const& decision) {
  State& s = game.state();
  ZOPA_EXPECTS(s.step == State::Step::move || s.step == State::Step::respond);
  bool const answers = std::holds_alternative<Accept>(decision) || std::holds_alternative<Refuse>(decision);
  ZOPA_EXPECTS(answers == (s.step == State::Step::respond));
  std::visit(Carry{s}, decision);
  proceed(s);
}

Decision const& decide(Game& game) {
  State& s = game.state();
  ZOPA_EXPECTS(s.step == State::Step::move || s.step == State::Step::respond);
  if (s.step == State::Step::respond) {
    if (answer(s)) return s.other_decision = Accept{};
    return s.other_decision = Refuse{};
  }
  Move const move = choose(s);
  switch (move.kind) {
    case Move::Kind::offer:
      break;
    case Move::Kind::pass:
      return s.other_decision = Pass{};
    case Move::Kind::walk_out:
      return s.other_decision = WalkOut{};
    case Move::Kind::statement:
      return s.other_decision = StateLine{move.line};
    case Move::Kind::de_escalation:
      return s.other_decision = DeEscalate{};
  }
  std::get<Offer>(s.offer_decision).package = move.row == no_row ? s.no_package : s.package(move.row);
  return s.offer_decision;
}

void play_out(Game& game) {
  State& s = game.state();
  while (s.step != State::Step::over) {
    if (s.step == State::Step::move)
      take_move(s, choose(s));
    else
      take_response(s, answer(s));
    proceed(s);
  }
}

}  // namespace zopa::play
