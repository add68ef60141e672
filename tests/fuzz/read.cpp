#include <cstdio>
#include <cstdlib>

#include "io/promises.hpp"
#include "zopa/io/format.hpp"
#include "zopa/io/scenario_file.hpp"
#include "zopa/io/study_file.hpp"

namespace {

void demand(bool kept, char const* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void demand_sense(std::vector<zopa::io::Diagnostic> const& diagnostics, bool read) {
  bool errors = false;
  for (auto const& d : diagnostics) {
    errors = errors || d.severity == zopa::io::Diagnostic::Severity::error;
    demand(d.line >= 1 && d.column >= 1 && !d.problem.empty(), "a diagnostic has a place and a problem");
  }
  demand(read != errors, "a file reads if and only if nothing is wrong with it");
  demand(zopa::io::render(diagnostics).empty() == diagnostics.empty(), "what is wrong is said");
}

}  // namespace

/// Any bytes: read as a scenario and as a study, and laid out anew.
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
  std::string const text(reinterpret_cast<char const*>(data), size);
  auto const reading = zopa::io::read_scenario_text(text, "fuzz.yaml");
  demand_sense(reading.diagnostics, reading.scenario.has_value());
  if (reading.scenario) {
    demand(zopa::test::keeps_its_promises(reading.scenario->central),
           "no number is out of its range at central values");
    for (double const u : {.001, .999})
      demand(zopa::test::keeps_its_promises(
                 zopa::model::world(*reading.scenario, [u](std::uint64_t, std::uint32_t) { return u; })),
             "no number is out of its range in a draw");
  }
  auto const study = zopa::io::read_study_text(text, "fuzz.yaml");
  demand_sense(study.diagnostics, study.study.has_value());
  auto const once = zopa::io::formatted(text, "fuzz.yaml");
  if (once.text)
    demand(zopa::io::formatted(*once.text, "fuzz.yaml").text == once.text, "formatting twice changes nothing more");
  return 0;
}
