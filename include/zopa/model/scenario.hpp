#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/distribution.hpp"
#include "zopa/model/world.hpp"

namespace zopa::model {

/// One number (or Dirichlet group) of the scenario that is not fixed.
struct Parameter {
  std::string path;   ///< parties.U.war_cost: the address of its random numbers
  base::Distribution distribution;
  /// Where the value goes: one target per component of a Dirichlet; any other value goes to *every* target (a weight that
  /// holds for a whole family), times that target's factor.
  std::vector<std::function<double&(World&)>> targets;
  std::vector<double> factors;  ///< per target, empty: all 1 (a territory's value is split over control and status)
  std::optional<PartyId> known_to;  ///< private information of this party; nullopt: an assumption of the analyst
  struct Score {
    std::uint64_t address;  ///< path hash of a number of the group
    double loading;
  };
  /// Where its uniform comes from if it moves with others: Φ(Σ loading·Φ⁻¹(u(address))), squares of the loadings summing to 1
  /// (a Gaussian copula; Nelsen 2006, An Introduction to Copulas). Empty: the uniform of its own path. Not for a Dirichlet.
  std::vector<Score> scores = {};
};

struct Source {
  std::string id, who, date, says, via;
  bool verified = false;
};

/// Where a figure of the file comes from.
struct Provenance {
  enum class Kind : std::uint8_t { fact, assumption };
  std::string path;
  Kind kind = Kind::assumption;
  std::string source;       ///< id, for facts
  bool has_range = false;   ///< an assumption with a distribution
};

/// What a scenario says must come out; verified by `zopa check`.
struct Expectation {
  std::string what;                  ///< a metric: "solve.zopa.packages", "run.political.deal", "spe.p_deal"
  std::variant<double, std::string> is;
  double within = 1e-9;              ///< tolerance, or standard errors where `standard_errors`
  bool standard_errors = false;
  std::string source;
};

/// The stack of no overlays.
inline constexpr char const* baseline_stack = "baseline";

/// An ordering of what-ifs that a scenario puts to the test; `zopa compare --hypotheses` plays it.
struct Hypothesis {
  std::string id;
  std::string says;                ///< a sentence
  std::string figure;              ///< a metric of a run: "political.survival_5y"
  std::vector<std::string> order;  ///< stacks of overlays, largest figure first: "a+b"; "baseline" is the file alone
  std::string source;
};

struct Plan {
  std::uint64_t seed = 42;
  int draws = 500;
  int replicates = 200;
  friend bool operator==(Plan const&, Plan const&) = default;
};

/// A scenario file after reading: the world at central values, what is uncertain about it, and where it comes from.
struct Scenario {
  std::string title;
  std::string as_of;          ///< ISO date or empty
  std::string round = "round";  ///< unit of time: month, week, …
  double rounds_per_year = 12;
  World central;
  std::vector<Parameter> parameters;
  /// Every party knows what the others have drawn for themselves; the draws are the same ones.
  bool complete_information = false;
  std::vector<Source> sources;
  std::vector<Provenance> provenance;
  std::vector<Expectation> expectations;
  std::vector<Hypothesis> hypotheses;
  std::vector<std::string> defaults_used;  ///< sentences: what the file left to the program
  Plan plan;
  std::uint64_t hash = 0;     ///< of the resolved file, for people and stores; never enters a random number
};

/// A source of uniforms in (0, 1) for the numbers of one draw: address by path hash and component.
using UniformAt = std::function<double(std::uint64_t path, std::uint32_t component)>;

/// One draw: every parameter set by inverse distribution function; lines with real < 1 are binding where the uniform at
/// `red_lines.<id>.binding` is below `real`.
World world(Scenario const& scenario, UniformAt const& uniform);

/// The same with the private parameters of one party re-drawn by `type` and everything else as in `base` (a type of that
/// party as another one imagines it).
World with_type(Scenario const& scenario, World const& base, PartyId party, UniformAt const& type);

}  // namespace zopa::model
