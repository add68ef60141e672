#include "io/description.hpp"
#include "io/sections.hpp"

namespace zopa::io {

std::vector<SectionDescription> const& language() {
  static std::vector<SectionDescription> const all{
      scenario_section().described(),
      time_section().described(),
      horizon_section().described(),
      random_end_section().described(),
      territory_section().described(),
      territorial_section().described(),
      link_section().described(),
      issue_section().described(),
      track_section().described(),
      party_section().described(),
      issue_value_section().described(),
      interaction_section().described(),
      bonus_section().described(),
      weights_section().described(),
      reference_section().described(),
      belief_section().described(),
      battle_belief_section().described(),
      strength_belief_section().described(),
      statements_section().described(),
      de_escalation_section().described(),
      reneging_section().described(),
      red_line_section().described(),
      hardness_section().described(),
      ratifier_section().described(),
      cap_section().described(),
      tactic_section().described(),
      time_dependent_section().described(),
      tit_for_tat_section().described(),
      mediator_section().described(),
      walks_away_section().described(),
      faction_section().described(),
      war_section().described(),
      drift_section().described(),
      strength_section().described(),
      deal_section().described(),
      guarantee_section().described(),
      monitoring_section().described(),
      protocol_section().described(),
      turns_section().described(),
      summit_section().described(),
      shock_section().described(),
      correlation_section().described(),
      plan_section().described(),
      source_section().described(),
      expectation_section().described(),
      hypothesis_section().described(),
  };
  return all;
}

}  // namespace zopa::io
