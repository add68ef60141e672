#include <algorithm>
#include <cmath>

#include "report/compare_worlds.hpp"
#include "report/run_words.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

constexpr double worth_naming = 0.005;

std::string in_words(UsualTerm const& term) {
  if (whole_percent(term.least) == whole_percent(1)) return term.words;
  return term.words + " (" + whole_percent(term.least, term.most) + ")";
}

/// A world's deals: its terms, and how many of its deals cross which line.
struct Deals {
  std::vector<UsualTerm> terms;
  std::vector<std::pair<double, std::string>> crossed;  ///< share, line in words
};

Deals deals_of(Worlds const& worlds, std::size_t v) {
  model::World const& world = worlds.world(v);
  Deals out{usual_terms(worlds, v), {}};
  for (auto const& [share, id] : worlds.largest(world.tracks[model::main_track].id + ".crosses.", v))
    if (share >= worth_naming) out.crossed.emplace_back(share, line_in_words(world, id));
  return out;
}

std::string joined(std::vector<std::string> const& parts, char const* between) {
  std::string out;
  for (auto const& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::vector<std::string> crossings_in_words(Deals const& deals) {
  std::vector<std::string> parts;
  for (auto const& [share, line] : deals.crossed) parts.push_back("“" + line + "” " + whole_percent(share));
  return parts;
}

bool same_term(UsualTerm const& a, UsualTerm const& b) {
  return a.words == b.words && std::fabs(a.least - b.least) <= close_enough && std::fabs(a.most - b.most) <= close_enough;
}

/// The terms of a world that the reference has otherwise.
std::vector<std::string> other_terms(Deals const& deals, Deals const& reference) {
  std::vector<std::string> parts;
  for (auto const& term : deals.terms)
    if (std::none_of(reference.terms.begin(), reference.terms.end(), [&](auto const& t) { return same_term(term, t); }))
      parts.push_back(in_words(term));
  return parts;
}

double share_of(Deals const& deals, std::string const& line) {
  for (auto const& [share, crossed] : deals.crossed)
    if (crossed == line) return share;
  return 0;
}

bool crosses_alike(Deals const& a, Deals const& b) {
  auto const close = [](Deals const& x, Deals const& y) {
    return std::all_of(x.crossed.begin(), x.crossed.end(), [&](auto const& c) {
      return std::fabs(c.first - share_of(y, c.second)) <= close_enough;
    });
  };
  return close(a, b) && close(b, a);
}

std::string paragraph(std::string const& text) { return "    " + wrap(text, line_width, 4) + "\n"; }

std::string crossings_text(Deals const& deals) {
  return paragraph(deals.crossed.empty() ? "crosses no stated line" : "crosses " + joined(crossings_in_words(deals), ", "));
}

std::string in_full(Deals const& deals) {
  std::vector<std::string> parts;
  for (auto const& term : deals.terms) parts.push_back(in_words(term));
  return paragraph(joined(parts, " · ")) + crossings_text(deals);
}

std::string beside(Deals const& deals, Deals const& reference, std::string const& name) {
  auto const terms = other_terms(deals, reference);
  bool const alike = crosses_alike(deals, reference);
  if (terms.empty() && alike) return paragraph("as under " + name);
  std::string out = terms.empty() ? paragraph("terms as under " + name)
                                  : paragraph("as under " + name + ", but " + joined(terms, " · "));
  return alike ? out : out + crossings_text(deals);
}

}  // namespace

std::string terms_text(Worlds const& worlds) {
  std::vector<std::pair<std::string, std::vector<std::string>>> entries;  // what is said, and of which worlds
  Deals reference;
  std::string reference_name;
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    Deals const here = deals_of(worlds, v);
    if (here.terms.empty()) continue;
    bool const first = reference_name.empty();
    std::string const text = first ? in_full(here) : beside(here, reference, reference_name);
    if (first) reference = here, reference_name = worlds.name(v);
    auto const same = std::find_if(entries.begin(), entries.end(), [&](auto const& e) { return e.first == text; });
    if (same == entries.end())
      entries.push_back({text, {worlds.name(v)}});
    else
      same->second.push_back(worlds.name(v));
  }
  std::string out;
  for (auto const& [text, names] : entries) out += wrap(listing(names), line_width, 0) + "\n" + text;
  return out.empty() ? out : "Terms that most deals have, issue by issue (share of the deals; all where none is given), and stated lines crossed\n" + out + "\n";
}

}  // namespace zopa::report
