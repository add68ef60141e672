#include "report/compare_worlds.hpp"

#include <algorithm>
#include <cmath>

#include "report/run_words.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

/// The option of an issue that most deals have, and its share.
std::pair<model::Option, double> usual_option(Worlds const& worlds, std::size_t v, model::IssueId id) {
  model::World const& world = worlds.world(v);
  model::Issue const& issue = world.issues[id];
  std::pair<model::Option, double> best{0, 0};
  for (std::size_t k = 0; k < issue.options.size(); ++k) {
    auto const* e = worlds.estimate(
        world.tracks[model::main_track].id + ".terms." + issue.id + "=" + issue.options[k], v);
    if (e && e->value > best.second) best = {static_cast<model::Option>(k), e->value};
  }
  return best;
}

/// Reasons of several worlds with the shares they lie between.
struct Blocked {
  std::vector<std::string> reasons;
  std::vector<std::pair<double, double>> shares;
  std::vector<std::string> names;
};

Blocked blocked(Worlds const& worlds, std::size_t v) {
  constexpr std::size_t most = 3;
  model::World const& world = worlds.world(v);
  auto found = worlds.largest(world.tracks[model::main_track].id + ".blocks.", v);
  found.resize(std::min(found.size(), most));
  Blocked out{{}, {}, {worlds.name(v)}};
  for (auto const& [share, figure] : found) {
    out.reasons.push_back(block_in_words(world, figure));
    out.shares.emplace_back(share, share);
  }
  return out;
}

bool same_reasons(Blocked const& a, Blocked const& b) {
  return a.reasons.size() == b.reasons.size() &&
         std::is_permutation(a.reasons.begin(), a.reasons.end(), b.reasons.begin());
}

void join(Blocked& group, Blocked const& other) {
  group.names.push_back(other.names.front());
  for (std::size_t k = 0; k < group.reasons.size(); ++k) {
    auto const at = std::find(other.reasons.begin(), other.reasons.end(), group.reasons[k]) - other.reasons.begin();
    double const share = other.shares[static_cast<std::size_t>(at)].first;
    group.shares[k] = {std::min(group.shares[k].first, share), std::max(group.shares[k].second, share)};
  }
}

}  // namespace

study::ComparedMetric const* Worlds::metric(std::string const& name) const {
  for (auto const& row : comparison.metrics)
    if (row.metric.name == name) return &row;
  return nullptr;
}

study::Estimate const* Worlds::estimate(std::string const& name, std::size_t v) const {
  auto const* row = metric(name);
  return row && row->estimates[v] ? &*row->estimates[v] : nullptr;
}

std::vector<std::pair<double, std::string>> Worlds::largest(std::string const& prefix, std::size_t v) const {
  std::vector<std::pair<double, std::string>> found;
  for (auto const& row : comparison.metrics)
    if (row.metric.name.starts_with(prefix) && row.estimates[v] && row.estimates[v]->value > 0)
      found.emplace_back(row.estimates[v]->value, row.metric.name.substr(prefix.size()));
  std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
  return found;
}

std::vector<UsualTerm> usual_terms(Worlds const& worlds, std::size_t v) {
  model::World const& world = worlds.world(v);
  if (!worlds.estimate(world.tracks[model::main_track].id + ".round", v)) return {};
  model::Package package(world.issues.size(), 0);
  std::vector<std::string> families;
  std::vector<UsualTerm> terms;
  for (auto const id : world.tracks[model::main_track].issues) {
    auto const [option, share] = usual_option(worlds, v, id);
    package[id.index] = option;
    auto const family = std::find(families.begin(), families.end(), world.issues[id].family);
    if (family == families.end()) {
      families.push_back(world.issues[id].family);
      terms.push_back({"", share, share});
      continue;
    }
    auto& term = terms[static_cast<std::size_t>(family - families.begin())];
    term.least = std::min(term.least, share);
    term.most = std::max(term.most, share);
  }
  auto const words = package_parts_in_words(world, model::main_track, package);
  for (std::size_t k = 0; k < terms.size(); ++k) terms[k].words = words[k];
  return terms;
}

std::string blocks_text(Worlds const& worlds) {
  std::vector<Blocked> groups;
  for (std::size_t v = 0; v < worlds.size(); ++v) {
    Blocked const here = blocked(worlds, v);
    auto const same = std::find_if(groups.begin(), groups.end(), [&](auto const& g) { return same_reasons(g, here); });
    if (same == groups.end())
      groups.push_back(here);
    else
      join(*same, here);
  }
  std::string out;
  for (auto const& group : groups) {
    if (group.reasons.empty()) continue;
    out += wrap(listing(group.names), line_width, 0) + "\n";
    for (std::size_t k = 0; k < group.reasons.size(); ++k)
      out += pad_left(whole_percent(group.shares[k].first, group.shares[k].second), 10) + "  " + group.reasons[k] + "\n";
  }
  return out.empty() ? out : "What blocks most: share of the rounds that failed\n" + out + "\n";
}

}  // namespace zopa::report
