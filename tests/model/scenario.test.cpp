#include "zopa/model/scenario.hpp"

#include "support/approx.hpp"
#include "support/worlds.hpp"
#include "zopa/base/random.hpp"

using namespace zopa::test;
namespace base = zopa::base;

namespace {

Parameter parameter(std::string path, base::Distribution distribution, std::function<double&(World&)> target,
                    std::optional<PartyId> known_to = std::nullopt) {
  Parameter p;
  p.path = std::move(path);
  p.distribution = std::move(distribution);
  p.targets.push_back(std::move(target));
  p.known_to = known_to;
  return p;
}

double& weight_of_u(World& world, std::size_t issue) {
  return world.parties[U].preferences.issues[IssueId{issue}].weight;
}

/// G3 with an assumption, one private cost a party, and a line of U that may be a bluff.
Scenario istanbul() {
  Scenario scenario;
  scenario.central = toy_istanbul(0.5);
  scenario.central.lines[LineId{}].real = 0.7;
  scenario.parameters.push_back(
      parameter("deal.credibility", base::Uniform{0, 1}, [](World& w) -> double& { return w.deal.credibility; }));
  scenario.parameters.push_back(parameter(
      "parties.U.war_cost", base::Uniform{0, 0.1}, [](World& w) -> double& { return w.parties[U].war_cost; }, U));
  scenario.parameters.push_back(parameter(
      "parties.R.war_cost", base::Uniform{0, 0.1}, [](World& w) -> double& { return w.parties[R].war_cost; }, R));
  return scenario;
}

UniformAt constant(double u) {
  return [u](std::uint64_t, std::uint32_t) { return u; };
}

}  // namespace

TEST_CASE("a draw puts the quantile of each parameter where it belongs, and leaves the central world alone") {
  Scenario const scenario = istanbul();
  World const drawn = world(scenario, constant(0.25));
  CHECK(drawn.deal.credibility == approx(0.25));
  CHECK(drawn.parties[U].war_cost == approx(0.025));
  CHECK(scenario.central.deal.credibility == 0.5);
}

TEST_CASE("the address of a number is its path, not its place in the file") {
  Scenario scenario = istanbul();
  UniformAt const stream = [](std::uint64_t path, std::uint32_t k) {
    return base::Stream{42, 7, 0}.uniform(base::Purpose::parameter, k, 0, path);
  };
  World const before = world(scenario, stream);
  scenario.parameters.insert(
      scenario.parameters.begin(),
      parameter("deal.collapse", base::Uniform{0, 1}, [](World& w) -> double& { return w.deal.collapse; }));
  World const after = world(scenario, stream);
  CHECK(after.deal.credibility == before.deal.credibility);
  CHECK(after.parties[R].war_cost == before.parties[R].war_cost);
  CHECK(before.parties[R].war_cost != before.parties[U].war_cost);
}

TEST_CASE("one number may reach several places, each by its factor") {
  Scenario scenario = istanbul();
  scenario.parameters.resize(1);
  Parameter& p = scenario.parameters.front();
  p.targets = {[](World& w) -> double& { return weight_of_u(w, 0); },
               [](World& w) -> double& { return weight_of_u(w, 1); }};
  World whole = world(scenario, constant(0.5));
  CHECK(weight_of_u(whole, 1) == approx(0.5));
  p.factors = {0.6, 0.4};
  World drawn = world(scenario, constant(0.5));
  CHECK(weight_of_u(drawn, 0) == approx(0.3));
  CHECK(weight_of_u(drawn, 1) == approx(0.2));
}

TEST_CASE("weights drawn together sum to their total and have the shares of a Dirichlet") {
  Scenario scenario = istanbul();
  scenario.parameters.resize(1);
  Parameter& p = scenario.parameters.front();
  p.distribution = base::Dirichlet{{1, 2, 5}, 0.8};
  p.targets = {[](World& w) -> double& { return weight_of_u(w, 0); },
               [](World& w) -> double& { return weight_of_u(w, 1); },
               [](World& w) -> double& { return weight_of_u(w, 2); }};
  constexpr int n = 2000;
  double mean[3] = {}, square = 0;
  for (int d = 0; d < n; ++d) {
    base::Stream const stream{42, static_cast<std::uint64_t>(d), 0};
    World drawn = world(scenario, [&](std::uint64_t path, std::uint32_t k) {
      return stream.uniform(base::Purpose::parameter, k, 0, path);
    });
    double sum = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      sum += weight_of_u(drawn, k);
      mean[k] += weight_of_u(drawn, k) / n;
    }
    REQUIRE(sum == approx(0.8, 1e-14));
    square += weight_of_u(drawn, 2) * weight_of_u(drawn, 2) / n;
  }
  // mean α_k/8, variance α_k(8 − α_k)/(8²·9) of the shares; four standard errors
  double const alpha[] = {1, 2, 5};
  for (std::size_t k = 0; k < 3; ++k) {
    double const variance = 0.64 * alpha[k] * (8 - alpha[k]) / 576;
    CHECK(std::abs(mean[k] - 0.1 * alpha[k]) < 4 * std::sqrt(variance / n));
  }
  CHECK(square - mean[2] * mean[2] == approx(0.64 * 15 / 576, 2e-3));
}

TEST_CASE("a line is meant with the probability its file gives, decided at the line's own address") {
  Scenario const scenario = istanbul();
  CHECK(world(scenario, constant(0.69)).lines[LineId{}].binding);
  CHECK_FALSE(world(scenario, constant(0.71)).lines[LineId{}].binding);
  World const drawn = world(scenario, [](std::uint64_t path, std::uint32_t) {
    return path == base::path_hash("red_lines.legal.binding") ? 0.9 : 0.1;
  });
  CHECK_FALSE(drawn.lines[LineId{}].binding);
}

TEST_CASE("how often a line is meant may be uncertain too") {
  Scenario scenario = istanbul();
  scenario.parameters.push_back(parameter("red_lines.legal.real", base::Uniform{0, 0.4},
                                          [](World& w) -> double& { return w.lines[LineId{}].real; }));
  CHECK_FALSE(world(scenario, constant(0.5)).lines[LineId{}].binding);  // real = .2
}

TEST_CASE("another type of a party differs in what only that party knows") {
  Scenario const scenario = istanbul();
  World const drawn = world(scenario, constant(0.25));
  World const imagined = with_type(scenario, drawn, U, constant(0.9));
  CHECK(imagined.parties[U].war_cost == approx(0.09));
  CHECK_FALSE(imagined.lines[LineId{}].binding);
  CHECK(imagined.parties[R].war_cost == drawn.parties[R].war_cost);
  CHECK(imagined.deal.credibility == drawn.deal.credibility);
  World const other = with_type(scenario, drawn, R, constant(0.9));
  CHECK(other.parties[R].war_cost == approx(0.09));
  CHECK(other.parties[U].war_cost == drawn.parties[U].war_cost);
  CHECK(other.lines[LineId{}].binding);
}
