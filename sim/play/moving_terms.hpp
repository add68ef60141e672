#pragma once

#include "play/table.hpp"

namespace zopa::play {

/// Finds what moves in every judge's values and sums up the rest for every row. moving_layout.cpp
void lay_out_values(Table&);

/// Values one option of a control issue.
void value_share(MovingShare const&, bool gains, std::optional<model::Reference> const&, model::Circumstances const&,
                 TermValues&);
/// Brings a judge's share of the tables of moving issues to the present circumstances. `package`: scratch, n_issues.
void refresh_terms(Table const&, int judge, TrackId, model::Circumstances const&, Package& package, TermValues&);

/// The moving part of u of one row. Expects refreshed tables and answers.
double moving_value(Table const&, int judge, TrackId, int row, TermValues const&, unsigned char const* answers);
/// Adds the same for every class of the judge's home rows to part[class], n_classes.
void add_moving_parts(Table const&, int judge, TrackId, TermValues const&, unsigned char const* answers, double* part);

/// u of any package, also one from outside the table, less soft lines, audience and carrots: from the model.
double bare_value(Table const&, int judge, TrackId, Package const&, model::Circumstances const&);

}  // namespace zopa::play
