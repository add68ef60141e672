#include "zopa/io/reference.hpp"

#include <algorithm>

#include "io/description.hpp"
#include "io/study_sections.hpp"

namespace zopa::io {
namespace {

/// A cell of a table must not end it.
std::string cell(std::string text) {
  for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) text.replace(i, 1, "\\|");
  return text;
}

std::string anchor(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string link(std::string const& section) { return "[" + section + "](#" + anchor(section) + ")"; }

/// A type in the words of the reference, with sections as links.
std::string takes(Type const& type) {
  std::string out;
  for (auto const& form : type.forms) {
    if (!out.empty()) out += ", or ";
    if (auto const* s = std::get_if<SectionForm>(&form)) out += link(s->section);
    else if (auto const* l = std::get_if<ListForm>(&form)) out += "list of " + takes(l->item[0]);
    else if (auto const* m = std::get_if<MapForm>(&form)) out += "`<" + m->key + ">:` " + takes(m->value[0]);
    else out += in_words(Type{{form}});
  }
  return out;
}

std::string section_text(SectionDescription const& section) {
  auto out = "## " + section.name + "\n\n";
  if (!section.path.empty()) out += "`" + section.path + "`: ";
  out += section.help + "\n";
  if (section.source == SourceCovers::numbers) out += "A `source:` here makes the plain numbers inside facts.\n";
  if (section.source == SourceCovers::statement && !section.field("source")) out += "A `source:` may stand beside it.\n";
  if (!section.example.empty()) out += "\n```yaml\n" + section.example + "\n```\n";
  out += "\n| key | takes | unit | default | |\n|---|---|---|---|---|\n";
  for (auto const& f : section.fields) {
    auto const standard = f.required ? "**needed**" : f.standard;
    out += "| `" + f.key + "` | " + cell(takes(f.type)) + " | " + cell(f.unit) + " | " + cell(standard) + " | " + cell(f.help) + " |\n";
  }
  return out + "\n";
}

constexpr auto truncation_text = R"(
A distribution that reaches beyond what its place allows is an error, never cut in silence: `within: [lowest, highest]` beside a normal or lognormal
cuts it off and scales the rest to 1; beside a beta it stretches it. `empirical` also takes a file: `empirical: polls.csv` (one column), or
`empirical: {file: polls.csv, column: support}`; the file is looked for beside the one that names it.
)";

std::string numbers_text() {
  std::string out =
      "## Numbers\n\nWherever a number stands there may also be a distribution or a sourced fact:\n\n| form | |\n|---|---|\n"
      "| `0.66` | a plain number: an assumption without a range, or a fact if its mapping has a `source:` |\n"
      "| `{value: 0.66, source: survey-2024}` | a fact |\n";
  for (auto const& d : distributions()) out += "| `{" + d.form + "}`" + (d.truncated ? ", with `within: [lowest, highest]`" : "") + " | " + d.help + " |\n";
  return out + truncation_text +
         "\nBeside a distribution: `private: true` (only under `parties`: its owner knows the value, the others hold the distribution as their prior), and `source:`.\n"
         "A plain number means the same in every draw. Numbers are decimal, with a point: no `0,5`, `50%`, `1/2`, `010`, `0x1F`, `1:30`, `1_000`, `.nan`, `.inf`.\n\n";
}

constexpr auto patterns_text = R"(## Patterns

A pattern is a mapping; all its entries must hold.

| entry | holds when |
|---|---|
| `neutrality: neutral` | the issue has this option |
| `neutrality: [aligned, neutral]` | it has one of these |
| `neutrality: {not: neutral}` | it has any other |
| `share: {above: 0.5}`, `{below: 0.3}` | its position lies beyond; for control the gainer's share |
| `any status: ceded` | at least one issue of the family has it |
| `all status: [returned, deferred]` | every one has one of them |
| `more than 2 status: frozen` | at least three have it |
| `held: [hill, island]` | the gainer holds all of these territories |
| `land path: [mainland, island]` | a path leads from one to the other through what the gainer holds |

A pattern speaks of one track. A family of issues always takes a quantifier. A pattern that can never hold is an error.

)";

constexpr auto words_text = R"(## Words and names

Names of parties, issues, territories and the rest are letters, digits, `-` and `_`. A bare `yes`, `no`, `on`, `off`, `true` or `false` is no name and no
option, because programs disagree about what it means: put the word in quotes. Where a truth value is asked for, `true`, `false`, `yes` and `no` are read.
Text with a colon, a `#` or brackets in it needs quotes.

)";

constexpr auto rules_text = R"(## Rules that reach across sections

- The weights of a party sum to 1 on each track; bonuses and interactions come on top. An uncertain weight cannot keep that sum in every draw, so it needs
  `weights: as_given` (the sum is then what it is) or plain weights with `weights: {dirichlet: 12}` around them.
- `war_cost_total` is c/(1 − δ): it needs a fixed `discount` below 1. Otherwise give `war_cost`, the cost per round.
- In a shock `0.3` sets, `"+0.3"` and `"-0.3"` add, `"x1.5"` multiplies; `{set: …}`, `{add: …}`, `{scale: …}` say the same in full and also take a distribution.
- `status_quo` has an option for every issue that somebody fights on over and that is not territorial; it may name the issues of other tracks too.
  Territorial issues read the front.
- A total of the chances to propose, of a discrete distribution, and of the weights of ratifiers without a veto is 1.
- Five regions are not five copies: an issue with `for_each` is one per territory, its name in `prefers` and after `any`, `all`, `more than n` speaks for all of
  them, a line with `each: true` is one per member, and `presets` name shares of control by territory.

)";

constexpr auto files_text = R"(## Files that lie on each other

`extends: base.yaml` puts a file on another one. An overlay (`overlay: <title>`, `why:`, any part of a scenario, and `set: {path: value}`) is laid on
by `+name`: the file of that name beside the scenario, then in its folder `overlays/`. `--set path=value` comes last.

- Mappings merge key by key; lists of things with an `id` merge by id; other lists are replaced as a whole.
- What is one thing is replaced as a whole too: a distribution, a pattern, a tactic, a protocol, a package of a tactic. Half of one and half of another means nothing.
- `null` takes a key away: `no_deal: null` under a party in an overlay leaves it with the default. It is an error where there is nothing to take away.
- Two overlays that set one value differently are an error; the later one wins over the scenario, never over another overlay.
- `zopa check --resolved FILE +a +b` prints what comes out, each value with the file and line it comes from.

A path names a value: `parties.North.discount`, `parties.North.red_lines.not-the-river.real`, `parties.*.red_lines.*.real`. Only keys of this reference may be new; names must exist.

)";

}  // namespace

std::string scenario_reference() {
  std::string out =
      "# Scenario reference\n\nGenerated from the description that also drives the reader: do not edit. `zopa explain PATH` prints any part of it.\n\n";
  out += numbers_text() + words_text + patterns_text + files_text + rules_text;
  for (auto const& section : language()) out += section_text(section);
  for (auto const& section : study_language()) out += section_text(section);
  out.pop_back();
  return out;
}

}  // namespace zopa::io
