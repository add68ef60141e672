#include "io/domain_stated.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "io/scalar.hpp"

namespace zopa::io {
namespace {

constexpr std::size_t longest_quoted = 100'000;  ///< bytes of a line

}  // namespace

bool enough_errors(Complaints const& complaints) { return complaints.n_errors() >= most_domain_errors; }

void domain_error(Complaints& complaints, Mark const& mark, std::string problem, std::string expected,
                  std::string near) {
  auto const& lines = complaints.text(mark.file).lines;
  auto const line = std::size_t(mark.line - 1);
  bool const long_line = line < lines.size() && lines[line].size() > longest_quoted;
  if (enough_errors(complaints) || (long_line && complaints.any_errors())) return;
  complaints.error(mark, std::move(problem), std::move(expected), std::move(near));
}

bool check_domain_name(Complaints& complaints, std::string const& name, Mark const& mark, char const* kind) {
  bool const control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (control) domain_error(complaints, mark, fmt::format("the name of {} holds a control character", kind));
  if (name.empty()) domain_error(complaints, mark, fmt::format("{} without a name", kind));
  if (name.size() > 200) domain_error(complaints, mark, fmt::format("the name of {} is longer than 200 bytes", kind));
  return !control && !name.empty() && name.size() <= 200;
}

std::optional<StatedNumber> stated_number(Complaints& complaints, std::string const& text, Mark const& mark,
                                          std::string const& label) {
  Node const node = scalar_node(text, mark);
  if (auto const value = number(node)) return StatedNumber{*value, mark};
  auto const shown = text.size() > 40 ? text.substr(0, 37) + "…" : text;
  domain_error(
      complaints, mark,
      fmt::format("{} is not a number: '{}'", label, first_invalid_utf8(shown) == std::string::npos ? shown : "…"),
      why_no_number(node));
  return std::nullopt;
}

std::vector<StatedOption> integer_options(Complaints& complaints, std::string const& issue, Mark const& mark,
                                          double low, double high) {
  std::vector<StatedOption> out;
  if (low != std::floor(low) || high != std::floor(high) || !(low <= high) || std::fabs(low) > 1e15) {
    domain_error(
        complaints, mark,
        fmt::format("the range of '{}' from {} to {} holds no whole numbers", issue, shortest(low), shortest(high)));
    return out;
  }
  if (high - low >= double(most_options)) {
    domain_error(complaints, mark, fmt::format("the range of '{}' holds {:.0f} values", issue, high - low + 1),
                 fmt::format("at most {}", most_options));
    return out;
  }
  for (double x = low; x <= high; ++x) out.push_back({fmt::format("{:.0f}", x), mark, std::nullopt});
  return out;
}

void name_apart(std::vector<StatedProfile>& profiles, Complaints const& complaints) {
  std::set<std::string> different;
  for (auto const& profile : profiles) different.insert(profile.party);
  if (different.size() == profiles.size()) return;
  for (auto& profile : profiles) profile.party = stem(complaints.text(profile.mark.file).name);
}

}  // namespace zopa::io
