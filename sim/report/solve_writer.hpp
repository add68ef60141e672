#pragma once

#include <string>
#include <vector>

#include "zopa/report/words.hpp"
#include "zopa/study/answer.hpp"

namespace zopa::report {

/// Sentences that the text and the page share.
/// "A deal is possible: …", "No deal is possible …".
std::string answer_in_words(study::TrackAnswer const&);
/// What side payment or guarantee would open a deal; empty where there is one.
std::string how_far_in_words(study::TrackAnswer const&);
/// "opens 169 packages, 12 of them Pareto-optimal". Expects that it was looked at.
std::string opening_in_words(study::Opening const&);
/// What was not told because it would take lists too long; empty where all was.
std::string beyond_in_words(study::TrackAnswer const&);
/// "33 figures with a source, … Over their ranges a deal exists in …"
std::string rests_on_in_words(model::Scenario const&, study::Answer const&);

/// The text about one track while it is written.
struct TrackWriter {
  model::Scenario const& scenario;
  model::World const& world;
  study::TrackAnswer const& track;
  std::string out = {};

  void line(std::string const& text = "") { out += text + "\n"; }
  void paragraph(std::string const& text, std::size_t indent = 0) {
    line(std::string(indent, ' ') + wrap(text, line_width, indent));
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
void frontier(TrackWriter&);
void who_blocks_whom(TrackWriter&);
void thresholds(TrackWriter&);

}  // namespace zopa::report
