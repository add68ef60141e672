#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "zopa/io/domain.hpp"
#include "zopa/report/solve_report.hpp"

namespace zopa::cli {
namespace {

namespace fs = std::filesystem;
using io::DomainFormat;

struct ImportOptions {
  std::vector<std::string> files;
  std::string output, normalize = "raw";
  int rounds = 100;
  bool json = false;
};

struct ExportOptions {
  ScenarioArguments scenario;
  std::string format, folder, normalize = "raw";
};

/// The files of one folder that could belong to a domain, ascending; what starts with '_' or '.' describes it only.
std::vector<std::string> files_of(std::string const& folder) {
  std::vector<std::string> out;
  std::error_code ignored;
  for (auto const& entry : fs::directory_iterator(folder, ignored)) {
    auto const name = entry.path().filename().string();
    if (name[0] != '_' && name[0] != '.' && io::domain_format(name)) out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Reads what was named; a folder stands for its files. Says what is wrong.
std::optional<std::vector<io::DomainFile>> domain_files_of(std::vector<std::string> const& named,
                                                           DomainFormat& format) {
  std::error_code ignored;
  bool const folder = named.size() == 1 && fs::is_directory(named[0], ignored);
  auto const paths = folder ? files_of(named[0]) : named;
  auto const first = paths.empty() ? std::nullopt : io::domain_format(paths[0]);
  if (!first) {
    fmt::print(stderr, "{}: expected {}.xml (Genius), .json (GeniusWeb), .yml or .yaml (NegMAS)\n", named[0],
               folder ? "files that end in " : "a file that ends in ");
    return std::nullopt;
  }
  format = *first;
  std::vector<io::DomainFile> files;
  for (auto const& path : paths) {
    auto text = io::domain_format(path) == format ? file_text(path) : std::nullopt;
    if (!text) {
      fmt::print(stderr, "{}: {}\n", path,
                 io::domain_format(path) == format ? "cannot be read" : "is not of the same format as " + paths[0]);
      return std::nullopt;
    }
    files.push_back({path, std::move(*text)});
  }
  if (folder) {
    auto const domain =
        std::find_if(files.begin(), files.end(), [&](auto const& f) { return io::holds_domain_only(format, f.text); });
    if (domain != files.end()) std::rotate(files.begin(), domain, domain + 1);
  }
  return files;
}

void print_imported(ImportOptions const& o, DomainFormat format, io::Domain const& domain) {
  auto json = report::json_head("zopa.import");
  json["format"] = to_text(format);
  json["name"] = domain.name;
  json["file"] = o.output;
  json["rounds"] = o.rounds;
  json["normalize"] = o.normalize;
  for (auto const& issue : domain.issues)
    json["issues"].push_back({{"name", issue.name}, {"options", issue.options.size()}});
  for (auto const& p : domain.profiles)
    json["parties"].push_back({{"name", p.party},
                               {"best", highest_utility(p)},
                               {"reservation_value", p.reservation_value},
                               {"discount", p.discount}});
  fmt::print("{}\n", json.dump(2));
}

Exit import_domain(ImportOptions const& o) {
  DomainFormat format{};
  auto const files = domain_files_of(o.files, format);
  if (!files) return Exit::input;
  if (o.json && o.output.empty())
    return fmt::print(stderr, "--json needs -o FILE: the scenario has to go somewhere\n"), Exit::input;
  auto reading = io::read_domain(format, *files);
  if (!reading.diagnostics.empty()) fmt::print(stderr, "{}", io::render(reading.diagnostics));
  if (!reading.domain) return Exit::input;
  auto domain = std::move(*reading.domain);
  if (domain.profiles.size() < 2) {
    fmt::print(stderr, "{} profile{}: a bargain needs two or more (zopa import DOMAIN PROFILE PROFILE)\n",
               domain.profiles.size(), domain.profiles.size() == 1 ? "" : "s");
    return Exit::input;
  }
  if (o.normalize == "max_one") domain = io::with_best_at_one(std::move(domain));
  auto const text = io::scenario_text(domain, format, o.rounds);
  auto const read_back = io::read_scenario_text(text, o.output.empty() ? "imported.yaml" : o.output);
  if (!read_back.scenario) {  // it is a promise that an imported case reads
    fmt::print(stderr, "{}zopa import wrote a scenario that zopa does not read: please report the files\n",
               io::render(read_back.diagnostics));
    return Exit::internal;
  }
  if (o.output.empty()) return fmt::print("{}", text), Exit::done;
  if (!write_file(o.output, text)) return Exit::input;
  if (o.json) return print_imported(o, format, domain), Exit::done;
  fmt::print("{}: {} parties, {} issues, from {}.\nNext: zopa solve {}, zopa tournament {}\n", o.output,
             domain.profiles.size(), domain.issues.size(), to_text(format), o.output, o.output);
  return Exit::done;
}

bool write_all(std::string const& folder, std::vector<io::DomainFile> const& files) {
  std::error_code error;
  fs::create_directories(folder, error);
  return std::all_of(files.begin(), files.end(),
                     [&](auto const& file) { return write_file(folder + "/" + file.name, file.text); });
}

Exit export_domain(ExportOptions const& o) {
  auto const scenario = read(o.scenario.request());
  if (!scenario) return Exit::input;
  auto const format = o.format == "genius"      ? DomainFormat::genius
                      : o.format == "geniusweb" ? DomainFormat::geniusweb
                                                : DomainFormat::negmas;
  auto of_scenario = io::domain_of(*scenario);
  for (auto const& problem : of_scenario.problems)
    fmt::print(stderr, "{}: no linear-additive domain holds this: {}\n", o.scenario.words[0], problem);
  if (!of_scenario.domain) return Exit::input;
  auto domain = std::move(*of_scenario.domain);
  if (o.normalize == "max_one") domain = io::with_best_at_one(std::move(domain));
  auto const writing = io::write_domain(format, domain);
  for (auto const& problem : writing.problems) fmt::print(stderr, "{}: {}\n", o.scenario.words[0], problem);
  if (writing.files.empty() || !write_all(o.folder, writing.files)) return Exit::input;
  if (o.scenario.json) {
    auto json = report::json_head("zopa.export");
    json["format"] = to_text(format);
    json["normalize"] = o.normalize;
    json["left_out"] = writing.left_out;
    for (auto const& file : writing.files) json["files"].push_back(o.folder + "/" + file.name);
    fmt::print("{}\n", json.dump(2));
    return Exit::done;
  }
  for (auto const& file : writing.files) fmt::print("{}/{}\n", o.folder, file.name);
  for (auto const& note : writing.left_out) fmt::print("Note: {}\n", note);
  return Exit::done;
}

CLI::Option* add_normalize(CLI::App& verb, std::string& normalize) {
  return verb
      .add_option("--normalize", normalize,
                  "Utilities: raw (as given) or max_one (each party's divided by its best outcome's)")
      ->check(CLI::IsMember({"raw", "max_one"}))
      ->capture_default_str();
}

}  // namespace

void add_import(CLI::App& program, Exit& exit) {
  auto const o = std::make_shared<ImportOptions>();
  CLI::App* verb =
      program.add_subcommand("import", "A scenario from a domain of Genius (XML), GeniusWeb (JSON) or NegMAS (YAML)");
  verb->add_option("files", o->files, "The domain, then a profile for each party; or the folder that holds them")
      ->required()
      ->type_name("DOMAIN PROFILE …");
  verb->add_option("-o", o->output, "The scenario to write; printed without it")->type_name("FILE");
  verb->add_option("--rounds", o->rounds, "Rounds of the negotiation")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  add_normalize(*verb, o->normalize);
  verb->add_flag("--json", o->json, "Print the result for machines (docs/json.md)");
  verb->footer(
      "What is taken over and how: docs/domains.md\n"
      "Example: zopa import docs/examples/laptop/domain.xml docs/examples/laptop/buyer.xml "
      "docs/examples/laptop/seller.xml -o laptop.yaml");
  on_chosen(*verb, exit, o, &import_domain);
}

void add_export(CLI::App& program, Exit& exit) {
  auto const o = std::make_shared<ExportOptions>();
  CLI::App* verb =
      program.add_subcommand("export", "A linear-additive scenario as a domain of Genius, GeniusWeb or NegMAS");
  o->scenario.add_to(*verb);
  verb->add_option("--format", o->format, "genius, geniusweb or negmas")
      ->required()
      ->check(CLI::IsMember({"genius", "geniusweb", "negmas"}));
  verb->add_option("-o", o->folder, "The folder to write to")->required()->type_name("FOLDER");
  add_normalize(*verb, o->normalize);
  verb->footer(
      "What a domain can hold: docs/domains.md\n"
      "Example: zopa export scenarios/textbook/two_issues.yaml --format negmas -o two_issues");
  on_chosen(*verb, exit, o, &export_domain);
}

}  // namespace zopa::cli
