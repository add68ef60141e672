#pragma once

#include "zopa/base/id.hpp"

namespace zopa::model {

using base::Id;
using base::ids;
using base::ids_of;
using base::Per;

using PartyId = Id<struct PartyTag>;
using IssueId = Id<struct IssueTag>;
using TerritoryId = Id<struct TerritoryTag>;
using TrackId = Id<struct TrackTag>;
using LineId = Id<struct LineTag>;
using RatifierId = Id<struct RatifierTag>;
using ShockId = Id<struct ShockTag>;
using FactionId = Id<struct FactionTag>;
using PlaceId = Id<struct PlaceTag>;  ///< a vertex of the map: a territory or a place outside the bargain

/// The first track, where status quo, mediator and tactics act: in most scenarios the political one.
inline constexpr TrackId main_track{};

using Option = std::uint16_t;  ///< index of an option inside its issue

}  // namespace zopa::model
