#include "cli/seat.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "cli/package_edit.hpp"
#include "zopa/model/package.hpp"
#include "zopa/report/debrief.hpp"
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
    "  accept · refuse                  when the other side's package is on the table\n"
    "  advice                           what your delegation would do\n"
    "  quit                             leave the game\n";

void say(std::string const& text, std::size_t indent = 2) {
  fmt::print("{}{}\n", std::string(indent, ' '), report::wrap(text, columns - indent, indent + 3));
}

/// One person's side of the table.
class Seat {
 public:
  Seat(std::istream& in, model::Scenario const& scenario, model::World const& world, play::Game& game,
       model::PartyId me, bool echo)
      : in_(in),
        scenario_(scenario),
        world_(world),
        game_(game),
        me_(me),
        echo_(echo),
        last_heard_(world.tracks.size()),
        last_own_(world.tracks.size()) {}

  bool play() {
    game_.record(&transcript_);
    fmt::print("You speak for {}. Type help for what you can do.\n\n", name(me_));
    tell();
    while (!std::holds_alternative<play::Over>(game_.pending())) {
      if (!mine()) {
        play::advance(game_, play::Decision(play::decide(game_)));
      } else if (!my_turn()) {
        return false;
      }
      tell();
    }
    return true;
  }

 private:
  std::string const& name(model::PartyId i) const { return world_.parties[i].name; }
  bool is_ceasefire(model::TrackId k) const { return world_.tracks[k].kind == model::Track::Kind::ceasefire; }

  bool mine() const {
    if (auto const* move = std::get_if<play::ToMove>(&game_.pending())) return move->party == me_;
    if (auto const* ask = std::get_if<play::ToRespond>(&game_.pending())) return ask->party == me_;
    return false;
  }

  // Says what has happened since it last did.
  void tell() {
    play::Transcript fresh;
    fresh.events.assign(transcript_.events.begin() + static_cast<std::ptrdiff_t>(told_), transcript_.events.end());
    told_ = transcript_.events.size();
    fmt::print("{}", report::transcript_text(scenario_, world_, fresh, false));
  }

  bool my_turn() {
    auto const* move = std::get_if<play::ToMove>(&game_.pending());
    track_ = move ? move->track : std::get<play::ToRespond>(game_.pending()).track;
    choices_.clear();
    fmt::print("\n");
    if (move)
      show_choices();
    else
      show_offer();
    std::optional<play::Decision> decision;
    while (!decision) {
      std::string line;
      if (in_over_ || !ask(line)) {
        decision = play::decide(game_);
        continue;
      }
      if (line == "quit") return false;
      decision = understood(line);
    }
    play::advance(game_, *decision);
    return true;
  }

  bool ask(std::string& line) {
    fmt::print("{}> ", name(me_));
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
    say(fmt::format("Your move, {} {}, {}. Without a deal you expect {}.", scenario_.round, game_.round() + 1,
                    report::name(world_, track_), report::decimal(game_.no_deal_value(me_, track_))),
        0);
    if (is_ceasefire(track_)) {
      say("offer 1   propose a ceasefire");
      return;
    }
    if (auto const* advised = std::get_if<play::Offer>(&play::decide(game_)))
      add_choice("your delegation's proposal", advised->package);
    if (last_heard_[track_]) add_choice("the last package put to you", *last_heard_[track_]);
    if (last_own_[track_]) add_choice("your own last offer", *last_own_[track_]);
    if (auto const promising = game_.best_offer(me_, track_))
      add_choice("the most promising, chances weighed", *promising);
    if (choices_.empty()) say("Your delegation has nothing to propose that it would sign itself.");
  }

  void add_choice(std::string const& what, model::Package const& package) {
    if (std::find(choices_.begin(), choices_.end(), package) != choices_.end()) return;
    choices_.push_back(package);
    say(fmt::format("{}  {}: {}", choices_.size(), what, report::package_in_words(world_, track_, package)));
    say(worth(package) + "; " + chance(package), 5);
  }

  std::string worth(model::Package const& package) {
    std::string text = fmt::format("worth {} to you", report::decimal(game_.deal_value(me_, track_, package)));
    std::vector<std::string> broken;
    for (auto const id : model::ids_of(world_.lines)) {
      auto const& line = world_.lines[id];
      if (line.owner == me_ && line.track == track_ && !line.ratifier && model::in_force(line, game_.round()) &&
          model::breaks(world_, id, package, game_.circumstances()))
        broken.push_back("“" + report::name(world_, id) + "”" + (line.binding ? "" : " (stated, not meant)"));
    }
    if (!broken.empty()) text += "; crosses your line " + report::listing(broken);
    return text;
  }

  std::string chance(model::Package const& package) {
    return fmt::format("you believe it would be signed and ratified with probability {}",
                       report::percent(game_.chance_of_deal(me_, track_, package)));
  }

  void show_offer() {
    auto const& ask = std::get<play::ToRespond>(game_.pending());
    std::string const who = ask.proposer      ? name(*ask.proposer)
                            : world_.mediator ? world_.mediator->name
                                              : "the mediator";
    if (is_ceasefire(track_)) {
      say(fmt::format("Your answer to {}: a ceasefire, {} {}?", who, scenario_.round, game_.round() + 1), 0);
      return;
    }
    last_heard_[track_] = *ask.package;
    say(fmt::format("Your answer to {}, {}. Without a deal you expect {}; the package is {}.", who,
                    report::name(world_, track_), report::decimal(game_.no_deal_value(me_, track_)),
                    worth(*ask.package)),
        0);
  }

  std::optional<play::Decision> understood(std::string const& line) {
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    bool const moving = std::holds_alternative<play::ToMove>(game_.pending());
    if (first == "help")
      fmt::print("{}", help);
    else if (first == "issues")
      show_issues();
    else if (first == "advice")
      show_advice();
    else if (first == "value" || (first == "offer" && moving))
      return package_command(line, first == "offer");
    else if (first == "pass" && moving)
      return play::Decision(play::Pass{});
    else if (first == "walk" && second == "out" && moving)
      return play::Decision(play::WalkOut{});
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
    for (char const* more : {"offer", "pass", "walk out"})
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
    if (is_ceasefire(track_)) return offer ? std::optional(play::Decision(play::Offer{})) : std::nullopt;
    std::size_t const n = word.find_first_not_of("0123456789") == std::string::npos && word.size() < 4 && !word.empty()
                              ? static_cast<std::size_t>(std::stoul(word))
                              : 0;
    if (n < 1 || n > choices_.size()) {
      say(choices_.empty() ? "There is no numbered package now."
                           : fmt::format("Which package? A number from 1 to {}: offer 1.", choices_.size()));
      return std::nullopt;
    }
    model::Package package = choices_[n - 1];
    bool good = true;
    while (words >> word) {
      if (word == "with") continue;
      std::string const problem = change(world_, track_, package, word);
      if (!problem.empty()) say(problem);
      good = good && problem.empty();
    }
    if (good && !model::exists(world_, track_, package)) {
      say("There is no such package: control and status of a territory do not fit together (nobody returns what he "
          "keeps).");
      good = false;
    }
    if (!good) return std::nullopt;
    if (!offer) {
      say(worth(package) + "; " + chance(package));
      return std::nullopt;
    }
    last_own_[track_] = package;
    return play::Decision(play::Offer{package});
  }

  void show_issues() {
    for (auto const k : world_.tracks[track_].issues)
      say(fmt::format("{}: {}", world_.issues[k].id, fmt::join(world_.issues[k].options, " | ")));
  }

  void show_advice() {
    auto const& advised = play::decide(game_);
    if (auto const* offer = std::get_if<play::Offer>(&advised))
      say(is_ceasefire(track_)
              ? "Your delegation would propose a ceasefire."
              : "Your delegation would offer " + report::package_in_words(world_, track_, offer->package));
    else if (std::holds_alternative<play::Accept>(advised))
      say("Your delegation would accept.");
    else if (std::holds_alternative<play::Refuse>(advised))
      say("Your delegation would refuse.");
    else
      say("Your delegation would make no offer now.");
  }

  std::istream& in_;
  model::Scenario const& scenario_;
  model::World const& world_;
  play::Game& game_;
  model::PartyId me_;
  bool echo_;
  model::TrackId track_;
  play::Transcript transcript_;
  std::size_t told_ = 0;
  bool in_over_ = false;
  std::vector<model::Package> choices_;
  model::Per<model::TrackId, std::optional<model::Package>> last_heard_, last_own_;
};

}  // namespace

bool take_seat(std::istream& in, model::Scenario const& scenario, model::World const& world, play::Game& game,
               model::PartyId seat, bool echo) {
  if (!Seat(in, scenario, world, game, seat, echo).play()) {
    fmt::print("You leave the table; the game is not finished.\n");
    return false;
  }
  fmt::print("\n{}", report::debrief(world, scenario.round, game.outcome(), seat));
  return true;
}

}  // namespace zopa::cli
