#include "zopa/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace zopa::report {
namespace {

std::string superscript(int n) {
  static char const* const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = n < 0 ? "⁻" : "";
  for (char c : std::to_string(std::abs(n))) out += digits[c - '0'];
  return out;
}

std::string with_thousands(double n) {
  std::string digits = fmt::format("{:.0f}", n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

// The number of decimals of a percentage that an interval of this half width supports.
int digits_for(double half_width_percent) {
  return half_width_percent >= 1 || half_width_percent == 0 ? 0 : half_width_percent >= 0.05 ? 1 : 2;
}

}  // namespace

std::string blanks_for_underscores(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string decimal(double x, int digits) {
  if (!std::isfinite(x)) return x > 0 ? "∞" : x < 0 ? "−∞" : "–";
  std::string text = fmt::format("{:.{}f}", std::fabs(x), digits);
  bool const zero = text.find_first_not_of("0.") == std::string::npos;
  if (text.starts_with("0.")) text.erase(0, 1);
  if (zero) return "0";
  return x < 0 ? "−" + text : text;
}

std::string signed_decimal(double x, int digits) {
  std::string const text = decimal(x, digits);
  return x > 0 && text != "0" ? "+" + text : text;
}

std::string count(double n) {
  if (n < 1e6) return with_thousands(n);
  int const exponent = static_cast<int>(std::floor(std::log10(n)));
  return fmt::format("{:.1f} × 10{}", n / std::pow(10.0, exponent), superscript(exponent));
}

std::string plural(double n, std::string const& one, std::string const& many) {
  return count(n) + " " + (n == 1 ? one : many);
}

std::string percent(double p) {
  double const x = 100 * p;
  return fmt::format("{:.{}f} %", x, std::fabs(x - std::round(x)) < 1e-9 ? 0 : 1);
}

std::string whole_percent(double p) { return percent(std::round(100 * p) / 100); }

std::string whole_percent(double low, double high) {
  std::string const from = whole_percent(low), to = whole_percent(high);
  return from == to ? to : from.substr(0, from.find(' ')) + "–" + to;
}

std::string percent(double p, double low, double high) {
  int const digits = digits_for(50 * (high - low));
  return fmt::format("{:.{}f} % ({:.{}f}–{:.{}f})", 100 * p, digits, 100 * low, digits, 100 * high, digits);
}

std::string listing(std::vector<std::string> const& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::size_t width(std::string const& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::string pad_right(std::string const& text, std::size_t columns) {
  std::size_t const w = width(text);
  return w >= columns ? text : text + std::string(columns - w, ' ');
}

std::string pad_left(std::string const& text, std::size_t columns) {
  std::size_t const w = width(text);
  return w >= columns ? text : std::string(columns - w, ' ') + text;
}

std::string wrap(std::string const& text, std::size_t columns, std::size_t indent) {
  std::string out, line;
  std::size_t at = 0;
  bool first = true;
  auto const flush = [&] {
    out += first ? line : "\n" + std::string(indent, ' ') + line;
    first = false;
    line.clear();
  };
  while (at < text.size()) {
    std::size_t end = text.find(' ', at);
    if (end != std::string::npos && text.compare(end, 2, " %") == 0) end = text.find(' ', end + 1);  // 100 % stays together
    if (end == std::string::npos) end = text.size();
    std::string const word = text.substr(at, end - at);
    if (!line.empty() && indent + width(line) + 1 + width(word) > columns) flush();
    if (!line.empty()) line += ' ';
    line += word;
    at = end + 1;
  }
  flush();
  return out;
}

std::string name(model::World const& world, model::IssueId id) {
  model::Issue const& issue = world.issues[id];
  if (!issue.territory) return blanks_for_underscores(issue.id);
  return blanks_for_underscores(issue.family) + " of " + world.territories[*issue.territory].name;
}

namespace {

std::string title_or_id(std::string const& title, std::string const& id) {
  return title.empty() || title == id ? blanks_for_underscores(id) : title;
}

}  // namespace

std::string name(model::World const& world, model::TrackId id) {
  return title_or_id(world.tracks[id].title, world.tracks[id].id);
}
std::string name(model::World const& world, model::LineId id) {
  return title_or_id(world.lines[id].title, world.lines[id].id);
}
std::string cause_in_words(play::Cause cause) {
  switch (cause) {
    case play::Cause::not_enforced:
      return "nothing enforced it";
    case play::Cause::spoilers:
      return "spoilers broke it";
    case play::Cause::power_shift:
      return "power had shifted since it was signed";
    case play::Cause::veto_lost:
      return "it had lost its approval at home";
    case play::Cause::reneging:
      return "a side broke its word";
  }
  return "";
}
std::string name(model::World const& world, model::RatifierId id) {
  return title_or_id(world.ratifiers[id].title, world.ratifiers[id].id);
}

namespace {

// "none to A" and "all to A" for shares of control, the option's own word otherwise.
std::string option_in_words(model::World const& world, model::IssueId id, model::Option option) {
  model::Issue const& issue = world.issues[id];
  bool const control = issue.kind == model::Issue::Kind::control && world.gainer && issue.share[option];
  std::string const& gainer = control ? world.parties[*world.gainer].name : issue.id;
  if (control && *issue.share[option] == 0) return "none to " + gainer;
  if (control && *issue.share[option] == 1 && issue.options[option] == "1") return "all to " + gainer;
  return blanks_for_underscores(issue.options[option]);
}

// "frozen in A and B, returned in C"; "elsewhere" for the last option when it holds in more than two places.
std::string family_in_words(model::World const& world, std::vector<model::IssueId> const& members,
                            model::Package const& package) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (model::IssueId id : members) {
    model::Issue const& issue = world.issues[id];
    std::string const option = option_in_words(world, id, package[id.index]);
    auto group = std::find_if(groups.begin(), groups.end(), [&](auto const& g) { return g.first == option; });
    if (group == groups.end()) group = groups.insert(groups.end(), {option, {}});
    group->second.push_back(issue.territory ? world.territories[*issue.territory].name : name(world, id));
  }
  if (groups.size() == 1) return groups.front().first + (members.size() > 1 ? " everywhere" : " in " + groups.front().second.front());
  std::stable_sort(groups.begin(), groups.end(),
                   [](auto const& a, auto const& b) { return a.second.size() < b.second.size(); });
  std::string out;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    bool const rest = g + 1 == groups.size() && groups[g].second.size() > 2;
    out += (g ? ", " : "") + groups[g].first + (rest ? " elsewhere" : " in " + listing(groups[g].second));
  }
  return out;
}

}  // namespace

std::vector<std::string> package_parts_in_words(model::World const& world, model::TrackId track,
                                                model::Package const& package) {
  std::vector<std::string> parts;
  std::vector<std::string> families_done;
  for (model::IssueId id : world.tracks[track].issues) {
    model::Issue const& issue = world.issues[id];
    if (issue.family == issue.id) {
      parts.push_back(name(world, id) + ": " + option_in_words(world, id, package[id.index]));
      continue;
    }
    if (std::find(families_done.begin(), families_done.end(), issue.family) != families_done.end()) continue;
    families_done.push_back(issue.family);
    std::vector<model::IssueId> members;
    for (model::IssueId other : world.tracks[track].issues)
      if (world.issues[other].family == issue.family) members.push_back(other);
    parts.push_back(blanks_for_underscores(issue.family) + ": " + family_in_words(world, members, package));
  }
  return parts;
}

std::string package_in_words(model::World const& world, model::TrackId track, model::Package const& package) {
  std::string out;
  for (auto const& part : package_parts_in_words(world, track, package)) out += (out.empty() ? "" : " · ") + part;
  return out;
}

std::string constraint_in_words(model::World const& world, solve::Constraint const& constraint,
                                std::vector<double> const& no_deal) {
  std::string const& party = world.parties[constraint.party].name;
  switch (constraint.kind) {
    case solve::Constraint::Kind::line: {
      model::RedLine const& line = world.lines[*constraint.line];
      bool const untitled = line.title.empty() || line.title == line.id;
      return (untitled ? party + ": " : "") + name(world, *constraint.line);
    }
    case solve::Constraint::Kind::ratifier:
      return "approval by " + party + "’s " + name(world, *constraint.ratifier);
    case solve::Constraint::Kind::no_deal_value:
      return party + " wants at least what no deal is worth to it (" + decimal(no_deal[constraint.party.index]) + ")";
  }
  return {};
}

std::string constraint_in_short(model::World const& world, solve::Constraint const& constraint) {
  if (constraint.kind == solve::Constraint::Kind::line) return constraint.id;
  std::string const& party = world.parties[constraint.party].id;
  if (constraint.kind == solve::Constraint::Kind::no_deal_value) return party + ": no deal";
  return party + ": " + world.ratifiers[*constraint.ratifier].id;
}

}  // namespace zopa::report
