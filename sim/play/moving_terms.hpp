#pragma once

#include "play/table.hpp"

namespace zopa::play {

/// Finds what moves in every judge's values and sums up the rest for every row.
void lay_out_values(Table&);

/// Fills a judge's share of the tables of moving issues for the present circumstances. `package`: scratch, n_issues.
void refresh_terms(Table const&, int judge, TrackId, model::Circumstances const&, Package& package, TermValues&);

/// The moving part of u of one row. Expects refreshed tables and answers.
double moving_value(Table const&, int judge, TrackId, int row, TermValues const&, unsigned char const* answers);
/// Adds the moving part of u to u[r] for all rows of the range.
void add_moving_values(Table const&, int judge, TrackId, Range rows, TermValues const&, unsigned char const* answers,
                       double* u);

/// u of any package, also one from outside the table, less soft lines, audience and carrots: from the model.
double bare_value(Table const&, int judge, TrackId, Package const&, model::Circumstances const&);

}  // namespace zopa::play
