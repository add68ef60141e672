#pragma once

#include <stdexcept>
#include <type_traits>

#include <boost/multiprecision/cpp_int.hpp>

/// The arithmetic that dictionaries are kept in.
namespace zopa::games {

/// Integers that never allocate; an overflow throws std::range_error or std::overflow_error, and `with_integers` then
/// starts again with integers of any size.
using ShortInteger = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<
    512, 512, boost::multiprecision::signed_magnitude, boost::multiprecision::checked, void>>;

/// work(ShortInteger{}), or where that overflows work(cpp_int{}).
template <class Work>
auto with_integers(Work const& work) {
  try {
    return work(ShortInteger{});
  } catch (std::overflow_error const&) {
  } catch (std::range_error const&) {
  }
  return work(boost::multiprecision::cpp_int{});
}

/// The sign of a number; doubles below 1e-9 count as zero: all dictionaries in doubles have entries of about one.
template <class Number>
int sign_of(Number const& x) {
  if constexpr (std::is_floating_point_v<Number>)
    return x > 1e-9 ? 1 : x < -1e-9 ? -1 : 0;
  else
    return x.sign();
}

}  // namespace zopa::games
