#pragma once

#include <string>
#include <vector>

#include "zopa/model/world.hpp"
#include "zopa/play/outcome.hpp"
#include "zopa/solve/negotiation.hpp"

namespace zopa::report {

/// ".52": a value or share, no digit more than asked, no zero before the point.
std::string decimal(double x, int digits = 2);
/// "+.03", "−.10".
std::string signed_decimal(double x, int digits = 2);
/// "337,500" below a million, "6.2 × 10⁹" above.
std::string count(double n);
/// "1 package", "169 packages".
std::string plural(double n, std::string const& one, std::string const& many);
/// A probability with its interval in per cent, with no more digits than the interval supports: "1.4 % (0.9–2.1)".
std::string percent(double p);
std::string percent(double p, double low, double high);
/// "37 %", and a range of such, "30–37 %".
std::string whole_percent(double p);
std::string whole_percent(double low, double high);
/// "a", "a and b", "a, b and c".
std::string listing(std::vector<std::string> const& items);
/// Columns of text as a terminal shows them (UTF-8 code points).
std::size_t width(std::string const& text);
std::string pad_right(std::string const& text, std::size_t columns);
std::string pad_left(std::string const& text, std::size_t columns);
/// Columns of a line of our text.
inline constexpr std::size_t line_width = 110;

/// Words wrapped to `columns`; every line after the first starts with `indent` blanks.
std::string wrap(std::string const& text, std::size_t columns, std::size_t indent);

/// "line of contact" for "line_of_contact".
std::string blanks_for_underscores(std::string text);
/// Names for people: underscores become blanks, a family member "status.north" becomes "status of Northland".
std::string name(model::World const&, model::IssueId);
/// Their titles, or their ids where a world has none.
std::string name(model::World const&, model::TrackId);
std::string name(model::World const&, model::LineId);
std::string name(model::World const&, model::RatifierId);
/// Why a deal broke: "nothing enforced it".
std::string cause_in_words(play::Cause);
/// A package in words, families gathered: "status: frozen in Northland and Southland, returned elsewhere · neutrality:
/// neutral".
std::string package_in_words(model::World const&, model::TrackId, model::Package const&);
/// Its parts, one per family or single issue, in the order of the track's issues.
std::vector<std::string> package_parts_in_words(model::World const&, model::TrackId, model::Package const&);
/// A constraint in words: the line's title, "approval by A's public", "B's value of no deal (.52)".
std::string constraint_in_words(model::World const&, solve::Constraint const&, std::vector<double> const& no_deal);
/// The same in a few letters for tables: the line's id, "U: public", "U: no deal".
std::string constraint_in_short(model::World const&, solve::Constraint const&);

}  // namespace zopa::report
