#pragma once

#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/model/utility.hpp"

namespace zopa::solve {

/// Something that can stand in the way of a deal. Constraints of a negotiation are numbered: hard lines that are in force
/// (file order; those of negotiators and of vetoing ratifiers), then ratifiers with a veto that can refuse with certainty
/// (file order), then per party the vote of its other ratifiers where that can fail, then the no-deal value of each party.
/// A veto that only repeats its party's own V ≥ W is no constraint of its own.
struct Constraint {
  enum class Kind : std::uint8_t { line, ratifier, no_deal_value };
  Kind kind;
  model::PartyId party;  ///< who holds it
  std::optional<model::LineId> line;
  std::optional<model::RatifierId> ratifier;  ///< of a line too, where a ratifier holds it; nullopt for a vote of several
  std::string id;     ///< "not-the-river", "U.public", "no deal: U"
  std::string theme;  ///< lines: their theme; others: their id
};

inline constexpr std::size_t max_constraints = 256;
using ConstraintSet = std::bitset<max_constraints>;

/// Which red lines count: as stated (static analysis, conventions 31) or only those that are meant.
enum class Lines : std::uint8_t { stated, binding };

/// One track of a world at given circumstances, compiled to a factor graph over its issues and a few auxiliary variables
/// (running counts, who holds what). Immutable, self-contained (keeps no reference to the world); safe to share between
/// threads.
class Negotiation {
 public:
  /// \param no_deal W_i per party, sticks included. Lines are those in force in the circumstances' round. Cost: tens of µs
  /// plus the size of the largest factor table. Throws std::length_error, before any memory is spent, where the network is
  /// too wide for exact elimination (a table above 2^26 cells) or a package needs more than 256 bits.
  Negotiation(model::World const&, model::TrackId, model::Circumstances const&, model::Per<model::PartyId, double> no_deal,
              Lines lines = Lines::stated);
  ~Negotiation();
  Negotiation(Negotiation&&) noexcept;
  Negotiation& operator=(Negotiation&&) noexcept;

  std::vector<Constraint> const& constraints() const;
  ConstraintSet all() const;                       ///< every constraint active
  ConstraintSet lines_and_ratifiers() const;       ///< all but the no-deal values
  ConstraintSet of(model::PartyId) const;          ///< hard lines and vetoing ratifiers of one party
  model::Per<model::PartyId, double> const& no_deal() const;
  std::size_t n_parties() const;
  double n_packages() const;  ///< packages that exist (structure only), exact below 2^53; cost: a count

  struct Compiled;
  Compiled const& compiled() const { return *compiled_; }  ///< for the solvers of this layer

 private:
  std::unique_ptr<Compiled> compiled_;
};

/// The negotiation of a world at its start, with W_i at t = 0 as `model::no_deal_value` says, sticks of a present mediator
/// subtracted. What `zopa solve` looks at.
Negotiation negotiation(model::World const&, model::TrackId, Lines lines = Lines::stated);

}  // namespace zopa::solve
