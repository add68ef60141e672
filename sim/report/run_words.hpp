#pragma once

#include <string>

#include "zopa/engine/run.hpp"

/// Words for the figures of a run, as the text and the page say them.
namespace zopa::report {

/// "neutrality=neutral" as "neutrality: neutral", the option of a family member with its name.
std::string term_in_words(model::World const&, std::string const& term);
/// A line's title by its id.
std::string line_in_words(model::World const&, std::string const& id);
/// What stands behind the name of a figure under "what blocks".
std::string block_in_words(model::World const&, std::string const& figure);
/// What part of the spread in a track's deals comes from assumptions, and from which; empty where the answer is
/// certain.
std::string spread_in_words(model::Scenario const&, engine::Summary const&, std::string const& track);
/// How seats on solved tactics play; empty where there are none.
std::string solved_play_in_words(model::Scenario const&);

}  // namespace zopa::report
