#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "report/transcript_words.hpp"
#include "zopa/model/deal.hpp"
#include "zopa/report/transcript_report.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t stamp_width = 11;

std::string capitalised(std::string text) {
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// Who speaks about what; the mediator is nobody.
using Speaker = std::pair<std::size_t, std::size_t>;
Speaker speaker(model::TrackId track, std::optional<model::PartyId> party) {
  return {track.index, party ? party->index : std::size_t(-1)};
}

/// A month of the story.
struct Told {
  int round = 0;
  std::vector<std::string> lines;
  bool nothing_new = true;  ///< only offers and answers that were there before
};

/// Tells events in order; remembers what was said, so that it need not be said again.
class Story {
 public:
  Story(model::Scenario const& scenario, model::World const& world, bool why)
      : scenario_(scenario), world_(world), why_(why) {}

  void tell(play::Event const& event) {
    bool const ends = std::holds_alternative<play::TalksEnded>(event.what) && !told_.empty();  // after the last round
    if (told_.empty() || (told_.back().round != event.round && !ends)) begin(event.round);
    if (auto const* move = std::get_if<play::FrontMoved>(&event.what)) return moved(*move);
    flush_front();
    if (auto const* vote = std::get_if<play::Voted>(&event.what); vote && vote->approves) {
      approvals_.push_back(world_.parties[world_.ratifiers[vote->ratifier].party].name + "’s " + name(world_, vote->ratifier));
      told_.back().nothing_new = false;
      return;
    }
    flush_approvals();
    told_.back().lines.push_back(with_track(told_words(event)));
  }

  std::vector<Told> told() && {
    flush_front();
    flush_approvals();
    return std::move(told_);
  }

 private:
  void begin(int round) {
    flush_front();
    flush_approvals();
    told_.push_back({round, {}, true});
    track_.reset();
  }

  void flush_approvals() {
    if (approvals_.empty()) return;
    told_.back().lines.push_back(listing(approvals_) + (approvals_.size() == 1 ? " approves." : " approve."));
    approvals_.clear();
  }

  void moved(play::FrontMoved const& move) {
    double const points = 100 * (move.to - move.from);
    front_.push_back(fmt::format("{} of {} ({})", percent(move.to), world_.territories[move.territory].name,
                                 signed_decimal(points, std::fabs(points - std::round(points)) < 1e-9 ? 0 : 1)));
    told_.back().nothing_new = false;
  }

  /// All fronts that moved in a round in one line.
  void flush_front() {
    if (front_.empty()) return;
    told_.back().lines.push_back(fmt::format("{} now holds {}.", world_.parties[*world_.gainer].name, listing(front_)));
    front_.clear();
    track_.reset();
  }

  /// "A: B refuses", and without its track where the line before was about the same.
  std::string with_track(Words words) {
    bool const same = words.track == track_;
    track_ = words.track;
    if (!track_ || same) return capitalised(std::move(words.text));
    return capitalised(name(world_, *track_)) + ": " + words.text;
  }

  Words told_words(play::Event const& event) {
    bool fresh = true;
    Words found;
    if (auto const* offer = std::get_if<play::Offered>(&event.what)) found = offered(event, *offer, fresh);
    else if (auto const* refusal = std::get_if<play::Refused>(&event.what)) found = refused(event, *refusal, fresh);
    else if (auto const* deal = std::get_if<play::DealInForce>(&event.what)) found = in_force(*deal);
    else found = words(world_, event, why_);
    if (fresh) told_.back().nothing_new = false;
    return found;
  }

  Words offered(play::Event const& event, play::Offered const& offer, bool& fresh) {
    auto const key = speaker(offer.track, offer.proposer);
    auto const before = offers_.find(key);
    bool const known = before != offers_.end();
    fresh = !known || before->second != offer.package;
    std::string const changes = known && fresh && !offer.package.empty() ? changed(offer.track, before->second, offer.package) : "";
    offers_[key] = offer.package;
    table_[offer.track.index] = offer.package;
    std::string const who = offer.proposer ? world_.parties[*offer.proposer].name : world_.mediator ? world_.mediator->name : "The mediator";
    if (!fresh) return {fmt::format("{} repeats {}.", who, offer.package.empty() ? "its call" : "its offer"), offer.track};
    if (changes.empty()) return words(world_, event, why_);
    return {fmt::format("{} now proposes {}; the rest as before.", who, changes), offer.track};
  }

  /// The parts of a package that differ; empty where all do.
  std::string changed(model::TrackId track, model::Package const& before, model::Package const& now) const {
    auto const old_parts = package_parts_in_words(world_, track, before), parts = package_parts_in_words(world_, track, now);
    std::string out;
    std::size_t n = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (parts[k] == old_parts[k]) continue;
      out += (n++ ? " · " : "") + parts[k];
    }
    return n == parts.size() ? "" : out;
  }

  Words refused(play::Event const& event, play::Refused const& refusal, bool& fresh) {
    std::string const reason = words(world_, event, false).text;
    auto& before = refusals_[speaker(refusal.track, refusal.party)];
    fresh = before != reason;
    before = reason;
    return words(world_, event, why_);
  }

  Words in_force(play::DealInForce const& deal) {
    auto const on_table = table_.find(deal.track.index);
    bool const known = on_table != table_.end() && on_table->second == deal.package;
    std::string text = "signed";
    if (!known) text += ": " + package_in_words(world_, deal.track, deal.package);
    if (deal.hazard == 0) return {text + ".", deal.track};
    double const five_years = model::survival(deal.hazard, 5 * scenario_.rounds_per_year);
    text += fmt::format(". It can collapse with probability {} a {}: {} of such deals are in force after five years.",
                              decimal(deal.hazard, 3), scenario_.round, whole_percent(five_years));
    return {text, deal.track};
  }

  model::Scenario const& scenario_;
  model::World const& world_;
  bool why_;
  std::vector<Told> told_;
  std::optional<model::TrackId> track_;          ///< of the line before
  std::vector<std::string> approvals_, front_;
  std::map<Speaker, model::Package> offers_;     ///< the last of each
  std::map<std::size_t, model::Package> table_;  ///< the last on each track
  std::map<Speaker, std::string> refusals_;
};

}  // namespace

std::vector<Sentence> story(model::Scenario const& scenario, model::World const& world,
                            play::Transcript const& transcript, bool why) {
  Story teller(scenario, world, why);
  for (auto const& event : transcript.events) teller.tell(event);
  auto const told = std::move(teller).told();
  std::vector<Sentence> sentences;
  for (std::size_t k = 0; k < told.size(); ++k) {
    std::size_t last = k;
    while (!why && told[k].nothing_new && last + 1 < told.size() && told[last + 1].nothing_new) ++last;
    if (last > k) {
      sentences.push_back({told[k].round, told[last].round, "each repeats its last offer, and refuses as before."});
      k = last;
      continue;
    }
    for (auto const& line : told[k].lines) sentences.push_back({told[k].round, told[k].round, line});
  }
  return sentences;
}

std::string transcript_text(model::Scenario const& scenario, model::World const& world,
                            play::Transcript const& transcript, bool why) {
  std::string const unit = capitalised(scenario.round);
  std::string out;
  int round = -1;
  for (auto const& [from, until, text] : story(scenario, world, transcript, why)) {
    std::string stamp = from == round ? "" : fmt::format("{} {}", unit, from + 1);
    if (until > from) stamp += fmt::format(" to {}  ", until + 1);
    out += pad_right(stamp, stamp_width) + wrap(text, line_width, stamp_width) + "\n";
    round = from;
  }
  return out;
}

namespace {

/// What has become of a track by the end of what is told.
struct Fate {
  int since = -1;  ///< round of the last change; −1: nothing ever came about
  char const* state = "";
};

/// Where an event changes what holds on a track.
std::pair<std::optional<model::TrackId>, char const*> change(play::Event const& event) {
  if (auto const* e = std::get_if<play::DealInForce>(&event.what)) return {e->track, "in force"};
  if (auto const* e = std::get_if<play::Collapsed>(&event.what)) return {e->track, "collapsed"};
  if (auto const* e = std::get_if<play::CeasefireHolds>(&event.what)) return {e->track, "in force"};
  if (auto const* e = std::get_if<play::CeasefireBroke>(&event.what)) return {e->track, "broken"};
  if (auto const* e = std::get_if<play::WalkedOut>(&event.what)) return {e->track, "given up"};
  return {std::nullopt, ""};
}

}  // namespace

std::string ending_text(model::Scenario const& scenario, model::World const& world, play::Transcript const& transcript) {
  model::Per<model::TrackId, Fate> fates(world.tracks.size());
  for (auto const& event : transcript.events)
    if (auto const [track, state] = change(event); track) fates[*track] = {event.round, state};
  std::vector<std::string> parts;
  for (auto const track : model::ids_of(world.tracks))
    parts.push_back(name(world, track) + ": " +
                    (fates[track].since < 0 ? "none" : fmt::format("{} since {} {}", fates[track].state, scenario.round, fates[track].since + 1)));
  std::string out;
  for (auto const& part : parts) out += (out.empty() ? "" : " · ") + part;
  return pad_right("At the end ", stamp_width) + wrap(out, line_width, stamp_width) + "\n";
}

}  // namespace zopa::report
