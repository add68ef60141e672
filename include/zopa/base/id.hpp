#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "zopa/base/expects.hpp"

namespace zopa::base {

/// An index that knows what it counts: a party's id does not index issues.
template <class Tag>
struct Id {
  std::uint32_t index = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// One value per id: a vector that only its own kind of id can index.
template <class I, class T>
class Per {
 public:
  Per() = default;
  explicit Per(std::size_t n, T const& value = T{}) : values_(n, value) {}
  Per(std::initializer_list<T> values) : values_(values) {}
  explicit Per(std::vector<T> values) : values_(std::move(values)) {}

  T& operator[](I id) {
    ZOPA_EXPECTS(id.index < values_.size());
    return values_[id.index];
  }
  T const& operator[](I id) const {
    ZOPA_EXPECTS(id.index < values_.size());
    return values_[id.index];
  }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  void resize(std::size_t n, T const& value = T{}) { values_.resize(n, value); }
  I push_back(T value) {
    values_.push_back(std::move(value));
    return I{values_.size() - 1};
  }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  std::vector<T> const& values() const { return values_; }

  friend bool operator==(Per const&, Per const&) = default;

 private:
  std::vector<T> values_;
};

/// All ids below n, for range-for: `for (PartyId i : ids<PartyId>(n))`.
template <class I>
class IdRange {
 public:
  struct Iterator {
    std::size_t i;
    I operator*() const { return I{i}; }
    Iterator& operator++() {
      ++i;
      return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;
  };
  explicit IdRange(std::size_t n) : n_(n) {}
  Iterator begin() const { return {0}; }
  Iterator end() const { return {n_}; }

 private:
  std::size_t n_;
};

template <class I>
IdRange<I> ids(std::size_t n) {
  return IdRange<I>(n);
}
template <class I, class T>
IdRange<I> ids_of(Per<I, T> const& per) {
  return IdRange<I>(per.size());
}

}  // namespace zopa::base
