#include <fmt/format.h>

#include "report/figures.hpp"
#include "zopa/report/decomposition_report.hpp"
#include "zopa/report/run_report.hpp"
#include "zopa/report/solve_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using study::Cause;

struct Words {
  std::string id, what, cure;
};

Words words(Cause cause) {
  switch (cause) {
    case Cause::colliding_lines:
      return {"colliding_lines", "red lines collide", "nobody insists on a hard line, nor on what comes first"};
    case Cause::private_information:
      return {"private_information", "bluff and secrets", "all know what each one knows, and which lines are meant"};
    case Cause::commitment:
      return {"commitment", "deals may not be kept", "every agreement holds"};
    case Cause::indivisibility:
      return {"indivisibility", "value cannot be divided", "one side can pay the other in small steps"};
  }
  return {};
}

std::vector<std::string> cells(study::CauseShare const& cause, engine::Metric const& metric) {
  Words const w = words(cause.cause);
  if (!cause.present) return {w.what, "not at work here", "", "", w.cure};
  return {w.what, difference_in_words(metric, cause.share), difference_in_words(metric, cause.alone),
          difference_in_words(metric, cause.last), w.cure};
}

std::string no_deal(study::Estimate const& deal) {
  return deal.certain ? "100 % (certain)"
                      : percent(1 - deal.value, 1 - deal.monte_carlo.high, 1 - deal.monte_carlo.low);
}

/// The cause with the largest share in a sentence, where it stands out from chance.
std::string main_cause(study::Decomposition const& d) {
  study::CauseShare const* largest = nullptr;
  for (auto const& cause : d.causes)
    if (cause.present && cause.share.interval.low > 0 && (!largest || cause.share.value > largest->share.value))
      largest = &cause;
  if (!largest) return "None of these causes makes a difference that can be told from chance.";
  return fmt::format("The largest share is that of “{}”: {} points; with all causes gone, no deal is {} points rarer.",
                     words(largest->cause).what, signed_decimal(100 * largest->share.value, 0),
                     decimal(100 * d.fall.value, 0));
}

}  // namespace

std::string decomposition_text(model::Scenario const& scenario, study::Decomposition const& d,
                               study::SidePayment const& payment) {
  std::string out = headline(scenario) + "\n";
  out += fmt::format("{} × {} for each set of causes\n\n", plural(d.plan.draws, "draw", "draws"),
                     plural(d.plan.replicates, "game", "games"));
  out += fmt::format("{}: no deal in {}; with every cause below taken away, in {}.\n",
                     name(scenario.central, model::main_track), no_deal(d.as_stated), no_deal(d.cured));
  out += wrap(main_cause(d), line_width, 0) + "\n\n";
  std::vector<std::vector<std::string>> rows{{"why there is no deal", "share", "alone", "last", "taken away:"}};
  for (auto const& cause : d.causes) rows.push_back(cells(cause, d.as_stated.metric));
  out += aligned(rows) + "\n";
  out += wrap(
      fmt::format(
          "Points of a per cent by which no deal becomes rarer, with 95 % intervals over draws, on the same draws, "
          "battles and shocks. Alone: only this cause is taken away. Last: all others are gone before. Share: the mean "
          "over all orders (Shapley value); shares add up to {}. What is left has other reasons: patience, tactics, "
          "ratifiers, chance. Below zero: without it there are fewer deals (who can be paid may ask for more). "
          "Payments reach {} of the track’s value, an assumption (--payment).",
          difference_in_words(d.as_stated.metric, d.fall), decimal(payment.most)),
      line_width, 0);
  return out + "\n\n" + closing_line(scenario, d.plan.seed) + "\n";
}

nlohmann::ordered_json decomposition_json(model::Scenario const& scenario, study::Decomposition const& d,
                                          study::SidePayment const& payment) {
  nlohmann::ordered_json json = json_head("zopa.decompose", scenario);
  json["plan"] = {{"seed", d.plan.seed}, {"draws", d.plan.draws}, {"replicates", d.plan.replicates}};
  json["payment"] = {{"most", payment.most}, {"steps", payment.steps}};
  json["deal_as_stated"] = estimate_json(d.as_stated);
  json["deal_with_all_causes_taken_away"] = estimate_json(d.cured);
  json["fall"] = difference_json(d.fall);
  json["causes"] = nlohmann::ordered_json::array();
  for (auto const& cause : d.causes) {
    nlohmann::ordered_json row = {{"cause", words(cause.cause).id}, {"present", cause.present}};
    if (cause.present) {
      row["share"] = difference_json(cause.share);
      row["alone"] = difference_json(cause.alone);
      row["last"] = difference_json(cause.last);
    }
    json["causes"].push_back(std::move(row));
  }
  return json;
}

}  // namespace zopa::report
