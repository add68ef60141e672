#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/study/signature.hpp"

namespace zopa::cli {

void add_signature(CLI::App& program, Exit& exit) {
  auto const files = std::make_shared<std::vector<std::string>>();
  auto const json = std::make_shared<bool>(false);
  CLI::App* verb = program.add_subcommand("signature", "A hash of the discrete outcomes of scenarios: has a change changed results?");
  verb->add_option("scenarios", *files, "Scenario files")->required();
  verb->add_flag("--json", *json, "Print the result for machines (docs/json.md)");
  verb->footer("Example: zopa signature scenarios/tutorial/*.yaml");
  verb->callback([files, json, &exit] {
    nlohmann::ordered_json out = {{"shape", "zopa.signature"}, {"version", 1}, {"signatures", nlohmann::ordered_json::object()}};
    for (auto const& file : *files) {
      auto const scenario = read({file, {}, {}});
      if (!scenario) {
        exit = Exit::input;
        continue;
      }
      std::string const hash = fmt::format("{:016x}", study::signature(*scenario));
      if (*json)
        out["signatures"][file] = hash;
      else
        fmt::print("{}  {}\n", hash, file);
    }
    if (*json) fmt::print("{}\n", out.dump(2));
  });
}

}  // namespace zopa::cli
