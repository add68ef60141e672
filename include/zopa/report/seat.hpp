#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/base/random.hpp"
#include "zopa/model/scenario.hpp"
#include "zopa/play/game.hpp"
#include "zopa/report/transcript_report.hpp"

namespace zopa::report {

/// Where the file leaves the seat to a person, its delegation advises by best response.
void give_adviser(model::Scenario&, model::PartyId seat);

/// One person's side of a game's table: what the terminal and the page share. All other seats are played by their
/// tactics; the game only stops where this one is asked. Keeps references to all it is given.
class Seat {
 public:
  /// Which tracks the person speaks on; their delegation speaks on the others, as the scenario says.
  enum class Menu : std::uint8_t { every_track, main_track_and_ceasefires };
  struct Choice {
    std::string what;  ///< "your delegation's proposal"
    model::Package package;
  };
  /// What a package would be now.
  struct Worth {
    double value;                       ///< of the deal, to the person's party
    std::optional<double> chance;       ///< that it is signed and ratified, as the party believes; on its own move only
    std::vector<model::LineId> crosses; ///< lines of the party's own negotiator that are in force
  };

  /// Plays on to the first decision of the person. Expects a game not yet advanced, and an adviser (`give_adviser`).
  Seat(model::Scenario const&, model::World const&, play::Game&, model::PartyId me, Menu = Menu::every_track);
  Seat(Seat const&) = delete;
  Seat& operator=(Seat const&) = delete;
  ~Seat();

  bool over() const;
  bool on_menu(model::TrackId) const;
  model::PartyId party() const { return me_; }
  model::World const& world() const { return world_; }
  model::Scenario const& scenario() const { return scenario_; }
  play::Game const& game() const { return game_; }

  /// The decision that is asked for: expects not `over()`.
  bool moving() const;  ///< an offer is asked for; otherwise an answer
  model::TrackId track() const;
  bool ceasefire() const;
  double no_deal_value() const;
  std::string const& proposer() const;                   ///< of what is to be answered
  std::optional<model::Package> on_the_table() const;    ///< what is to be answered, on a track of terms
  std::vector<Choice> const& choices() const { return choices_; }  ///< packages to start from; none on a ceasefire
  Worth worth(model::Package const&) const;
  std::vector<model::LineId> crossed(model::Package const&) const;  ///< as in `worth`, alone
  /// Lines of its own that the person may restate in public now, instead of an offer.
  std::vector<model::LineId> lines_to_say() const;
  play::Decision advice() { return play::decide(game_); }

  std::string turn_in_words() const;
  std::string worth_in_words(model::Package const&) const;
  std::string advice_in_words();

  /// Carries out the person's decision and plays on to the next one.
  void decide(play::Decision const&);
  /// All that has happened, and what of it since `news` was last asked for.
  play::Transcript const& transcript() const { return transcript_; }
  play::Transcript news();
  /// All that has happened in sentences, each stretch between two decisions of the person told afresh, as `news` is.
  std::vector<Sentence> story() const;

 private:
  void go_on();
  void find_choices();
  void add_choice(std::string what, model::Package const&);

  model::Scenario const& scenario_;
  model::World const& world_;
  play::Game& game_;
  model::PartyId me_;
  Menu menu_;
  play::Transcript transcript_;
  std::size_t told_ = 0;
  std::vector<std::size_t> decided_;  ///< events before each decision of the person
  std::vector<Choice> choices_;
  model::Per<model::TrackId, std::optional<model::Package>> last_heard_, last_own_;
};

/// For the page, shape "zopa.seat" in docs/page.md: what a person is told before the talks …
nlohmann::ordered_json brief_json(Seat const&);
/// … while they last: the decision asked for, and all that has happened …
nlohmann::ordered_json turn_json(Seat&);
/// … what a package would be: value, chance, lines crossed, and the same with each option of each issue in its place …
nlohmann::ordered_json draft_json(Seat const&, model::Package const&);
/// … and afterwards: what there was to be had, what was left, how simulated negotiators did in this seat in the same
/// world. \param start the game before anything was decided; \param games how many are simulated.
nlohmann::ordered_json debrief_json(Seat const&, play::Game const& start, base::Stream const&, int games);

}  // namespace zopa::report
