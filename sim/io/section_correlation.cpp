#include <algorithm>
#include <cmath>
#include <numbers>

#include <Eigen/Cholesky>

#include "io/merge.hpp"
#include "io/sections.hpp"
#include "zopa/base/random.hpp"

namespace zopa::io {
namespace {

constexpr Interval correlation{-1, 1, true, true};

}  // namespace

Section<model::Scenario> const& correlation_section() {
  auto const row = a_list(a_fixed_number(Interval{-1, 1}), 2, 100);
  static Section<model::Scenario> const section{
      "correlation",
      "correlations",
      "Uncertain numbers that move together (a Gaussian copula: each keeps its own distribution). Either `between` "
      "with `rank`, or `loadings` on a common factor.",
      SourceCovers::statement,
      {
          described<model::Scenario>("id", a_text("a name")).help_text("For overlays that change it."),
          described<model::Scenario>("between", a_list(a_text("a path"), 1, 100))
              .help_text("Paths of uncertain numbers; `*` stands for any one name."),
          described<model::Scenario>("rank", a_fixed_number(correlation) | a_list(row, 2, 100))
              .in("rank correlation")
              .help_text(
                  "Spearman's ρ of every pair, or the whole matrix: symmetric, 1 on its diagonal, positive definite."),
          described<model::Scenario>("factor", a_text("a name"))
              .help_text("What the numbers have in common: 'escalation'."),
          described<model::Scenario>("loadings", a_map("path", a_fixed_number(correlation)))
              .help_text("How strongly each number follows the factor; two of them are correlated with the product of "
                         "their loadings (on the normal scale)."),
          described<model::Scenario>("why", a_text("a text")).help_text("For readers of the file."),
      },
      "correlations: [{between: [parties.U.war_cost, parties.R.war_cost], rank: 0.5}]"};
  return section;
}

namespace {

using model::Parameter;

/// Reads one entry of `correlations` and mixes the scores of its numbers.
class CorrelationReader {
 public:
  CorrelationReader(Binder& b, Node const& node) : b_(b), node_(node) {}

  void read() {
    auto const *between = node_.find("between"), *rank = node_.find("rank"), *loadings = node_.find("loadings");
    if (bool(between) == bool(loadings) || bool(between) != bool(rank))
      return b_.complaints.error(node_.mark, "it is not clear what moves with what",
                                 "'between' with 'rank', or 'factor' with 'loadings'");
    auto const before = b_.complaints.n_errors();
    if (between) {
      for (auto const& path : between->items) find(path.text, path.mark);
      if (b_.complaints.n_errors() == before) ranks(*rank);
    } else {
      for (auto const& e : loadings->entries) find(e.key, e.mark);
      if (b_.complaints.n_errors() == before) common_factor(*loadings);
    }
    if (b_.complaints.n_errors() == before) mix();
  }

 private:
  void find(std::string const& path, Mark const& mark);
  bool fits(Parameter const&, Mark const&);
  void complain_of(std::string const& path, Mark const& mark);
  void ranks(Node const&);
  void common_factor(Node const&);
  void mix();

  Binder& b_;
  Node const& node_;
  std::vector<Parameter*> members_;
  Eigen::MatrixXd matrix_;  ///< of the normal scores
};

bool matches(std::vector<std::string> const& pattern, std::vector<std::string> const& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](auto const& p, auto const& s) { return p == "*" || p == s; });
}

void CorrelationReader::find(std::string const& path, Mark const& mark) {
  auto const pattern = segments(path);
  std::size_t n = 0;
  for (auto& parameter : b_.scenario.parameters) {
    if (!matches(pattern, segments(parameter.path))) continue;
    ++n;
    if (fits(parameter, mark)) members_.push_back(&parameter);
  }
  if (n == 0) complain_of(path, mark);
}

bool CorrelationReader::fits(Parameter const& p, Mark const& mark) {
  auto const refuse = [&](std::string const& why, std::string const& remedy) {
    return b_.complaints.error(mark, "'" + p.path + "' " + why, remedy), false;
  };
  if (std::holds_alternative<base::Dirichlet>(p.distribution))
    return refuse("is a whole set of weights, which is drawn together as it is", "single numbers");
  bool const twice = !p.scores.empty() || std::find(members_.begin(), members_.end(), &p) != members_.end();
  if (twice) return refuse("is correlated twice", "one entry for all that it moves with, with a matrix");
  if (members_.empty() || members_[0]->known_to == p.known_to) return true;
  return refuse("and '" + members_[0]->path +
                    "' are not known to the same: one says more about the other than its owner would tell",
                "numbers that are all private to one party, or none of them");
}

void CorrelationReader::complain_of(std::string const& path, Mark const& mark) {
  auto const& figures = b_.scenario.provenance;
  bool const fixed = std::any_of(figures.begin(), figures.end(), [&](auto const& f) { return f.path == path; });
  if (fixed)
    return b_.complaints.error(mark, "'" + path + "' is a plain number, and only uncertain ones can move together",
                               "a distribution there, as in {uniform: [a, b]}");
  std::vector<std::string> known;
  for (auto const& p : b_.scenario.parameters) known.push_back(p.path);
  b_.complaints.error(mark, "no uncertain number has the path '" + path + "'",
                      known.empty() ? "a distribution somewhere in the file" : one_of(known), nearest(path, known));
}

/// Spearman's ρ of two normal scores with correlation r is (6/π)·asin(r/2) (Pearson 1907); this is its inverse.
double of_scores(double rank) { return 2 * std::sin(std::numbers::pi * rank / 6); }

void CorrelationReader::ranks(Node const& rank) {
  auto const n = static_cast<Eigen::Index>(members_.size());
  if (n < 2)
    return b_.complaints.error(node_.find("between")->mark, "one number alone moves with nothing", "two or more paths");
  auto const one = read_number(rank, NumberForm{any_number, true}, "");
  matrix_ = Eigen::MatrixXd::Constant(n, n, one ? of_scores(one->central) : 0);
  matrix_.diagonal().setOnes();
  if (one) return;
  bool const square = static_cast<Eigen::Index>(rank.items.size()) == n &&
                      std::all_of(rank.items.begin(), rank.items.end(),
                                  [&](Node const& row) { return static_cast<Eigen::Index>(row.items.size()) == n; });
  if (!square)
    return b_.complaints.error(rank.mark, "the matrix does not fit the " + std::to_string(n) + " numbers",
                               std::to_string(n) + " rows of " + std::to_string(n));
  auto const at = [&](Eigen::Index i, Eigen::Index k) {
    return read_number(rank.items[static_cast<std::size_t>(i)].items[static_cast<std::size_t>(k)],
                       NumberForm{any_number, true}, "")
        .value_or(Number{})
        .central;
  };
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index k = 0; k < i; ++k) {
      if (at(i, k) != at(k, i))
        return b_.complaints.error(rank.items[static_cast<std::size_t>(i)].mark, "the matrix is not symmetric",
                                   "the same number above and below the diagonal");
      matrix_(i, k) = matrix_(k, i) = of_scores(at(i, k));
    }
    if (at(i, i) != 1)
      return b_.complaints.error(rank.items[static_cast<std::size_t>(i)].mark,
                                 "a number is correlated with itself by 1", "1 on the diagonal");
  }
}

void CorrelationReader::common_factor(Node const& loadings) {
  auto const n = static_cast<Eigen::Index>(members_.size());
  if (n < 2) return b_.complaints.error(loadings.mark, "one number alone moves with nothing", "two or more loadings");
  if (members_.size() != loadings.entries.size())
    return b_.complaints.error(loadings.mark, "a loading belongs to one number", "paths without '*'");
  Eigen::VectorXd l(n);
  for (Eigen::Index i = 0; i < n; ++i)
    l(i) = read_number(loadings.entries[static_cast<std::size_t>(i)].value, NumberForm{any_number, true}, "")
               .value_or(Number{})
               .central;
  matrix_ = l * l.transpose();
  matrix_.diagonal().setOnes();
}

void CorrelationReader::mix() {
  Eigen::LLT<Eigen::MatrixXd> const cholesky(matrix_);
  Eigen::MatrixXd const factor = cholesky.matrixL();
  if (cholesky.info() != Eigen::Success || factor.diagonal().minCoeff() < 1e-6)
    return b_.complaints.error(node_.mark,
                               "no numbers can move together like this: the matrix is not positive definite",
                               "smaller correlations, or signs that fit each other");
  for (std::size_t i = 0; i < members_.size(); ++i)
    for (std::size_t k = 0; k <= i; ++k)
      members_[i]->scores.push_back(
          {base::path_hash(members_[k]->path), factor(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k))});
}

}  // namespace

void bind_correlations(Binder& b, Node const& root) {
  auto const* list = root.find("correlations");
  if (!list || !list->is_list() || b.complaints.any_errors()) return;  // paths of what was not bound are not wrong too
  for (auto const& node : list->items)
    if (node.is_map()) b.source_of(node), CorrelationReader(b, node).read();
}

}  // namespace zopa::io
