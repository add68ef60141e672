#include "store/layout.hpp"

#include <cctype>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "store/cells.hpp"

namespace zopa::store {
namespace {

constexpr std::int64_t application_id = 0x7a6f7061;  // "zopa"

std::string quoted(std::string const& name) {
  std::string out = "\"";
  for (char const c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// Columns for the metrics' values in one game. Where two names differ in case only, SQLite would take them for the same.
std::vector<std::string> game_columns(std::vector<engine::Metric> const& metrics) {
  std::vector<std::string> out;
  std::set<std::string> taken{"point", "draw", "replicate"};
  for (auto const& metric : metrics) {
    std::string name = metric.name, lower;
    for (int k = 2;; name = fmt::format("{} {}", metric.name, k++)) {
      lower.clear();
      for (char const c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      if (taken.insert(lower).second) break;
    }
    out.push_back(store::quoted(name));
  }
  return out;
}

std::string game_schema(Header const& header) {
  if (!header.games) return "";
  std::string sql = "CREATE TABLE game(point INTEGER, draw INTEGER, replicate INTEGER";
  for (auto const& column : game_columns(header.metrics)) sql += ", " + column + " REAL";
  return sql + ", PRIMARY KEY(point, draw, replicate)) WITHOUT ROWID;";
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
         "JOIN metric ON metric.id = estimate.metric ORDER BY point.id, metric.id;" +
         game_schema(header);
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
           {"keeps_games", header.games ? "1" : "0"},
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

}  // namespace

void lay_out(Database& database, Header const& header) {
  database.run(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", application_id, file_format));
  database.run(schema(header));
  write_header(database, header);
}

Header read_header(Database& database) {
  auto id = database.prepare("PRAGMA application_id");
  if (!id.step() || id.integer(0) != application_id) throw Error(database.path() + ": is not a results store of zopa");
  auto version = database.prepare("PRAGMA user_version");
  if (!version.step() || version.integer(0) != file_format)
    throw Error(fmt::format("{}: has format {}, expected {}: written by another version", database.path(),
                            version.integer(0), file_format));
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
  h.games = number<int>(about, "keeps_games", path) != 0;
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

}  // namespace zopa::store
