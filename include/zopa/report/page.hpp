#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/answer.hpp"
#include "zopa/study/estimate.hpp"
#include "zopa/study/frontiers.hpp"
#include "zopa/study/sweep.hpp"

namespace zopa::report {

/// A number of a scenario file as its author wrote it: the page lists them all, with where each comes from.
struct PageFigure {
  std::string path, written, unit, source, origin;
};

/// What the page shows of a scenario; shape "zopa.page" version 1, docs/page.md. Every sentence and figure comes from
/// here: the page draws, it does not reckon. A package is the list of its options, one per issue of its track. Values
/// in pictures are rounded to six digits, a frontier of more than 200 points is thinned. \param answer as
/// `study::answer` gives it; \param frontiers one per track of it, in its order.
nlohmann::ordered_json page_json(model::Scenario const&, study::Answer const& answer,
                                 std::vector<study::Frontiers> const& frontiers, engine::Summary const&);

/// Only what is played: `tracks[]` with `id`, `name` and `played`, `front`, `ends`, `welfare`, `plan`, as in the page.
/// For a page that plays again while its reader moves a number.
nlohmann::ordered_json played_json(model::Scenario const&, engine::Summary const&);

/// Adds what only the file says: its figures with their sources; and the command line that makes the page.
void add_origin(nlohmann::ordered_json& page, model::Scenario const&, std::vector<PageFigure> const& figures,
                std::string const& command);

/// Adds a study over the scenario: one figure per point and metric, null where it is not defined.
void add_study(nlohmann::ordered_json& page, std::string const& title, study::SweepTable const& table);

/// The page as one HTML file that asks nothing of any network. Text is carried as data: no name, title or source can be
/// read as markup. \param page as above, with anything added to it.
std::string page_html(nlohmann::ordered_json const& page);

/// What a gallery shows of a page: title, what it is about, the answer, a link. \param group a word that cards share.
nlohmann::ordered_json gallery_card(nlohmann::ordered_json const& page, std::string const& link,
                                    std::string const& group);
/// The page that leads to other pages in its folder. \param cards as above.
std::string gallery_html(nlohmann::ordered_json const& cards);

/// The same for a paper: headings, sentences, tables. Markdown (CommonMark with tables).
std::string page_markdown(nlohmann::ordered_json const& page);

}  // namespace zopa::report
