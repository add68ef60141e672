#include "io/domains.hpp"

using namespace zopa;
using domains::all_formats;
using io::DomainFile;
using io::DomainFormat;

namespace {

std::string changed(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

bool says(std::string const& text, std::string const& part) {
  if (text.find(part) != std::string::npos) return true;
  MESSAGE("expected '", part, "' in:\n", text);
  return false;
}

std::string const trap_domain_xml =
    "<negotiation_template>\n<utility_space>\n<objective index='0' name='d'>\n"
    "<issue index='1' name='a' type='discrete'>\n<item index='1' value='x'/>\n<item index='2' value='y'/>\n</issue>\n"
    "<issue index='2' name='b' type='discrete'>\n<item index='1' value='x'/>\n<item index='2' value='y'/>\n</issue>\n"
    "</objective>\n</utility_space>\n</negotiation_template>\n";
std::string const trap_profile_xml =
    "<utility_space>\n<objective index='0' name='d'>\n"
    "<issue index='1' name='a' type='discrete'>\n<item index='1' value='x' evaluation='1'/>\n<item index='2' value='y' "
    "evaluation='2'/>\n</issue>\n"
    "<issue index='2' name='b' type='discrete'>\n<item index='1' value='x' evaluation='3'/>\n<item index='2' value='y' "
    "evaluation='0'/>\n</issue>\n"
    "<weight index='1' value='0.5'/>\n<weight index='2' value='0.5'/>\n</objective>\n"
    "<discount_factor value='1'/>\n<reservation value='0'/>\n</utility_space>\n";

std::string const trap_domain_json = R"({"name": "d", "issuesValues": {
"a": {"values": ["x", "y"]},
"b": {"range": {"low": 0, "high": 1, "step": 0.5}}}})";
std::string const trap_profile_json = R"({"LinearAdditiveUtilitySpace": {
"issueUtilities": {
"a": {"DiscreteValueSetUtilities": {"valueUtilities": {"x": 1, "y": 0.5}}},
"b": {"NumberValueSetUtilities": {"lowValue": 0, "lowUtility": 1, "highValue": 1, "highUtility": 0}}},
"issueWeights": {"a": 0.25, "b": 0.75},
"name": "p"}})";

std::string const trap_domain_yml = "issues:\n  - {name: a, values: [x, y]}\n  - {name: b, values: 3}\n";
std::string const trap_profile_yml =
    "type: LinearAdditiveUtilityFunction\nweights: [0.5, 0.5]\nvalues:\n  - {x: 1, y: 0}\n  - {type: LinearFun, slope: "
    "0.5}\nreserved_value: 0.1\n";

std::vector<DomainFile> trap_files(DomainFormat format, std::string const& domain, std::string const& profile) {
  std::string const end = format == DomainFormat::genius      ? ".xml"
                          : format == DomainFormat::geniusweb ? ".json"
                                                              : ".yml";
  return {{"d" + end, domain}, {"p" + end, profile}};
}

struct Trap {
  std::string from, to, said;
  bool in_domain = false;
};

void check_traps(DomainFormat format, std::string const& domain, std::string const& profile,
                 std::vector<Trap> const& traps) {
  domains::read(format, trap_files(format, domain, profile));  // without a slip it reads
  for (auto const& trap : traps) {
    CAPTURE(trap.to);
    auto const bad = changed(trap.in_domain ? domain : profile, trap.from, trap.to);
    CHECK(
        says(domains::errors(format, trap_files(format, trap.in_domain ? bad : domain, trap.in_domain ? profile : bad)),
             trap.said));
  }
}

}  // namespace

TEST_CASE("what is wrong with Genius files is said with its place") {
  check_traps(
      DomainFormat::genius, trap_domain_xml, trap_profile_xml,
      {{"name='b'", "name='a'", "d.xml:8:1: the issue 'a' stands twice", true},
       {"value='y'", "value='x'", "d.xml:6:1: the option 'x' of 'a' stands twice", true},
       {"value='y'", "", "d.xml:6:1: an option without a name", true},
       {"type='discrete'", "type='real'", "d.xml:4:1: the issue 'a' is of type 'real'", true},
       {"<utility_space>", "<utility_space type='nonlinear'>", "the utility space is of type 'nonlinear'", true},
       {"</objective>", "", "d.xml:13:3: this is no XML: mismatched tag", true},
       {"<negotiation_template>", "<!DOCTYPE x [<!ENTITY e 'boom'>]>\n<negotiation_template>", "declares an entity",
        true},
       {"name='b'", "name='c'", "p.xml:7:1: the domain has no issue 'c'"},
       {"value='y'", "value='z'", "p.xml:5:1: the issue 'a' has no option 'z'"},
       {" evaluation='2'", "", "p.xml:5:1: the option 'y' of 'a' has no evaluation"},
       {" evaluation='2'", " evaluation='null'", "p.xml:5:1: the option 'y' of 'a' has no evaluation"},
       {"evaluation='2'", "evaluation='-2'", "p.xml:5:1: the evaluation -2 is not allowed"},
       {"evaluation='2'", "evaluation='1,5'", "a decimal comma: write 1.5"},
       {"evaluation='2'", "evaluation='NaN'", "p.xml:5:1: the evaluation of 'y' is not a number: 'NaN'"},
       {"evaluation='2'", "evaluation='1e999'", "is not a number: '1e999'"},
       {"<weight index='2' value='0.5'/>", "", "p.xml:7:1: the issue 'b' has no weight"},
       {"<weight index='2' value='0.5'/>", "<weight index='1' value='0.5'/>", "a second weight for index 1"},
       {"<weight index='2' value='0.5'/>", "<weight index='2' value='0.47'/>",
        "p.xml:1:1: the weights of 'p' sum to 0.97, not to 1"},
       {"<weight index='2' value='0.5'/>", "<weight index='2' value='-0.5'/>", "the weight -0.5 is negative"},
       {"<discount_factor value='1'/>", "<discount_factor value='0'/>",
        "p.xml:14:1: the discount factor 0 is not in (0, 1]"},
       {"<reservation value='0'/>", "<reservation/>", "p.xml:15:1: <reservation> has no attribute 'value'"},
       {"utility_space", "space", "this is no XML"}});
  CHECK(says(domains::errors(DomainFormat::genius, {{"d.xml", "<a/>"}}), "d.xml:1:1: <a> holds no <utility_space>"));
}

TEST_CASE("what is wrong with GeniusWeb files is said with its place") {
  check_traps(DomainFormat::geniusweb, trap_domain_json, trap_profile_json,
              {{"\"y\"", "\"x\"", "d.json:2:23: the option 'x' of 'a' stands twice", true},
               {"\"y\"", "[]", "d.json:2:23: a value of 'a' is a list", true},
               {"\"b\"", "\"a\"", "d.json:3:1: the key 'a' stands twice", true},
               {"0.5", "0.0005", "the range of 'b' holds 2001 values", true},
               {"0.5", "0", "the range of 'b' does not rise", true},
               {"\"high\": 1, ", "", "d.json:3:16: 'high' is missing", true},
               {"\"issuesValues\"", "\"issueValues\"", "d.json:1:1: the domain has no 'issuesValues'", true},
               {"[\"x\",", "[\"x\",,", "d.json:2:22: this is no JSON: syntax error while parsing value", true},
               {"\"y\": 0.5", "\"y\": 1.5", "p.json:3:69: the evaluation 1.5 is not allowed"},
               {"\"y\": 0.5", "\"y\": \"much\"", "p.json:3:69: the utility of 'y' is not a number"},
               {", \"y\": 0.5", "", "p.json:3:1: the option 'y' of 'a' has no evaluation"},
               {"\"y\": 0.5", "\"why\": 0.5", "p.json:3:64: the issue 'a' has no option 'why'"},
               {"0.75", "0.7", "p.json:1:32: the weights of 'p' sum to 0.95, not to 1"},
               {"\"a\": 0.25, ", "", "p.json:3:1: the issue 'a' has no weight"},
               {"LinearAdditiveUtilitySpace", "PartialOrdering",
                "p.json:1:1: this is no profile, it starts with 'PartialOrdering'"},
               {"NumberValueSetUtilities", "Other", "p.json:4:1: 'b' has no utilities that are known here"},
               {"\"name\": \"p\"", "\"reservationBid\": {\"issuevalues\": {\"a\": \"z\"}}",
                "the issue 'a' has no option 'z'"}});
}

TEST_CASE("what is wrong with NegMAS files is said with its place") {
  check_traps(
      DomainFormat::negmas, trap_domain_yml, trap_profile_yml,
      {{"[x, y]", "[x, x]", "d.yml:2:27: the option 'x' of 'a' stands twice", true},
       {"[x, y]", "[x, no]", "d.yml:2:27: NegMAS reads a bare 'no' as true or false", true},
       {"values: 3", "values: 3000", "the range of 'b' holds 3000 values", true},
       {"values: 3", "type: ContinuousIssue, values: [0, 1]", "the issue 'b' is of type 'ContinuousIssue'", true},
       {"issues:", "things:", "d.yml:1:1: the domain has no list of issues", true},
       {"{x: 1, y: 0}", "{x: 1}", "p.yml:4:5: the option 'y' of 'a' has no evaluation"},
       {"{x: 1, y: 0}", "{x: 1, z: 0}", "p.yml:4:12: the issue 'a' has no option 'z'"},
       {"{x: 1, y: 0}", "{x: 1, yes: 0}", "p.yml:4:12: a bare 'yes' means true or false"},
       {"{x: 1, y: 0}", "{x: 1, y: .nan}", "every number is finite"},
       {"{x: 1, y: 0}", "[1]", "1 values for the 2 options of 'a'"},
       {"{x: 1, y: 0}", "{type: LinearFun, slope: 1}", "the option 'x' of 'a' is no number"},
       {"{x: 1, y: 0}", "{type: LinearFun, min_value: 0, max_value: 1}", "a LinearFun without a slope"},
       {"{x: 1, y: 0}", "{type: LinearFun, slope: 0, min_value: 0}", "a LinearFun has no 'min_value'"},
       {"{x: 1, y: 0}", "{type: QuadraticFun}", "the value function of 'a' is of type 'QuadraticFun'"},
       {"[0.5, 0.5]", "[0.5]", "p.yml:2:10: 1 weights for 2 issues"},
       {"[0.5, 0.5]", "{a: 1, c: 1}", "p.yml:2:17: the domain has no issue 'c'"},
       {"LinearAdditive", "ExpDiscounted", "a utility function of type 'ExpDiscountedUtilityFunction'"},
       {"slope: 0.5", "slope: 1e13", "the utilities of this profile are too large"}});
}

TEST_CASE("empty, enormous, deep and foreign files are refused at once") {
  for (auto const format : all_formats) {
    CAPTURE(to_text(format));
    for (std::string const text : {"", "   \n\n", "\xEF\xBB\xBF", "\xFF\xFE<\0", "x", "[]", "{}", "<", "<a>", "null"})
      domains::errors(format, {{"d", text}});
    CHECK(says(domains::errors(format, {{"d", ""}}), "d:1:1: the file is empty"));
    CHECK(says(domains::errors(format, {{"d", "ab\n\xFF"}}), "d:2:1: this line is not UTF-8 text"));
    CHECK(says(domains::errors(format, {{"d", std::string((8u << 20) + 1, ' ')}}), "larger than 8 MB"));
    std::string const opening = format == DomainFormat::genius ? "<a>" : format == DomainFormat::geniusweb ? "[" : "- ";
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += opening;
    CHECK(says(domains::errors(format, {{"d", deep}}), "more than 60 levels inside each other"));
  }
}

TEST_CASE("a file with many errors on one long line is refused with few of them") {
  std::string domain = R"({"issuesValues": {"a": {"values": [)";
  for (int i = 0; i < 300'000; ++i) domain += "[],";
  domain += "1]}}}";
  auto const reading = read_domain(DomainFormat::geniusweb, {{"d.json", domain}});
  CHECK(!reading.domain);
  CHECK(reading.diagnostics.size() == 1);
}

TEST_CASE("thousands of damaged files: no crash, and each refusal has a place") {
  std::vector<std::vector<DomainFile>> const originals{
      trap_files(DomainFormat::genius, trap_domain_xml, trap_profile_xml),
      trap_files(DomainFormat::geniusweb, trap_domain_json, trap_profile_json),
      trap_files(DomainFormat::negmas, trap_domain_yml, trap_profile_yml)};
  std::vector<std::string> const pieces{"\"", "'",    "<",  ">", "{",     "}",   "[",        "]",    ":",    ",",
                                        "&",  "&#0;", "\n", "-", "1e999", "nan", "\xC3\xA9", "\xFF", "null", "0"};
  domains::Chance chance{42};
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    auto const format = all_formats[std::size_t(round % 3)];
    auto files = originals[std::size_t(round % 3)];
    auto& text = files[chance.below(2)].text;
    text = zopa::test::mutant(text, pieces, chance);
    auto const reading = read_domain(format, files);
    refused += !reading.domain;
    if (!reading.domain) REQUIRE_MESSAGE(!reading.diagnostics.empty(), text);
    for (auto const& d : reading.diagnostics)
      REQUIRE((d.line >= 1 && d.column >= 1 && !d.problem.empty() && !d.file.empty()));
    REQUIRE(reading.diagnostics.size() <= 21);
    if (!reading.domain) continue;
    for (auto const& p : reading.domain->profiles)
      domains::for_each_outcome(*reading.domain,
                                [&](auto const& outcome) { REQUIRE(std::isfinite(utility(p, outcome))); });
  }
  CHECK(refused > 2000);
}
