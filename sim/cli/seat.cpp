#include "cli/seat.hpp"

#include <sstream>

#include <fmt/format.h>

#include "cli/package_edit.hpp"
#include "zopa/model/package.hpp"
#include "zopa/report/debrief.hpp"
#include "zopa/report/seat.hpp"
#include "zopa/report/transcript_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

constexpr std::size_t columns = 110;

constexpr char const* help =
    "  offer N                          put package N of the list on the table\n"
    "  offer N with ISSUE=OPTION …      the same, changed: offer 1 with sanctions=lifted\n"
    "  value N with ISSUE=OPTION …      what it would be worth, without offering it\n"
    "  issues                           all issues and their options\n"
    "  pass · walk out                  make no offer now · end these talks for good\n"
    "  say LINE                         restate a red line of yours in public instead\n"
    "  hold back                        fight less for a while, on your own, instead of an offer\n"
    "  accept · refuse                  when the other side's package is on the table\n"
    "  advice                           what your delegation would do\n"
    "  quit                             leave the game\n";

void say(std::string const& text, std::size_t indent = 2) {
  fmt::print("{}{}\n", std::string(indent, ' '), report::wrap(text, columns - indent, indent + 3));
}

/// A person at the terminal.
class Terminal {
 public:
  Terminal(std::istream& in, report::Seat& seat, bool echo) : in_(in), seat_(seat), echo_(echo) {}

  bool play() {
    fmt::print("You speak for {}. Type help for what you can do.\n\n", name());
    tell();
    while (!seat_.over()) {
      auto const decision = my_turn();
      if (!decision) return false;
      seat_.decide(*decision);
      tell();
    }
    return true;
  }

 private:
  std::string const& name() const { return seat_.world().parties[seat_.party()].name; }

  // Says what has happened since it last did.
  void tell() { fmt::print("{}", report::transcript_text(seat_.scenario(), seat_.world(), seat_.news(), false)); }

  std::optional<play::Decision> my_turn() {
    fmt::print("\n");
    say(seat_.turn_in_words(), 0);
    if (seat_.moving()) show_choices();
    std::optional<play::Decision> decision;
    while (!decision) {
      std::string line;
      if (in_over_ || !ask(line)) return seat_.advice();
      if (line == "quit") return std::nullopt;
      decision = understood(line);
    }
    return decision;
  }

  bool ask(std::string& line) {
    fmt::print("{}> ", name());
    std::fflush(stdout);
    while (std::getline(in_, line)) {
      line.erase(0, line.find_first_not_of(" \t\r"));
      line.erase(line.find_last_not_of(" \t\r") + 1);
      if (line.empty() || line.front() == '#') continue;
      if (echo_) fmt::print("{}\n", line);
      return true;
    }
    in_over_ = true;
    fmt::print("\n(no more input: your delegation plays on as the scenario says)\n");
    return false;
  }

  void show_choices() {
    if (seat_.ceasefire()) {
      say("offer 1   propose a ceasefire");
      return;
    }
    std::size_t n = 0;
    for (auto const& choice : seat_.choices()) {
      auto const words = report::package_in_words(seat_.world(), seat_.track(), choice.package);
      say(fmt::format("{}  {}: {}", ++n, choice.what, words));
      say(seat_.worth_in_words(choice.package), 5);
    }
    if (n == 0) say("Your delegation has nothing to propose that it would sign itself.");
  }

  std::optional<play::Decision> understood(std::string const& line) {
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    bool const moving = seat_.moving();
    if (first == "help")
      fmt::print("{}", help);
    else if (first == "issues")
      show_issues();
    else if (first == "advice")
      say(seat_.advice_in_words());
    else if (first == "value" || (first == "offer" && moving))
      return package_command(line, first == "offer");
    else if (first == "pass" && moving)
      return play::Decision(play::Pass{});
    else if (first == "walk" && second == "out" && moving)
      return play::Decision(play::WalkOut{});
    else if (first == "hold" && second == "back" && moving)
      return hold_back();
    else if (first == "say" && moving)
      return say_line(second);
    else if (first == "accept" && !moving)
      return play::Decision(play::Accept{});
    else if (first == "refuse" && !moving)
      return play::Decision(play::Refuse{});
    else
      wrong_command(first, moving);
    return std::nullopt;
  }

  void wrong_command(std::string const& word, bool moving) {
    std::vector<std::string> known{"value", "issues", "advice", "help", "quit"};
    for (char const* more : {"offer", "pass", "walk out", "say", "hold back"})
      if (moving) known.push_back(more);
    for (char const* more : {"accept", "refuse"})
      if (!moving) known.push_back(more);
    say(unknown(word, "command here", known));
  }

  // "offer 1 with sanctions=lifted": nothing where something in it is wrong, which is then said.
  std::optional<play::Decision> package_command(std::string const& line, bool offer) {
    std::istringstream words(line);
    std::string word;
    words >> word >> word;
    if (seat_.ceasefire()) return ceasefire_command(offer && !(words >> word));
    auto const& choices = seat_.choices();
    std::size_t const n = word.find_first_not_of("0123456789") == std::string::npos && word.size() < 4 && !word.empty()
                              ? static_cast<std::size_t>(std::stoul(word))
                              : 0;
    if (n < 1 || n > choices.size()) {
      say(choices.empty() ? "There is no numbered package now."
                          : fmt::format("Which package? A number from 1 to {}: offer 1.", choices.size()));
      return std::nullopt;
    }
    model::Package package = choices[n - 1].package;
    bool good = true;
    while (words >> word) {
      if (word == "with") continue;
      std::string const problem = change(seat_.world(), seat_.track(), package, word);
      if (!problem.empty()) say(problem);
      good = good && problem.empty();
    }
    if (good && !model::exists(seat_.world(), seat_.track(), package)) {
      say("There is no such package: control and status of a territory do not fit together (nobody returns what he "
          "keeps).");
      good = false;
    }
    if (!good) return std::nullopt;
    if (!offer) {
      say(seat_.worth_in_words(package));
      return std::nullopt;
    }
    return play::Decision(play::Offer{package});
  }

  std::optional<play::Decision> ceasefire_command(bool plain_offer) {
    if (plain_offer) return play::Decision(play::Offer{});
    say("A ceasefire has no terms: offer 1 proposes it, pass does not.");
    return std::nullopt;
  }

  std::optional<play::Decision> hold_back() {
    if (seat_.game().may_de_escalate()) return play::Decision(play::DeEscalate{});
    say("There is no fighting in which you could hold back now, or you already do.");
    return std::nullopt;
  }

  std::optional<play::Decision> say_line(std::string const& id) {
    std::vector<std::string> known;
    for (auto const line : seat_.lines_to_say()) {
      known.push_back(seat_.world().lines[line].id);
      if (known.back() == id) return play::Decision(play::StateLine{line});
    }
    if (seat_.track() != model::main_track)
      say("Lines are stated in public about the first track only.");
    else
      say(unknown(id, "red line of yours", known));
    return std::nullopt;
  }

  void show_issues() {
    model::World const& world = seat_.world();
    for (auto const k : world.tracks[seat_.track()].issues)
      say(fmt::format("{}: {}", world.issues[k].id, fmt::join(world.issues[k].options, " | ")));
  }

  std::istream& in_;
  report::Seat& seat_;
  bool echo_;
  bool in_over_ = false;
};

}  // namespace

bool take_seat(std::istream& in, model::Scenario const& scenario, model::World const& world, play::Game& game,
               model::PartyId party, bool echo) {
  report::Seat seat(scenario, world, game, party);
  if (!Terminal(in, seat, echo).play()) {
    fmt::print("You leave the table; the game is not finished.\n");
    return false;
  }
  fmt::print("\n{}", report::debrief(world, scenario.round, game.outcome(), party));
  return true;
}

}  // namespace zopa::cli
