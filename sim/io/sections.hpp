#pragma once

#include "io/binder.hpp"

namespace zopa::io {

// Every section of a file: its table of fields, and the function that binds it. In the order they are bound.

Section<model::World> const& scenario_section();
Section<model::World> const& time_section();
Section<model::Horizon> const& horizon_section();
Section<model::Horizon> const& random_end_section();
Section<model::Territory> const& territory_section();
Section<model::World> const& territorial_section();
Section<model::SupplyLink> const& link_section();
Section<model::Issue> const& issue_section();
Section<model::Track> const& track_section();
Section<model::Party> const& party_section();
Section<model::IssueValue> const& issue_value_section();
Section<model::Interaction> const& interaction_section();
Section<model::Bonus> const& bonus_section();
Section<model::Reference> const& reference_section();
Section<model::BattleBelief> const& belief_section();
Section<model::BattleBelief> const& battle_belief_section();
Section<model::StrengthBelief> const& strength_belief_section();
Section<model::Statements> const& statements_section();
Section<model::DeEscalation> const& de_escalation_section();
Section<model::Reneging> const& reneging_section();
Section<model::RedLine> const& red_line_section();
Section<model::RedLine> const& hardness_section();
Section<model::Ratifier> const& ratifier_section();
Section<model::Ratifier::Cap> const& cap_section();
Section<model::Tactic> const& tactic_section();
Section<model::TimeDependent> const& time_dependent_section();
Section<model::TitForTat> const& tit_for_tat_section();
Section<model::Preferences> const& weights_section();
Section<model::Mediator> const& mediator_section();
Section<model::Mediator> const& walks_away_section();
Section<model::Faction> const& faction_section();
Section<model::Summit> const& summit_section();
Section<model::War> const& war_section();
Section<model::War> const& drift_section();
Section<model::War> const& strength_section();
Section<model::Deal> const& deal_section();
Section<model::Deal> const& guarantee_section();
Section<model::Deal> const& monitoring_section();
Section<model::Protocol> const& protocol_section();
Section<model::Protocol> const& turns_section();
Section<model::Shock> const& shock_section();
Section<model::Scenario> const& correlation_section();
Section<model::Plan> const& plan_section();
Section<model::Source> const& source_section();
Section<model::Expectation> const& expectation_section();
Section<model::Hypothesis> const& hypothesis_section();

// Preferences stand in parties and in ratifiers alike.
Field<model::Preferences> prefers_field();
Field<model::Preferences> constant_field();
Field<model::Preferences> interactions_field();
Field<model::Preferences> bonus_field();

/// Of a party: what it does beside bargaining.
std::vector<Field<model::Party>> beside_bargaining_fields();
void bind_strength_belief(Binder&, Node const&, std::string const& path, Place<model::Party> const&);
void bind_factions(Binder&, Node const&, std::string const& path, Place<model::Mediator> const&);

/// What a shock may change: "parties.<party>.war_cost", with <name> for any name.
std::vector<std::string> shock_paths();

void bind_sources(Binder&, Node const& root);
void bind_territories(Binder&, Node const& root);
void bind_issues(Binder&, Node const& root);
void bind_tracks(Binder&, Node const& root);
void bind_parties(Binder&, Node const& root);
void bind_territory_values(Binder&, Node const& root);
void bind_weights(Binder&, Node const& root);
void bind_red_lines(Binder&, Node const& holder, std::string const& path, model::PartyId, std::optional<model::RatifierId>);
void bind_ratifiers(Binder&, Node const& party, std::string const& path, model::PartyId);
void bind_tactics(Binder&, Node const& tactic, std::string const& path, model::PartyId);
void bind_mediator(Binder&, Node const& root);
void bind_war(Binder&, Node const& root);
void bind_deal(Binder&, Node const& root);
void bind_protocol(Binder&, Node const& root);
void bind_agenda(Binder&, Node const& root);
void bind_summit(Binder&, Node const& root);
void bind_status_quo(Binder&, Node const& root);
void bind_shocks(Binder&, Node const& root);
void bind_expectations(Binder&, Node const& root);
/// Expects the whole world bound: figures are checked against what a run of it measures.
void bind_hypotheses(Binder&, Node const& root);
/// Lets uncertain numbers move together; expects all of them bound.
void bind_correlations(Binder&, Node const& root);

/// `{U: 0.1, R: 0.2}`: a number per party.
void bind_by_party(Binder&, Node const&, std::string const& path, Place<model::Per<model::PartyId, double>> const&);

/// The whole file. Structure must have been checked.
model::Scenario bind_scenario(Node const& root, Complaints&);
/// What must hold of the whole, and what is legal but surely not meant; sentences about defaults.
void check_whole(Binder&, Node const& root);
void note_defaults(Binder&, Node const& root);

// -- small makers of fields ------------------------------------------------------------------------------------------------

/// A field that is described here and bound elsewhere.
template <class T>
Field<T> described(std::string key, Type type) {
  Field<T> f;
  f.key = std::move(key);
  f.type = std::move(type);
  return f;
}

/// `{U: 0.1, R: 0.2}` as a field.
template <class T>
Field<T> by_party_field(std::string key, model::Per<model::PartyId, double> T::*member, Interval range = any_number) {
  return field<T>(std::move(key), a_map("party", a_number(range)),
                  [member](Binder& b, Node const& n, std::string const& path, Place<T> const& place) {
                    (place(b.world()).*member).resize(b.world().parties.size(), 0);
                    bind_by_party(b, n, path, [place, member](model::World& w) -> model::Per<model::PartyId, double>& {
                      return place(w).*member;
                    });
                  });
}

/// A mapping inside a mapping about the same thing.
template <class T>
Field<T> nested(std::string key, Section<T> const& (*inner)()) {
  return field<T>(std::move(key), a_section(inner().name), [inner](Binder& b, Node const& n, std::string const& path, Place<T> const& place) {
    b.section(inner(), n, path, place);
  });
}

/// A field of a part of T as a field of T.
template <class T, class Part, class Access>
Field<T> of(Field<Part> f, Access access) {
  Field<T> out;
  static_cast<FieldDescription&>(out) = f;
  out.bind = [bind = f.bind, access](Binder& b, Node const& n, std::string const& path, Place<T> const& place) {
    bind(b, n, path, [place, access](model::World& w) -> Part& { return access(place(w)); });
  };
  return out;
}

}  // namespace zopa::io
