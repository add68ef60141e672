#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/answer.hpp"
#include "zopa/study/listing.hpp"

namespace zopa::report {

/// Which parts of an answer to print after its first screen.
struct SolveDetails {
  bool conflicts = false;    ///< every minimal conflict, with responsibilities
  bool corrections = false;  ///< every minimal correction with what it opens
  bool frontier = false;     ///< every point of the frontier in the ZOPA
  bool thresholds = false;   ///< credibility, side payments, no-deal values, shadow prices
};

/// `zopa solve` for people: the answer in a sentence, why, what would open a deal, how far away, what it rests on.
/// \param arguments the scenario as typed, for the closing "next" lines.
std::string solve_text(model::Scenario const&, study::Answer const&, SolveDetails const&, std::string const& arguments);

/// The same for machines; shape "zopa.solve" version 1, docs/json.md.
nlohmann::ordered_json solve_json(model::Scenario const&, study::Answer const&);

/// `zopa solve --all`: which world leaves a deal, what blocks it where, one row a world; a track that all worlds leave
/// possible is one sentence. \param answers one per variant
std::string solve_variants_text(std::vector<study::Variant> const&, std::vector<study::Answer> const& answers);
/// Shape "zopa.solve_all" version 1, docs/json.md.
nlohmann::ordered_json solve_variants_json(std::vector<study::Variant> const&,
                                           std::vector<study::Answer> const& answers);

/// How many packages survive what.
std::string counts_text(model::Scenario const&, model::TrackId, std::vector<study::CountOf> const&);
/// Packages by what they are worth to `whom`, best first.
std::string best_text(model::Scenario const&, model::TrackId, std::string const& whom,
                      std::vector<solve::RankedPackage> const&);
/// Packages one a row: the values of the parties where there are some, then an option per issue. RFC 4180.
std::string packages_csv(model::Scenario const&, model::TrackId, std::vector<solve::FrontierPoint> const&);
std::string packages_csv(model::Scenario const&, model::TrackId, std::vector<model::Package> const&);

/// One line that names the scenario: "Two neighbours · 2 parties · 3 issues · 60 packages · 1 red line · as of …".
std::string headline(model::Scenario const&);
/// What an answer rests on: "33 figures with a source, 71 assumptions (48 with a range)".
std::string provenance_line(model::Scenario const&);
/// The line that closes every result: not a forecast; seed where one was used, scenario hash, version.
std::string closing_line(model::Scenario const&, std::optional<std::uint64_t> seed = std::nullopt);
/// What every JSON result starts with: shape, version, program.
nlohmann::ordered_json json_head(std::string const& shape);
/// The same for what a scenario answers: also its title, hash, as_of, provenance counts.
nlohmann::ordered_json json_head(std::string const& shape, model::Scenario const&);

}  // namespace zopa::report
