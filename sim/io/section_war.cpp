#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::Deal;
using model::IssueId;
using model::Mediator;
using model::War;
using model::World;

Section<War> const& drift_section() {
  static Section<War> const section{
      "drift", "war.drift", "How the front moves at parity: by a cell per territory and round.", SourceCovers::numbers,
      {
          number_field("up", &War::up, unit_interval).in("probability per round").needed().help_text("A move that favours the gainer."),
          number_field("down", &War::down, unit_interval).in("probability per round").needed().help_text("A move against the gainer."),
      },
      "drift: {up: 0.30, down: 0.27}"};
  return section;
}

Section<War> const& strength_section() {
  static Section<War> const section{
      "strength", "war.strength", "A strength gap m that wanders: m' = persistence·m + sd·ε; p = up + effect·m, q = down − effect·m.", SourceCovers::numbers,
      {
          number_field("effect", &War::strength_effect).needed().help_text("φ: what one unit of the gap adds to the gainer's chance."),
          number_field("persistence", &War::strength_persistence, Interval{-1, 1}).otherwise("0").help_text("Of the gap, from round to round."),
          number_field("sd", &War::strength_sd, not_negative).otherwise("0").help_text("Standard deviation of its innovation."),
      },
      "strength: {effect: 0.05, persistence: 0.9, sd: 1}"};
  return section;
}

Section<War> const& war_section() {
  static Section<War> const section{
      "war", "war", "What goes on while there is no deal. Without it nobody fights.", SourceCovers::numbers,
      {
          nested("drift", &drift_section).help_text("How the front moves."),
          nested("strength", &strength_section).help_text("A strength gap between the sides."),
          number_field("adjacency", &War::adjacency_effect).otherwise("0").help_text("ψ: what holding the neighbours adds: ψ(ā − ½), ā the mean share held there."),
          number_field("hold", &War::hold, unit_interval).in("share").otherwise("0").help_text("Part of the status quo's value that each side enjoys while fighting."),
          boolean_field("total_victory", &War::total_victory).otherwise("false").help_text("One side holding everything ends the war."),
      },
      "war: {drift: {up: 0.30, down: 0.27}, hold: 0.5}"};
  return section;
}

Section<Mediator> const& walks_away_section() {
  static Section<Mediator> const section{
      "walking away", "mediator.walks_away", "When the mediator leaves. Gone is gone.", SourceCovers::numbers,
      {
          number_field("hazard", &Mediator::hazard, unit_interval).in("probability per round").otherwise("0").help_text("ω: it leaves with this probability each round."),
          integer_field("deadline", &Mediator::deadline, 0, 1'000'000).in("round").help_text("Absent from this round on."),
      },
      "walks_away: {hazard: 0.05}"};
  return section;
}

Section<Mediator> const& mediator_section() {
  static Section<Mediator> const section{
      "mediator", "mediator", "A third party without a signature: it brings carrots and sticks, may table a text, may leave.", SourceCovers::numbers,
      {
          text_field("name", &Mediator::name, "a name").otherwise("mediator").help_text("How outputs call it."),
          nested("walks_away", &walks_away_section).help_text("Its patience."),
          by_party_field("carrots", &Mediator::carrots).in("value").help_text("Added to the value of a deal while it is present."),
          by_party_field("sticks", &Mediator::sticks).in("value").help_text("Taken from the no-deal value while it is present."),
          boolean_field("text", &Mediator::tables_text).otherwise("false").help_text("It tables a single text, argmax Σ α log(V − W) + Σ b V, instead of the parties' offers."),
          by_party_field("bias", &Mediator::bias).in("b").otherwise("0").help_text("Whose value it adds to the product of the single text."),
          by_party_field("weights", &Mediator::weights, not_negative).in("α").otherwise("1 for each party").help_text("Weights of the parties in the single text."),
          by_party_field("blame", &Mediator::blame, not_negative).in("value").help_text("What walking out of the talks on the first track costs a party while the mediator is present."),
          field<Mediator>("factions", new_names("faction", a_section("faction")), bind_factions).help_text("Parts of its house with postures of their own."),
          integer_field("term", &Mediator::term, 1, 1'000'000).in("rounds").otherwise("they compromise on the weighted mean").help_text("Every so many rounds a vote, won with a probability proportional to weight, decides which faction speaks."),
          number_field("guarantee_share", &Mediator::guarantee_share, unit_interval).in("share").otherwise("0").help_text("Part of the guarantee's credibility that leaves with it."),
      },
      "mediator: {name: the neighbour, walks_away: {hazard: 0.05}, carrots: {R: 0.03}}"};
  return section;
}

namespace {

/// {issue: guarantee, levels: [0, 0.3, 1]}: how much each option of an issue counts.
template <class Member>
void bind_levels(Binder& b, Node const& n, std::string const& path, Place<Deal> const& place, Member issue, std::vector<double> Deal::* levels) {
  auto const* name = n.find("issue");
  auto const* list = n.find("levels");
  if (!name || !name->is_scalar()) return;
  auto const ids = read_issues(b, name->text, name->mark);
  if (ids.size() > 1) b.complaints.error(name->mark, "'" + name->text + "' is a family; one issue holds the levels", "one of its members");
  if (ids.size() != 1) return;
  place(b.world()).*issue = ids[0];
  auto const n_options = b.world().issues[ids[0]].options.size();
  auto& values = place(b.world()).*levels;
  values.assign(n_options, 0);
  if (!list || !list->is_list()) {
    for (std::size_t k = 0; k < n_options; ++k) values[k] = static_cast<double>(k) / static_cast<double>(n_options - 1);
    return;
  }
  if (list->items.size() != n_options) {
    return b.complaints.error(list->mark, "there are " + std::to_string(list->items.size()) + " levels for " + std::to_string(n_options) + " options", "a number for each of " + one_of(b.world().issues[ids[0]].options).substr(8));
  }
  for (std::size_t k = 0; k < n_options; ++k)
    b.number(list->items[k], path + ".levels." + std::to_string(k), [place, levels, k](World& w) -> double& { return (place(w).*levels)[k]; });
}

std::vector<Field<Deal>> level_fields() {
  return {
      described<Deal>("issue", a_name("issue")).needed().help_text("The issue whose options differ in level."),
      described<Deal>("levels", a_list(a_number(unit_interval), 2, 1000)).otherwise("evenly from 0 to 1").help_text("A level for each option."),
  };
}

}  // namespace

Section<Deal> const& guarantee_section() {
  static Section<Deal> const section{"guarantee", "deal.guarantee", "The issue that holds the guarantee; γ(y) = credibility · level.", SourceCovers::numbers, level_fields(), "guarantee: {issue: guarantee, levels: [0, 0.3, 1]}"};
  return section;
}

Section<Deal> const& monitoring_section() {
  static Section<Deal> const section{"monitoring", "deal.monitoring", "The issue that holds the monitoring.", SourceCovers::numbers, level_fields(), "monitoring: {issue: monitoring}"};
  return section;
}

Section<Deal> const& deal_section() {
  static Section<Deal> const section{
      "deal", "deal", "What becomes of a signed deal: it collapses with h = clip(h₀·exp(−β_γ·γ(y) − β_m·monitor(y)) + h_add) each round.", SourceCovers::numbers,
      {
          number_field("collapse", &Deal::collapse, unit_interval).in("probability per round").otherwise("0").help_text("h₀, without guarantee or monitoring."),
          field<Deal>("guarantee", a_section("guarantee"), [](Binder& b, Node const& n, std::string const& path, Place<Deal> const& place) {
            if (n.is_map()) bind_levels(b, n, path, place, &Deal::guarantee, &Deal::guarantee_level);
          }).help_text("Which issue is the guarantee."),
          number_field("guarantee_effect", &Deal::guarantee_effect, not_negative).otherwise("0").help_text("β_γ."),
          field<Deal>("monitoring", a_section("monitoring"), [](Binder& b, Node const& n, std::string const& path, Place<Deal> const& place) {
            if (n.is_map()) bind_levels(b, n, path, place, &Deal::monitoring, &Deal::monitoring_level);
          }).help_text("Which issue is the monitoring."),
          number_field("monitoring_effect", &Deal::monitoring_effect, not_negative).otherwise("0").help_text("β_m."),
          number_field("spoilers", &Deal::spoilers, unit_interval).in("probability per round").otherwise("0").help_text("Part of h_add that no guarantee reaches: those who want no peace."),
          by_party_field("power_shift", &Deal::power_shift, not_negative).in("probability per round and unit").help_text("Part of h_add for each unit of the strength gap that has moved a party's way since signature (Fearon 1995). Needs `war.strength`."),
          number_field("veto_lost", &Deal::veto_lost, unit_interval).in("probability per round").otherwise("0").help_text("Part of h_add while a ratifier with a veto would no longer approve."),
          boolean_field("talks_resume", &Deal::talks_resume).otherwise("false").help_text("After a collapse the war and the talks go on. Otherwise the value after collapse settles the track."),
          number_field("credibility", &Deal::credibility, unit_interval).in("γ").otherwise("1").help_text("How much a guarantee is believed."),
      },
      "deal: {collapse: 0.2, guarantee: {issue: guarantee, levels: [0, 0.3, 1]}, guarantee_effect: 3, credibility: {uniform: [0, 1]}}"};
  return section;
}

void bind_mediator(Binder& b, Node const& root) {
  auto const* node = root.find("mediator");
  if (!node || !node->is_map()) return;
  auto& mediator = b.world().mediator.emplace();
  auto const n = b.world().parties.size();
  for (auto* per : {&mediator.carrots, &mediator.sticks, &mediator.bias, &mediator.blame}) per->resize(n, 0);
  mediator.weights.resize(n, 1);
  mediator.name = "mediator";
  b.section(mediator_section(), *node, "mediator", Place<Mediator>([](World& w) -> Mediator& { return *w.mediator; }));
}

void bind_war(Binder& b, Node const& root) {
  auto const* node = root.find("war");
  if (!node || !node->is_map()) return;
  b.world().war.emplace();
  b.section(war_section(), *node, "war", Place<War>([](World& w) -> War& { return *w.war; }));
  if (!b.world().gainer) b.world().gainer = model::PartyId{0};
  auto const& war = *b.world().war;
  if (war.up + war.down > 1) b.complaints.error(node->mark, "'up' and 'down' exclude each other, and sum to more than 1");
}

void bind_deal(Binder& b, Node const& root) {
  auto const* node = root.find("deal");
  if (!node || !node->is_map()) return;
  b.section(deal_section(), *node, "deal", Place<Deal>([](World& w) -> Deal& { return w.deal; }));
}

}  // namespace zopa::io
