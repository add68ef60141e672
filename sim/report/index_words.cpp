#include "report/index_words.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

std::vector<std::size_t> ranked_by(std::vector<double> const& weight) {
  std::vector<std::size_t> order(weight.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return weight[a] > weight[b]; });
  return order;
}

std::string index_in_words(study::Index const& index) {
  return fmt::format("{} ({} to {})", decimal(index.value), decimal(index.interval.low), decimal(index.interval.high));
}

std::string morris_table(std::vector<std::string> const& names, std::vector<study::MorrisEffect> const& effects) {
  std::vector<std::vector<std::string>> rows{
      {"", "mean size of effect (mu*)", "mean effect (mu)", "spread (sigma)"}};
  std::vector<double> weight;
  for (auto const& effect : effects) weight.push_back(effect.mu_star.value);
  for (std::size_t const g : ranked_by(weight))
    rows.push_back({names[g], index_in_words(effects[g].mu_star), signed_decimal(effects[g].mu, 3),
                    decimal(effects[g].sigma, 3)});
  return aligned(rows);
}

std::string sobol_table(std::vector<std::string> const& names, study::SobolIndices const& indices) {
  std::vector<std::vector<std::string>> rows{{"", "alone (first order)", "with all it acts with (total)"}};
  std::vector<double> weight;
  for (auto const& total : indices.total) weight.push_back(total.value);
  for (std::size_t const g : ranked_by(weight))
    rows.push_back({names[g], index_in_words(indices.first[g]), index_in_words(indices.total[g])});
  return aligned(rows);
}

nlohmann::ordered_json index_json(study::Index const& index) {
  return {{"value", index.value},
          {"low", index.interval.low},
          {"high", index.interval.high},
          {"standard_error", index.standard_error}};
}

}  // namespace zopa::report
