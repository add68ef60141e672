#include "zopa/games/rational.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zopa::games;

TEST_CASE("a number is read as it is written, without rounding") {
  CHECK(exact_number("-3") == Rational(-3));
  CHECK(exact_number("1.5") == Rational(3, 2));
  CHECK(exact_number("3/7") == Rational(3, 7));
  CHECK(exact_number("-6/4") == Rational(-3, 2));
  CHECK(exact_number("1e-3") == Rational(1, 1000));
  CHECK(exact_number("-1.5E2") == Rational(-150));
  CHECK(exact_number("1e+2") == Rational(100));
  CHECK(exact_number(".5") == Rational(1, 2));
  CHECK(exact_number("5.") == Rational(5));
  CHECK(exact_number(".1") == Rational(1, 10));
  CHECK(*exact_number(".1") != exactly(.1));  // the double is another number
  CHECK(exact_number("010") == Rational(10));
  CHECK(exact_number("1/3") != exact_number(".333333333333333333333333"));
}

TEST_CASE("what is no number, or one of absurd size, is none") {
  for (auto const text : {"",      "-",     ".",      "1/0",           "1/",   "/2",  "1.5/2", "1/2/3", "nan", "inf",
                          "1e",    "1e500", "1e-401", "1e99999999999", "0x10", "1,5", "1 ",    " 1",    "--1", "+-1",
                          "1e+-2", "1e1.5"})
    CHECK_MESSAGE(!exact_number(text), text);
  CHECK(!exact_number(std::string(401, '1')));
}

TEST_CASE("text and doubles come back as the same number") {
  rc::check("text", [] {
    auto const a = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    auto const b = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
    RC_ASSERT(exact_number(to_text(Rational(a, b))) == Rational(a, b));
    RC_ASSERT(to_double(Rational(a, b)) == doctest::Approx(double(a) / double(b)).epsilon(1e-15));
  });
  for (double const value : {0.1, -2.5, 1e-300, 12345.678}) CHECK(to_double(exactly(value)) == value);
}

TEST_CASE("the longest and the smallest numbers that can be read come back too") {
  std::string const zeros(390, '0'), nines(390, '9');
  for (std::string const& text : {std::string("1e400"), std::string("-1e-400"), "." + zeros + "1e-400", nines + "e400",
                                  nines + ".5e-400", "1" + zeros + "e400", "1/" + nines, nines}) {
    auto const value = exact_number(text);
    REQUIRE_MESSAGE(value, text);
    CHECK_MESSAGE(exact_number(to_text(*value)) == value, text);
  }
}
