#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "play/table.hpp"
#include "zopa/play/game.hpp"

namespace zopa::play {

inline constexpr int no_row = -1;

/// A move at the table, by row; `Decision` is the same with packages for people.
struct Move {
  enum class Kind : std::uint8_t { offer, pass, walk_out, statement, de_escalation };
  Kind kind = Kind::pass;
  int row = no_row;  ///< ≥ n_rows: a package from outside the table, n_rows + party
  LineId line = {};  ///< of a statement
};

/// What a responder's rule says about the offer on the table, and why.
struct Verdict {
  bool accepts = false;
  Refused::Reason reason = Refused::Reason::own_decision;
  double value = 0, needed = 0;
  std::optional<LineId> line;
};

/// What a party remembers of its own play on one track.
struct Agent {
  int turns = 0;                       ///< own moves so far
  std::vector<unsigned char> offered;  ///< per row: bids of its own (MiCRO)
  std::vector<unsigned char> heard;    ///< per row: bids of the others
  int n_offered = 0, n_heard = 0;      ///< distinct ones
  int lowest_bid = no_row;             ///< the last new bid of its own
  std::vector<double> received;        ///< own value of the others' latest bids, newest last, at most window + 1
  std::optional<double> demand;        ///< last own demand in own value (tit for tat); nullopt before the first
  /// What the others have asked for, where it goes by frequency: a count per option of all issues, one after another; and
  /// a weight per issue that grows with each time it was not changed.
  std::vector<int> asked;
  std::vector<double> kept;
  Package last_asked;
  bool has_asked = false;  ///< there is a last one
};

/// Where a track's bargain stands.
struct Talks {
  bool signed_ = false;                       ///< a deal (or ceasefire) is in force
  bool over = false;                          ///< nothing more to talk about: collapsed or walked out
  bool collapsed = false;                     ///< its payoffs are paid
  Package package;                            ///< of the deal
  std::vector<double> value, after_collapse;  ///< per party, fixed at signature: u with carrot; Vc
  double hazard = 0;
  double strength = 0;                        ///< the gap at signature
  int signed_at = 0;
  int failed = 0;                             ///< rounds in a row that have ended without a deal
};

/// Everything about one game. Flat, allocated once; `reset` starts it over.
struct Game::State {
  State(std::shared_ptr<Table const> table, base::Stream stream);

  std::shared_ptr<Table const> table;
  base::Stream stream;
  Transcript* transcript = nullptr;

  // the world as shocks have left it; empty while no shock can move a number
  std::vector<World> moved_worlds;
  std::vector<double> no_deal_scale, no_deal_shift;  ///< per party
  std::vector<unsigned char> fired;                  ///< per shock
  bool worlds_moved = false;

  // the war
  model::Circumstances circumstances;
  std::vector<int> cell;  ///< per territory
  double strength = 0;    ///< gap m in favour of the gainer
  int round = 0, fought = 0;
  int moves_up = 0, moves_down = 0;  ///< of fronts, what beliefs about battles learn from
  /// This round's battles against what equal strength would have made of them: what estimates of the gap learn from.
  struct Surprise {
    double moves = 0;     ///< Σ (steps − expected steps)
    double slope = 0;     ///< Σ d(expected steps)/dm
    double variance = 0;  ///< Σ Var(step)
  } surprise;
  std::vector<int> restrained_until;           ///< per party: first round in which it fights with all it has
  int all_out_from = 0;                        ///< the last of them: nobody holds back from then on
  std::vector<std::optional<LineId>> crossed;  ///< per party: its stated line that the last offer it heard crosses
  bool mediator_present = false;
  model::Voice voice;       ///< who speaks for it
  int ceasefire = -1;       ///< track of the ceasefire that holds, −1 = none
  bool war_over = false;    ///< a deal that ends it is in force
  bool settled = false;     ///< the main track has collapsed: its payoffs are paid, the war goes on for the record
  bool talks_over = false;  ///< past the horizon: only deals in force are followed

  // the talks
  enum class Step : std::uint8_t { open, move, respond, close, over };
  Step step = Step::open;
  TrackId track;
  PartyId proposer;
  bool text = false;               ///< the mediator's text instead of a proposer
  PartyId turn;                    ///< whose decision is pending
  PartyId demander;                ///< simultaneous demands: whose demand is answered
  std::vector<int> tabled;         ///< per party, simultaneous demands: its row, no_row for a pass
  int on_table = no_row;           ///< the row that is answered now
  int chapter = 0;                 ///< of the agenda: those before it are closed
  Package closed;                  ///< the draft that closed them
  std::vector<unsigned char> reopens;  ///< per row: differs from `closed` in a closed chapter
  std::optional<Verdict> verdict;  ///< of the pending responder, once it has been asked for
  std::vector<Package> foreign;    ///< per party: a package from outside the table
  std::vector<Talks> talks;        ///< per track
  std::vector<Agent> agents;       ///< per (track, party)

  // what each mind makes of it
  std::vector<double> log_weight, news, weight;  ///< per judge: posterior, what this round has added, normalised
  std::vector<model::Estimate> gap;              ///< per judge: of the strength gap

  // values, refreshed where asked for (values.hpp)
  std::vector<int> regime;  ///< per territory: piece of its breakpoints
  bool regime_at_start = true;
  unsigned values_clock = 1, regime_clock = 1, lines_clock = 1, hazard_clock = 1, tick = 1;
  std::vector<unsigned char> line_active;
  TermValues terms;                    ///< values of moving issues by option
  std::vector<double> moving_part;     ///< per class of rows: scratch of one refresh
  std::vector<unsigned char> answers;  ///< n_questions × n_rows
  unsigned answers_stamp = 0;
  struct Stamps {
    unsigned terms = 0, value = 0, lines = 0, lines_value = 0, lines_regime = 0, deal = 0, no_deal = 0, best = 0,
             top = 0, kinds_lines = 0, kinds_regime = 0, kinds_value = 0;
    bool forbids = false;        ///< some home row breaks an own hard line in force
    bool deal_is_peace = false;  ///< V = u: neither carrot nor audience nor hazard
  };
  std::vector<Stamps> stamps;               ///< per (judge, track)
  std::vector<unsigned> status_quo_stamp;   ///< per judge
  std::vector<double> status_quo;           ///< per judge: v(f)
  std::vector<double> soft, value, deal;    ///< per (judge, row): price of soft lines, u, V
  std::vector<unsigned char> forbidden;     ///< per (judge, row): breaks an own hard line
  std::vector<double> no_deal;              ///< per (judge, track): W
  std::vector<int> best;                    ///< per (judge, track): row of the largest V that breaks no own line
  std::vector<double> top;                  ///< per (judge, track): that V; −∞ without such a row
  std::vector<double> hazard;               ///< per class
  std::vector<std::vector<RowKind>> kinds;  ///< per (peer, track)
  std::vector<int> kind_of;                 ///< per (peer, row): place in `kinds`
  std::vector<int> relabelled;              ///< scratch of sorting rows into kinds
  unsigned hazard_stamp = 0;
  bool any_hazard = false;
  std::vector<double> scale, offset;           ///< per class: V = scale·u + offset
  std::vector<double> score, chance, accepts;  ///< per row: scratch of proposers

  std::vector<double> discount_power;  ///< per party: δ^t
  std::vector<int> next_cell;          ///< per territory: scratch of the battle
  Outcome outcome;
  Pending pending = Over{};
  Decision offer_decision = Offer{}, other_decision = Pass{};
  Package no_package, scratch;

  Table const& rows() const { return *table; }
  World const& world(int index = 0) const {
    return moved_worlds.empty() ? *table->worlds[static_cast<std::size_t>(index)]
                                : moved_worlds[static_cast<std::size_t>(index)];
  }
  World const& world_of(int judge) const { return world(table->judges[static_cast<std::size_t>(judge)].world); }
  /// What a mind gives this judge now; a party that needs no imagining has all of it.
  double weight_of(int judge) const {
    auto const j = static_cast<std::size_t>(judge);
    return table->judges[j].observer ? weight[j] : 1.0;
  }
  Judge const& who(int judge) const { return table->judges[static_cast<std::size_t>(judge)]; }
  /// Place of a judge's number for a row in `value` and its like.
  std::size_t slot(int judge, int row) const {
    return static_cast<std::size_t>(judge) * table->n_rows() + static_cast<std::size_t>(row);
  }
  Stamps& stamp(int judge, TrackId k) { return stamps[static_cast<std::size_t>(judge) * n_tracks() + k.index]; }
  std::size_t n_parties() const { return table->n_parties(); }
  std::size_t n_tracks() const { return table->n_tracks(); }
  Agent& agent(TrackId k, PartyId i) { return agents[table->pair(k, i)]; }
  Package const& package(int row) const {
    return row < static_cast<int>(table->n_rows()) ? table->package[row]
                                                   : foreign[static_cast<std::size_t>(row) - table->n_rows()];
  }
  bool is_foreign(int row) const { return row >= static_cast<int>(table->n_rows()); }
  bool is_ceasefire(TrackId k) const { return world().tracks[k].kind == model::Track::Kind::ceasefire; }
  bool fighting() const { return world().war && !war_over && ceasefire < 0; }

  /// Whoever notes a package asks for a transcript first: a copy nobody keeps would be an allocation.
  template <class E>
  void note(E event) {
    if (transcript) transcript->events.push_back({round, std::move(event)});
  }
};

using State = Game::State;

/// Back to the start of the game with the chances of `stream`. Does not allocate.
void reset(State&, base::Stream stream);
/// On to the next decision, or the end.
void proceed(State&);

}  // namespace zopa::play
