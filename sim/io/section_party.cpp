#include <algorithm>

#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::NoDeal;
using model::Party;
using model::PartyId;
using model::Preferences;
using model::TrackId;
using model::World;

Section<model::Reference> const& reference_section() {
  static Section<model::Reference> const section{
      "reference",
      "parties.<party>.reference",
      "Loss aversion about shares of control: Λ Σ w ρ(x − ref), ρ(z) = z for gains and ℓz for losses.",
      SourceCovers::numbers,
      {
          number_field("weight", &model::Reference::weight, not_negative)
              .needed()
              .help_text("Λ, the size of the term."),
          number_field("loss_aversion", &model::Reference::loss_aversion, Interval{1})
              .otherwise("1")
              .help_text("ℓ: a loss counts so many times a gain. 2.25 in Tversky & Kahneman 1992."),
          number_field("ratchet", &model::Reference::ratchet, not_negative)
              .otherwise("1")
              .help_text("The reference is this factor of the share held and never falls."),
          boolean_field("base_term", &model::Reference::base_term)
              .otherwise("true")
              .help_text("Keep the ordinary value beside it."),
      },
      "reference: {weight: 0.2, loss_aversion: 2.25}"};
  return section;
}

namespace {

void bind_no_deal_value(Binder& b, Node const& n, std::string const& path, Place<Party> const& place, TrackId track) {
  auto& no_deal = place(b.world()).no_deal[track];
  if (n.is("fight_on"))
    no_deal.level = NoDeal::Level::fight_on;
  else if (n.is("one_shot_war"))
    no_deal.level = NoDeal::Level::one_shot_war;
  else if (n.is("total_war"))
    no_deal.level = NoDeal::Level::total_war;
  else if (b.number(n, path, [place, track](World& w) -> double& { return place(w).no_deal[track].value; }))
    no_deal.level = NoDeal::Level::given;
}

void bind_no_deal(Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
  if (!n.is_map() || is_number_mapping(n)) return bind_no_deal_value(b, n, path, place, TrackId{0});
  for (auto const& e : n.entries)
    if (auto const t = b.resolve(b.tracks, e.key, e.mark, "track"))
      bind_no_deal_value(b, e.value, path + "." + e.key, place, TrackId{*t});
}

void bind_acceptance(Binder& b, Node const& n, std::string const&, Place<Party> const& place) {
  auto const rule = [](Node const& word) {
    return word.is("value")  ? model::Acceptance::value
           : word.is("next") ? model::Acceptance::next
                             : model::Acceptance::aspiration;
  };
  auto& acceptance = place(b.world()).acceptance;
  if (n.is_scalar()) {
    for (auto& a : acceptance) a = rule(n);
    return;
  }
  for (auto const& e : n.entries)
    if (auto const t = b.resolve(b.tracks, e.key, e.mark, "track")) acceptance[TrackId{*t}] = rule(e.value);
}

/// Permanent receipt of u is worth u, so a cost c in every round is worth c/(1 − δ) (model, section 4).
void bind_war_cost_total(Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
  double const discount = place(b.world()).discount;
  auto const discount_path = path.substr(0, path.rfind('.')) + ".discount";
  auto const& parameters = b.scenario.parameters;
  bool const uncertain =
      std::any_of(parameters.begin(), parameters.end(), [&](auto const& p) { return p.path == discount_path; });
  if (uncertain || discount == 1) {
    return b.complaints.error(
        n.mark, "a total war cost is c/(1 − δ), and " + std::string(uncertain ? "δ is uncertain here" : "δ is 1 here"),
        "'war_cost:', the cost per round");
  }
  b.number(n, path, std::vector<Place<double>>{[place](World& w) -> double& { return place(w).war_cost; }},
           {1 - discount});
}

void bind_beliefs(Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
  if (auto const* strength = n.find("strength"); strength && strength->is_map())
    bind_strength_belief(b, *strength, path + ".strength", place);
  auto const* battle = n.find("battle");
  auto const* shapes = battle && battle->is_map() ? battle->find("beta") : nullptr;
  if (!shapes || shapes->items.size() != 2) return;
  place(b.world()).battle_belief.emplace();
  b.number(shapes->items[0], path + ".battle.a", [place](World& w) -> double& { return place(w).battle_belief->a; });
  b.number(shapes->items[1], path + ".battle.b", [place](World& w) -> double& { return place(w).battle_belief->b; });
}

Field<Party> of_party(Field<Preferences> f) {
  return of<Party>(std::move(f), [](Party& p) -> Preferences& { return p.preferences; });
}

std::vector<Field<Party>> value_fields() {
  auto const level = words({"fight_on", "one_shot_war", "total_war"}) | a_number();
  return {
      text_field("name", &Party::name, "a name").otherwise("its id").help_text("How outputs call it."),
      number_field("discount", &Party::discount, Interval{0, 1, true, false})
          .in("a factor per round")
          .otherwise("0.99")
          .help_text("Worth today of one unit a round later."),
      number_field("war_cost", &Party::war_cost, not_negative)
          .in("value per round of fighting")
          .otherwise("0")
          .help_text("Charged once for every round of fighting."),
      field<Party>("war_cost_total", a_number(not_negative), bind_war_cost_total)
          .in("value")
          .help_text("The same as what fighting for ever costs, c/(1 − δ): the natural unit, of the order .02 to .3. "
                     "Instead of `war_cost`."),
      number_field("exhaustion", &Party::exhaustion, not_negative)
          .in("per round of fighting")
          .otherwise("0")
          .help_text("Relative growth of the war cost."),
      field<Party>("no_deal", level | a_map("track", level), bind_no_deal)
          .in("value")
          .otherwise("fight_on on the first track if there is a war, else 0")
          .help_text("What the party has without a deal: a number, the value of fighting on, of one decisive battle (p̂ "
                     "− c), or of a war to the end; also per track."),
      described<Party>("weights", words({"as_given"}) | a_section("weights"))
          .otherwise("they must sum to 1")
          .help_text("as_given: the weights of a track need not sum to 1. {dirichlet: c}: drawn together around the "
                     "given ones with concentration c."),
      of_party(prefers_field()),
      of_party(constant_field()),
      of_party(interactions_field()),
      of_party(bonus_field()),
      field<Party>("reference", a_section("reference"),
                   [](Binder& b, Node const& n, std::string const& path, Place<Party> const& place) {
                     place(b.world()).preferences.reference.emplace();
                     b.section(reference_section(), n, path,
                               Place<model::Reference>(
                                   [place](World& w) -> model::Reference& { return *place(w).preferences.reference; }));
                   })
          .help_text("Loss aversion about territory."),
  };
}

std::vector<Field<Party>> conduct_fields() {
  auto const acceptance = words({"value", "aspiration", "next"});
  auto const tactic =
      words({"boulware", "linear", "conceder", "tit_for_tat", "micro", "fixed", "random", "spe", "aqre", "person"}) |
      a_section("tactic");
  return {
      number_field("audience", &Party::audience, not_negative)
          .in("value per unit of commitment")
          .otherwise("0")
          .help_text("a: price of giving less than was claimed in public."),
      described<Party>("red_lines", a_list(a_section("red line"))).help_text("What it says it will not accept."),
      number_field("ratification_quota", &Party::ratification_quota, unit_interval)
          .in("share of weights")
          .otherwise("0.5")
          .help_text("Weight of approving ratifiers (without veto) that is enough."),
      described<Party>("ratifiers", new_names("ratifier", a_section("ratifier")))
          .help_text("Who must approve at home (Putnam 1988)."),
      described<Party>("tactic", tactic | a_map("track", tactic))
          .otherwise("linear")
          .help_text("How it bids and answers; also per track."),
      field<Party>("acceptance", acceptance | a_map("track", acceptance), bind_acceptance)
          .otherwise("the tactic's own")
          .help_text("value: V ≥ W. aspiration: V ≥ its present target. next: V ≥ its own next offer."),
      number_field("response_lambda", &Party::response_lambda, positive)
          .in("precision")
          .otherwise("exact")
          .help_text("λ of a logit response: accepts with probability 1/(1 + exp(−λ(V − W)))."),
      field<Party>("model_of_others", words({"types", "frequency"}),
                   [](Binder& b, Node const& n, std::string const&, Place<Party> const& place) {
                     using Model = Party::ModelOfOthers;
                     place(b.world()).model_of_others = n.is("frequency") ? Model::frequency : Model::types;
                   })
          .otherwise("types")
          .help_text("How it guesses which of its own packages the others like best. types: by what the types they may "
                     "be would gain, as it now believes. frequency: by how often they asked for an option and how "
                     "seldom they changed it (van Krimpen, Looije & Hajizadeh 2013)."),
      field<Party>("beliefs", a_section("belief"), bind_beliefs)
          .help_text("What it thinks of the battles before they are fought."),
      field<Party>("ceasefire", words({"open", "before_terms", "after_terms"}),
                   [](Binder& b, Node const& n, std::string const&, Place<Party> const& place) {
                     using Stance = Party::CeasefireStance;
                     place(b.world()).ceasefire = n.is("before_terms")  ? Stance::before_terms
                                                  : n.is("after_terms") ? Stance::after_terms
                                                                        : Stance::open;
                   })
          .otherwise("open")
          .help_text("before_terms: tables no terms until a ceasefire holds. after_terms: refuses a ceasefire before "
                     "terms are signed."),
      number_field("after_collapse", &Party::after_collapse)
          .in("value")
          .otherwise("its no-deal value at signature")
          .help_text("Vc: what the party has once a signed deal has broken."),
  };
}

}  // namespace

Section<model::BattleBelief> const& battle_belief_section() {
  static Section<model::BattleBelief> const section{
      "battle belief",
      "parties.<party>.beliefs.battle",
      "Beta(a, b) on the probability that a move of the front favours the gainer.",
      SourceCovers::not_allowed,
      {described<model::BattleBelief>("beta", a_list(a_number(positive), 2, 2))
           .needed()
           .help_text("Both shapes: a for moves towards the gainer, b for moves away; the mean is a/(a + b).")},
      "beliefs: {battle: {beta: [3, 1]}}"};
  return section;
}

Section<model::BattleBelief> const& belief_section() {
  static Section<model::BattleBelief> const section{
      "belief",
      "parties.<party>.beliefs",
      "What a party thinks before it learns.",
      SourceCovers::numbers,
      {described<model::BattleBelief>("battle", a_section("battle belief"))
           .otherwise("knows the true drift")
           .help_text("Beta(a, b) on the probability that a move of the front favours the gainer; battles update it."),
       described<model::BattleBelief>("strength", a_section("strength belief"))
           .help_text("Instead: a normal prior on the strength gap; battles update it.")},
      "beliefs: {battle: {beta: [3, 1]}}"};
  return section;
}

Section<Party> const& party_section() {
  static Section<Party> const section = [] {
    Section<Party> s{
        "party",
        "parties.<party>",
        "A signatory: what it wants, what it says it will never accept, who must approve, and how it bargains.",
        SourceCovers::not_allowed,
        value_fields(),
        "North: {prefers: {border: {weight: 1, values: [0, 0.6, 1]}}, no_deal: 0.45}"};
    for (auto& f : conduct_fields()) s.fields.push_back(std::move(f));
    for (auto& f : beside_bargaining_fields()) s.fields.push_back(std::move(f));
    return s;
  }();
  return section;
}

namespace {

void prepare(Party& party, std::string const& id, World const& world) {
  party.id = id;
  party.name = id;
  party.preferences.issues.resize(world.issues.size());
  party.no_deal.resize(world.tracks.size());
  party.tactic.resize(world.tracks.size(), model::TimeDependent{});
  party.acceptance.resize(world.tracks.size());
}

}  // namespace

void bind_parties(Binder& b, Node const& root) {
  auto const* parties = root.find("parties");
  if (!parties || !parties->is_map()) return;
  auto& world = b.world();
  for (auto const& e : parties->entries) prepare(world.parties[PartyId{*b.parties.find(e.key)}], e.key, world);
  if (root.find("war")) {
    for (auto& party : world.parties) party.no_deal[TrackId{0}].level = NoDeal::Level::fight_on;
  }
  for (auto const& e : parties->entries) {
    if (!e.value.is_map()) continue;
    PartyId const id{*b.parties.find(e.key)};
    auto const path = "parties." + e.key;
    b.section(party_section(), e.value, path, Place<Party>([id](World& w) -> Party& { return w.parties[id]; }));
    auto const* total = e.value.find("war_cost_total");
    if (total && e.value.find("war_cost"))
      b.complaints.error(total->mark, "a war cost is given per round or in total, not both");
    if (auto const* tactic = e.value.find("tactic")) bind_tactics(b, *tactic, path + ".tactic", id);
    bind_red_lines(b, e.value, path, id, std::nullopt);
    bind_ratifiers(b, e.value, path, id);
  }
}

void bind_by_party(Binder& b, Node const& node, std::string const& path,
                   Place<model::Per<PartyId, double>> const& place) {
  if (!node.is_map()) return;
  for (auto const& e : node.entries) {
    auto const party = b.resolve(b.parties, e.key, e.mark, "party");
    if (!party) continue;
    PartyId const id{*party};
    b.number(e.value, path + "." + e.key, [place, id](World& w) -> double& { return place(w)[id]; });
  }
}

}  // namespace zopa::io
