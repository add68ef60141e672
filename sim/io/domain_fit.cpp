#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"

namespace zopa::io {
namespace {

using Parts = std::vector<std::vector<double>>;  ///< weight · evaluation by issue and option

Parts parts_of(Domain::Profile const& profile) {
  Parts parts = profile.evaluations;
  for (std::size_t k = 0; k < parts.size(); ++k)
    for (double& v : parts[k]) v *= profile.weights[k];
  return parts;
}

double lowest(std::vector<double> const& values) { return *std::min_element(values.begin(), values.end()); }
double largest(std::vector<double> const& values) { return *std::max_element(values.begin(), values.end()); }

/// The parts with the constant spread over them, so that none is negative; false if some outcome is worth less than 0.
bool spread_constant(Parts& parts, double constant) {
  bool const as_is =
      constant == 0 && std::all_of(parts.begin(), parts.end(), [](auto const& p) { return lowest(p) >= 0; });
  if (as_is) return true;
  double base = constant;
  for (auto const& part : parts) base += lowest(part);
  if (base < -1e-12) return false;
  double const share = std::max(0., base) / double(parts.size());
  for (auto& part : parts) {
    double const least = lowest(part);
    for (double& v : part) v = v - least + share;
  }
  return true;
}

bool is_name_byte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         c >= 0x80;
}

}  // namespace

Domain::Profile with_unit_evaluations(Domain::Profile profile) {
  for (std::size_t k = 0; k < profile.weights.size(); ++k) {
    auto& values = profile.evaluations[k];
    double& weight = profile.weights[k];
    double const low = lowest(values), high = largest(values);
    if (weight >= 0 && low >= 0 && high <= 1) continue;
    for (double& v : values) v *= weight;
    double const least = weight >= 0 && low >= 0 ? 0 : lowest(values), span = largest(values) - least;
    for (double& v : values) v = span > 0 ? std::clamp((v - least) / span, 0., 1.) : 0;
    weight = span;
    profile.constant += least;
  }
  return profile;
}

std::optional<Domain::Profile> with_weights_summing_to_one(Domain::Profile const& profile, double tolerance) {
  Parts parts = parts_of(profile);
  if (!spread_constant(parts, profile.constant)) return std::nullopt;
  Domain::Profile out = profile;
  out.constant = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    double const best = largest(parts[k]);
    out.weights[k] = best;
    for (double& v : parts[k]) v = best > 0 ? v / best : 0;
  }
  out.evaluations = std::move(parts);
  double const sum = std::accumulate(out.weights.begin(), out.weights.end(), 0.);
  return std::fabs(sum - 1) <= tolerance ? std::optional(std::move(out)) : std::nullopt;
}

std::string why_not_summing_to_one(Domain::Profile const& profile, std::string const& format) {
  Parts parts = parts_of(profile);
  if (!spread_constant(parts, profile.constant))
    return fmt::format("'{}': its worst outcome is worth less than 0, and {} knows no such utilities", profile.party,
                       format);
  return fmt::format(
      "'{}': its best outcome is worth {:.9g}, and {} can hold only profiles whose best outcome is worth 1; "
      "--normalize max_one scales them so",
      profile.party, highest_utility(profile), format);
}

std::string stem(std::string const& file) {
  auto const slash = file.find_last_of('/');
  auto name = slash == std::string::npos ? file : file.substr(slash + 1);
  auto const dot = name.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string simple_name(std::string const& name, std::vector<std::string>& taken) {
  std::string out;
  for (char const c : name) {
    bool const keep = is_name_byte(static_cast<unsigned char>(c));
    if (keep)
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  }
  while (out.size() > 1 && out.back() == '_') out.pop_back();
  if (out.empty() || out[0] == '-') out = "n" + out;
  if (looks_boolean(out) || out == "null" || out == "Null" || out == "NULL") out += '_';
  std::string const base = out;
  for (int n = 2; std::find(taken.begin(), taken.end(), out) != taken.end(); ++n) out = fmt::format("{}_{}", base, n);
  taken.push_back(out);
  return out;
}

std::vector<std::string> domain_file_names(Domain const& domain, std::string const& ending) {
  std::vector<std::string> names;
  simple_name(domain.name.empty() ? "domain" : domain.name.substr(0, 60), names);
  for (auto const& profile : domain.profiles) simple_name(profile.party, names);
  for (auto& name : names) name += ending;
  return names;
}

}  // namespace zopa::io
