#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::Horizon;
using model::World;

Section<World> const& scenario_section() {
  auto const option_of_issue = a_list(a_text("an option"), 2, 1000) | a_section("issue");
  static Section<World> const section{
      "scenario", "", "A file: who bargains about what, and what happens meanwhile. Only `zopa`, `title`, `issues` and `parties` must be there.", SourceCovers::not_allowed,
      {
          described<World>("zopa", an_integer(1, 1)).needed().help_text("Version of the language."),
          described<World>("title", a_text("a text")).needed().help_text("What the scenario is called in every output."),
          described<World>("as_of", a_text("a date: 2025-07-23")).help_text("The date its facts are of."),
          described<World>("about", a_text("a text")).help_text("For readers: what it is about, what is simplified."),
          described<World>("extends", a_text("a file") | a_list(a_text("a file"))).help_text(
              "Files that lie under this one: mappings merge, lists of things with an id merge by id, anything else is replaced, null takes away."),
          described<World>("time", a_section("time")).help_text("Rounds and horizon."),
          described<World>("gainer", a_name("party")).otherwise("the party named first under `held`").help_text("Whose share of control is counted."),
          described<World>("places", a_list(a_text("a place"))).help_text("Vertices of the map outside the bargain."),
          described<World>("territories", new_names("territory", a_section("territory"))).help_text("Land that is fought over."),
          described<World>("links", new_names("link", a_section("link"))).help_text("Single supply edges, such as a bridge."),
          described<World>("territorial", a_section("territorial rules")).help_text("How control and status turn into value."),
          described<World>("issues", new_names("issue", option_of_issue)).needed().help_text("The questions, each with its options."),
          described<World>("status_quo", a_state()).help_text("What holds without a deal: an option for each issue that is not territorial. Needed where no-deal values come from fighting on."),
          described<World>("tracks", new_names("track", a_section("track"))).otherwise("one track, `main`, with all issues").help_text("Separate bargains over separate issues."),
          described<World>("parties", new_names("party", a_section("party"))).needed().help_text("At least two signatories."),
          described<World>("mediator", a_section("mediator")).help_text("A third party without a signature."),
          described<World>("war", a_section("war")).help_text("What goes on while there is no deal."),
          described<World>("deal", a_section("deal")).help_text("What becomes of a signed deal."),
          described<World>("protocol", words({"alternating", "random", "simultaneous", "mediator_text"}) | a_section("protocol")).otherwise("alternating, the first party first").help_text("Who may propose when."),
          described<World>("agenda", words({"package", "issue_by_issue"}) | a_list(a_list(a_name("issue"), 1), 1)).otherwise("package").help_text(
              "How the first track is talked about. Issue by issue: chapters are closed one after another by drafts of the whole, and nothing is agreed until all are. As a list of chapters, each a list of issues or families; what no chapter names comes last."),
          described<World>("summit", a_section("summit")).help_text("Leaders at the table."),
          described<World>("shocks", a_list(a_section("shock"))).help_text("Events that change the game while it runs."),
          described<World>("correlations", a_list(a_section("correlation"))).help_text("Uncertain numbers that move together."),
          described<World>("common_prior", a_boolean()).otherwise("true").help_text("Everyone holds the same distributions about private numbers."),
          described<World>("monte_carlo", a_section("monte carlo")).help_text("How much is simulated."),
          described<World>("sources", new_names("source", a_section("source"))).help_text("Where facts come from."),
          described<World>("expect", a_list(a_section("expectation"))).help_text("What must come out; `zopa check` verifies it."),
          described<World>("hypotheses", a_list(a_section("hypothesis"))).help_text("Orderings of what-ifs to be put to the test; `zopa compare FILE --hypotheses` plays them."),
      },
      ""};
  return section;
}

Section<Horizon> const& random_end_section() {
  static Section<Horizon> const section{
      "random end", "time.horizon.then", "Talks without a last round: they go on, and end with a probability.", SourceCovers::not_allowed,
      {number_field("random_end", &Horizon::end_probability, unit_interval).needed().in("probability per round").help_text("That the talks end after a round.")},
      "then: {random_end: 0.1}"};
  return section;
}

Section<Horizon> const& horizon_section() {
  static Section<Horizon> const section{
      "horizon", "time.horizon", "When the talks end, and what then.", SourceCovers::not_allowed,
      {
          integer_field("rounds", &Horizon::rounds, 1, 1'000'000).in("rounds").otherwise("12").help_text("Offers are made in rounds 0 … rounds − 1."),
          field<Horizon>("then", words({"freeze", "fight_on"}) | a_section("random end"), [](Binder& b, Node const& n, std::string const& path, Place<Horizon> const& place) {
            place(b.world()).then = n.is("freeze") ? Horizon::Then::freeze : n.is_map() ? Horizon::Then::random_end : Horizon::Then::fight_on;
            b.section(random_end_section(), n, path, place);
          }).otherwise("fight_on").help_text("freeze: the line of contact stays. fight_on: the war goes on for ever. {random_end: q}: talks go on and end with q each round."),
      },
      "horizon: {rounds: 24, then: fight_on}"};
  return section;
}

Section<World> const& time_section() {
  static Section<World> const section{
      "time", "time", "The unit of time and the horizon.", SourceCovers::not_allowed,
      {
          field<World>("round", words({"day", "week", "month", "quarter", "year", "round"}), [](Binder& b, Node const& n, std::string const&, Place<World> const&) {
            b.scenario.round = n.text;
            b.scenario.rounds_per_year = n.is("day") ? 365 : n.is("week") ? 52 : n.is("quarter") ? 4 : n.is("year") ? 1 : 12;
          }).otherwise("round").help_text("What a round stands for; discount factors and hazards are per round."),
          field<World>("horizon", a_section("horizon"), [](Binder& b, Node const& n, std::string const& path, Place<World> const&) {
            b.section(horizon_section(), n, path, Place<Horizon>([](World& w) -> Horizon& { return w.horizon; }));
          }).help_text("When the talks end."),
      },
      "time: {round: month, horizon: {rounds: 24, then: fight_on}}"};
  return section;
}

Section<model::Protocol> const& turns_section() {
  static Section<model::Protocol> const section{
      "turns", "protocol.alternating", "Who begins where parties take turns.", SourceCovers::not_allowed,
      {described<model::Protocol>("first", a_name("party")).needed().help_text("The party that proposes in round 0.")},
      "protocol: {alternating: {first: R}}"};
  return section;
}

Section<model::Protocol> const& protocol_section() {
  static Section<model::Protocol> const section{
      "protocol", "protocol", "Who proposes. Bare words: alternating, random (equal chances), simultaneous, mediator_text.", SourceCovers::not_allowed,
      {
          described<model::Protocol>("alternating", a_section("turns")).help_text("Parties take turns in file order, starting with `first` (Rubinstein 1982)."),
          described<model::Protocol>("random", a_map("party", a_number(unit_interval))).in("probability").help_text("Recognition at random (Baron & Ferejohn 1989); sums to 1."),
      },
      "protocol: {alternating: {first: R}}", true};
  return section;
}

Section<model::Plan> const& plan_section() {
  static Section<model::Plan> const section{
      "monte carlo", "monte_carlo", "How much is simulated.", SourceCovers::not_allowed,
      {
          described<model::Plan>("draws", an_integer(1, 100'000'000)).otherwise("500").help_text("Draws of everything uncertain."),
          described<model::Plan>("replicates", an_integer(1, 100'000'000)).otherwise("200").help_text("Games per draw."),
          described<model::Plan>("seed", an_integer(0, 9'007'199'254'740'992)).otherwise("42").help_text("Of all random numbers."),
      },
      "monte_carlo: {draws: 500, replicates: 200, seed: 42}"};
  return section;
}

Section<model::Source> const& source_section() {
  static Section<model::Source> const section{
      "source", "sources.<source>", "Where a fact comes from.", SourceCovers::not_allowed,
      {
          described<model::Source>("who", a_text("a person or body")).needed().help_text("The speaker or body."),
          described<model::Source>("date", a_text("a date: 2024-03")).help_text("When it was said or measured. A fact without a date is warned of."),
          described<model::Source>("says", a_text("a text")).help_text("What it says, in own words."),
          described<model::Source>("via", a_text("a text")).help_text("Where it was found."),
          described<model::Source>("verified", a_boolean()).otherwise("no").help_text("Has anyone looked at the original?"),
          described<model::Source>("note", a_text("a text")).help_text("For readers: what it maps to, or why it is left out."),
      },
      "survey-2025: {who: a survey, date: 2025-07, says: B holds 66 % of the north, verified: no}"};
  return section;
}

Section<model::Expectation> const& expectation_section() {
  static Section<model::Expectation> const section{
      "expectation", "expect", "What must come out.", SourceCovers::statement,
      {
          described<model::Expectation>("what", a_text("a metric: solve.zopa.size")).needed().help_text("Which result."),
          described<model::Expectation>("is", a_fixed_number() | a_text("a word")).needed().help_text("Its value."),
          described<model::Expectation>("within", a_fixed_number(not_negative)).otherwise("1e-9").help_text("Tolerance."),
          described<model::Expectation>("standard_errors", a_fixed_number(not_negative)).help_text("For simulated results: tolerance in standard errors, instead of `within`."),
          described<model::Expectation>("source", a_text("a text")).help_text("Where the value comes from."),
      },
      "{what: solve.zopa.size, is: 169, source: G7}"};
  return section;
}

void bind_sources(Binder& b, Node const& root) {
  auto const* sources = root.find("sources");
  if (!sources || !sources->is_map()) return;
  for (auto const& e : sources->entries) {
    b.sources.declare(e.key);
    if (!e.value.is_map()) continue;
    auto const get = [&](char const* key) { return e.value.find(key) ? text(*e.value.find(key)) : std::string(); };
    auto const* verified = e.value.find("verified");
    b.scenario.sources.push_back({e.key, get("who"), get("date"), get("says"), get("via"), verified && truth(*verified)});
    if (get("date").empty()) b.complaints.warning(e.mark, "the source '" + e.key + "' has no date: facts age", "'date: 2024-03'");
  }
}

void bind_protocol(Binder& b, Node const& root) {
  using Kind = model::Protocol::Kind;
  auto& protocol = b.world().protocol;
  auto const n = b.world().parties.size();
  protocol.recognition.resize(n, n ? 1.0 / static_cast<double>(n) : 0);
  auto const* node = root.find("protocol");
  if (!node) return;
  if (node->is("random")) protocol.kind = Kind::random_recognition;
  if (node->is("simultaneous")) protocol.kind = Kind::simultaneous;
  if (node->is("mediator_text")) protocol.kind = Kind::mediator_text;
  if (protocol.kind == Kind::mediator_text && !b.world().mediator) b.complaints.error(node->mark, "there is no mediator whose text could be tabled", "'mediator:' in the file");
  if (!node->is_map()) return;
  auto const *turns = node->find("alternating"), *chances = node->find("random");
  if (node->entries.size() != 1) return b.complaints.error(node->mark, "a protocol is one thing", "'alternating: {first: party}' or 'random: {party: probability}'");
  auto const* first = turns && turns->is_map() ? turns->find("first") : nullptr;
  if (first)
    if (auto const party = b.resolve(b.parties, *first, "party")) protocol.first = model::PartyId{*party};
  if (!chances || !chances->is_map()) return;
  protocol.kind = Kind::random_recognition;
  for (auto& p : protocol.recognition) p = 0;
  bind_by_party(b, *chances, "protocol.random", [](World& w) -> model::Per<model::PartyId, double>& { return w.protocol.recognition; });
  double sum = 0;
  for (double p : protocol.recognition) sum += p;
  if (sum < 1 - 1e-9 || sum > 1 + 1e-9) b.complaints.error(chances->mark, "the chances to propose do not sum to 1");
}

namespace {

/// The option that a territorial issue has while nothing is agreed: where the front is, frozen.
void read_front(model::Issue const& issue, model::Option& option) {
  for (std::size_t k = 0; k < issue.options.size(); ++k) {
    bool const control = issue.kind == model::Issue::Kind::control && !issue.share[k];
    bool const status = issue.kind == model::Issue::Kind::status && issue.options[k] == "frozen";
    if (control || status) option = static_cast<model::Option>(k);
  }
}

/// Those of the main track, and of every other one on which somebody fights on.
std::vector<model::IssueId> issues_of_status_quo(World const& world) {
  auto out = world.tracks[model::TrackId{0}].issues;
  for (auto const track : model::ids_of(world.tracks)) {
    bool const fights = std::any_of(world.parties.begin(), world.parties.end(), [&](auto const& p) {
      return track.index < p.no_deal.size() && p.no_deal[track].level == model::NoDeal::Level::fight_on;
    });
    if (track != model::TrackId{0} && fights) out.insert(out.end(), world.tracks[track].issues.begin(), world.tracks[track].issues.end());
  }
  return out;
}

}  // namespace

void bind_status_quo(Binder& b, Node const& root) {
  auto& world = b.world();
  if (world.tracks.empty()) return;
  auto const issues = issues_of_status_quo(world);
  auto const* node = root.find("status_quo");
  bool const territorial = std::all_of(issues.begin(), issues.end(), [&](auto id) { return world.issues[id].kind != model::Issue::Kind::plain; });
  if (node) {
    world.status_quo = read_package(b, *node, issues, Completeness::territorial_may_miss);
  } else if (territorial && !issues.empty()) {
    world.status_quo = model::Package(world.issues.size(), 0);
  }
  if (!world.status_quo) return;
  for (auto const id : model::ids_of(world.issues)) {
    bool const given = node && node->is_map() && (node->find(world.issues[id].id) || node->find(world.issues[id].family));
    if (!given) read_front(world.issues[id], (*world.status_quo)[id.index]);
  }
}

void bind_expectations(Binder& b, Node const& root) {
  auto const* list = root.find("expect");
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    auto const& node = list->items[i];
    auto const* what = node.is_map() ? node.find("what") : nullptr;
    auto const* is = what ? node.find("is") : nullptr;
    if (!is) continue;
    model::Expectation e;
    e.what = text(*what);
    auto const x = read_number(*is, NumberForm{}, "");
    if (x) e.is = x->central;
    else e.is = text(*is);
    auto const *within = node.find("within"), *errors = node.find("standard_errors"), *source = node.find("source");
    if (within && errors) b.complaints.error(errors->mark, "a tolerance is given as such or in standard errors, not both");
    if (auto const* given = within ? within : errors) e.within = read_number(*given, NumberForm{}, "").value_or(Number{}).central;
    e.standard_errors = errors != nullptr;
    if (source) e.source = text(*source);
    b.scenario.expectations.push_back(std::move(e));
  }
}

}  // namespace zopa::io
