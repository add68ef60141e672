#include "cli/program.hpp"

namespace {

std::string const laptop_files =
    "docs/examples/laptop/domain.xml docs/examples/laptop/buyer.xml docs/examples/laptop/seller.xml";

/// The laptop domain imported to a file that goes with the test.
struct ImportedLaptop {
  Folder folder;
  std::string path = folder.path("laptop.yaml");
  explicit ImportedLaptop(std::string const& more = "") {
    REQUIRE(zopa("import " + laptop_files + " -o " + path + more).exit == 0);
  }
};

}  // namespace

TEST_CASE("an imported domain is checked, solved and played in a tournament") {
  ImportedLaptop const laptop(" --rounds 20");
  CHECK(zopa("check " + laptop.path).exit == 0);
  auto const track = json_of("solve " + laptop.path + " --json")["tracks"][0];
  CHECK(track["zopa"]["exists"] == true);
  // by hand: plain, 1 TB, 15 inches is worth .5/5 + .3 + .2 and .6 + .3/4 + .1, and no product of gains is larger
  auto const nash = track["zopa"]["nash"];
  CHECK(nash["package"]["disk"] == "1 TB");
  CHECK(nash["value"]["buyer"].get<double>() == doctest::Approx(.6).epsilon(1e-12));
  CHECK(nash["value"]["seller"].get<double>() == doctest::Approx(.775).epsilon(1e-12));
  CHECK(track["zopa"]["no_deal"]["buyer"] == .3);
  auto const games = json_of("tournament " + laptop.path + " --tactics boulware,conceder --draws 2 --games 2 --json");
  CHECK(games["pairings"].size() == 4);
}

TEST_CASE("import prints the scenario without -o, and takes a folder for its files") {
  ImportedLaptop const laptop;
  std::string const text = zopa("import docs/examples/laptop").out;
  CHECK(contains(text, "# discount: the profile's factor d is over the whole negotiation; per round it is d^(1/100)."));
  CHECK(text == zopa("import " + laptop_files).out);
}

TEST_CASE("import --json says what was taken over") {
  Folder const folder;
  auto const json = json_of("import " + laptop_files + " --rounds 2 --json -o " + folder.path("l.yaml"));
  CHECK(json["shape"] == "zopa.import");
  CHECK(json["format"] == "Genius");
  CHECK(json["parties"][0]["discount"] == .81);
  CHECK(json["issues"][1]["options"] == 3);
  CHECK(zopa("import " + laptop_files + " --json 2>&1").exit == 2);
  CHECK(contains(zopa("describe " + folder.path("l.yaml") + " parties.buyer.discount").out, "0.9"));  // .81^(1/2)
}

TEST_CASE("export and import again give the same scenario in each format") {
  ImportedLaptop const laptop;
  auto const solved = json_of("solve " + laptop.path + " --json")["tracks"];
  for (std::string const format : {"genius", "negmas"}) {
    CAPTURE(format);
    std::string const folder = laptop.folder.path(format);
    auto const json = json_of("export " + laptop.path + " --format " + format + " -o " + folder + " --json");
    CHECK(json["files"].size() == 3);
    CHECK(json["left_out"].size() == (format == "genius" ? 0 : 1));  // the buyer's discount
    std::string const again = laptop.folder.path(format + ".yaml");
    CHECK(zopa("import " + folder + " -o " + again).exit == 0);
    CHECK(json_of("solve " + again + " --json")["tracks"] == solved);
  }
  std::string const folder = laptop.folder.path("geniusweb");
  CHECK(contains(zopa("export " + laptop.path + " --format geniusweb -o " + folder).out,
                 "becomes a reservation bid worth"));
  CHECK(zopa("import " + folder).exit == 0);
}

TEST_CASE("export names the terms that a domain cannot hold, import what is wrong with the files; both leave with 2") {
  Ran const river_out = zopa("export " + river + " --format negmas -o /nowhere 2>&1");
  CHECK(river_out.exit == 2);
  CHECK(contains(river_out.out, "the red line 'not-the-river'"));
  CHECK(contains(zopa("export " + river + " --format xml -o /nowhere 2>&1").out, "genius"));
  Folder folder;
  auto const broken = folder.file("broken.xml", "<negotiation_template>\n<oops>\n</negotiation_template>");
  Ran const ran = zopa("import " + broken + " 2>&1");
  CHECK(ran.exit == 2);
  CHECK(contains(ran.out, "broken.xml:3:3: this is no XML: mismatched tag"));
  CHECK(contains(zopa("import docs/examples/laptop/domain.xml docs/examples/laptop/buyer.xml 2>&1").out,
                 "1 profile: a bargain needs two or more"));
  CHECK(contains(zopa("import " + river + " 2>&1").out, "the domain has no list of issues"));
  CHECK(zopa("import nothing.xml 2>&1").exit == 2);
  CHECK(contains(zopa("import README.md 2>&1").out, "README.md: expected a file that ends in .xml"));
  CHECK(zopa("import docs/examples/laptop --rounds 0 2>&1").exit == 2);
}

TEST_CASE("--normalize max_one scales each party to its best outcome, so that Genius can hold it") {
  Folder folder;
  auto const half = folder.file("half.yaml",
                                "zopa: 1\ntitle: half\nissues: {a: [x, y]}\nparties:\n"
                                "  A: {no_deal: 0.1, prefers: {a: {weight: 1, values: [0, 0.5]}}}\n"
                                "  B: {no_deal: 0, prefers: {a: {weight: 1, values: [1, 0]}}}\n");
  auto const out = folder.path("out");
  Ran const raw = zopa("export " + half + " --format genius -o " + out + " 2>&1");
  CHECK(raw.exit == 2);
  CHECK(contains(raw.out, "'A': its best outcome is worth 0.5"));
  CHECK(zopa("export " + half + " --format genius --normalize max_one -o " + out).exit == 0);
  CHECK(contains(zopa("import " + out).out, "no_deal: 0.2"));
}
