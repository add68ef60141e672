#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zopa/report/page.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using Row = std::vector<std::string>;

/// Text that means itself in Markdown, on one line.
std::string plain(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

struct Markdown {
  std::string out = {};

  void heading(int level, std::string const& text) {
    out += "\n" + std::string(static_cast<std::size_t>(level), '#') + " " + plain(text) + "\n\n";
  }
  void paragraph(std::string const& text) {
    if (!text.empty()) out += plain(text) + "\n\n";
  }
  void item(std::string const& text, int depth = 0) {
    out += std::string(static_cast<std::size_t>(2 * depth), ' ') + "- " + plain(text) + "\n";
  }
  void table(Row const& head, std::vector<Row> const& rows) {
    if (rows.empty()) return;
    auto const line = [&](Row const& cells) {
      for (auto const& cell : cells) out += "| " + plain(cell) + " ";
      out += "|\n";
    };
    line(head);
    for (std::size_t c = 0; c < head.size(); ++c) out += "|---";
    out += "|\n";
    for (auto const& row : rows) line(row);
    out += "\n";
  }
};

std::string value_or(ordered_json const& figure, char const* key) {
  return figure.is_null() ? "–" : figure[key].get<std::string>();
}

/// "words" of a figure and what other assumptions would make of it.
Row figure_row(std::string const& what, ordered_json const& figure) {
  return {what, value_or(figure, "words"), value_or(figure, "over_draws_words")};
}
Row const figure_head{"", "simulated (95 %)", "over the assumptions (90 %)"};

void conflicts_md(Markdown& md, ordered_json const& solved) {
  auto const words = [&](ordered_json const& c) {
    return solved["constraints"][c.get<std::size_t>()]["words"].get<std::string>();
  };
  if (!solved["conflicts"].empty()) md.paragraph("Each of these is impossible by itself:");
  for (auto const& conflict : solved["conflicts"]) {
    Row sides;
    for (auto const& c : conflict) sides.push_back(words(c));
    md.item(fmt::format("{}", fmt::join(sides, " — against — ")));
  }
  if (!solved["corrections"].empty()) md.out += "\nWhat would open a deal:\n\n";
  for (auto const& correction : solved["corrections"]) {
    Row given_up;
    for (auto const& c : correction["give_up"]) given_up.push_back(words(c));
    md.item("give up: " + listing(given_up) + " — " + correction["words"].get<std::string>());
    if (correction.contains("nash")) md.item("fairest (Nash): " + correction["nash"]["words"].get<std::string>(), 1);
  }
  md.out += "\n";
}

void solved_md(Markdown& md, ordered_json const& solved) {
  md.paragraph(solved["answer"]);
  md.paragraph(solved["no_deal_words"]);
  conflicts_md(md, solved);
  md.paragraph(solved["how_far"]);
  for (auto const& solution : solved["solutions"])
    md.item(solution["name"].get<std::string>() + ": " + solution["words"].get<std::string>());
}

void played_md(Markdown& md, ordered_json const& played) {
  md.paragraph(played["words"]);
  md.paragraph(played["spread_words"]);
  std::vector<Row> rows;
  for (auto const& [key, what] : {std::pair{"deal", "a deal"},
                                  {"round", "round of the deal, from 0"},
                                  {"walk_out", "somebody walks out"},
                                  {"survival_1y", "holds one year"},
                                  {"survival_5y", "holds five years"}})
    rows.push_back(figure_row(what, played[key]));
  md.table(figure_head, rows);
  rows.clear();
  for (auto const& block : played["blocks"]) rows.push_back(figure_row(block["what"], block["figure"]));
  md.table({"what blocks: share of the rounds that failed", figure_head[1], figure_head[2]}, rows);
  rows.clear();
  for (auto const& issue : played["terms"])
    for (auto const& option : issue["options"])
      rows.push_back(
          figure_row(issue["issue"].get<std::string>() + ": " + option["option"].get<std::string>(), option["figure"]));
  md.table({"terms: share of the deals", figure_head[1], figure_head[2]}, rows);
}

void study_md(Markdown& md, ordered_json const& study) {
  md.heading(2, study["title"]);
  md.paragraph(study["size"]);
  Row head;
  for (auto const& path : study["paths"]) head.push_back(path);
  for (auto const& metric : study["metrics"]) head.push_back(metric);
  std::vector<Row> rows;
  for (auto const& point : study["points"]) {
    Row row;
    for (auto const& x : point["point"]) row.push_back(fmt::format("{}", x.get<double>()));
    for (auto const& figure : point["figures"]) row.push_back(value_or(figure, "words"));
    rows.push_back(std::move(row));
  }
  md.table(head, rows);
}

void sources_md(Markdown& md, ordered_json const& page) {
  md.heading(2, "What it rests on");
  md.paragraph(page["rests_on_words"]);
  std::vector<Row> rows;
  for (auto const& s : page["sources"]) rows.push_back({s["id"], s["who"], s["date"], s["says"], s["via"]});
  md.table({"source", "who", "date", "says", "via"}, rows);
  rows.clear();
  if (page.contains("figures"))
    for (auto const& f : page["figures"]) rows.push_back({f["path"], f["value"], f["kind"], f["source"]});
  md.table({"figure", "value", "kind", "source"}, rows);
  for (auto const& sentence : page["defaults_used"]) md.item("by default: " + sentence.get<std::string>());
}

}  // namespace

std::string page_markdown(ordered_json const& page) {
  Markdown md;
  md.out = "# " + plain(page["scenario"]["title"]) + "\n\n";
  md.paragraph(page["headline"]);
  if (page.contains("about")) md.paragraph(page["about"]);
  md.paragraph("Results are conditional on these assumptions. They are not a prediction.");
  if (page.contains("study")) study_md(md, page["study"]);
  for (auto const& track : page["tracks"]) {
    md.heading(2, track["name"]);
    if (track.contains("solved")) solved_md(md, track["solved"]);
    played_md(md, track["played"]);
  }
  std::vector<Row> rows;
  for (auto const& t : page["front"]) rows.push_back(figure_row(t["name"], t["change"]));
  if (!rows.empty()) md.heading(2, "The front");
  md.table({"change of the share held", figure_head[1], figure_head[2]}, rows);
  sources_md(md, page);
  md.out += "\n";
  if (page.contains("command")) md.out += "Made by `" + page["command"].get<std::string>() + "`.\n\n";
  md.paragraph(page["closing"]);
  return md.out;
}

}  // namespace zopa::report
