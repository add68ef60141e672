#include "zopa/store/store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "store/sqlite.hpp"
#include "zopa/base/random.hpp"

namespace zopa::store {
namespace {

constexpr std::int64_t application_id = 0x7a6f7061;  // "zopa"
constexpr std::int64_t format = 1;
constexpr std::size_t points_per_commit = 64;
constexpr std::chrono::milliseconds between_commits{500};

constexpr std::array real_columns{"value",      "standard_error", "low",    "high",  "draws_low",
                                  "draws_high", "assumptions",    "chance", "share", "share_standard_error"};
constexpr int n_real = static_cast<int>(real_columns.size());

// NULL throughout: the figure is not defined at this point.
using Cells = std::array<std::optional<double>, real_columns.size()>;

Cells cells(std::optional<study::Estimate> const& e) {
  if (!e) return {};
  Cells out{e->value,          e->standard_error, e->monte_carlo.low, e->monte_carlo.high,
            e->over_draws.low, e->over_draws.high};
  if (auto const& v = e->variance)
    out[6] = v->assumptions, out[7] = v->chance, out[8] = v->share, out[9] = v->standard_error;
  return out;
}

std::optional<study::Estimate> estimate(engine::Metric const& metric, Cells const& c, std::int64_t count,
                                        std::int64_t draws, bool certain) {
  if (!c[0]) return std::nullopt;
  study::Estimate e;
  e.metric = metric;
  e.value = *c[0];
  e.standard_error = c[1].value_or(0);
  e.monte_carlo = {c[2].value_or(0), c[3].value_or(0)};
  e.over_draws = {c[4].value_or(0), c[5].value_or(0)};
  if (c[6]) e.variance = study::VarianceSplit{*c[6], c[7].value_or(0), c[8].value_or(0), c[9].value_or(0)};
  e.count = count;
  e.draws = static_cast<int>(draws);
  e.certain = certain;
  return e;
}

std::string quoted(std::string const& name) {
  std::string out = "\"";
  for (char const c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string hexadecimal(std::uint64_t x) { return fmt::format("{:016x}", x); }

std::string schema(Header const& header) {
  std::string axes, reals, columns;
  for (auto const& axis : header.grid.axes) axes += ", " + quoted(axis.path) + " REAL NOT NULL";
  for (char const* column : real_columns) {
    reals += fmt::format(", {} REAL", column);
    columns += fmt::format(", estimate.{}", column);
  }
  return "CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE axis(id INTEGER PRIMARY KEY, path TEXT NOT NULL);"
         "CREATE TABLE axis_value(axis INTEGER, k INTEGER, value REAL, PRIMARY KEY(axis, k)) WITHOUT ROWID;"
         "CREATE TABLE metric(id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL);"
         "CREATE TABLE point(id INTEGER PRIMARY KEY" +
         axes +
         ");"
         "CREATE TABLE estimate(point INTEGER, metric INTEGER" +
         reals +
         ", count INTEGER, draws INTEGER, certain INTEGER, PRIMARY KEY(point, metric)) WITHOUT ROWID;"
         "CREATE VIEW results AS SELECT point.*, metric.name AS metric, metric.unit AS unit" +
         columns +
         ", estimate.count, estimate.draws, estimate.certain FROM point JOIN estimate ON estimate.point = point.id "
         "JOIN metric ON metric.id = estimate.metric ORDER BY point.id, metric.id;";
}

template <class Number>
Number number(std::map<std::string, std::string> const& about, std::string const& key, std::string const& path,
              int base = 10) {
  auto const at = about.find(key);
  Number out{};
  if (at == about.end()) throw Error(path + ": is not a results store: it does not say its " + key);
  auto const& text = at->second;
  char const* const end = text.data() + text.size();
  char const* read = nullptr;
  if constexpr (std::is_floating_point_v<Number>)
    read = std::from_chars(text.data(), end, out).ptr;
  else
    read = std::from_chars(text.data(), end, out, base).ptr;
  if (read != end) throw Error(path + ": is damaged: its " + key + " is '" + text + "'");
  return out;
}

void write_header(Database& database, Header const& header) {
  auto about = database.prepare("INSERT INTO about VALUES(?, ?)");
  for (auto const& [key, value] : std::map<std::string, std::string>{
           {"title", header.title},
           {"study", header.study},
           {"scenario", header.scenario},
           {"scenario_hash", hexadecimal(header.scenario_hash)},
           {"version", header.version},
           {"seed", std::to_string(header.seed)},
           {"draws", std::to_string(header.draws)},
           {"games", std::to_string(header.replicates)},
           {"until", header.until ? header.until->metric : ""},
           {"half_width", fmt::format("{}", header.until ? header.until->half_width : 0)},
           {"points", std::to_string(study::n_points(header.grid))},
           {"design", std::string(study::name(header.grid.design))},
           {"shard", std::to_string(header.shard.index)},
           {"shards", std::to_string(header.shard.count)}})
    about.bind(1, key).bind(2, value).run();
  auto axis = database.prepare("INSERT INTO axis VALUES(?, ?)");
  auto value = database.prepare("INSERT INTO axis_value VALUES(?, ?, ?)");
  for (std::size_t a = 0; a < header.grid.axes.size(); ++a) {
    axis.bind(1, static_cast<std::int64_t>(a)).bind(2, header.grid.axes[a].path).run();
    auto const& values = header.grid.axes[a].values;
    for (std::size_t k = 0; k < values.size(); ++k)
      value.bind(1, static_cast<std::int64_t>(a))
          .bind(2, static_cast<std::int64_t>(k))
          .bind(3, std::optional(values[k]))
          .run();
  }
  auto metric = database.prepare("INSERT INTO metric VALUES(?, ?, ?, ?)");
  for (std::size_t m = 0; m < header.metrics.size(); ++m) {
    auto const& it = header.metrics[m];
    metric.bind(1, static_cast<std::int64_t>(m)).bind(2, it.name).bind(3, it.unit);
    metric.bind(4, std::string(it.kind == engine::Metric::Kind::probability ? "probability" : "quantity")).run();
  }
}

Header read_header(Database& database) {
  auto id = database.prepare("PRAGMA application_id");
  if (!id.step() || id.integer(0) != application_id) throw Error(database.path() + ": is not a results store of zopa");
  auto version = database.prepare("PRAGMA user_version");
  if (!version.step() || version.integer(0) != format)
    throw Error(fmt::format("{}: has format {}, expected {}: written by another version", database.path(),
                            version.integer(0), format));
  std::map<std::string, std::string> about;
  for (auto rows = database.prepare("SELECT key, value FROM about"); rows.step();) about[rows.text(0)] = rows.text(1);
  Header h;
  std::string const& path = database.path();
  auto const design = study::point_design(about["design"]);
  if (!design) throw Error(database.path() + ": its points are of an unknown design '" + about["design"] + "': written by another version");
  h.grid.design = *design;
  h.title = about["title"], h.study = about["study"], h.scenario = about["scenario"], h.version = about["version"];
  h.scenario_hash = number<std::uint64_t>(about, "scenario_hash", path, 16);
  h.seed = number<std::uint64_t>(about, "seed", path);
  h.draws = number<int>(about, "draws", path);
  h.replicates = number<int>(about, "games", path);
  if (!about["until"].empty()) h.until = study::Until{about["until"], number<double>(about, "half_width", path)};
  h.shard = {number<int>(about, "shard", path), number<int>(about, "shards", path)};
  for (auto rows = database.prepare("SELECT path FROM axis ORDER BY id"); rows.step();)
    h.grid.axes.push_back({rows.text(0), {}});
  for (auto rows = database.prepare("SELECT axis, value FROM axis_value ORDER BY axis, k"); rows.step();)
    h.grid.axes.at(static_cast<std::size_t>(rows.integer(0))).values.push_back(rows.real(1).value_or(0));
  for (auto rows = database.prepare("SELECT name, unit, kind FROM metric ORDER BY id"); rows.step();) {
    engine::Metric metric{rows.text(0), rows.text(1)};
    metric.kind = rows.text(2) == "probability" ? engine::Metric::Kind::probability : engine::Metric::Kind::quantity;
    h.metrics.push_back(metric);
  }
  return h;
}

bool same_bits(Cells const& a, Cells const& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if (a[k].has_value() != b[k].has_value() || (a[k] && *a[k] != *b[k])) return false;
  return true;
}

bool same(std::optional<study::Estimate> const& a, std::optional<study::Estimate> const& b) {
  return same_bits(cells(a), cells(b)) &&
         (!a || (a->count == b->count && a->draws == b->draws && a->certain == b->certain));
}

}  // namespace

std::uint64_t Header::identity() const {
  std::string text = fmt::format("{} {:x} {} {} {} {}", format, scenario_hash, version, seed, draws, replicates);
  if (until) text += fmt::format(" until {} {:a}", until->metric, until->half_width);
  if (grid.design != study::PointDesign::grid) text += fmt::format(" {}", study::name(grid.design));
  for (auto const& axis : grid.axes) {
    text += "\n" + axis.path;
    for (double const x : axis.values) text += fmt::format(" {:a}", x);
  }
  for (auto const& metric : metrics) text += "\n" + metric.name;
  return base::path_hash(text);
}

std::size_t Header::n_points() const {
  std::size_t const all = study::n_points(grid), first = static_cast<std::size_t>(shard.index - 1);
  auto const step = static_cast<std::size_t>(shard.count);
  return first >= all ? 0 : (all - first - 1) / step + 1;
}

struct Store::File {
  File(std::string const& path, Database::Access access) : database(path, access) {}

  void begin() {
    if (in_transaction) return;
    database.run("BEGIN IMMEDIATE");
    in_transaction = true;
    begun = std::chrono::steady_clock::now();
  }
  // One writer: the lock is taken now and held until the file is closed.
  void become_writer() {
    database.run("PRAGMA locking_mode=EXCLUSIVE");
    database.run(on_network(database.path()) ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL");
    database.run("PRAGMA synchronous=NORMAL");
    database.run("BEGIN IMMEDIATE; COMMIT");
    insert_point.emplace(database.prepare([this] {
      std::string sql = "INSERT INTO point VALUES(?";
      for (std::size_t a = 0; a < header.grid.axes.size(); ++a) sql += ", ?";
      return sql + ")";
    }()));
    insert_estimate.emplace(database.prepare("INSERT INTO estimate VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  }

  Database database;
  Header header;
  std::optional<Statement> insert_point, insert_estimate;
  bool in_transaction = false;
  std::size_t pending = 0;
  std::chrono::steady_clock::time_point begun;
};

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
    database.run(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", application_id, format));
    database.run(schema(header));
    write_header(database, header);
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
  file_->database.run(
      "PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL; SELECT 1 FROM about LIMIT 1");  // lets go
}

void Store::for_each(std::function<void(study::SweepRow const&)> const& each) const {
  Header const& h = file_->header;
  std::string columns;
  for (char const* column : real_columns) columns += fmt::format(", {}", column);
  auto points = file_->database.prepare("SELECT * FROM point ORDER BY id");
  auto figures = file_->database.prepare("SELECT point, metric" + columns +
                                         ", count, draws, certain FROM estimate ORDER BY point, metric");
  bool more = figures.step();
  while (points.step()) {
    study::SweepRow row{static_cast<std::size_t>(points.integer(0)), {}, {}};
    for (std::size_t a = 0; a < h.grid.axes.size(); ++a)
      row.point.push_back(points.real(static_cast<int>(a) + 1).value_or(0));
    row.estimates.resize(h.metrics.size());
    for (; more && figures.integer(0) <= points.integer(0); more = figures.step()) {
      auto const m = static_cast<std::size_t>(figures.integer(1));
      if (figures.integer(0) != points.integer(0) || m >= h.metrics.size()) continue;
      Cells c;
      for (int k = 0; k < n_real; ++k) c[static_cast<std::size_t>(k)] = figures.real(k + 2);
      row.estimates[m] = estimate(h.metrics[m], c, figures.integer(n_real + 2), figures.integer(n_real + 3),
                                  figures.integer(n_real + 4) != 0);
    }
    each(row);
  }
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
          if (!same(at->second.estimates[m], row.estimates[m]))
            throw Error(fmt::format("point {} differs between two of the files: nothing was merged", row.id));
      }
      if (first == s) each(row);
    });
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
  std::vector<study::SweepRow> rows;
  b.for_each([&](study::SweepRow const& row) {
    if (in_a[row.id]) rows.push_back(row);
  });
  std::size_t next = 0;
  a.for_each([&](study::SweepRow const& row) {
    if (!in_b[row.id]) return;
    auto const& other = rows[next++];
    for (std::size_t m = 0; m < row.estimates.size() && out.size() < most; ++m)
      if (!same(row.estimates[m], other.estimates[m]))
        out.push_back(fmt::format("point {}: {} is {} in the first and {} in the second", row.id,
                                  a.header().metrics[m].name,
                                  row.estimates[m] ? fmt::format("{}", row.estimates[m]->value) : "not defined",
                                  other.estimates[m] ? fmt::format("{}", other.estimates[m]->value) : "not defined"));
  });
  return out;
}

}  // namespace zopa::store
