#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::LineId;
using model::PartyId;
using model::RatifierId;
using model::RedLine;
using model::World;

Section<RedLine> const& hardness_section() {
  static Section<RedLine> const section{
      "hardness", "parties.<party>.red_lines.<line>.hardness", "A soft line has a price: κ·viol^η, so it can be bought.", SourceCovers::not_allowed,
      {
          described<RedLine>("soft", a_number(not_negative)).in("value").needed().help_text("κ: price of a full violation."),
          described<RedLine>("exponent", a_number(not_negative)).otherwise("1").help_text("η: how the price grows with the violation."),
      },
      "hardness: {soft: 0.3}"};
  return section;
}

Section<RedLine> const& red_line_section() {
  static Section<RedLine> const section{
      "red line", "parties.<party>.red_lines.<line>", "A pattern of packages that a party or a ratifier says it will not accept.", SourceCovers::statement,
      {
          described<RedLine>("id", a_text("a name")).needed().help_text("Unique in the file; paths and results use it."),
          text_field("title", &RedLine::title, "a text").otherwise("its id").help_text("The line in words: 'A never cedes territory in law'."),
          described<RedLine>("never", a_pattern()).needed().help_text("The packages it excludes."),
          described<RedLine>("each", a_boolean()).otherwise("false").help_text("One line per member of the family in `never`, named id.member, instead of one line for all."),
          described<RedLine>("hardness", words({"hard"}) | a_section("hardness")).otherwise("hard").help_text("hard: never. {soft: κ}: at a price."),
          described<RedLine>("real", a_number(unit_interval)).in("probability").otherwise("1").help_text("That the line is meant. Below 1 it is stated in every game and binding where it is drawn real; its owner knows."),
          text_field("theme", &RedLine::theme, "a text").otherwise("its id").help_text("Lines of one theme are reported together too."),
          integer_field("from", &RedLine::from, 0, 1'000'000).in("round").otherwise("0").help_text("First round it is in force."),
          integer_field("until", &RedLine::until, 0, 1'000'000).in("round").help_text("First round it is no longer in force."),
          text_field("source", &RedLine::source, "the name of a source").help_text("Where it was said."),
          text_field("why", &RedLine::why, "a text").help_text("For readers of the file."),
      },
      "{id: not-the-river, never: {any status: ceded}, hardness: hard, source: speech-2025}"};
  return section;
}

namespace {

struct Holder {
  PartyId party;
  std::optional<RatifierId> ratifier;
};

/// `each: true`: one pattern per member of the one family it speaks of.
std::vector<std::pair<std::string, model::Pattern>> unfold(Binder& b, model::Pattern const& pattern, Mark const& mark) {
  auto const family = std::find_if(pattern.issues.begin(), pattern.issues.end(), [](auto const& a) { return a.issues.size() > 1; });
  auto const n_families = std::count_if(pattern.issues.begin(), pattern.issues.end(), [](auto const& a) { return a.issues.size() > 1; });
  if (n_families != 1 || family->quantifier != model::IssueAtom::Quantifier::any) {
    b.complaints.error(mark, "'each' makes one line per member of a family", "a pattern with exactly one 'any <family>'");
    return {};
  }
  std::vector<std::pair<std::string, model::Pattern>> out;
  for (std::size_t k = 0; k < family->issues.size(); ++k) {
    auto const& issue = b.world().issues[family->issues[k]];
    auto single = pattern;
    auto& atom = single.issues[static_cast<std::size_t>(family - pattern.issues.begin())];
    atom.issues = {family->issues[k]};
    atom.matches = {family->matches[k]};
    out.emplace_back(issue.id.substr(issue.family.size() + 1), std::move(single));
  }
  return out;
}

LineId add_line(Binder& b, Node const& node, std::string const& id, std::string const& member, model::Pattern pattern, model::TrackId track, Holder const& holder) {
  RedLine line;
  line.owner = holder.party;
  line.ratifier = holder.ratifier;
  line.track = track;
  line.never = std::move(pattern);
  LineId const made = b.world().lines.push_back(std::move(line));
  b.section(red_line_section(), node, "", Place<RedLine>([made](World& w) -> RedLine& { return w.lines[made]; }));
  auto& own = b.world().lines[made];
  own.id = member.empty() ? id : id + "." + member;
  if (own.theme.empty()) own.theme = id;
  if (own.title.empty()) own.title = own.id;
  else if (!member.empty()) own.title += " (" + member + ")";
  b.lines.declare(own.id);
  return made;
}

/// Price and probability are one figure each, however many lines they reach.
void bind_numbers(Binder& b, Node const& node, std::string const& path, std::vector<LineId> const& lines) {
  auto const in_each = [&](double RedLine::* member) {
    std::vector<Place<double>> out;
    for (auto const id : lines) out.push_back([id, member](World& w) -> double& { return w.lines[id].*member; });
    return out;
  };
  if (auto const* real = node.find("real")) b.number(*real, path + ".real", in_each(&RedLine::real));
  auto const* hardness = node.find("hardness");
  if (!hardness || !hardness->is_map()) return;
  for (auto const id : lines) b.world().lines[id].hard = false;
  if (auto const* soft = hardness->find("soft")) b.number(*soft, path + ".hardness.soft", in_each(&RedLine::kappa));
  if (auto const* exponent = hardness->find("exponent")) b.number(*exponent, path + ".hardness.exponent", in_each(&RedLine::eta));
}

void bind_line(Binder& b, Node const& node, std::string const& path, Holder const& holder) {
  auto const* name = node.is_map() ? node.find("id") : nullptr;
  auto const* never = node.is_map() ? node.find("never") : nullptr;
  if (!name || !never) return;
  auto const own_path = path + ".red_lines." + name->text;
  b.figure(own_path, node);
  auto const* until = node.find("until");
  auto const* from = node.find("from");
  if (until && whole(*until, 1) <= (from ? whole(*from, 0) : 0)) b.complaints.error(until->mark, "the line '" + name->text + "' ends before it starts");
  auto const pattern = read_pattern(b, *never);
  auto const track = pattern ? track_of(b, *pattern, never->mark) : std::nullopt;
  auto const* each = node.find("each");
  std::vector<std::pair<std::string, model::Pattern>> parts;
  if (track && each && truth(*each)) parts = unfold(b, *pattern, each->mark);
  else if (track) parts = {{"", *pattern}};
  if (b.lines.find(name->text) || (!parts.empty() && b.lines.find(name->text + "." + parts[0].first))) {
    b.complaints.error(name->mark, "there are two lines '" + name->text + "': ids of lines are unique in a file");
    return;
  }
  std::vector<LineId> lines;
  for (auto& [member, part] : parts) lines.push_back(add_line(b, node, name->text, member, std::move(part), *track, holder));
  bind_numbers(b, node, own_path, lines);
}

}  // namespace

void bind_red_lines(Binder& b, Node const& holder, std::string const& path, PartyId party, std::optional<RatifierId> ratifier) {
  auto const* lines = holder.find("red_lines");
  if (!lines || !lines->is_list()) return;
  for (auto const& line : lines->items) bind_line(b, line, path, {party, ratifier});
}

}  // namespace zopa::io
