#pragma once

#include <array>
#include <vector>

#include "zopa/model/map.hpp"

namespace zopa::model {

/// Breadth-first search over places that `open(PlaceId)` admits, asked at most once a place and only where the search
/// gets to. Up to 64 places it works on the stack.
template <class Open>
bool search_land_path(Map const& map, PlaceId from, PlaceId to, Open const& open) {
  constexpr std::size_t small = 64;
  std::size_t const n = map.places.size();
  std::array<bool, small> seen_small{};
  std::array<std::uint32_t, small> queue_small;
  std::vector<char> seen_large(n > small ? n : 0);
  std::vector<std::uint32_t> queue_large(n > small ? n : 0);
  auto* const queue = n > small ? queue_large.data() : queue_small.data();
  // A place is marked when first met, open or not.
  auto const first_visit = [&](std::size_t place) {
    if (n > small) return seen_large[place] ? false : (seen_large[place] = 1, true);
    return seen_small[place] ? false : (seen_small[place] = true);
  };

  std::size_t head = 0, tail = 0;
  auto const visit = [&](std::size_t place) {
    if (first_visit(place) && open(PlaceId{place})) queue[tail++] = static_cast<std::uint32_t>(place);
  };
  visit(from.index);
  for (; head < tail; ++head) {
    std::uint32_t const here = queue[head];
    if (here == to.index) return true;
    auto const [begin, end] = boost::adjacent_vertices(here, map.borders);
    for (auto next = begin; next != end; ++next) visit(*next);
  }
  return false;
}

}  // namespace zopa::model
