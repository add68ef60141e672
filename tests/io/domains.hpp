#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "io/mutants.hpp"
#include "zopa/io/domain.hpp"
#include "zopa/io/scenario_file.hpp"

/// What the tests of other platforms' domains share.
namespace domains {

using zopa::io::Domain;
using zopa::io::DomainFile;
using zopa::io::DomainFormat;

inline constexpr std::array all_formats{DomainFormat::genius, DomainFormat::geniusweb, DomainFormat::negmas};

inline Domain read(DomainFormat format, std::vector<DomainFile> const& files) {
  auto const reading = zopa::io::read_domain(format, files);
  INFO(zopa::io::render(reading.diagnostics), "\n", files[0].text);
  REQUIRE(reading.domain);
  return *reading.domain;
}

/// The rendered errors of files that are no domain.
inline std::string errors(DomainFormat format, std::vector<DomainFile> const& files) {
  auto const reading = zopa::io::read_domain(format, files);
  CHECK(!reading.domain);
  REQUIRE(!reading.diagnostics.empty());
  return zopa::io::render(reading.diagnostics);
}

inline void for_each_outcome(Domain const& domain, std::function<void(std::vector<std::size_t> const&)> const& visit) {
  std::vector<std::size_t> outcome(domain.issues.size());
  for (;;) {
    visit(outcome);
    std::size_t k = outcome.size();
    while (k > 0 && ++outcome[k - 1] == domain.issues[k - 1].options.size()) outcome[--k] = 0;
    if (k == 0) return;
  }
}

inline double largest_difference(Domain const& a, Domain const& b) {
  double largest = 0;
  for_each_outcome(a, [&](auto const& outcome) {
    for (std::size_t i = 0; i < a.profiles.size(); ++i)
      largest = std::max(largest, std::fabs(utility(a.profiles[i], outcome) - utility(b.profiles[i], outcome)));
  });
  return largest;
}

/// The same numbers on every platform (Marsaglia 2003, xorshift64).
using zopa::test::Chance;

/// Names with every trap of the three formats.
inline std::vector<std::string> const names{"price",
                                            "yes",
                                            "No",
                                            "on",
                                            "null",
                                            "~",
                                            "1",
                                            "2.50",
                                            "007",
                                            "1e3",
                                            "0x1F",
                                            "1:30",
                                            "12_000",
                                            "-3",
                                            ".5",
                                            "true",
                                            "<b> & \"c\" 'd'",
                                            "]]>",
                                            "&amp;",
                                            "a: b",
                                            "a #b",
                                            "- x",
                                            "{x}",
                                            "[y]",
                                            "*z",
                                            "&a",
                                            "!t",
                                            "%",
                                            "@",
                                            "`",
                                            "Käse",
                                            "日本",
                                            "😀",
                                            "back\\slash",
                                            "a,b",
                                            "1.0",
                                            "status",
                                            "line_of_contact",
                                            "options",
                                            "prefers",
                                            "weight",
                                            "title",
                                            "kind",
                                            " padded ",
                                            "2024-01-01",
                                            "=",
                                            "<<",
                                            "NaN",
                                            "Infinity",
                                            "?",
                                            "|",
                                            ">"};

/// Different names, some of them the traps above.
inline std::vector<std::string> some_names(Chance& chance, std::size_t n) {
  std::vector<std::string> out;
  while (out.size() < n) {
    auto name = names[chance.below(names.size())];
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

/// A random domain whose parties' best outcomes are worth 1; `wild`: any numbers, negative ones too.
inline Domain random_domain(std::uint64_t seed, bool wild) {
  Chance chance{seed * 0x9E3779B97F4A7C15u + 1};
  for (int i = 0; i < 8; ++i) chance.below(2);
  Domain domain;
  domain.name = names[chance.below(names.size())];
  std::size_t const n_issues = 1 + chance.below(5);
  for (auto const& name : some_names(chance, n_issues))
    domain.issues.push_back({name, some_names(chance, (domain.issues.empty() ? 2 : 1) + chance.below(4))});
  std::size_t const n_parties = 2 + chance.below(2);
  auto const parties = wild ? some_names(chance, n_parties) : std::vector<std::string>{"A", "B", "C"};
  for (std::size_t i = 0; i < n_parties; ++i) {
    Domain::Profile p;
    p.party = parties[i];
    double sum = 0;
    for (auto const& issue : domain.issues) {
      std::vector<double> values;
      for (std::size_t o = 0; o < issue.options.size(); ++o)
        values.push_back(wild ? 200 * chance.share() - 100 : chance.share());
      if (!wild) values[chance.below(values.size())] = 1;
      p.evaluations.push_back(values);
      p.weights.push_back(wild ? 4 * chance.share() - 1 : chance.share() + 1e-3);
      sum += p.weights.back();
    }
    if (!wild)
      for (double& w : p.weights) w /= sum;
    p.constant = wild ? chance.share() - .5 : 0;
    p.reservation_value = chance.share();
    p.discount = 1 - .9 * chance.share();
    domain.profiles.push_back(p);
  }
  return domain;
}

}  // namespace domains
