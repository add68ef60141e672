#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "store/cells.hpp"
#include "store/cursor.hpp"
#include "store/file.hpp"
#include "zopa/store/store.hpp"

namespace zopa::store {
namespace {

// Every point of the shards once, checked to be the same where several have it.
void walk_together(std::vector<Store> const& shards, std::function<void(study::SweepRow const&)> const& each) {
  std::map<std::size_t, study::SweepRow> seen_twice;
  std::vector<std::vector<bool>> has;
  for (auto const& shard : shards) has.push_back(shard.done());
  for (std::size_t s = 0; s < shards.size(); ++s)
    shards[s].for_each([&](study::SweepRow const& row) {
      std::size_t holders = 0, first = shards.size();
      for (std::size_t o = 0; o < shards.size(); ++o)
        if (has[o][row.id]) ++holders, first = std::min(first, o);
      if (holders > 1) {
        auto const [at, is_new] = seen_twice.emplace(row.id, row);
        for (std::size_t m = 0; !is_new && m < row.estimates.size(); ++m)
          if (!same(at->second.estimates[m], row.estimates[m]) || !same_games(at->second.games, row.games))
            throw Error(fmt::format("point {} differs between two of the files: nothing was merged", row.id));
      }
      if (first == s) each(row);
    }, true);
}

void add_differences(std::vector<std::string>& out, Header const& header, study::SweepRow const& x, study::SweepRow const& y,
                     std::size_t most) {
  auto const words = [](auto const& e) { return e ? fmt::format("{}", e->value) : std::string("not defined"); };
  for (std::size_t m = 0; m < x.estimates.size() && out.size() < most; ++m)
    if (!same(x.estimates[m], y.estimates[m]))
      out.push_back(fmt::format("point {}: {} is {} in the first and {} in the second", x.id, header.metrics[m].name,
                                words(x.estimates[m]), words(y.estimates[m])));
  if (out.size() < most && !same_games(x.games, y.games)) out.push_back(fmt::format("point {}: its games differ", x.id));
}

}  // namespace

void merge(std::vector<std::string> const& from, std::string const& to, bool partial) {
  std::vector<Store> shards;
  for (auto const& path : from) {
    shards.push_back(Store::open(path));
    if (shards.back().header().identity() != shards.front().header().identity())
      throw Error(path + ": is of another study, scenario or plan than " + from.front());
  }
  Header header = shards.front().header();
  std::vector<bool> there(study::n_points(header.grid));
  for (auto const& shard : shards) {
    auto const done = shard.done();
    for (std::size_t i = 0; i < there.size(); ++i) there[i] = there[i] || done[i];
  }
  auto const n_missing = std::count(there.begin(), there.end(), false);
  if (n_missing > 0 && !partial) {
    auto const first = static_cast<std::size_t>(std::find(there.begin(), there.end(), false) - there.begin());
    throw Error(fmt::format(
        "{} of {} points are missing, the first is {} (of shard {}/{}): expected all shards, complete, or --partial",
        n_missing, there.size(), first, first % static_cast<std::size_t>(header.shard.count) + 1, header.shard.count));
  }
  walk_together(shards, [](study::SweepRow const&) {});  // disagreement is said before anything is written
  header.shard = {};
  Store out = Store::create(to, header);
  walk_together(shards, [&out](study::SweepRow const& row) { out.add(row); });
  out.finish();
}

std::vector<std::string> differences(Store const& a, Store const& b, std::size_t most) {
  std::vector<std::string> out;
  if (a.header().identity() != b.header().identity()) {
    out.push_back("they are of different studies, scenarios, plans or versions");
    return out;
  }
  auto const in_a = a.done(), in_b = b.done();
  for (std::size_t i = 0; i < in_a.size() && out.size() < most; ++i)
    if (in_a[i] != in_b[i]) out.push_back(fmt::format("point {} is only in the {}", i, in_a[i] ? "first" : "second"));
  Cursor first(a.file_->database, a.header(), true), second(b.file_->database, b.header(), true);
  auto x = first.next(), y = second.next();
  while (x && y && out.size() < most) {
    if (x->id == y->id) add_differences(out, a.header(), *x, *y, most);
    bool const first_is_behind = x->id <= y->id, second_is_behind = y->id <= x->id;
    if (first_is_behind) x = first.next();
    if (second_is_behind) y = second.next();
  }
  return out;
}

}  // namespace zopa::store
