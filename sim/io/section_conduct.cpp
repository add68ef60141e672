// What a party does beside bargaining: statements in public, holding back at the front, walking out, breaking its word.
#include "io/sections.hpp"

namespace zopa::io {

using model::DeEscalation;
using model::Party;
using model::Reneging;
using model::Statements;
using model::StrengthBelief;
using model::World;

Section<Statements> const& statements_section() {
  static Section<Statements> const section{
      "statements",
      "parties.<party>.statements",
      "On its turn, where the last offer it heard crosses a hard line that it has stated, the party may restate that "
      "line in public instead of making an offer. Each time adds one to its commitment (`audience`), and the others "
      "learn from it how likely the line is meant.",
      SourceCovers::numbers,
      {
          number_field("meant", &Statements::meant, unit_interval)
              .in("probability per turn")
              .needed()
              .help_text("Where the line is meant."),
          number_field("bluff", &Statements::bluff, unit_interval)
              .in("probability per turn")
              .otherwise("0")
              .help_text("Where it is not."),
      },
      "statements: {meant: 0.5, bluff: 0.2}"};
  return section;
}

Section<DeEscalation> const& de_escalation_section() {
  static Section<DeEscalation> const section{
      "de-escalation",
      "parties.<party>.de_escalation",
      "On its turn the party may hold back at the front instead of making an offer, without any agreement (Osgood "
      "1962). War costs of all fall by half of what it gives up.",
      SourceCovers::numbers,
      {
          number_field("chance", &DeEscalation::chance, unit_interval)
              .in("probability per turn")
              .otherwise("0")
              .help_text("That it begins."),
          number_field("answers", &DeEscalation::answers, unit_interval)
              .in("probability per turn")
              .otherwise("0")
              .help_text("That it answers another party's holding back in kind."),
          number_field("depth", &DeEscalation::depth, unit_interval)
              .in("share")
              .otherwise("0.5")
              .help_text("Part of its moves forward that it gives up."),
          integer_field("rounds", &DeEscalation::rounds, 1, 1'000'000)
              .in("rounds")
              .otherwise("3")
              .help_text("For how long."),
      },
      "de_escalation: {chance: 0.1, answers: 0.5, depth: 0.7, rounds: 2}"};
  return section;
}

Section<Reneging> const& reneging_section() {
  static Section<Reneging> const section{
      "reneging",
      "parties.<party>.reneging",
      "The party breaks a deal in the first round in which no deal plus a first strike is worth more to it than the "
      "deal plus the punishment. Nobody foresees it: values of deals count the hazard alone.",
      SourceCovers::numbers,
      {
          number_field("first_strike", &Reneging::first_strike)
              .in("value")
              .otherwise("0")
              .help_text("What striking first is worth to it."),
          number_field("punishment", &Reneging::punishment, not_negative)
              .in("value")
              .otherwise("0")
              .help_text("What breaking its word costs it."),
      },
      "reneging: {first_strike: 0.05, punishment: 0.1}"};
  return section;
}

Section<StrengthBelief> const& strength_belief_section() {
  static Section<StrengthBelief> const section{
      "strength belief",
      "parties.<party>.beliefs.strength",
      "A normal prior on the strength gap m of `war.strength`, in favour of the gainer. The party knows how the war "
      "works but not who is stronger now; battles tell it (Kalman 1960).",
      SourceCovers::numbers,
      {
          number_field("mean", &StrengthBelief::mean).otherwise("0").help_text("What it expects before the talks."),
          number_field("sd", &StrengthBelief::sd, not_negative)
              .otherwise("1")
              .help_text("How unsure it is. 0: it will not learn about the present, only follow what wanders."),
      },
      "beliefs: {strength: {mean: 0.5, sd: 1}}"};
  return section;
}

namespace {

/// A part that is not there until the file gives it.
template <class Part>
Field<Party> optional_part(std::string key, std::optional<Part> Party::* member, Section<Part> const& (*inner)()) {
  return field<Party>(std::move(key), a_section(inner().name),
                      [member, inner](Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
                        (place(b.world()).*member).emplace();
                        b.section(inner(), n, path, Place<Part>([place, member](World& w) -> Part& {
                                    return *(place(w).*member);
                                  }));
                      });
}

}  // namespace

std::vector<Field<Party>> beside_bargaining_fields() {
  return {
      optional_part("statements", &Party::statements, &statements_section)
          .help_text("Restates its lines in public when they are crossed."),
      optional_part("de_escalation", &Party::de_escalation, &de_escalation_section)
          .help_text("Holds back at the front on its own."),
      integer_field("patience", &Party::patience, 1, 1'000'000)
          .in("rounds")
          .help_text("Walks out of the talks on the first track on its turn, after so many rounds in a row without a "
                     "deal. Without it the party never does."),
      optional_part("reneging", &Party::reneging, &reneging_section)
          .help_text("May break what it has signed. Without it the party keeps its word."),
  };
}

void bind_strength_belief(Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
  auto const& world = b.world();
  place(b.world()).strength_belief.emplace();
  b.section(strength_belief_section(), n, path,
            Place<StrengthBelief>([place](World& w) -> StrengthBelief& { return *place(w).strength_belief; }));
  if (place(b.world()).battle_belief && !world.parties.empty())
    b.complaints.error(n.mark, "a party holds a belief about battles or about the strength gap, not both",
                       "'battle:' or 'strength:'");
}

}  // namespace zopa::io
