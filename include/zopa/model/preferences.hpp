#pragma once

#include <optional>
#include <vector>

#include "zopa/model/ids.hpp"
#include "zopa/model/pattern.hpp"

namespace zopa::model {

/// v_k(y_k) of one issue, in [0, 1] by convention, times its weight.
struct IssueValue {
  double weight = 0;
  /// n_options, empty where the party does not weigh the issue. For a control issue left empty by the file the territorial
  /// default holds: the share for the gainer, 1 − share for the others; likewise 1 − ladder (gainer: ladder) for a status.
  std::vector<double> values;
  /// n_options or empty: the values if the guarantee is *not* believed. v = γ·values + (1 − γ)·unbelieved.
  std::vector<double> unbelieved;
  /// The value follows the share of control (default territorial value): also at the front.
  bool by_share = false;
};

/// β · v_k(y_k) · v_l(y_l), with v the unweighted values of the two issues.
struct Interaction {
  IssueId first, second;
  double beta = 0;
};

/// Worth of a pattern: a land bridge, the whole coast of a sea.
struct Bonus {
  Pattern when;
  double worth = 0;
};

/// Loss aversion about shares of control (conventions 27): Λ Σ w ρ(x − ref), ρ(z) = z for gains, ℓ z for losses.
struct Reference {
  double weight = 0;         ///< Λ ≥ 0
  double loss_aversion = 1;  ///< ℓ ≥ 1
  double ratchet = 1;        ///< factor on the share held; ref never decreases
  bool base_term = true;     ///< keep the ordinary value beside it
};

/// Normalised peace value of a party or ratifier: u(y; s) as a sum of small terms (model, section 2).
struct Preferences {
  Per<IssueId, IssueValue> issues;  ///< n_issues; weight 0 where nothing is said
  std::vector<Interaction> interactions;
  std::vector<Bonus> bonuses;
  double constant = 0;
  std::optional<Reference> reference;
};

}  // namespace zopa::model
