#include "zopa/store/store.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "support/folder.hpp"

using namespace zopa;
using store::Store;

namespace {

store::Header header(store::Shard shard = {}) {
  store::Header h;
  h.title = "a study";
  h.study = "study: a study\n";
  h.scenario_hash = 0xfedcba9876543210;
  h.version = "0.1.0";
  h.grid = {{{"deal.credibility", {0, 0.1, 1.0 / 3}}, {"a \"quoted\" path", {1, 2}}}};
  h.metrics = {{"main.deal", "probability", engine::Metric::Kind::probability}, {"main.round", "round"}};
  h.seed = 0xffffffffffffffff;
  h.draws = 5, h.replicates = 7;
  h.shard = shard;
  return h;
}

// Figures whose bits a decimal text would lose; every third point has no round, as without a deal.
study::SweepRow row(std::size_t id) {
  study::Estimate e;
  e.value = 1.0 / (3 + static_cast<double>(id));
  e.standard_error = 5e-324, e.monte_carlo = {-0.0, 1e300}, e.over_draws = {0.1 + 0.2, 1};
  e.variance = study::VarianceSplit{1.0 / 7, 1.0 / 11, 1.0 / 13, 1.0 / 17};
  e.count = 9'007'199'254'740'993, e.draws = 5, e.certain = id == 0;
  study::SweepRow out{id, study::point(header().grid, id), {e, std::nullopt}};
  if (id % 3) out.estimates[1] = e, out.estimates[1]->variance.reset();
  return out;
}

std::string said_by(auto const& call) {
  try {
    call();
  } catch (store::Error const& error) {
    return error.what();
  }
  return "";
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

void write(std::string const& path, store::Shard shard, std::vector<std::size_t> const& ids) {
  Store file = Store::create(path, header(shard));
  for (std::size_t const id : ids) file.add(row(id));
  file.finish();
}

}  // namespace

TEST_CASE("what is kept comes back bit for bit, in the order of points, with what describes it") {
  Folder const folder;
  write(folder.path("a.db"), {}, {4, 0, 2});
  Store const file = Store::open(folder.path("a.db"));
  CHECK(file.header().identity() == header().identity());
  CHECK(file.header().title == "a study");
  CHECK(file.header().seed == 0xffffffffffffffff);
  CHECK(file.header().grid.axes[1].path == "a \"quoted\" path");
  CHECK(file.done() == std::vector<bool>{true, false, true, false, true, false});
  auto const table = file.table();
  REQUIRE(table.rows.size() == 3);
  CHECK(table.stopped);  // three points are missing
  CHECK(table.rows[2].id == 4);
  CHECK(table.rows[2].point == study::point(header().grid, 4));
  study::Estimate const kept = *table.rows[2].estimates[0], given = *row(4).estimates[0];
  CHECK(kept.value == given.value);
  CHECK(kept.standard_error == given.standard_error);
  CHECK(kept.monte_carlo.high == given.monte_carlo.high);
  CHECK(kept.over_draws.low == given.over_draws.low);
  CHECK(kept.variance->standard_error == given.variance->standard_error);
  CHECK(kept.count == given.count);
  CHECK(kept.metric.kind == engine::Metric::Kind::probability);
  CHECK(table.rows[0].estimates[0]->certain);
  CHECK_FALSE(table.rows[0].estimates[1]);  // not defined there
  CHECK(file.problems().empty());
}

TEST_CASE("only what was committed is kept") {
  Folder const folder;
  {
    Store file = Store::create(folder.path("a.db"), header());
    file.add(row(0));
    file.commit();
    file.add(row(1));
  }
  CHECK(Store::resume(folder.path("a.db"), header()).n_done() == 1);
}

TEST_CASE("shards merged are the whole; every order of writing gives the same content") {
  Folder const folder;
  write(folder.path("whole.db"), {}, {0, 1, 2, 3, 4, 5});
  write(folder.path("1.db"), {1, 2}, {4, 2, 0});
  write(folder.path("2.db"), {2, 2}, {1, 3, 5});
  store::merge({folder.path("2.db"), folder.path("1.db")}, folder.path("merged.db"), false);
  CHECK(store::differences(Store::open(folder.path("whole.db")), Store::open(folder.path("merged.db"))).empty());
  CHECK(header({2, 4}).n_points() == 2);  // points 1 and 5
  CHECK(header({3, 4}).n_points() == 1);
}

TEST_CASE("a merge says what is missing, what is foreign and what disagrees, and writes nothing") {
  Folder const folder;
  write(folder.path("1.db"), {1, 2}, {0, 2, 4});
  write(folder.path("2.db"), {2, 2}, {1, 3});
  CHECK(says(said_by([&] {
               store::merge({folder.path("1.db"), folder.path("2.db")}, folder.path("m.db"), false);
             }),
             "1 of 6 points are missing, the first is 5 (of shard 2/2)"));
  CHECK_FALSE(std::filesystem::exists(folder.path("m.db")));
  store::merge({folder.path("1.db"), folder.path("2.db")}, folder.path("m.db"), true);
  CHECK(Store::open(folder.path("m.db")).n_done() == 5);

  store::Header other = header();
  other.seed = 1;
  Store::create(folder.path("other.db"), other).finish();
  CHECK(says(said_by([&] {
               store::merge({folder.path("1.db"), folder.path("other.db")}, folder.path("n.db"), true);
             }),
             "another study"));

  Store changed = Store::create(folder.path("changed.db"), header());
  study::SweepRow wrong = row(2);
  wrong.estimates[0]->monte_carlo.low = 1e-300;
  changed.add(wrong);
  changed.finish();
  CHECK(says(said_by([&] {
               store::merge({folder.path("1.db"), folder.path("changed.db")}, folder.path("n.db"), true);
             }),
             "point 2 differs"));
  CHECK_FALSE(std::filesystem::exists(folder.path("n.db")));
  CHECK(store::differences(Store::open(folder.path("1.db")), Store::open(folder.path("changed.db"))).size() == 3);
}

TEST_CASE("a file that cannot be used says why") {
  Folder const folder;
  write(folder.path("a.db"), {1, 2}, {0, 2, 4});
  CHECK(says(said_by([&] { Store::create(folder.path("a.db"), header()); }), "is there already"));
  CHECK(says(said_by([&] { Store::resume(folder.path("a.db"), header({2, 2})); }), "is shard 1/2, expected 2/2"));
  store::Header other = header({1, 2});
  other.scenario_hash = 7;
  CHECK(says(said_by([&] { Store::resume(folder.path("a.db"), other); }), "another study"));
  CHECK(says(said_by([&] { Store::open(folder.path("none.db")); }), "no such file"));
  CHECK(says(said_by([&] { Store::create(folder.path("no/such/folder.db"), header()); }), "cannot be opened"));

  std::ofstream(folder.path("text.db")) << "this is a text, not a store, and long enough to be one\n";
  CHECK(says(said_by([&] { Store::open(folder.path("text.db")); }), "is not a results store"));
  std::filesystem::copy_file(folder.path("a.db"), folder.path("cut.db"));
  std::filesystem::resize_file(folder.path("cut.db"), 9000);
  CHECK(said_by([&] {
          auto const cut = Store::open(folder.path("cut.db"));
          if (!cut.problems().empty()) throw store::Error("damaged");
        }) != "");
}

TEST_CASE("a second writer is turned away while the first one writes") {
  Folder const folder;
  Store first = Store::create(folder.path("a.db"), header());
  CHECK(says(said_by([&] { Store::resume(folder.path("a.db"), header()); }), "another process is writing"));
  first.add(row(0));
  first.finish();
  CHECK(Store::open(folder.path("a.db")).n_done() == 1);
}

namespace {

// Two metrics whose names differ in case only, two draws of two games.
store::Header header_with_games(store::Shard shard = {}) {
  store::Header h = header(shard);
  h.games = true;
  h.draws = 2, h.replicates = 2;
  h.metrics[1].name = "Main.Deal";
  return h;
}
study::SweepRow row_with_games(std::size_t id, double last = .25) {
  study::SweepRow r = row(id);
  r.games = {1, std::nan(""), 0, 3, 1, 4, static_cast<double>(id), last};
  return r;
}

}  // namespace

TEST_CASE("games are kept with their point, read back bit for bit, merged and compared") {
  Folder const folder;
  auto const write_games = [&](char const* name, store::Shard shard, std::vector<std::size_t> const& ids, double last = .25) {
    Store file = Store::create(folder.path(name), header_with_games(shard));
    for (std::size_t const id : ids) file.add(row_with_games(id, last));
    file.finish();
    return folder.path(name);
  };
  auto const whole = write_games("whole.db", {}, {0, 1, 2, 3, 4, 5});
  Store const file = Store::open(whole);
  CHECK(file.header().games);
  std::size_t seen = 0;
  file.for_each(
      [&](study::SweepRow const& r) {
        REQUIRE(r.games.size() == 8);
        CHECK(std::isnan(r.games[1]));
        CHECK(r.games[6] == static_cast<double>(r.id));
        ++seen;
      },
      true);
  CHECK(seen == 6);
  file.for_each([](study::SweepRow const& r) { CHECK(r.games.empty()); });
  CHECK(file.problems().empty());

  auto const one = write_games("1.db", {1, 2}, {0, 2, 4}), two = write_games("2.db", {2, 2}, {1, 3, 5});
  store::merge({one, two}, folder.path("merged.db"), false);
  CHECK(store::differences(file, Store::open(folder.path("merged.db"))).empty());
  auto const other = write_games("other.db", {}, {0, 1, 2, 3, 4, 5}, .75);
  CHECK(store::differences(file, Store::open(other)).size() == 6);
  CHECK(says(said_by([&] { store::merge({whole, other}, folder.path("n.db"), false); }), "point 0 differs"));
  // a file without games is of another study
  write(folder.path("plain.db"), {}, {0});
  CHECK_FALSE(store::differences(file, Store::open(folder.path("plain.db"))).empty());
}

TEST_CASE("a point that lacks some of its games is no sound one") {
  Folder const folder;
  Store file = Store::create(folder.path("a.db"), header_with_games());
  study::SweepRow torn = row_with_games(0);
  torn.games.resize(6);
  file.add(torn);
  file.finish();
  auto const problems = Store::open(folder.path("a.db")).problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == "point 0 has 3 games");
}
