#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "report/run_words.hpp"
#include "zopa/report/hypothesis_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using nlohmann::ordered_json;
using study::Ruling;

char const* name_of(Ruling ruling) {
  switch (ruling) {
    case Ruling::holds: return "holds";
    case Ruling::reversed: return "the other way round";
    case Ruling::same: return "no difference";
    case Ruling::unclear: return "not clear";
    case Ruling::undefined: return "undefined";
  }
  return "";
}

struct Writer {
  std::vector<study::Variant> const& variants;
  std::vector<engine::Summary> const& summaries;

  std::string name(std::size_t world) const {
    std::string const& stack = variants[world].name;
    return stack == model::baseline_stack ? stack : "+" + stack;
  }

  std::string value(std::optional<study::Estimate> const& e) const {
    return !e ? "–" : e->certain ? "0 % (certain)" : in_words(*e);
  }

  engine::Metric const* metric(std::string const& figure, std::size_t world) const {
    auto const id = engine::find(summaries[world].metrics, variants[world].scenario.central, figure);
    return id ? &summaries[world].metrics[*id] : nullptr;
  }
  std::optional<study::Estimate> estimate(std::string const& figure, std::size_t world) const {
    return study::estimate(summaries[world], variants[world].scenario.central, figure);
  }

  /// "no political deal under +x in 160 games; most often because …"; empty where one came.
  std::string no_deal(model::TrackId track, std::size_t world) const {
    model::World const& w = variants[world].scenario.central;
    auto const deal = estimate(w.tracks[track].id + ".deal", world);
    if (!deal || deal->value > 0) return "";
    return fmt::format("no {} under {} in {}{}{}", zopa::report::name(w, track), name(world),
                       plural(double(summaries[world].plan.draws) * summaries[world].plan.replicates, "game", "games"),
                       deal->certain ? ", a certainty" : "", blocked_by(world, track));
  }

  std::string why_undefined(std::string const& figure, std::size_t world) const {
    auto const* m = metric(figure, world);
    if (!m) return name(world) + " does not measure it";
    std::string const none = no_deal(m->track, world);
    return none.empty() ? "it has no value under " + name(world) : none;
  }

  std::string blocked_by(std::size_t world, model::TrackId track) const {
    model::World const& w = variants[world].scenario.central;
    std::string const prefix = w.tracks[track].id + ".blocks.";
    std::pair<double, std::string> most{0, ""};
    for (auto const& metric : summaries[world].metrics) {
      if (!metric.name.starts_with(prefix)) continue;
      auto const e = estimate(metric.name, world);
      if (e && e->value > most.first) most = {e->value, metric.name.substr(prefix.size())};
    }
    if (most.first == 0) return "";
    return fmt::format("; most often ({} of failed rounds) because {}", whole_percent(most.first),
                       block_in_words(w, most.second));
  }

  std::string moved(std::vector<study::OrderedPair::Beside> const& beside) const {
    if (beside.empty()) return "No other figure moves beyond chance between them.";
    std::vector<std::string> parts;
    for (auto const& b : beside) parts.push_back(b.metric.name + " " + difference_in_words(b.metric, b.difference));
    return "What moves most clearly between them: " + listing(parts) + ".";
  }

  /// What about deals themselves explains a figure of theirs: that none came, or when they come.
  std::string about_deals(std::string const& figure, study::OrderedPair const& pair) const {
    model::World const& w = variants[pair.larger].scenario.central;
    auto const* m = metric(figure, pair.larger);
    if (!m || !m->name.starts_with(w.tracks[m->track].id + ".")) return "";
    for (std::size_t const world : {pair.larger, pair.smaller})
      if (auto const none = no_deal(m->track, world); !none.empty()) return "There is " + none + ". ";
    auto const round = w.tracks[m->track].id + ".round";
    auto const here = estimate(round, pair.larger), there = estimate(round, pair.smaller);
    if (pair.ruling != Ruling::same || !here || !there) return "";
    return fmt::format("It comes in {} {} on average under {}, {} under {}. ", variants[pair.larger].scenario.round,
                       decimal(here->value + 1, 1), name(pair.larger), decimal(there->value + 1, 1), name(pair.smaller));
  }

  std::string pair_sentence(study::HypothesisRuling const& r, study::OrderedPair const& pair) const {
    std::string const& figure = r.hypothesis.figure;
    std::string const of = fmt::format("{} against {}: ", name(pair.larger), name(pair.smaller));
    if (!pair.difference)
      return of + "undefined, " + why_undefined(figure, estimate(figure, pair.larger) ? pair.smaller : pair.larger) + ".";
    std::string const d = difference_in_words(*metric(figure, pair.larger), *pair.difference);
    if (pair.ruling == Ruling::holds) return of + d + ".";
    std::string const verdict = pair.ruling == Ruling::same ? "the same in every draw" : name_of(pair.ruling) + (", " + d);
    return of + verdict + ". " + about_deals(figure, pair) + moved(pair.beside);
  }

  std::string entry(study::HypothesisRuling const& r) const {
    std::string head = fmt::format("{}  {}", name_of(r.ruling), r.hypothesis.says);
    head[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(head[0])));
    if (!r.hypothesis.source.empty()) head += "  [" + r.hypothesis.source + "]";
    std::string out = wrap(head, line_width, 4) + "\n    " + r.hypothesis.id + ": " + r.hypothesis.figure + "\n";
    std::vector<std::vector<std::string>> rows;
    for (std::size_t k = 0; k < r.worlds.size(); ++k) rows.push_back({"     ", name(r.worlds[k]), value(r.estimates[k])});
    out += aligned(rows);
    for (auto const& pair : r.pairs) out += "    " + wrap(pair_sentence(r, pair), line_width, 4) + "\n";
    return out;
  }

  std::string summary(std::vector<study::HypothesisRuling> const& rulings) const {
    std::string out;
    for (auto const ruling : {Ruling::holds, Ruling::reversed, Ruling::unclear, Ruling::same, Ruling::undefined}) {
      auto const n = std::count_if(rulings.begin(), rulings.end(), [&](auto const& r) { return r.ruling == ruling; });
      if (n > 0) out += fmt::format("{}{}: {}", out.empty() ? "" : " · ", name_of(ruling), n);
    }
    return out;
  }
};

}  // namespace

std::string hypotheses_text(std::vector<study::Variant> const& variants, std::vector<engine::Summary> const& summaries,
                            std::vector<study::HypothesisRuling> const& rulings) {
  Writer const writer{variants, summaries};
  auto const& plan = summaries.front().plan;
  std::string out = headline(variants.front().scenario) + "\n";
  out += fmt::format("{} on {} × {} × {}\n\n", plural(double(rulings.size()), "hypothesis", "hypotheses"),
                     plural(double(variants.size()), "world", "worlds"), plural(plan.draws, "draw", "draws"),
                     plural(plan.replicates, "game", "games"));
  out += writer.summary(rulings) + "\n\n";
  for (auto const& ruling : rulings) out += writer.entry(ruling) + "\n";
  out += wrap(
             "Each says that the first world has the larger figure. Same draws, battles and shocks in all worlds; brackets: "
             "95 % intervals of the simulation, those of differences paired by draw and in points of a per cent for "
             "probabilities. “Not clear”: the interval holds zero, more games may tell. A verdict is about the model under its stated "
             "assumptions; nothing is changed to make one come out.",
             line_width, 0) +
         "\n";
  return out + "\n" + closing_line(variants.front().scenario, plan.seed) + "\n";
}

ordered_json hypotheses_json(std::vector<study::Variant> const& variants, std::vector<engine::Summary> const& summaries,
                             std::vector<study::HypothesisRuling> const& rulings) {
  Writer const writer{variants, summaries};
  ordered_json json = json_head("zopa.hypotheses", variants.front().scenario);
  auto const& plan = summaries.front().plan;
  json["plan"] = {{"seed", plan.seed}, {"draws", plan.draws}, {"replicates", plan.replicates}};
  json["hypotheses"] = ordered_json::array();
  for (auto const& r : rulings) {
    ordered_json item = {{"id", r.hypothesis.id}, {"says", r.hypothesis.says}, {"figure", r.hypothesis.figure},
                         {"source", r.hypothesis.source}, {"verdict", name_of(r.ruling)}};
    item["order"] = ordered_json::array();
    for (std::size_t k = 0; k < r.worlds.size(); ++k)
      item["order"].push_back({{"world", writer.name(r.worlds[k])},
                               {"estimate", r.estimates[k] ? estimate_json(*r.estimates[k]) : ordered_json(nullptr)}});
    item["pairs"] = ordered_json::array();
    for (auto const& pair : r.pairs) {
      ordered_json row = {{"larger", writer.name(pair.larger)}, {"smaller", writer.name(pair.smaller)}, {"verdict", name_of(pair.ruling)},
                          {"difference", pair.difference ? difference_json(*pair.difference) : ordered_json(nullptr)},
                          {"words", writer.pair_sentence(r, pair)}};
      row["beside"] = ordered_json::object();
      for (auto const& b : pair.beside) row["beside"][b.metric.name] = difference_json(b.difference);
      item["pairs"].push_back(std::move(row));
    }
    json["hypotheses"].push_back(std::move(item));
  }
  return json;
}

}  // namespace zopa::report
