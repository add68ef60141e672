#include "zopa/store/store.hpp"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "store/cells.hpp"
#include "store/cursor.hpp"
#include "store/file.hpp"
#include "store/layout.hpp"
#include "zopa/base/random.hpp"

namespace zopa::store {
namespace {

constexpr std::size_t points_per_commit = 64;
constexpr std::chrono::milliseconds between_commits{500};

}  // namespace

std::uint64_t Header::identity() const {
  std::string text = fmt::format("{} {:x} {} {} {} {}", file_format, scenario_hash, version, seed, draws, replicates);
  if (until) text += fmt::format(" until {} {:a}", until->metric, until->half_width);
  if (grid.design != study::PointDesign::grid) text += fmt::format(" {}", study::name(grid.design));
  for (auto const& axis : grid.axes) {
    text += "\n" + axis.path;
    for (double const x : axis.values) text += fmt::format(" {:a}", x);
  }
  for (auto const& metric : metrics) text += "\n" + metric.name;
  if (games) text += "\ngames";
  return base::path_hash(text);
}

std::size_t Header::n_points() const {
  std::size_t const all = study::n_points(grid), first = static_cast<std::size_t>(shard.index - 1);
  auto const step = static_cast<std::size_t>(shard.count);
  return first >= all ? 0 : (all - first - 1) / step + 1;
}

Store::Store(std::unique_ptr<File> file) : file_(std::move(file)) {}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(std::string const& path, Header const& header) {
  if (std::filesystem::exists(path))
    throw Error(path + ": is there already: expected a new name, or --resume to go on with it");
  // under another name until it says what it is: killed meanwhile, there is no file that nobody can use
  std::string const draft = path + ".new";
  std::error_code ignored, failed;
  std::filesystem::remove(draft, ignored);
  std::filesystem::remove(draft + "-journal", ignored);
  {
    Database database(draft, Database::Access::write);
    database.run("BEGIN IMMEDIATE");
    lay_out(database, header);
    database.run("COMMIT");
  }
  std::filesystem::rename(draft, path, failed);
  if (failed) throw Error(path + ": cannot be written: " + failed.message());
  auto file = std::make_unique<File>(path, Database::Access::write);
  file->header = header;
  file->become_writer();
  return Store(std::move(file));
}

Store Store::resume(std::string const& path, Header const& header) {
  auto file = std::make_unique<File>(path, Database::Access::write);
  file->header = read_header(file->database);
  if (file->header.identity() != header.identity())
    throw Error(path +
                ": holds another study: its scenario, axes, metrics, seed, draws, games or version of zopa differ from "
                "what is asked");
  if (file->header.shard.index != header.shard.index || file->header.shard.count != header.shard.count)
    throw Error(fmt::format("{}: is shard {}/{}, expected {}/{}", path, file->header.shard.index,
                            file->header.shard.count, header.shard.index, header.shard.count));
  file->become_writer();
  return Store(std::move(file));
}

Store Store::open(std::string const& path) {
  if (!std::filesystem::exists(path)) throw Error(path + ": there is no such file");
  auto file = std::make_unique<File>(path, Database::Access::read);
  file->header = read_header(file->database);
  return Store(std::move(file));
}

Header const& Store::header() const { return file_->header; }

std::vector<bool> Store::done() const {
  std::vector<bool> out(study::n_points(file_->header.grid));
  for (auto rows = file_->database.prepare("SELECT id FROM point"); rows.step();) {
    auto const id = static_cast<std::size_t>(rows.integer(0));
    if (id < out.size()) out[id] = true;
  }
  return out;
}

std::size_t Store::n_done() const {
  auto rows = file_->database.prepare("SELECT count(*) FROM point");
  rows.step();
  return static_cast<std::size_t>(rows.integer(0));
}

void Store::add(study::SweepRow const& row) {
  File& f = *file_;
  f.begin();
  auto const id = static_cast<std::int64_t>(row.id);
  f.insert_point->bind(1, id);
  for (std::size_t a = 0; a < row.point.size(); ++a)
    f.insert_point->bind(static_cast<int>(a) + 2, std::optional(row.point[a]));
  f.insert_point->run();
  for (std::size_t m = 0; m < row.estimates.size(); ++m) {
    auto const& e = row.estimates[m];
    Cells const values = cells(e);
    f.insert_estimate->bind(1, id).bind(2, static_cast<std::int64_t>(m));
    for (int k = 0; k < n_real; ++k) f.insert_estimate->bind(k + 3, values[static_cast<std::size_t>(k)]);
    f.insert_estimate->bind(n_real + 3, std::int64_t{e ? e->count : 0})
        .bind(n_real + 4, std::int64_t{e ? e->draws : 0});
    f.insert_estimate->bind(n_real + 5, std::int64_t{e && e->certain}).run();
  }
  if (f.header.games) f.add_games(row);
  if (++f.pending >= points_per_commit || std::chrono::steady_clock::now() - f.begun >= between_commits) commit();
}

void Store::commit() {
  if (!file_->in_transaction) return;
  file_->database.run("COMMIT");
  file_->in_transaction = false;
  file_->pending = 0;
}

void Store::finish() {
  commit();
  file_->insert_point.reset();
  file_->insert_estimate.reset();
  file_->insert_game.reset();
  file_->database.run(
      "PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL; SELECT 1 FROM about LIMIT 1");  // lets go
}

void Store::for_each(std::function<void(study::SweepRow const&)> const& each, bool with_games) const {
  Cursor cursor(file_->database, file_->header, with_games);
  while (auto const row = cursor.next()) each(*row);
}

study::SweepTable Store::table() const {
  Header const& h = file_->header;
  study::SweepTable table;
  for (auto const& axis : h.grid.axes) table.paths.push_back(axis.path);
  for (auto const& metric : h.metrics) table.metrics.push_back(metric.name);
  table.effort.plan.seed = h.seed, table.effort.plan.draws = h.draws, table.effort.plan.replicates = h.replicates;
  table.effort.until = h.until;
  for_each([&table](study::SweepRow const& row) { table.rows.push_back(row); });
  table.stopped = table.rows.size() < h.n_points();
  return table;
}

std::vector<std::string> Store::problems() const {
  std::vector<std::string> out;
  Database& d = file_->database;
  Header const& h = file_->header;
  for (auto rows = d.prepare("PRAGMA integrity_check(10)"); rows.step();)
    if (rows.text(0) != "ok") out.push_back(rows.text(0));
  for (auto rows = d.prepare(
           "SELECT point.id, count(estimate.metric) AS n FROM point LEFT JOIN estimate ON estimate.point = point.id "
           "GROUP BY point.id HAVING n <> " +
           std::to_string(h.metrics.size()) + " LIMIT 10");
       rows.step();)
    out.push_back(fmt::format("point {} has {} of {} figures", rows.integer(0), rows.integer(1), h.metrics.size()));
  if (h.games)
    for (auto rows = d.prepare(fmt::format(
             "SELECT point.id, count(game.point) AS n FROM point LEFT JOIN game ON game.point = point.id GROUP BY point.id "
             "HAVING n = 0 OR n % {} <> 0 OR n > {} {} LIMIT 10",
             h.replicates, std::int64_t{h.draws} * h.replicates,
             h.until ? "" : fmt::format("OR n <> {}", std::int64_t{h.draws} * h.replicates)));
         rows.step();)
      out.push_back(fmt::format("point {} has {} games", rows.integer(0), rows.integer(1)));
  std::size_t const n = study::n_points(h.grid);
  for_each([&](study::SweepRow const& row) {
    if (out.size() >= 20) return;
    if (row.id >= n || !h.shard.has(row.id))
      out.push_back(fmt::format("point {} does not belong to shard {}/{}", row.id, h.shard.index, h.shard.count));
    else if (row.point != study::point(h.grid, row.id))
      out.push_back(fmt::format("point {} has other values than its place in the grid", row.id));
  });
  return out;
}

}  // namespace zopa::store
