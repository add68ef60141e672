#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "zopa/play/setting.hpp"

namespace zopa::play {

using model::LineId;
using model::Package;
using model::PartyId;
using model::RatifierId;
using model::TerritoryId;
using model::TrackId;
using model::World;

/// Packages laid out one after another; a row is a package with its track. −1 is "no row".
struct Range {
  int begin = 0, end = 0;
  int size() const { return end - begin; }
};

/// A summand of what the status quo is worth: a weight on the party's share of a territory, or a number.
struct StatusQuoTerm {
  std::optional<TerritoryId> share_of;
  double weight = 0;
};

/// Someone whose values are followed: a party as it is, or a type of it in another's mind. Judges 0 … n_parties − 1 are
/// the parties themselves.
struct Judge {
  PartyId party;
  std::optional<PartyId> observer;  ///< whose imagination; nullopt: the party itself
  int world = 0;                    ///< index into `Table::worlds`
  double log_prior = 0;
  bool live_lines = false;                               ///< some line of its own reads the front
  std::vector<LineId> hard_lines, soft_lines;            ///< the negotiator's own, meant in its world
  std::optional<std::vector<StatusQuoTerm>> status_quo;  ///< nullopt: only the model can tell
  int peer = 0;                     ///< the first judge of the same mind that values peace alike: its u is this one's
  std::uint64_t line_bits = 0;      ///< its hard lines among `group_lines` of the peer
  std::vector<int> alike;           ///< of a peer: its group, itself included; else empty
  std::vector<LineId> group_lines;  ///< of a peer: hard lines of its group, by bit
};

/// An issue whose value to a judge moves during a game: with the front, the credibility of the guarantee, or the
/// reference of loss aversion. Its value is looked up by one option of the row.
struct MovingIssue {
  model::IssueId issue;
  model::IssueId driver;    ///< whose option decides: the issue itself, or the control of the territory it speaks of
  std::size_t table = 0;    ///< first entry of its values in `TermValues`, one per option of the driver
  bool adds = true;         ///< false: only there for its interactions
  bool by_control = false;  ///< its value is the judge's share of the driver's territory
  std::vector<std::size_t> links;   ///< questions "does a land path spare this supply link?" of its territory
  std::vector<double> reliability;  ///< of these links
};
/// β v_k v_l where one of the two moves: places in `MovingTerms::issues`.
struct MovingPair {
  std::size_t first = 0, second = 0;
  double beta = 0;
};
struct MovingBonus {
  std::size_t question = 0;
  double worth = 0;
};
/// An option of a control issue whose share of the territory, or what that share is compared with, moves.
struct MovingShare {
  std::size_t entry = 0;  ///< in `TermValues`
  TerritoryId place;
  std::optional<double> share;              ///< the gainer's; nullopt: where the front is
  double weight = 0, reference_weight = 0;  ///< w_k of the ordinary value and of loss aversion
};
/// What moves in a judge's values on one track; all other terms are in `Table::still`. Home rows that agree on whatever
/// these terms read are one class, and their moving part is worked out once.
struct MovingTerms {
  std::vector<MovingIssue> issues;
  std::vector<MovingPair> pairs;
  std::vector<MovingBonus> bonuses;
  std::vector<MovingShare> shares;
  std::vector<int> sample;           ///< a row of each class
  std::vector<int> class_of;         ///< per home row; empty where every row is a class of its own
  std::vector<std::size_t> columns;  ///< entries of the options that move, but for those with supply links
  std::size_t first_column = 0;      ///< of these in `TermValues::column`
  /// n_classes × (1 + n_columns), column by column: options of moving issues that stand still themselves, then 1 where
  /// the class takes the option that moves.
  std::vector<double> chooses;
};
/// Values of moving issues by option at the present circumstances, all judges and tracks in one.
struct TermValues {
  std::vector<double> value;              ///< v_k, unweighted
  std::vector<double> weighted;           ///< w_k v_k where the ordinary value counts
  std::vector<double> against_reference;  ///< Λ w_k ρ(x − ref)
  std::vector<double> column;             ///< per judge and track: 1, then the sum of both for its columns
};

/// Rows that share their collapse hazard and the lines of a group that they break: whoever values peace alike agrees on
/// the best of them.
struct RowKind {
  int hazard_class = 0;
  std::uint64_t breaks = 0;      ///< by bit of `Judge::group_lines`
  double best = 0;               ///< largest u
  double scale = 0, offset = 0;  ///< what the types expect of a row together: scale·u + offset
};

/// A yes-or-no question about a row whose answer changes where a front crosses a breakpoint.
struct Question {
  model::Pattern pattern;      ///< does it hold: of a bonus, or "a land path spares this supply link"
  std::optional<LineId> line;  ///< set: is it broken
  std::vector<int> sample;     ///< one row of each class that reads the front
  std::vector<int> class_of;   ///< n_rows: place in `sample`; −1: keeps the answer of the start
};

/// Where a territory's front may change the form of a value: at a share of one half where something asks who holds it,
/// and at the thresholds of patterns.
struct Breakpoints {
  std::vector<double> at;  ///< ascending
  /// Number of the piece that holds f: 2·(points below f) + (f is a point).
  int piece(double f) const {
    int k = 0;
    for (double const b : at) k += (f > b ? 1 : 0) + (f >= b ? 1 : 0);
    return k;
  }
};

class Table {
 public:
  explicit Table(Setting setting);
  Table(Table const&) = delete;
  Table& operator=(Table const&) = delete;

  Setting setting;
  model::Circumstances start;
  std::vector<World const*> worlds;  ///< [0] = setting.world; then one per type
  std::vector<World> plain;          ///< parallel to `worlds`, soft lines and audience at 0
  std::vector<Judge> judges;
  /// Judges that stand for `about` in the mind of `observer`: a single one, the party itself, under complete
  /// information.
  model::Per<PartyId, model::Per<PartyId, std::vector<int>>> minds;
  std::vector<model::Per<TrackId, Range>> home;  ///< per judge: the rows its values are kept for

  // rows
  std::vector<Package> package;
  std::vector<TrackId> track;
  std::vector<int> canonical;  ///< first row with the same package on the same track
  std::vector<double> package_index;
  std::vector<unsigned char> reads_front;  ///< some control option of the row is the front
  std::vector<int> hazard_class;           ///< rows whose collapse hazard is the same in every state
  std::vector<int> class_row;              ///< a row of each class; class 0 is "no hazard", row −1
  model::Per<TrackId, model::Per<PartyId, Range>> candidates;
  model::Per<TrackId, Range> rows_of;      ///< all rows of a track
  std::vector<std::vector<int>> scripted;  ///< per (track, party): rows of a script, −1 = pass; of `Fixed` one or none
  Range policy_rows;

  std::vector<model::Option> option;  ///< issue by issue, n_rows each

  // values
  std::vector<double> still;  ///< per (judge, row): all of u but soft lines, audience and what moves
  std::vector<model::Per<TrackId, MovingTerms>> moving;  ///< per judge
  TermValues terms;                                      ///< at the start
  std::vector<Question> questions;
  std::size_t first_link = 0;                    ///< question of the first supply link, in file order
  model::Per<PartyId, std::size_t> first_bonus;  ///< question of a party's first bonus
  std::vector<unsigned char> answers;            ///< n_questions × n_rows at the start

  // lines
  std::vector<unsigned char> broken;  ///< n_lines × n_rows at the start
  std::vector<double> graded;         ///< n_lines × n_rows, soft lines: viol^η at the start, the price per unit of κ
  std::vector<unsigned char> line_reads_front;       ///< per line
  std::vector<int> line_question;                    ///< per line that reads the front: its question; else −1
  std::vector<std::vector<TerritoryId>> neighbours;  ///< per territory: those it borders on
  bool gap_is_estimated = false;                     ///< some judge learns about the strength gap
  bool lines_vary = false;                           ///< some line has a window, or a shock switches one
  std::vector<Breakpoints> breakpoints;              ///< per territory

  std::size_t n_rows() const { return package.size(); }
  std::size_t n_parties() const { return setting.world.parties.size(); }
  std::size_t n_tracks() const { return setting.world.tracks.size(); }
  std::size_t n_territories() const { return setting.world.territories.size(); }
  std::size_t pair(TrackId k, PartyId i) const { return k.index * n_parties() + i.index; }
  std::size_t cell(LineId line, int row) const { return line.index * n_rows() + static_cast<std::size_t>(row); }
  bool at_home(int judge, TrackId k, Range rows) const {
    Range const own = home[static_cast<std::size_t>(judge)][k];
    return own.begin <= rows.begin && rows.end <= own.end;
  }
  bool breaks(LineId line, int row) const { return broken[cell(line, row)] != 0; }
  model::Option const* options_of(model::IssueId k) const { return option.data() + k.index * n_rows(); }
};

// The first parts of laying a table out, in this order.
void lay_out_rows(Table&);
void lay_out_judges(Table&);
void lay_out_lines(Table&);
void lay_out_status_quo(Table&);

}  // namespace zopa::play
