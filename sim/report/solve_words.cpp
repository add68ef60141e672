#include <fmt/format.h>

#include "report/solve_writer.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::report {

std::string answer_in_words(study::TrackAnswer const& track) {
  auto const& zopa = track.zopa;
  if (zopa.size > 0 && !zopa.listed)
    return fmt::format(
        "A deal is possible: {}{} of {} are acceptable to all sides. More of them are Pareto-optimal than can be listed; "
        "the fair ones are {}.",
        zopa.counted ? "" : "at least ", count(zopa.size), plural(zopa.n_packages, "package", "packages"),
        zopa.counted ? "those of all" : "the best of those looked at");
  if (zopa.size > 0)
    return fmt::format("A deal is possible: {}{} of {} are acceptable to all sides, {} of them Pareto-optimal.",
                       zopa.counted ? "" : "at least ", count(zopa.size), plural(zopa.n_packages, "package", "packages"),
                       count(static_cast<double>(zopa.frontier.points.size())));
  if (track.certain)
    return "No deal is possible under these lines. That is a certainty, not an estimate: the red lines alone exclude "
           "every package, whatever the preferences, costs and beliefs.";
  return "No package is acceptable to all sides.";
}

std::string how_far_in_words(study::TrackAnswer const& track) {
  if (track.zopa.size > 0 || (track.beyond && !track.least_shortfall)) return "";
  std::vector<std::string> items;
  if (auto const& least = track.least_shortfall) {
    double total = 0;
    for (double s : least->shortfall) total += s;
    items.push_back("without crossing a line the best package leaves the parties " + decimal(total, 3) +
                    " short in all");
  }
  if (track.credibility.least)
    items.push_back("guarantees believed with " + decimal(*track.credibility.least) + " or more would do");
  if (track.side_payment.transfer)
    items.push_back("a side payment of " + decimal(*track.side_payment.transfer, 3) + " would do");
  if (!track.least_shortfall)
    items.push_back(
        "while the lines stand no side payment and no guarantee opens a deal, for money never buys a hard line");
  return fmt::format("{}.", fmt::join(items, "; "));
}

std::string opening_in_words(study::Opening const& opening) {
  std::string out = "opens " + plural(opening.size, "package", "packages");
  if (opening.n_frontier > 0) out += ", " + count(static_cast<double>(opening.n_frontier)) + " of them Pareto-optimal";
  return out;
}

std::string beyond_in_words(study::TrackAnswer const& track) {
  if (!track.beyond) return "";
  return "Not told: side payments, credibilities, no-deal values and movements that would change the answer. They need all "
         "Pareto-optimal packages, and with so many parties and ratifiers nearly every package is one. Leave some out, "
         "give those that want the same one voice, or fix issues, and ask again.";
}

std::string rests_on_in_words(model::Scenario const& scenario, study::Answer const& answer) {
  std::string text = provenance_line(scenario) + ".";
  bool said = false;
  for (auto const& track : answer.tracks) {
    if (!track.zopa_exists || track.track.index != 0) continue;
    auto const& s = *track.zopa_exists;
    auto const& stated = *track.zopa_exists_as_stated;
    bool const bluffs = stated.share != s.share;
    text += fmt::format(" Over their ranges a deal exists in {} of {} draws{}.", percent(s.share, s.low, s.high),
                        s.draws, bluffs ? ", counting in each the lines that are really meant" : "");
    if (bluffs)
      text += fmt::format(" If every stated line were meant: in {}.", percent(stated.share, stated.low, stated.high));
    said = true;
  }
  if (!scenario.parameters.empty() && !said) text += " The answer above is at central values.";
  return text;
}

}  // namespace zopa::report
