#include "zopa/model/red_line.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"

using namespace zopa::test;
using Quantifier = IssueAtom::Quantifier;

namespace {

/// Three territories with a status each.
struct Family {
  World world = empty_world({"U", "R"});
  std::vector<IssueId> status;
  Circumstances now;

  Family() {
    for (char const* id : {"a", "b", "c"}) status.push_back(add_status(world, add_territory(world, id, 0.5, 10)));
    now = circumstances(world);
  }
  Pattern pattern(std::vector<Option> const& options, Quantifier quantifier, int n = 0) const {
    return Pattern{{among(world, status, options, quantifier, n)}, {}, {}};
  }
};

/// One territory with control {0, 1/2, front, 1} and .7 of it held.
struct Front {
  World world = empty_world({"U", "R"});
  IssueId control;
  Circumstances now;

  Front() {
    control = add_control(world, add_territory(world, "a", 0.7, 10), {0, 0.5, std::nullopt, 1});
    now = circumstances(world);
  }
};

}  // namespace

TEST_CASE("any, all and more-than read a family of issues") {
  Family const f;
  auto const holds_in = [&](Pattern const& p, Package const& y) { return holds(f.world, p, y, f.now); };
  Pattern const any = f.pattern({ceded}, Quantifier::any), all = f.pattern({returned}, Quantifier::all),
                more = f.pattern({frozen, leased}, Quantifier::more_than, 1);
  CHECK(holds_in(any, {returned, ceded, returned}));
  CHECK_FALSE(holds_in(any, {returned, frozen, returned}));
  CHECK(holds_in(all, {returned, returned, returned}));
  CHECK_FALSE(holds_in(all, {returned, deferred, returned}));
  CHECK(holds_in(more, {frozen, leased, returned}));
  CHECK_FALSE(holds_in(more, {frozen, ceded, returned}));
}

TEST_CASE("all named issues must match, and an empty pattern holds always") {
  World world = empty_world({"U", "R"});
  IssueId const a = add_issue(world, "a", {"no", "yes"}), b = add_issue(world, "b", {"no", "yes"});
  Pattern const both{{among(world, {a}, {1}), among(world, {b}, {1})}, {}, {}};
  Circumstances const now = circumstances(world);
  CHECK(holds(world, both, {1, 1}, now));
  CHECK_FALSE(holds(world, both, {1, 0}, now));
  CHECK_FALSE(holds(world, both, {0, 1}, now));
  CHECK(holds(world, Pattern{}, {0, 0}, now));
}

TEST_CASE("a ladder grades what matches, and the worst issue counts") {
  Family const f;
  auto const viol = [&](Pattern const& p, Package const& y) { return violation(f.world, p, y, f.now); };
  Pattern const any = f.pattern({frozen, leased, ceded}, Quantifier::any);
  CHECK(viol(any, {frozen, returned, returned}) == .25);
  CHECK(viol(any, {frozen, leased, deferred}) == .45);
  CHECK(viol(any, {frozen, referendum, returned}) == .25);  // a referendum is not named
  CHECK(viol(any, {deferred, referendum, returned}) == 0);
  CHECK(viol(any, {frozen, leased, ceded}) == 1);
}

TEST_CASE("a count is graded by how many are too many") {
  Family const f;
  Pattern const more = f.pattern({frozen, leased}, Quantifier::more_than, 1);
  CHECK(violation(f.world, more, {frozen, returned, returned}, f.now) == 0);
  CHECK(violation(f.world, more, {frozen, leased, returned}, f.now) == approx(1.0 / 3));
  CHECK(violation(f.world, more, {frozen, leased, frozen}, f.now) == approx(2.0 / 3));
}

TEST_CASE("a threshold is graded by the distance, and reads the front where the option does") {
  Front f;
  Pattern const above{{beyond(f.world, f.control, 0.4, true)}, {}, {}};
  Pattern const below{{beyond(f.world, f.control, 0.6, false)}, {}, {}};
  CHECK(violation(f.world, above, {1}, f.now) == approx(0.1));
  CHECK(violation(f.world, above, {2}, f.now) == approx(0.3));
  CHECK(violation(f.world, above, {0}, f.now) == 0);
  CHECK(violation(f.world, below, {0}, f.now) == approx(0.6));
  CHECK(violation(f.world, below, {2}, f.now) == 0);
  f.now.front[TerritoryId{}] = 0.2;
  CHECK(violation(f.world, above, {2}, f.now) == 0);
  CHECK(violation(f.world, below, {2}, f.now) == approx(0.4));
}

TEST_CASE("a pattern that nothing grades is violated whole or not at all") {
  World world = empty_world({"U", "R"});
  IssueId const a = add_issue(world, "a", {"no", "yes"});
  Pattern const never{{among(world, {a}, {1})}, {}, {}};
  CHECK(violation(world, never, {1}, circumstances(world)) == 1);
  CHECK(violation(world, never, {0}, circumstances(world)) == 0);
}

TEST_CASE("the price of a soft line is its violation to a power, and nothing where there is none") {
  Front f;
  LineId const line = add_soft_line(f.world, "s", U, beyond(f.world, f.control, 0.4, true), 2);
  auto const cost = [&](double eta, Option option) {
    f.world.lines[line].eta = eta;
    return price(f.world, f.world.lines[line], {option}, f.now);
  };
  CHECK(cost(1, 3) == approx(1.2));
  CHECK(cost(2, 3) == approx(0.72));
  CHECK(cost(0.5, 1) == approx(2 * std::sqrt(0.1)));
  CHECK(cost(0, 1) == 2);
  CHECK(cost(0, 0) == 0);  // 0^0 = 1 is not meant
}

TEST_CASE("a line is in force from its first round to before its last") {
  RedLine line;
  CHECK(in_force(line, 0));
  line.from = 3;
  line.until = 5;
  CHECK_FALSE(in_force(line, 2));
  CHECK(in_force(line, 3));
  CHECK(in_force(line, 4));
  CHECK_FALSE(in_force(line, 5));
}

TEST_CASE("a package breaks a line whose pattern holds in it, whatever it costs") {
  Family f;
  LineId const line = add_line(f.world, "no-return", R, among(f.world, f.status, {returned}));
  CHECK(breaks(f.world, line, {returned, frozen, frozen}, f.now));
  CHECK(violation(f.world, f.world.lines[line].never, {returned, frozen, frozen}, f.now) == 0);  // the ladder's value
  CHECK_FALSE(breaks(f.world, line, {deferred, frozen, frozen}, f.now));
}
