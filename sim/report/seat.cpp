#include "zopa/report/seat.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "zopa/model/red_line.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void give_adviser(model::Scenario& scenario, model::PartyId seat) {
  for (auto& tactic : scenario.central.parties[seat].tactic)
    if (std::holds_alternative<model::Person>(tactic)) tactic = model::Spe{};
}

Seat::Seat(model::Scenario const& scenario, model::World const& world, play::Game& game, model::PartyId me, Menu menu)
    : scenario_(scenario),
      world_(world),
      game_(game),
      me_(me),
      menu_(menu),
      last_heard_(world.tracks.size()),
      last_own_(world.tracks.size()) {
  game_.record(&transcript_);
  go_on();
}

Seat::~Seat() { game_.record(nullptr); }

bool Seat::over() const { return std::holds_alternative<play::Over>(game_.pending()); }

bool Seat::on_menu(model::TrackId track) const {
  return menu_ == Menu::every_track || track == model::main_track ||
         world_.tracks[track].kind == model::Track::Kind::ceasefire;
}

bool Seat::moving() const { return std::holds_alternative<play::ToMove>(game_.pending()); }

model::TrackId Seat::track() const {
  auto const* move = std::get_if<play::ToMove>(&game_.pending());
  return move ? move->track : std::get<play::ToRespond>(game_.pending()).track;
}

bool Seat::ceasefire() const { return world_.tracks[track()].kind == model::Track::Kind::ceasefire; }

double Seat::no_deal_value() const { return game_.no_deal_value(me_, track()); }

std::string const& Seat::proposer() const {
  static std::string const nobody = "the mediator";
  auto const& ask = std::get<play::ToRespond>(game_.pending());
  if (ask.proposer) return world_.parties[*ask.proposer].name;
  return world_.mediator ? world_.mediator->name : nobody;
}

std::optional<model::Package> Seat::on_the_table() const {
  if (over() || moving() || ceasefire()) return std::nullopt;
  return *std::get<play::ToRespond>(game_.pending()).package;
}

void Seat::decide(play::Decision const& decision) {
  if (auto const* offer = std::get_if<play::Offer>(&decision); offer && !ceasefire()) last_own_[track()] = offer->package;
  decided_.push_back(transcript_.events.size());
  play::advance(game_, decision);
  go_on();
}

std::vector<Sentence> Seat::story() const {
  std::vector<Sentence> all;
  std::size_t from = 0;
  for (std::size_t stretch = 0; stretch <= decided_.size(); ++stretch) {
    std::size_t const to = stretch < decided_.size() ? decided_[stretch] : transcript_.events.size();
    play::Transcript events;
    events.events.assign(transcript_.events.begin() + static_cast<std::ptrdiff_t>(from),
                         transcript_.events.begin() + static_cast<std::ptrdiff_t>(to));
    for (auto& sentence : report::story(scenario_, world_, events, false)) all.push_back(std::move(sentence));
    from = to;
  }
  return all;
}

play::Transcript Seat::news() {
  play::Transcript fresh;
  fresh.events.assign(transcript_.events.begin() + static_cast<std::ptrdiff_t>(told_), transcript_.events.end());
  told_ = transcript_.events.size();
  return fresh;
}

// To the next decision that is the person's.
void Seat::go_on() {
  while (!over()) {
    auto const* move = std::get_if<play::ToMove>(&game_.pending());
    model::PartyId const asked = move ? move->party : std::get<play::ToRespond>(game_.pending()).party;
    if (asked == me_ && on_menu(track())) break;
    play::advance(game_, play::Decision(play::decide(game_)));
  }
  choices_.clear();
  if (!over() && !ceasefire()) find_choices();
}

void Seat::find_choices() {
  model::TrackId const t = track();
  if (!moving()) {
    last_heard_[t] = *std::get<play::ToRespond>(game_.pending()).package;
    return;
  }
  if (auto const* advised = std::get_if<play::Offer>(&play::decide(game_)))
    add_choice("your delegation's proposal", advised->package);
  if (last_heard_[t]) add_choice("the last package put to you", *last_heard_[t]);
  if (last_own_[t]) add_choice("your own last offer", *last_own_[t]);
  if (auto const promising = game_.best_offer(me_, t)) add_choice("the most promising, chances weighed", *promising);
}

void Seat::add_choice(std::string what, model::Package const& package) {
  auto const is_it = [&](Choice const& c) { return c.package == package; };
  if (std::none_of(choices_.begin(), choices_.end(), is_it)) choices_.push_back({std::move(what), package});
}

Seat::Worth Seat::worth(model::Package const& package) const {
  Worth worth{game_.deal_value(me_, track(), package), std::nullopt, crossed(package)};
  if (moving()) worth.chance = game_.chance_of_deal(me_, track(), package);
  return worth;
}

std::vector<model::LineId> Seat::crossed(model::Package const& package) const {
  std::vector<model::LineId> lines;
  for (auto const id : model::ids_of(world_.lines)) {
    auto const& line = world_.lines[id];
    if (line.owner == me_ && line.track == track() && !line.ratifier && model::in_force(line, game_.round()) &&
        model::breaks(world_, id, package, game_.circumstances()))
      lines.push_back(id);
  }
  return lines;
}

std::vector<model::LineId> Seat::lines_to_say() const {
  std::vector<model::LineId> lines;
  if (!moving() || track() != model::main_track) return lines;
  for (auto const id : model::ids_of(world_.lines)) {
    auto const& line = world_.lines[id];
    if (line.owner == me_ && !line.ratifier && line.track == model::main_track) lines.push_back(id);
  }
  return lines;
}

std::string Seat::worth_in_words(model::Package const& package) const {
  Worth const judged = worth(package);
  std::string text = fmt::format("worth {} to you", decimal(judged.value));
  std::vector<std::string> lines;
  for (auto const id : judged.crosses)
    lines.push_back("“" + name(world_, id) + "”" + (world_.lines[id].binding ? "" : " (stated, not meant)"));
  if (!lines.empty()) text += "; crosses your line " + listing(lines);
  if (judged.chance)
    text += "; you believe it would be signed and ratified with probability " + percent(*judged.chance);
  return text;
}

std::string Seat::turn_in_words() const {
  std::string const when = fmt::format("{} {}", scenario_.round, game_.round() + 1), about = name(world_, track());
  if (moving())
    return fmt::format("Your move, {}, {}. Without a deal you expect {}.", when, about, decimal(no_deal_value()));
  if (ceasefire()) return fmt::format("Your answer to {}: a ceasefire, {}?", proposer(), when);
  return fmt::format("Your answer to {}, {}. Without a deal you expect {}; the package is {}.", proposer(), about,
                     decimal(no_deal_value()), worth_in_words(*on_the_table()));
}

std::string Seat::advice_in_words() {
  play::Decision const advised = advice();
  if (auto const* offer = std::get_if<play::Offer>(&advised))
    return ceasefire() ? "Your delegation would propose a ceasefire."
                       : "Your delegation would offer " + package_in_words(world_, track(), offer->package);
  if (std::holds_alternative<play::Accept>(advised)) return "Your delegation would accept.";
  if (std::holds_alternative<play::Refuse>(advised)) return "Your delegation would refuse.";
  if (std::holds_alternative<play::WalkOut>(advised)) return "Your delegation would walk out.";
  if (std::holds_alternative<play::DeEscalate>(advised))
    return "Your delegation would hold back at the front for a while instead of an offer.";
  if (auto const* stated = std::get_if<play::StateLine>(&advised))
    return "Your delegation would say in public: “" + name(world_, stated->line) + "”.";
  return "Your delegation would make no offer now.";
}

}  // namespace zopa::report
