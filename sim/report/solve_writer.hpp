#pragma once

#include <string>
#include <vector>

#include "zopa/report/words.hpp"
#include "zopa/study/answer.hpp"

namespace zopa::report {

inline constexpr std::size_t columns = 110;

/// The text about one track while it is written.
struct Writer {
  model::Scenario const& scenario;
  model::World const& world;
  study::TrackAnswer const& track;
  std::string out = {};

  void line(std::string const& text = "") { out += text + "\n"; }
  void paragraph(std::string const& text, std::size_t indent = 0) {
    line(std::string(indent, ' ') + wrap(text, columns, indent));
  }
  std::string words(std::size_t constraint) const {
    return constraint_in_words(world, track.constraints[constraint], track.zopa.no_deal);
  }
  std::string values(std::vector<double> const& v) const {
    std::vector<std::string> items;
    for (auto i : model::ids_of(world.parties)) items.push_back(world.parties[i].name + " " + decimal(v[i.index]));
    return listing(items);
  }
};

/// What is told on demand: `--frontier`, `--conflicts`, `--thresholds`.
void frontier(Writer&);
void who_blocks_whom(Writer&);
void thresholds(Writer&);

}  // namespace zopa::report
