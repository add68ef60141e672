#include "zopa/io/domain.hpp"

#include <algorithm>

#include "io/domain_stated.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

std::string without_byte_order_mark(std::string const& text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// What no reader of a format need look at.
bool is_readable(std::uint32_t file, Complaints& complaints) {
  auto const& text = complaints.text(file).content;
  Mark const start{file, 1, 1, 1};
  if (text.size() > most_bytes) {
    complaints.error(start, "the file is larger than 8 MB");
    return false;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    complaints.error(start, "the file is empty");
    return false;
  }
  auto const bad = first_invalid_utf8(text);
  if (bad == std::string_view::npos && text.find('\0') == std::string::npos) return true;
  auto const at = std::min(bad, text.find('\0'));
  auto const line = int(std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n')) + 1;
  complaints.error({file, line, 1, 1}, "this line is not UTF-8 text", "a file saved as UTF-8");
  return false;
}

}  // namespace

double utility(Domain::Profile const& profile, std::vector<std::size_t> const& outcome) {
  double sum = profile.constant;
  for (std::size_t k = 0; k < outcome.size(); ++k) sum += profile.weights[k] * profile.evaluations[k][outcome[k]];
  return sum;
}

double highest_utility(Domain::Profile const& profile) {
  double sum = profile.constant;
  for (std::size_t k = 0; k < profile.weights.size(); ++k) {
    auto const [low, high] = std::minmax_element(profile.evaluations[k].begin(), profile.evaluations[k].end());
    sum += std::max(profile.weights[k] * *low, profile.weights[k] * *high);
  }
  return sum;
}

Domain with_best_at_one(Domain domain) {
  for (auto& profile : domain.profiles) {
    double const best = highest_utility(profile);
    if (!(best > 0)) continue;
    for (double& weight : profile.weights) weight /= best;
    profile.constant /= best;
    profile.reservation_value /= best;
  }
  return domain;
}

std::optional<DomainFormat> domain_format(std::string const& file) {
  if (file.ends_with(".xml")) return DomainFormat::genius;
  if (file.ends_with(".json")) return DomainFormat::geniusweb;
  if (file.ends_with(".yml") || file.ends_with(".yaml")) return DomainFormat::negmas;
  return std::nullopt;
}

std::string to_text(DomainFormat format) {
  if (format == DomainFormat::genius) return "Genius";
  return format == DomainFormat::geniusweb ? "GeniusWeb" : "NegMAS";
}

DomainReading read_domain(DomainFormat format, std::vector<DomainFile> const& files) {
  Complaints complaints;
  std::vector<std::uint32_t> indices;
  bool readable = true;
  for (auto const& file : files) {
    indices.push_back(complaints.add(file.name, without_byte_order_mark(file.text)));
    readable = is_readable(indices.back(), complaints) && readable;
  }
  DomainReading out;
  if (readable && !files.empty()) {
    auto const read = format == DomainFormat::genius      ? &read_genius
                      : format == DomainFormat::geniusweb ? &read_geniusweb
                                                          : &read_negmas;
    out.domain = read(indices, complaints);
  }
  out.diagnostics = complaints.sorted();
  return out;
}

bool holds_domain_only(DomainFormat format, std::string const& text) {
  Complaints complaints;
  auto const file = complaints.add("", without_byte_order_mark(text));
  if (!is_readable(file, complaints)) return false;
  if (format == DomainFormat::genius) return is_genius_domain(file, complaints);
  return format == DomainFormat::geniusweb ? is_geniusweb_domain(file, complaints) : is_negmas_domain(file, complaints);
}

DomainWriting write_domain(DomainFormat format, Domain const& domain) {
  if (format == DomainFormat::genius) return write_genius(domain);
  return format == DomainFormat::geniusweb ? write_geniusweb(domain) : write_negmas(domain);
}

}  // namespace zopa::io
