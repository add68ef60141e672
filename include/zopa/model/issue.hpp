#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa::model {

/// What the legal status of a territory implies for who holds it (conventions 5).
enum class Status : std::uint8_t {
  returned,  ///< needs a share of 0; nobody but the owner holds it
  deferred,  ///< any share; not held
  settled    ///< frozen, leased, referendum, ceded, …: needs a share above 0
};

/// A question of the bargain and its ordered answers.
struct Issue {
  enum class Kind : std::uint8_t { plain, control, status };

  std::string id;                    ///< unique: "neutrality", "status.harbour"
  std::string title;                 ///< for people: "where the border runs"; empty where the file gives none
  std::string family;                ///< the name before the dot for members of a `for_each`; else equal to id
  std::vector<std::string> options;  ///< file order
  std::vector<double> position;      ///< n_options: numeric position for thresholds (the number itself, or 0, 1, 2, …)
  std::vector<double> ladder;        ///< empty, or n_options violations in [0, 1]
  TrackId track;
  Kind kind = Kind::plain;
  std::optional<TerritoryId> territory;      ///< for control and status
  std::vector<Status> status;                ///< kind == status: n_options
  std::vector<std::optional<double>> share;  ///< kind == control: the gainer's share in [0, 1]; nullopt = where the front is
};

/// One option per issue of the scenario, indexed by IssueId; entries of other tracks are ignored by every function that
/// takes a track. The literature's *outcome*.
using Package = std::vector<Option>;

}  // namespace zopa::model
