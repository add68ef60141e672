#include "store/sqlite.hpp"

#include <filesystem>
#include <sqlite3.h>

#include <sys/vfs.h>

#include "zopa/store/store.hpp"

namespace zopa::store {
namespace {

std::string cause(int code, sqlite3* database) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "the disk is full; what was committed before is safe";
    case SQLITE_IOERR:
      return "the disk does not take it (full, or gone); what was committed before is safe";
    case SQLITE_READONLY:
      return "it may not be written to";
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "it cannot be opened: is the folder there, and may you write to it?";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process is writing to it; give each process a file of its own (--shard)";
    case SQLITE_NOTADB:
      return "it is not a results store";
    case SQLITE_CORRUPT:
      return "it is damaged or cut off";
    default:
      return sqlite3_errmsg(database);
  }
}

void expect(int code, sqlite3* database, std::string const& path) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw Error(path + ": " + cause(code, database));
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Statement::Statement(sqlite3* database, std::string const& path, std::string const& sql) : path_(path) {
  sqlite3_stmt* statement = nullptr;
  expect(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), database, path);
  statement_.reset(statement);
}

Statement& Statement::bind(int k, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), k, value);
  return *this;
}
Statement& Statement::bind(int k, std::optional<double> value) {
  value ? sqlite3_bind_double(statement_.get(), k, *value) : sqlite3_bind_null(statement_.get(), k);
  return *this;
}
Statement& Statement::bind(int k, std::string const& value) {
  sqlite3_bind_text(statement_.get(), k, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  return *this;
}

bool Statement::step() {
  int const code = sqlite3_step(statement_.get());
  expect(code, sqlite3_db_handle(statement_.get()), path_);
  return code == SQLITE_ROW;
}

void Statement::run() {
  step();
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::integer(int k) const { return sqlite3_column_int64(statement_.get(), k); }
std::optional<double> Statement::real(int k) const {
  if (sqlite3_column_type(statement_.get(), k) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_double(statement_.get(), k);
}
std::string Statement::text(int k) const {
  auto const* const at = reinterpret_cast<char const*>(sqlite3_column_text(statement_.get(), k));
  return at ? std::string(at, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), k))) : std::string{};
}

Database::Database(std::string path, Access access) : path_(std::move(path)) {
  sqlite3* database = nullptr;
  int const flags = access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int const code = sqlite3_open_v2(path_.c_str(), &database, flags, nullptr);
  database_.reset(database);
  expect(code, database, path_);
  sqlite3_busy_timeout(database, 0);
}

void Database::run(std::string const& sql) {
  expect(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr), database_.get(), path_);
}

bool on_network(std::string const& path) {
  auto const folder = std::filesystem::absolute(path).parent_path();
  struct statfs about {};
  if (statfs(folder.c_str(), &about) != 0) return false;
  switch (static_cast<std::uint32_t>(about.f_type)) {
    case 0x6969:      // NFS
    case 0xFF534D42:  // CIFS
    case 0xFE534D42:  // SMB 2
    case 0x0BD00BD0:  // Lustre
    case 0x47504653:  // GPFS
    case 0x19830326:  // BeeGFS
    case 0x00C36400:  // Ceph
    case 0x65735546:  // FUSE: sshfs and its kin
      return true;
    default:
      return false;
  }
}

}  // namespace zopa::store
