#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "zopa/model/world.hpp"

namespace zopa::engine {

using MetricId = base::Id<struct MetricTag>;

/// One figure of a run: its name, its unit, and what it is a mean over. docs/results.md explains each.
struct Metric {
  enum class Kind : std::uint8_t {
    probability,  ///< 0 or 1 a time: the mean is a share
    quantity      ///< a number a time: rounds, values, shares of territory
  };
  /// What the mean is taken over.
  enum class Per : std::uint8_t {
    game,
    deal,               ///< games with a deal on `track`
    deal_against_nash,  ///< games with a deal on `track` in draws where it has a ZOPA
    refusal,            ///< rounds on `track` that failed: a refused offer, a pass, a failed ratification
    draw                ///< draws: exact figures, no chance in them
  };
  std::string name;  ///< "political.deal", "front.north"
  std::string unit;  ///< "probability", "share", "round", "value", "count"
  Kind kind = Kind::quantity;
  Per per = Per::game;
  model::TrackId track = {};         ///< for deals, refusals and figures about one track
  bool of_deal_probability = false;  ///< the probability of a deal on `track`, by some round

  friend bool operator==(Metric const&, Metric const&) = default;
};

using Metrics = base::Per<MetricId, Metric>;

/// The figures a run of this world measures, in an order that depends on its structure only (ids, issues, options, lines,
/// horizon), never on its numbers: variants with the same structure have the same list.
Metrics metrics(model::World const& world);

/// The metric of that name; "main.…" stands for the main track whatever its id, "blocks.…" and "deal.…" for "main.blocks.…"
/// and "main.…". nullopt if there is none. Cost: linear in the list.
std::optional<MetricId> find(Metrics const& metrics, model::World const& world, std::string_view name);

}  // namespace zopa::engine
