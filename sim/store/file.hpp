#pragma once

#include <chrono>
#include <optional>

#include "store/sqlite.hpp"
#include "zopa/store/store.hpp"

namespace zopa::store {

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
    if (!header.games) return;
    std::string sql = "INSERT INTO game VALUES(?, ?, ?";
    for (std::size_t m = 0; m < header.metrics.size(); ++m) sql += ", ?";
    insert_game.emplace(database.prepare(sql + ")"));
  }

  Database database;
  Header header;
  void add_games(study::SweepRow const& row) {
    std::size_t const n = header.metrics.size();
    for (std::size_t g = 0; g * n < row.games.size(); ++g) {
      auto const game = static_cast<std::int64_t>(g);
      insert_game->bind(1, static_cast<std::int64_t>(row.id));
      insert_game->bind(2, game / header.replicates).bind(3, game % header.replicates);
      for (std::size_t m = 0; m < n; ++m) {
        double const x = row.games[g * n + m];
        insert_game->bind(static_cast<int>(m) + 4, std::isnan(x) ? std::nullopt : std::optional(x));
      }
      insert_game->run();
    }
  }

  std::optional<Statement> insert_point, insert_estimate, insert_game;
  bool in_transaction = false;
  std::size_t pending = 0;
  std::chrono::steady_clock::time_point begun;
};

}  // namespace zopa::store
