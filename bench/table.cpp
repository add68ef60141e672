// One table, written three ways; and rows that are measured in a process of their own.

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "measure.hpp"
#include "zopa/report/words.hpp"

namespace zopa::bench {
namespace {

constexpr std::size_t n_columns = 7;
using Line = std::array<std::string, n_columns>;
constexpr std::array<char const*, n_columns> titles = {"", "measured", "proof", "peak MB", "beside", "ratio", "aim"};

Line line_of(Row const& row) {
  std::string const other = row.other ? text(*row.other) : "";
  return {row.what,
          text(row.measured),
          row.proof,
          row.peak_megabytes > 0 ? fmt::format("{:.0f}", row.peak_megabytes) : "",
          row.beside.empty() || other.empty() ? row.beside + other : row.beside + ": " + other,
          row.ratio ? report::decimal(*row.ratio, *row.ratio < 10 ? 2 : 0) : "",
          row.aim};
}

nlohmann::json json_of(Row const& row) {
  auto const quantity = [](Quantity const& q) { return nlohmann::json{{"value", q.value}, {"unit", q.unit}}; };
  nlohmann::json out{{"what", row.what}, {"measured", quantity(row.measured)}};
  if (!row.proof.empty()) out["proof"] = row.proof;
  if (!row.beside.empty()) out["beside"] = row.beside;
  if (row.other) out["other"] = quantity(*row.other);
  if (row.ratio) out["ratio"] = *row.ratio;
  if (!row.aim.empty()) out["aim"] = row.aim;
  if (row.peak_megabytes > 0) out["peak_megabytes"] = row.peak_megabytes;
  return out;
}

Row row_of(nlohmann::json const& json) {
  auto const quantity = [](nlohmann::json const& q) { return Quantity{q.at("value"), q.at("unit")}; };
  Row row;
  row.what = json.at("what"), row.measured = quantity(json.at("measured"));
  row.proof = json.value("proof", ""), row.beside = json.value("beside", ""), row.aim = json.value("aim", "");
  if (json.contains("other")) row.other = quantity(json.at("other"));
  if (json.contains("ratio")) row.ratio = json.at("ratio");
  return row;
}

// The child: its row, or why there is none, as JSON.
[[noreturn]] void tell(int channel, std::function<Row()> const& measure) {
  nlohmann::json said;
  try {
    said = json_of(measure());
  } catch (std::exception const& error) {
    said = {{"error", error.what()}};
  }
  std::string const words = said.dump();
  bool const told = write(channel, words.data(), words.size()) == static_cast<ssize_t>(words.size());
  _exit(told ? 0 : 1);
}

std::string everything_from(int channel) {
  std::string words;
  std::array<char, 4096> buffer{};
  for (ssize_t n; (n = read(channel, buffer.data(), buffer.size())) > 0;)
    words.append(buffer.data(), static_cast<std::size_t>(n));
  return words;
}

}  // namespace

std::string text(Quantity const& q) {
  if (q.value >= 1000) return report::count(q.value) + " " + q.unit;
  int const decimals = q.value >= 100 ? 0 : q.value >= 10 ? 1 : q.value >= 1 ? 2 : 3;
  return fmt::format("{:.{}f} {}", q.value, decimals, q.unit);
}

Row in_own_process(std::function<Row()> const& measure) {
  int channel[2];
  if (pipe(channel) != 0) throw std::runtime_error("no pipe for a process to measure in");
  pid_t const child = fork();
  if (child < 0) throw std::runtime_error("no process to measure in");
  if (child == 0) tell(channel[1], measure);
  close(channel[1]);
  auto const said = nlohmann::json::parse(everything_from(channel[0]), nullptr, false);
  close(channel[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (said.is_discarded()) throw std::runtime_error("a process that measured did not end well");
  if (said.contains("error")) throw std::runtime_error(said.at("error").get<std::string>());
  Row row = row_of(said);
  row.peak_megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  return row;
}

std::string as_text(Table const& table) {
  std::vector<Line> lines{{}};
  std::copy(titles.begin(), titles.end(), lines[0].begin());
  for (Row const& row : table) lines.push_back(line_of(row));
  std::array<std::size_t, n_columns> wide{};
  for (Line const& line : lines)
    for (std::size_t k = 0; k < n_columns; ++k) wide[k] = std::max(wide[k], report::width(line[k]));
  std::string out;
  for (Line const& line : lines) {
    std::string words;
    for (std::size_t k = 0; k < n_columns; ++k) {
      bool const number = k == 1 || k == 3 || k == 5;
      words += (number ? report::pad_left(line[k], wide[k]) : report::pad_right(line[k], wide[k])) + "  ";
    }
    out += words.substr(0, words.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string as_markdown(Table const& table, std::string const& run) {
  std::string out = run + "\n\n|";
  for (char const* title : titles) out += fmt::format(" {} |", *title ? title : "what");
  out += "\n|---|--:|---|--:|---|--:|---|\n";
  for (Row const& row : table) {
    out += "|";
    for (auto const& cell : line_of(row)) out += " " + cell + " |";
    out += "\n";
  }
  return out;
}

std::string as_json_lines(Table const& table, std::string const& run) {
  std::string out = nlohmann::json{{"format", "zopa bench 1"}, {"run", run}}.dump() + "\n";
  for (Row const& row : table) out += json_of(row).dump() + "\n";
  return out;
}

}  // namespace zopa::bench
