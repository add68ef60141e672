#include "io/domains.hpp"

using namespace zopa;
using domains::all_formats;
using io::Domain;
using io::DomainFile;
using io::DomainFormat;

namespace {

std::string const laptop_domain = R"(<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" description="" name="laptop" type="objective" etype="objective">
<issue index="1" name="brand" vtype="discrete" type="discrete" etype="discrete">
<item index="1" value="Dell"></item><item index="2" value="Mac &amp; co"></item><item index="3" value="HP"></item>
</issue>
<issue index="2" name="disk" vtype="discrete" type="discrete" etype="discrete">
<item index="1" value="60 Gb"></item><item index="2" value="120 Gb"></item>
</issue>
</objective>
</utility_space>
</negotiation_template>
)";

std::string genius_profile(std::string const& brand, std::string const& disk, std::string const& weights,
                           std::string const& rest) {
  std::string const quote = "\"";
  auto const item = [&](int index, std::string const& value, char evaluation) {
    return "<item index=\"" + std::to_string(index) + "\" value=\"" + value + "\" evaluation=\"" +
           std::string(1, evaluation) + "\"></item>\n";
  };
  return "<utility_space>\n<objective index=\"0\" name=\"laptop\" type=\"objective\" etype=\"objective\">\n<issue "
         "index=\"1\" name=\"brand\" type=\"discrete\">\n" +
         item(1, "Dell", brand[0]) + item(2, "Mac &amp; co", brand[1]) + item(3, "HP", brand[2]) +
         "</issue>\n<issue index=\"2\" name=\"disk\" type=\"discrete\">\n" + item(1, "60 Gb", disk[0]) +
         item(2, "120 Gb", disk[1]) + "</issue>\n" + weights + "</objective>\n" + rest + "</utility_space>\n";
}

std::string const laptop_weights =
    "<weight index=\"1\" value=\"0.6\"></weight>\n<weight index=\"2\" value=\"0.4\"></weight>\n";

std::vector<DomainFile> laptop() {
  return {{"laptop.xml", laptop_domain},
          {"buyer.xml", genius_profile("845", "24", laptop_weights,
                                       "<discount_factor value=\"0.64\"/><reservation value=\"0.25\"/>")},
          {"seller.xml", genius_profile("124", "10", laptop_weights, "")}};
}

std::string const trip_domain = R"({"name": "trip", "issuesValues": {
  "where": {"values": ["sea", "hills"]},
  "days": {"range": {"low": 2, "high": 4, "step": 0.5}}}})";

std::string trip_profile(std::string const& name, std::string const& bid) {
  return R"({"LinearAdditiveUtilitySpace": {
  "issueUtilities": {
    "where": {"DiscreteValueSetUtilities": {"valueUtilities": {"sea": 0.2, "hills": 1}}},
    "days": {"NumberValueSetUtilities": {"lowValue": 2, "lowUtility": 0.1, "highValue": 4, "highUtility": 0.9}}},
  "issueWeights": {"where": 0.7, "days": 0.3},
  "domain": )" +
         trip_domain + R"(,
  "name": ")" +
         name + "\"" + bid + "}}";
}

std::string const trade_domain = R"(name: trade
type: DiscreteCartesianOutcomeSpace
issues:
  - {name: quantity, type: negmas.outcomes.ContiguousIssue, values: [1, 3]}
  - {name: price, type: DiscreteCardinalIssue, values: [10, 15.5, 20]}
  - {name: gift, type: CategoricalIssue, values: ["yes", "no"]}
)";
std::string const trade_buyer = R"(name: buyer
type: LinearAdditiveUtilityFunction
reserved_value: 0.1
weights: [0.5, 2, 1]
values:
  - {type: AffineFun, slope: 0.25, bias: 0.1}
  - {type: TableFun, mapping: {10: 1.0, 15.5: 0.5, 20: -0.5}}
  - {type: TableFun, mapping: {"yes": 0.3, "no": 0}}
)";
std::string const trade_seller = R"(type: LinearAdditiveUtilityFunction
reserved_value: -.inf
values:
  gift: {"yes": 0, "no": 1}
  quantity: {type: IdentityFun}
  price: {type: ConstFun, bias: 4}
weights: {quantity: 1, price: 2}
)";

}  // namespace

TEST_CASE("Genius: evaluations are divided by the best of their issue, weights are used as given") {
  auto const domain = domains::read(DomainFormat::genius, laptop());
  CHECK(domain.name == "laptop");
  CHECK(domain.issues[0].options == std::vector<std::string>{"Dell", "Mac & co", "HP"});
  auto const& buyer = domain.profiles[0];
  CHECK(buyer.party == "buyer");
  CHECK(utility(buyer, {0, 0}) == doctest::Approx(.6 * 8 / 8 + .4 * 2 / 4).epsilon(1e-15));
  CHECK(utility(buyer, {1, 1}) == doctest::Approx(.6 * 4 / 8 + .4).epsilon(1e-15));
  CHECK(utility(domain.profiles[1], {2, 1}) == doctest::Approx(.6).epsilon(1e-15));
  CHECK(utility(domain.profiles[1], {0, 0}) == doctest::Approx(.6 / 4 + .4).epsilon(1e-15));
  CHECK(buyer.reservation_value == .25);
  CHECK(buyer.discount == .64);
  CHECK(domain.profiles[1].reservation_value == 0);
  CHECK(domain.profiles[1].discount == 1);
}

TEST_CASE("Genius: weights that sum to a little more or less than 1 are used as given, with a warning") {
  auto files = laptop();
  files[1].text = genius_profile("845", "24", "<weight index='1' value='0.6001'/><weight index='2' value='0.4'/>", "");
  auto const reading = read_domain(DomainFormat::genius, files);
  REQUIRE(reading.domain);
  CHECK(utility(reading.domain->profiles[0], {0, 1}) == doctest::Approx(1.0001).epsilon(1e-15));
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].problem == "the weights of 'buyer' sum to 1.0001, not to 1; they are used as given");
  auto const writing = write_domain(DomainFormat::genius, *reading.domain);
  CHECK(writing.left_out.size() == 1);
  auto const again = read_domain(DomainFormat::genius, writing.files);
  REQUIRE(again.domain);
  CHECK(domains::largest_difference(*reading.domain, *again.domain) <= 1e-12);
}

TEST_CASE("Genius: an integer issue is linear from its lower bound on, cut to [0, 1] and not divided") {
  std::string const domain =
      "<negotiation_template><utility_space><objective index='0' name='d'><issue index='1' name='n' type='integer' "
      "etype='integer' lowerbound='3' upperbound='6'/>"
      "</objective></utility_space></negotiation_template>";
  std::string const profile =
      "<utility_space><objective index='0' name='d'><issue index='1' name='n' type='integer' lowerbound='3' "
      "upperbound='6'>"
      "<evaluator ftype='linear' offset='-0.1' slope='0.3'/></issue><weight index='1' "
      "value='1'/></objective></utility_space>";
  auto const read = domains::read(DomainFormat::genius, {{"d.xml", domain}, {"a.xml", profile}, {"b.xml", profile}});
  CHECK(read.issues[0].options == std::vector<std::string>{"3", "4", "5", "6"});
  CHECK(read.profiles[0].evaluations[0] == std::vector<double>{0, .3 - .1, .6 - .1, .3 * 3 - .1});
}

TEST_CASE("GeniusWeb: utilities as given, ranges step by step, the reservation bid by its utility") {
  auto const domain = domains::read(
      DomainFormat::geniusweb,
      {{"trip.json", trip_domain},
       {"a.json", trip_profile("ann", R"(, "reservationBid": {"issuevalues": {"where": "sea", "days": 3.5}})")},
       {"b.json", trip_profile("bob", "")}});
  CHECK(domain.issues[1].options == std::vector<std::string>{"2", "2.5", "3", "3.5", "4"});
  auto const& ann = domain.profiles[0];
  CHECK(ann.party == "ann");
  CHECK(utility(ann, {1, 4}) == doctest::Approx(.7 + .3 * .9).epsilon(1e-15));
  CHECK(utility(ann, {0, 1}) == doctest::Approx(.7 * .2 + .3 * .3).epsilon(1e-15));
  CHECK(ann.reservation_value == doctest::Approx(.7 * .2 + .3 * .7).epsilon(1e-15));
  CHECK(domain.profiles[1].reservation_value == 0);
  // a profile holds its domain, so it can stand first
  CHECK(
      domains::read(DomainFormat::geniusweb, {{"a.json", trip_profile("ann", "")}, {"b.json", trip_profile("bob", "")}})
          .profiles.size() == 2);
}

TEST_CASE("NegMAS: any numbers, value functions by list or by name, a weight that is not given is 1") {
  auto const domain = domains::read(
      DomainFormat::negmas, {{"trade.yml", trade_domain}, {"buyer.yml", trade_buyer}, {"seller.yml", trade_seller}});
  CHECK(domain.issues[0].options == std::vector<std::string>{"1", "2", "3"});
  CHECK(domain.issues[1].options == std::vector<std::string>{"10", "15.5", "20"});
  CHECK(utility(domain.profiles[0], {2, 2, 0}) == doctest::Approx(.5 * .85 - 1 + .3).epsilon(1e-15));
  CHECK(domain.profiles[0].reservation_value == .1);
  CHECK(domain.profiles[1].party == "seller");
  CHECK(utility(domain.profiles[1], {1, 0, 1}) == doctest::Approx(2 + 8 + 1).epsilon(1e-15));
  CHECK(domain.profiles[1].reservation_value == 0);
}

TEST_CASE("a domain that is written and read again has the same utilities for every outcome") {
  for (auto const format : all_formats)
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      auto const domain = domains::random_domain(seed, format == DomainFormat::negmas);
      auto const writing = write_domain(format, domain);
      CAPTURE(to_text(format));
      CAPTURE(seed);
      REQUIRE(writing.problems.empty());
      auto const again = domains::read(format, writing.files);
      CHECK(again.name == domain.name);
      for (std::size_t k = 0; k < domain.issues.size(); ++k) {
        CHECK(again.issues[k].name == domain.issues[k].name);
        CHECK(again.issues[k].options == domain.issues[k].options);
      }
      REQUIRE(again.profiles.size() == domain.profiles.size());
      CHECK(domains::largest_difference(domain, again) <= 1e-12);
      for (std::size_t i = 0; i < domain.profiles.size(); ++i) {
        CHECK(again.profiles[i].party == domain.profiles[i].party);
        if (format != DomainFormat::geniusweb)
          CHECK(again.profiles[i].reservation_value == domain.profiles[i].reservation_value);
        if (format == DomainFormat::genius) CHECK(again.profiles[i].discount == domain.profiles[i].discount);
      }
    }
}

TEST_CASE("a scenario written from a domain reads without complaints and gives the domain back") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const domain = domains::random_domain(seed, seed % 2 == 0);
    auto const text = scenario_text(domain, DomainFormat::negmas, 20);
    auto const reading = io::read_scenario_text(text, "imported.yaml");
    INFO(text);
    if (seed % 2 != 0) CHECK(io::render(reading.diagnostics) == "");  // wild ones may have hopeless no-deal values
    REQUIRE(reading.scenario);
    auto const back = io::domain_of(*reading.scenario);
    REQUIRE(back.domain);
    Domain kept = domain;  // issues with one option are no issues of the scenario
    for (std::size_t k = kept.issues.size(); k-- > 0;) {
      if (kept.issues[k].options.size() > 1) continue;
      kept.issues.erase(kept.issues.begin() + std::ptrdiff_t(k));
      for (auto& p : kept.profiles) {
        p.constant += p.weights[k] * p.evaluations[k][0];
        p.weights.erase(p.weights.begin() + std::ptrdiff_t(k));
        p.evaluations.erase(p.evaluations.begin() + std::ptrdiff_t(k));
      }
    }
    for (std::size_t k = 0; k < kept.issues.size(); ++k) {
      CHECK(back.domain->issues[k].name == kept.issues[k].name);
      CHECK(back.domain->issues[k].options == kept.issues[k].options);
    }
    CHECK(domains::largest_difference(kept, *back.domain) <= 1e-10);  // numbers up to 500
    for (std::size_t i = 0; i < kept.profiles.size(); ++i) {
      CHECK(back.domain->profiles[i].reservation_value == kept.profiles[i].reservation_value);
      CHECK(back.domain->profiles[i].discount == doctest::Approx(kept.profiles[i].discount).epsilon(1e-12));
    }
  }
}

TEST_CASE("with the best outcome at one each party's utilities and reservation value are scaled alike") {
  auto const domain = domains::read(
      DomainFormat::negmas, {{"trade.yml", trade_domain}, {"buyer.yml", trade_buyer}, {"seller.yml", trade_seller}});
  auto const scaled = with_best_at_one(domain);
  double const best = .5 * .85 + 2 + .3;
  CHECK(highest_utility(domain.profiles[0]) == doctest::Approx(best).epsilon(1e-15));
  CHECK(highest_utility(scaled.profiles[0]) == doctest::Approx(1).epsilon(1e-15));
  CHECK(scaled.profiles[0].reservation_value == doctest::Approx(.1 / best).epsilon(1e-15));
  CHECK(utility(scaled.profiles[0], {0, 1, 1}) == doctest::Approx((.5 * .35 + 1) / best).epsilon(1e-14));
  // raw, Genius could not hold it
  auto const writing = write_domain(DomainFormat::genius, domain);
  CHECK(writing.files.empty());
  REQUIRE(writing.problems.size() == 2);
  CHECK(writing.problems[1].find("'seller': its best outcome is worth 12") != std::string::npos);
}

TEST_CASE("a GeniusWeb reservation value becomes the nearest bid above it, and what is lost is said") {
  auto domain = domains::read(DomainFormat::genius, laptop());
  auto const writing = write_domain(DomainFormat::geniusweb, domain);
  auto const again = domains::read(DomainFormat::geniusweb, writing.files);
  double nearest = 2;
  domains::for_each_outcome(domain, [&](auto const& outcome) {
    double const u = utility(domain.profiles[0], outcome);
    if (u >= .25) nearest = std::min(nearest, u);
  });
  CHECK(again.profiles[0].reservation_value == doctest::Approx(nearest).epsilon(1e-12));
  CHECK(again.profiles[1].reservation_value == 0);
  CHECK(writing.left_out.size() == 2);  // the bid, and the discount
}
