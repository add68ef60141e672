// A model of the other without types: what it asks for often it likes, what it never changes matters to it (the frequency
// model of van Krimpen, Looije & Hajizadeh 2013, HardHeaded).
#include <algorithm>

#include "play/tactics.hpp"

namespace zopa::play {
namespace {

constexpr double unchanged = 0.1;  // what an issue's weight gains each time it is not changed

// Calls see(issue, place of its first option in `asked`).
template <class See>
void for_each_issue(World const& world, TrackId k, See const& see) {
  std::size_t first = 0;
  for (model::IssueId const issue : model::ids_of(world.issues)) {
    if (world.issues[issue].track == k) see(issue, first);
    first += world.issues[issue].options.size();
  }
}

}  // namespace

void hear_frequencies(State& s, TrackId k, PartyId i, Package const& y) {
  Agent& agent = s.agent(k, i);
  for_each_issue(s.world(), k, [&](model::IssueId issue, std::size_t first) {
    ++agent.asked[first + y[issue.index]];
    if (agent.has_asked && agent.last_asked[issue.index] == y[issue.index]) agent.kept[issue.index] += unchanged;
  });
  std::copy(y.begin(), y.end(), agent.last_asked.begin());
  agent.has_asked = true;
}

void frequency_scores(State& s, TrackId k, PartyId i, Range rows, double* score) {
  std::fill(score + rows.begin, score + rows.end, 0.0);
  Agent const& agent = s.agent(k, i);
  auto const& issues = s.world().tracks[k].issues;
  double total = 0;
  for (model::IssueId const issue : issues) total += 1.0 / static_cast<double>(issues.size()) + agent.kept[issue.index];
  for_each_issue(s.world(), k, [&](model::IssueId issue, std::size_t first) {
    auto const n = static_cast<std::ptrdiff_t>(s.world().issues[issue].options.size());
    auto const begin = agent.asked.begin() + static_cast<std::ptrdiff_t>(first);
    int const most = *std::max_element(begin, begin + n);
    if (most == 0) return;
    double const weight = (1.0 / static_cast<double>(issues.size()) + agent.kept[issue.index]) / total;
    model::Option const* const option = s.rows().options_of(issue);
    for (int r = rows.begin; r < rows.end; ++r) score[r] += weight * agent.asked[first + option[r]] / most;
  });
}

}  // namespace zopa::play
