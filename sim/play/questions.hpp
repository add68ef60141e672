#pragma once

#include "play/table.hpp"

namespace zopa::play {

/// Collects the questions whose answers move with the front, and answers them for every row at the start.
void lay_out_questions(Table&);

/// Answers all questions about the rows that read the front; the others keep the answers of the start.
void answer_questions(Table const&, model::Circumstances const&, std::vector<unsigned char>& answers);

}  // namespace zopa::play
