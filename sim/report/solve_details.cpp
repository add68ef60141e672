#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/solve_writer.hpp"

namespace zopa::report {
namespace {

void responsibilities(TrackWriter& w) {
  if (w.track.explanation.conflicts.empty()) return;
  w.line();
  w.line(
      "Who blocks: responsibility is 1/size of the smallest concession a constraint belongs to (1: it alone blocks)");
  for (std::size_t c = 0; c < w.track.constraints.size(); ++c) {
    auto const in = [&](auto const& sets) {
      return std::count_if(sets.begin(), sets.end(),
                           [&](auto const& s) { return std::find(s.begin(), s.end(), c) != s.end(); });
    };
    w.line(fmt::format("  {}  {}   in {} of {} conflicts", pad_left(decimal(w.track.explanation.responsibility[c]), 4),
                       pad_right(constraint_in_short(w.world, w.track.constraints[c]), 34),
                       in(w.track.explanation.conflicts), w.track.explanation.conflicts.size()));
  }
}

/// Minimal conflicts in which both parties, their ratifiers included, hold a part.
void block_table(TrackWriter& w) {
  auto const& conflicts = w.track.explanation.conflicts;
  if (conflicts.empty()) return;
  std::size_t const n = w.world.parties.size();
  std::vector<std::size_t> shared(n * n, 0);
  for (auto const& conflict : conflicts) {
    std::vector<bool> in(n, false);
    for (std::size_t c : conflict) in[w.track.constraints[c].party.index] = true;
    std::size_t const n_in = static_cast<std::size_t>(std::count(in.begin(), in.end(), true));
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) shared[a * n + b] += in[a] && in[b] && (a != b || n_in == 1);
  }
  w.line();
  w.line("Who blocks whom: conflicts in which both hold a part (a party with itself: a conflict all its own)");
  std::string head = pad_right("", 24);
  for (auto i : model::ids_of(w.world.parties)) head += "  " + pad_left(w.world.parties[i].id, 8);
  w.line(head);
  for (auto i : model::ids_of(w.world.parties)) {
    std::string row = "  " + pad_right(w.world.parties[i].name, 22);
    for (std::size_t b = 0; b < n; ++b) row += "  " + pad_left(std::to_string(shared[i.index * n + b]), 8);
    w.line(row);
  }
}

/// What a line does for the one who draws it (Schelling 1960): it pays by being believed, or it hurts.
std::string use_of_line(TrackWriter const& w, std::size_t c, double own_price) {
  auto const& never = w.track.never_binding;
  std::string const& owner = w.world.parties[w.track.constraints[c].party].name;
  if (std::find(never.begin(), never.end(), c) != never.end()) return "never binds: nobody would sign what it forbids";
  if (own_price > 1e-9) return "hurts its owner: without it " + owner + " would have more";
  if (own_price < -1e-9) return "pays " + owner + ", but only while it is believed";
  return "changes nothing for " + owner;
}

void movement(TrackWriter& w) {
  auto const& least = w.track.least_movement;
  if (!least || least->cost == 0) return;
  std::vector<std::string> items;
  for (auto id : model::ids_of(w.world.lines))
    if (least->line[id] > 0) items.push_back(w.world.lines[id].title + " by " + decimal(least->line[id]));
  for (auto i : model::ids_of(w.world.parties))
    if (least->no_deal[i] > 0)
      items.push_back("what " + w.world.parties[i].name + " expects of no deal by " + decimal(least->no_deal[i], 3));
  std::string const text = "least total movement that opens one, " + decimal(least->cost, 3) + ": ";
  w.line("  " + wrap(text + listing(items), line_width - 2, 4));
}

void no_deal_thresholds(TrackWriter& w) {
  for (auto const& t : w.track.no_deal_thresholds) {
    std::string const& party = w.world.parties[t.party].name;
    if (!t.highest)
      w.line("  no-deal value of " + party + ": whatever it is, the rest leaves no deal");
    else if (std::isinf(*t.highest))
      w.line("  no-deal value of " + party + ": whatever it is, a deal exists");
    else
      w.line(fmt::format("  no-deal value of {}: {} now, a deal exists up to {}", party, decimal(t.no_deal, 3),
                         decimal(*t.highest, 3)));
  }
}

void shadow_prices(TrackWriter& w) {
  std::size_t row = 0;
  std::vector<std::string> idle;  // several conflicts coexist: no line alone opens anything
  auto const& never = w.track.never_binding;
  for (std::size_t c = 0; c < w.track.constraints.size(); ++c) {
    auto const& constraint = w.track.constraints[c];
    if (constraint.kind != solve::Constraint::Kind::line) continue;
    std::vector<double> const& price = w.track.shadow_prices[row++];
    bool const moves = std::any_of(price.begin(), price.end(), [](double x) { return std::fabs(x) > 1e-9; });
    if (!moves && std::find(never.begin(), never.end(), c) == never.end()) {
      idle.push_back(constraint.id);
      continue;
    }
    std::vector<std::string> items;
    for (auto i : model::ids_of(w.world.parties))
      items.push_back(w.world.parties[i].name + " " + signed_decimal(price[i.index], 3));
    w.line(fmt::format("  shadow price of {}: {}", pad_right(constraint.id, 32), listing(items)));
    w.line("    " + use_of_line(w, c, price[constraint.party.index]));
  }
  if (!idle.empty()) w.line("  " + wrap("given up alone change nothing: " + listing(idle), line_width - 2, 4));
}

}  // namespace

void frontier(TrackWriter& w) {
  w.line();
  w.line("The Pareto frontier inside the ZOPA");
  for (auto const& point : w.track.zopa.frontier.points)
    w.paragraph(w.values(point.value) + ":  " + package_in_words(w.world, w.track.track, point.package), 2);
  if (w.track.zopa.frontier.points.empty()) w.line("  it is empty");
}

void who_blocks_whom(TrackWriter& w) {
  block_table(w);
  responsibilities(w);
}

void thresholds(TrackWriter& w) {
  if (w.track.beyond) return;  // said above
  w.line();
  w.line("Thresholds");
  if (w.track.credibility.intervals.empty())
    w.line("  credibility of guarantees: no value between 0 and 1 opens a deal");
  for (auto const& [low, high] : w.track.credibility.intervals)
    w.line(fmt::format("  credibility of guarantees: a deal exists from {} to {}", decimal(low, 4), decimal(high, 4)));
  auto const say = [&](char const* what, std::optional<double> x) {
    w.line(fmt::format("  {}: {}", what, x ? decimal(*x, 4) : "none is enough"));
  };
  say("side payment from outside (gift)", w.track.side_payment.gift);
  say("side payment between the parties (transfer)", w.track.side_payment.transfer);
  movement(w);
  no_deal_thresholds(w);
  shadow_prices(w);
}

}  // namespace zopa::report
