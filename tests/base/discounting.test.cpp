#include "zopa/base/discounting.hpp"

#include <initializer_list>

#include "support/approx.hpp"

using namespace zopa::base;
using zopa::test::approx;

TEST_CASE("an annuity is the sum of its discounted rounds") {
  for (double const delta : {0.5, 0.9, 0.99, 0.9999}) {
    double sum = 0, discount = 1;
    for (int s = 0; s < 40; ++s, discount *= delta) sum += discount;
    CHECK(annuity(delta, 40) == approx(sum, 1e-12));
  }
}

TEST_CASE("an annuity without discounting counts the rounds, and is continuous there") {
  CHECK(annuity(1, 40) == 40);
  CHECK(annuity(1, 0) == 0);
  CHECK(annuity(0.9, 0) == 0);
  // To first order in ε: n − ε n(n − 1)/2. The quotient as written loses all digits here.
  double const epsilon = 1e-13;
  CHECK(annuity(1 - epsilon, 1000) == approx(1000 - epsilon * 1000 * 999 / 2, 1e-12));
}

TEST_CASE("the logistic function is symmetric and does not overflow") {
  CHECK(logistic(0) == 0.5);
  CHECK(logistic(std::log(3.0)) == approx(0.75, 1e-15));
  for (double const z : {0.1, 2.0, 30.0}) CHECK(logistic(z) + logistic(-z) == approx(1, 1e-15));
  CHECK(logistic(1000) == 1);
  CHECK(logistic(-1000) == 0);
}

TEST_CASE("a value that equals its threshold up to rounding is at least as large") {
  CHECK(at_least(0.3, 0.1 + 0.2));  // .1 + .2 is above .3 in doubles
  CHECK(at_least(1e6, 1e6 + 1e-7));
  CHECK_FALSE(at_least(0.5 - 1e-9, 0.5));
  CHECK_FALSE(at_least(1e6, 1e6 + 1e-5));
}
