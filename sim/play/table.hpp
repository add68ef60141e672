#pragma once

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

/// Someone whose values are followed: a party as it is, or a type of it in another's mind. Judges 0 … n_parties − 1 are
/// the parties themselves.
struct Judge {
  PartyId party;
  std::optional<PartyId> observer;  ///< whose imagination; nullopt: the party itself
  int world = 0;                    ///< index into `Table::worlds`
  double log_prior = 0;
  bool curved = false;      ///< its values are no affine function of the fronts: taken from the model each time
  bool reference = false;   ///< loss aversion about shares, added to the affine part territory by territory
  bool live_lines = false;  ///< some line of its own reads the front
  std::vector<LineId> hard_lines, soft_lines;  ///< the negotiator's own, meant in its world
};

/// Values of rows as c + A·f, f the fronts, good within one regime (no threshold of a line, no held/not held is
/// crossed).
struct Coefficients {
  std::vector<double> constant;  ///< n_rows
  std::vector<double> slope;     ///< territory by territory, n_rows each
  double status_quo_constant = 0;
  std::vector<double> status_quo_slope;  ///< n_territories
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
  std::vector<World> plain;  ///< parallel to `worlds`, soft lines, audience and loss aversion at 0: what is affine
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

  std::vector<model::Option> control_option;  ///< territory by territory, n_rows each: option of its control issue

  // lines
  std::vector<unsigned char> broken;  ///< n_lines × n_rows at the start
  std::vector<double> graded;         ///< n_lines × n_rows, soft lines: viol^η at the start, the price per unit of κ
  std::vector<unsigned char> line_reads_front;       ///< per line
  std::vector<std::vector<TerritoryId>> neighbours;  ///< per territory: those it borders on
  bool lines_vary = false;                           ///< some line has a window, or a shock switches one
  std::vector<Breakpoints> breakpoints;              ///< per territory
  std::vector<unsigned char> fronts_used;            ///< per territory: some row or the status quo reads it

  /// [0] with the mediator present (or none), [1] after it has left; one and the same where nothing changes. Per judge.
  std::vector<Coefficients> coefficients[2];
  bool credibility_matters = false;  ///< leaving changes the value of packages

  std::size_t n_rows() const { return package.size(); }
  std::size_t n_parties() const { return setting.world.parties.size(); }
  std::size_t n_tracks() const { return setting.world.tracks.size(); }
  std::size_t n_territories() const { return setting.world.territories.size(); }
  std::size_t pair(TrackId k, PartyId i) const { return k.index * n_parties() + i.index; }
  std::size_t cell(LineId line, int row) const { return line.index * n_rows() + static_cast<std::size_t>(row); }
  bool breaks(LineId line, int row) const { return broken[cell(line, row)] != 0; }
};

// The parts of laying a table out, in this order.
void lay_out_rows(Table&);
void lay_out_judges(Table&);
void lay_out_lines(Table&);
void lay_out_coefficients(Table&);

/// Fills the coefficients of a judge for rows [begin, end) at the given circumstances; the regime is that of its
/// fronts. Expects sized vectors. Does not allocate.
void probe_rows(Table const&, int judge, Range rows, model::Circumstances& at, Coefficients& out);
/// The same for the status quo. Expects that the world has one.
void probe_status_quo(Table const&, World const&, int judge, model::Circumstances& at, Coefficients& out);
/// Another front inside the same piece, as far away as may be: where slopes are measured.
double probe_point(Breakpoints const&, double front);

/// Λ w ρ(x − ref) of one option of a territory's control issue for a judge with a reference (conventions 27).
double reference_term(Table const&, int judge, TerritoryId, model::Option, model::Circumstances const&);
/// Sum of the terms over the territories of a track.
double reference_value(Table const&, int judge, TrackId, Package const&, model::Circumstances const&);
/// Value of a row for a judge without soft lines, audience, loss aversion and carrots, from the model.
double bare_value(Table const&, int judge, TrackId, Package const&, model::Circumstances const&);

}  // namespace zopa::play
