#include "games/vertices.hpp"

#include <stdexcept>
#include <string>
#include <unordered_set>

namespace zopa::games {
namespace {

using std::size_t;

/// Where the walk came from, and which columns of the dictionary it has still to try.
struct Step {
  size_t row, column;
  size_t next_column;
};

template <class Number>
class Walk {
 public:
  Walk(BestResponsePolytope const& polytope, size_t most)
      : polytope_(polytope), origin_(origin<Number>(polytope)), dictionary_(origin_), most_(most) {}

  std::vector<Labels> vertices() {
    for (size_t j = 0; j < dictionary_.n_columns(); ++j) cobasis_.set(dictionary_.cobasic(j));
    bases_.insert(cobasis_);
    vertices_.insert(labels(polytope_, dictionary_));  // the origin, which is not reported
    path_.push_back({0, 0, 0});
    while (!path_.empty()) {
      Step& here = path_.back();
      if (here.next_column < dictionary_.n_columns())
        try_column(here.next_column++);
      else
        go_back();
    }
    return std::move(found_);
  }

 private:
  void try_column(size_t column) {
    size_t const row = dictionary_.leaving_row(column);
    if (row == dictionary_.n_rows()) return;  // rounding only: the polytope is bounded
    Labels next = cobasis_;
    next.reset(dictionary_.cobasic(column)).set(dictionary_.basic(row));
    if (!bases_.insert(next).second) return;
    if (bases_.size() > most_)
      throw std::length_error("more than " + std::to_string(most_) + " vertices: too many to enumerate");
    cobasis_ = next;
    pivot(row, column);
    Labels const here = labels(polytope_, dictionary_);
    if (vertices_.insert(here).second) found_.push_back(here);
    path_.push_back({row, column, 0});
  }

  void go_back() {
    Step const step = path_.back();
    path_.pop_back();
    if (path_.empty()) return;
    cobasis_.reset(dictionary_.cobasic(step.column)).set(dictionary_.basic(step.row));
    pivot(step.row, step.column);
  }

  void pivot(size_t row, size_t column) {
    dictionary_.pivot(row, column);
    if constexpr (std::is_floating_point_v<Number>) {
      constexpr int pivots_between_refreshes = 100;
      if (++pivots_ % pivots_between_refreshes == 0) dictionary_.refresh_from(origin_);
    }
  }

  BestResponsePolytope const& polytope_;
  Dictionary<Number> const origin_;
  Dictionary<Number> dictionary_;
  size_t most_;
  int pivots_ = 0;
  Labels cobasis_;                               ///< variables, not labels
  std::unordered_set<Labels> bases_, vertices_;  // asked for membership only, never iterated
  std::vector<Labels> found_;
  std::vector<Step> path_;
};

}  // namespace

template <>
std::vector<Labels> vertices<double>(BestResponsePolytope const& polytope, size_t most) {
  return Walk<double>(polytope, most).vertices();
}

template <>
std::vector<Labels> vertices<Rational>(BestResponsePolytope const& polytope, size_t most) {
  return with_integers([&](auto const& kind) { return Walk<std::decay_t<decltype(kind)>>(polytope, most).vertices(); });
}

}  // namespace zopa::games
