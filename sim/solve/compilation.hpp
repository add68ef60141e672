#pragma once

#include <map>
#include <optional>
#include <vector>

#include "solve/compiled.hpp"
#include "solve/diagram.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::solve {

/// "This variable has one of these options."
struct Literal {
  Variable variable;
  std::vector<bool> matches;  ///< per option of the variable
};
/// A literal, or a truth that no package of the track changes.
struct Held {
  std::optional<Literal> literal;
  bool always = false;
};

/// A world while it becomes a factor graph: what the pieces (patterns, preferences, lines, ratifiers) share.
struct Compilation {
  model::World const& world;
  model::TrackId track;
  model::Circumstances const& now;
  Negotiation::Compiled& out;
  model::Per<model::IssueId, std::optional<Variable>> variable;      ///< nullopt: an issue of another track
  model::Package blank;                                               ///< option 0 everywhere
  std::map<model::TerritoryId, Held> held_before;                     ///< asked for already
  std::map<std::pair<model::PlaceId, model::PlaceId>, Variable> path_before;

  Compilation(model::World const&, model::TrackId, model::Circumstances const&, Negotiation::Compiled&);

  FactorGraph& graph() { return out.graph; }

  /// Who holds a territory, as a boolean of its control and status (through an auxiliary where it has both).
  Held held(model::TerritoryId);
  /// 1 where a land path leads there through what the gainer holds.
  Variable land_path(model::PlaceId from, model::PlaceId to);

  void add_values(std::uint32_t objective, std::vector<Variable> scope, std::vector<double> value);
  void forbid(int constraint, Outcome const&);  ///< wherever the outcome is not 0
};

/// Control and status of a territory that do not fit exclude each other (conventions 5).
void add_structure(Compilation&);

/// 1 where the pattern holds, 0 elsewhere; `graded`: its violation as a red line (conventions 4).
Machine pattern_machine(Compilation&, model::Pattern const&, bool graded);
/// The same machine, its output turned into f(output).
Outcome pattern_outcome(Compilation&, model::Pattern const&, bool graded, std::function<double(double)> const& f);

/// The terms of u(y; s) as factors of an objective, soft lines apart.
void add_preferences(Compilation&, std::uint32_t objective, model::Preferences const&, model::PartyId side);
/// Soft lines of a negotiator, or of one of its ratifiers, as (negative) factors of an objective. \return how many
std::size_t add_soft_lines(Compilation&, std::uint32_t objective, model::PartyId owner, std::optional<model::RatifierId>,
                           bool binding_only);

/// Constraints of the negotiation and the factors they switch on.
void add_constraints(Compilation&, Lines lines);

/// Everything after the factors: integers, hazards, orders, codes.
void finish(Compilation&);

}  // namespace zopa::solve
