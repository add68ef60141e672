#include "fuzz/demand.hpp"
#include "io/promises.hpp"
#include "zopa/io/format.hpp"
#include "zopa/io/scenario_file.hpp"
#include "zopa/io/study_file.hpp"

using zopa::fuzz::demand, zopa::fuzz::demand_sense;

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
