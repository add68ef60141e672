#include "report/page_parts.hpp"
#include "zopa/report/compare_report.hpp"
#include "zopa/report/page.hpp"

namespace zopa::report {

void add_study(nlohmann::ordered_json& page, std::string const& title, study::SweepTable const& table) {
  nlohmann::ordered_json json{
      {"title", title}, {"size", sweep_size(table)}, {"paths", table.paths}, {"metrics", table.metrics}};
  json["points"] = nlohmann::ordered_json::array();
  for (auto const& row : table.rows) {
    nlohmann::ordered_json item{{"point", row.point}, {"figures", nlohmann::ordered_json::array()}};
    for (auto const& e : row.estimates)
      item["figures"].push_back(e ? figure_json(*e) : nlohmann::ordered_json(nullptr));
    json["points"].push_back(std::move(item));
  }
  page["study"] = std::move(json);
}

}  // namespace zopa::report
