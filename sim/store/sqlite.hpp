#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace zopa::store {

/// One prepared statement; parameters count from 1, columns from 0.
class Statement {
 public:
  Statement(sqlite3* database, std::string const& path, std::string const& sql);
  Statement& bind(int k, std::int64_t value);
  Statement& bind(int k, std::optional<double> value);  ///< nullopt: NULL
  Statement& bind(int k, std::string const& value);
  /// Runs it to the next row; false after the last. Throws Error.
  bool step();
  /// Runs a statement without rows, ready for the next values.
  void run();
  std::int64_t integer(int k) const;
  std::optional<double> real(int k) const;
  std::string text(int k) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt*) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open SQLite file. Every call throws Error with a sentence that names the file.
class Database {
 public:
  enum class Access { read, write };
  Database(std::string path, Access access);
  void run(std::string const& sql);
  Statement prepare(std::string const& sql) { return Statement(database_.get(), path_, sql); }
  std::string const& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3*) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// Is the folder of this file on a file system that other machines write to as well? SQLite's write-ahead log needs
/// memory that all writers share, which such file systems do not give.
bool on_network(std::string const& path);

}  // namespace zopa::store
