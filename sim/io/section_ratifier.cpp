#include <cmath>

#include "io/pattern.hpp"
#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::PartyId;
using model::Preferences;
using model::Ratifier;
using model::RatifierId;
using model::World;

Section<Ratifier::Cap> const& cap_section() {
  static Section<Ratifier::Cap> const section{
      "approval",
      "parties.<party>.ratifiers.<ratifier>.approves",
      "How much of a public approves packages of a kind, at most.",
      SourceCovers::numbers,
      {
          described<Ratifier::Cap>("when", a_pattern()).needed().help_text("The packages it is about."),
          number_field("share", &Ratifier::Cap::share, unit_interval)
              .needed()
              .help_text("Approval is at most this when the pattern holds."),
      },
      "{when: {any status: ceded}, share: 0.05, source: poll-2024}"};
  return section;
}

namespace {

Field<Ratifier> of_ratifier(Field<Preferences> f) {
  return of<Ratifier>(std::move(f), [](Ratifier& r) -> Preferences& { return *r.preferences; });
}

void bind_caps(Binder& b, Node const& n, std::string const& path, Place<Ratifier> const& place) {
  for (std::size_t i = 0; i < n.items.size(); ++i) {
    auto const* when = n.items[i].is_map() ? n.items[i].find("when") : nullptr;
    auto const pattern = when ? read_pattern(b, *when) : std::nullopt;
    if (!pattern) continue;
    auto& caps = place(b.world()).caps;
    auto const k = caps.size();
    caps.push_back({*pattern, 1});
    b.section(cap_section(), n.items[i], path + "." + std::to_string(i),
              Place<Ratifier::Cap>([place, k](World& w) -> Ratifier::Cap& { return place(w).caps[k]; }));
  }
}

}  // namespace

Section<Ratifier> const& ratifier_section() {
  static Section<Ratifier> const section{
      "ratifier",
      "parties.<party>.ratifiers.<ratifier>",
      "Someone at home whose approval a deal needs: a president with a veto, a parliament, a public.",
      SourceCovers::numbers,
      {
          text_field("title", &Ratifier::title, "a name").otherwise("its id").help_text("How outputs call it."),
          boolean_field("veto", &Ratifier::veto).otherwise("false").help_text("Without its approval there is no deal."),
          number_field("weight", &Ratifier::weight, unit_interval)
              .in("share")
              .otherwise("equal shares")
              .help_text("Among the ratifiers without veto; they sum to 1."),
          described<Ratifier>("rule", words({"referendum", "vote"}))
              .otherwise("referendum where approval is given, else vote")
              .help_text("referendum: a public, approving with a share; vote: judges by value."),
          number_field("approval", &Ratifier::approval, unit_interval)
              .in("share")
              .otherwise("1 for a referendum")
              .help_text("A public's approval of a deal that no entry of `approves` speaks of."),
          number_field("quota", &Ratifier::quota, unit_interval)
              .in("share")
              .otherwise("0.5")
              .help_text("A public approves at this share or more."),
          field<Ratifier>("approves", a_list(a_section("approval")), bind_caps)
              .help_text("Caps on a public's approval; the smallest one that applies counts."),
          number_field("noise", &Ratifier::noise, not_negative)
              .otherwise("0")
              .help_text("s of the logistic 1/(1 + exp(−z/s)): turnout and mood. 0 is a step."),
          number_field("no_deal", &Ratifier::no_deal)
              .in("value")
              .help_text("Its own threshold on its own value; needs `prefers`."),
          described<Ratifier>("weights", words({"as_given"}) | a_section("weights"))
              .otherwise("they must sum to 1")
              .help_text("As for a party."),
          of_ratifier(prefers_field()),
          of_ratifier(constant_field()),
          of_ratifier(interactions_field()),
          of_ratifier(bonus_field()),
          described<Ratifier>("red_lines", a_list(a_section("red line")))
              .help_text("Lines of its own, which the negotiator need not hold."),
      },
      "public: {rule: referendum, veto: true, quota: 0.5, approves: [{when: {any status: ceded}, share: 0.05}]}"};
  return section;
}

namespace {

void bind_ratifier(Binder& b, Node::Entry const& e, std::string const& path, PartyId party) {
  auto const full = b.world().parties[party].id + "." + e.key;
  b.ratifiers.declare(full);
  Ratifier made;
  made.id = e.key;
  made.party = party;
  RatifierId const id = b.world().ratifiers.push_back(made);
  auto& own = b.world().ratifiers[id];
  bool judges = false;
  for (auto const* key : {"prefers", "constant", "interactions", "bonus"}) judges = judges || e.value.find(key);
  if (judges) own.preferences.emplace().issues.resize(b.world().issues.size());
  b.section(ratifier_section(), e.value, path,
            Place<Ratifier>([id](World& w) -> Ratifier& { return w.ratifiers[id]; }));
  if (own.title.empty()) own.title = e.key;
  auto const* rule = e.value.find("rule");
  bool const is_public = (rule && rule->is("referendum")) || e.value.find("approval") || e.value.find("approves");
  if (is_public && rule && rule->is("vote"))
    b.complaints.error(rule->mark, "a vote judges by value; shares of approval belong to a referendum",
                       "'rule: referendum'");
  if (is_public && !own.approval) own.approval = 1;
  if (auto const* no_deal = e.value.find("no_deal"); no_deal && !judges)
    b.complaints.error(no_deal->mark,
                       "the ratifier '" + e.key + "' has a no-deal value but no preferences to compare it with",
                       "'prefers:' beside it");
  bind_red_lines(b, e.value, path, party, id);
}

/// Weights of ratifiers without a veto sum to 1; where none is given they are equal.
void share_weights(Binder& b, Node const& ratifiers, std::size_t first) {
  double total = 0;
  std::vector<RatifierId> voting;
  bool given = false;
  for (std::size_t i = 0; i < ratifiers.entries.size(); ++i) {
    if (first + i >= b.world().ratifiers.size()) return;
    RatifierId const id{first + i};
    auto const& e = ratifiers.entries[i];
    auto const* weight = e.value.is_map() ? e.value.find("weight") : nullptr;
    if (b.world().ratifiers[id].veto) {
      if (weight) b.complaints.error(weight->mark, "a ratifier with a veto has no weight in the vote");
      continue;
    }
    voting.push_back(id);
    given = given || weight;
    total += b.world().ratifiers[id].weight;
  }
  if (voting.empty()) return;
  if (!given) {
    for (auto const id : voting) b.world().ratifiers[id].weight = 1.0 / static_cast<double>(voting.size());
  } else if (std::fabs(total - 1) > 1e-6) {
    b.complaints.error(ratifiers.mark, "the weights of the ratifiers without veto sum to " +
                                           shortest(std::round(total * 1e6) / 1e6) + ", not to 1");
  }
}

}  // namespace

void bind_ratifiers(Binder& b, Node const& party, std::string const& path, PartyId id) {
  auto const* ratifiers = party.find("ratifiers");
  if (!ratifiers || !ratifiers->is_map()) return;
  auto const first = b.world().ratifiers.size();
  for (auto const& e : ratifiers->entries)
    if (e.value.is_map()) bind_ratifier(b, e, path + ".ratifiers." + e.key, id);
  share_weights(b, *ratifiers, first);
}

}  // namespace zopa::io
