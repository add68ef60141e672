#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/study/textbook.hpp"

namespace zopa::report {

/// The list of models by family, a plain sentence each.
std::string textbook_list_text();
/// A model's question and parameters as they stand, before its answer.
std::string textbook_question_text(study::TextbookModel const&, study::TextbookValues const&);
/// The answer: formula beside number beside the same number another way; source; what to vary next.
/// \param guess what the reader said the first figure would be
std::string textbook_answer_text(study::TextbookModel const&, std::vector<study::TextbookFigure> const&,
                                 std::optional<double> guess = std::nullopt);
/// What to ask before telling: the name of the first figure that is a number; empty if there is none.
std::string textbook_asked_for(std::vector<study::TextbookFigure> const&);

/// Shape "zopa.textbook" version 1, docs/json.md: all models, or one solved.
nlohmann::ordered_json textbook_list_json();
nlohmann::ordered_json textbook_json(study::TextbookModel const&, study::TextbookValues const&,
                                     std::vector<study::TextbookFigure> const&);

}  // namespace zopa::report
