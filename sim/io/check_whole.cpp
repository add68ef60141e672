#include <algorithm>
#include <cmath>

#include "io/scalar.hpp"
#include "io/sections.hpp"
#include "zopa/model/utility.hpp"

namespace zopa::io {
namespace {

using model::IssueId;
using model::NoDeal;
using model::PartyId;
using model::TrackId;

Mark mark_of(Node const& root, std::initializer_list<std::string> path) {
  auto const* node = &root;
  Mark mark = root.mark;
  for (auto const& key : path) {
    if (!node->is_map()) return mark;
    auto const it = std::find_if(node->entries.begin(), node->entries.end(), [&](auto const& e) { return e.key == key; });
    if (it == node->entries.end()) return mark;
    mark = it->mark;
    node = &it->value;
  }
  return mark;
}

/// A war to the end needs a front that can reach an end.
void check_war_to_the_end(Binder& b, Mark const& mark) {
  auto const& territories = b.world().territories;
  auto const& war = b.world().war;
  if (territories.empty())
    b.complaints.error(mark, "a war to the end needs a front", "'territories:'");
  else if (std::none_of(territories.begin(), territories.end(), [](auto const& t) { return t.contested; }))
    b.complaints.error(mark, "a war to the end needs a front, and no territory is contested", "a territory without 'contested: false'");
  else if (war && war->up + war->down == 0)
    b.complaints.error(mark, "a war to the end would never end: the front does not move", "a drift above 0 under 'war:'");
}

/// No-deal values that come from a war need the war, and a status quo to fight on in.
void check_no_deal(Binder& b, Node const& root, PartyId id) {
  auto const& party = b.world().parties[id];
  auto const mark = mark_of(root, {"parties", party.id, "no_deal"});
  for (auto const track : model::ids_of(party.no_deal)) {
    auto const level = party.no_deal[track].level;
    if (level == NoDeal::Level::given) continue;
    if (level == NoDeal::Level::fight_on && b.world().war && !b.world().status_quo) {
      b.complaints.error(mark, "'" + party.id + "' fights on without a deal, and nothing says in what status quo", "'status_quo:' with an option for each issue that is not territorial");
    }
    if (level != NoDeal::Level::one_shot_war && !b.world().war) b.complaints.error(mark, "'" + party.id + "' fights without a deal, and there is no war", "'war:', or a number");
    if (level == NoDeal::Level::one_shot_war && !b.world().war && !party.battle_belief)
      b.complaints.error(mark, "a one-shot war needs a belief about the battle, or a war with a drift", "'beliefs: {battle: {beta: [a, b]}}'");
    if (level == NoDeal::Level::total_war) check_war_to_the_end(b, mark);
  }
}

double best_of(model::IssueValue const& v) {
  auto const best = std::max_element(v.values.begin(), v.values.end());
  return v.weight * (best == v.values.end() ? 1 : *best);
}

/// More than all issues at their best and all bonuses together can give.
void warn_no_deal_above_all(Binder& b, Node const& root, PartyId id) {
  auto const& party = b.world().parties[id];
  if (party.no_deal.empty() || party.no_deal[TrackId{0}].level != NoDeal::Level::given) return;
  double most = party.preferences.constant + (b.world().mediator ? b.world().mediator->carrots[id] : 0);
  for (auto const issue : b.world().tracks[TrackId{0}].issues) most += best_of(party.preferences.issues[issue]);
  for (auto const& bonus : party.preferences.bonuses) most += std::max(0.0, bonus.worth);
  for (auto const& i : party.preferences.interactions) most += std::max(0.0, i.beta);
  if (party.preferences.reference || party.no_deal[TrackId{0}].value <= most) return;
  b.complaints.warning(mark_of(root, {"parties", party.id, "no_deal"}), "no package can give '" + party.id + "' its no-deal value of " + shortest(party.no_deal[TrackId{0}].value) +
                                                                             ": the best is worth " + shortest(std::round(most * 1e6) / 1e6));
}

void mentions(model::Pattern const& pattern, std::vector<bool>& mentioned) {
  for (auto const& atom : pattern.issues)
    for (auto const id : atom.issues) mentioned[id.index] = true;
}

void mentions(model::Preferences const& preferences, std::vector<bool>& mentioned) {
  for (std::size_t i = 0; i < preferences.issues.size(); ++i)
    if (preferences.issues[IssueId{i}].weight != 0) mentioned[i] = true;
  for (auto const& bonus : preferences.bonuses) mentions(bonus.when, mentioned);
}

/// Does anybody's value depend on what the pattern speaks of? Land that is held or joined always counts.
bool matters(model::World const& w, model::Pattern const& pattern) {
  if (!pattern.held.empty() || !pattern.paths.empty()) return true;
  std::vector<bool> weighed(w.issues.size(), false);
  for (auto const& party : w.parties) mentions(party.preferences, weighed);
  for (auto const& r : w.ratifiers)
    if (r.preferences) mentions(*r.preferences, weighed);
  return std::any_of(pattern.issues.begin(), pattern.issues.end(), [&](auto const& atom) {
    return std::any_of(atom.issues.begin(), atom.issues.end(), [&](IssueId id) { return weighed[id.index]; });
  });
}

/// A line about what is worth nothing to anybody shuts packages out at no cost, and surely hides a missing weight.
void warn_lines_of_no_interest(Binder& b, Node const& root) {
  for (auto const& line : b.world().lines) {
    if (matters(b.world(), line.never)) continue;
    auto const mark = mark_of(root, {"parties", b.world().parties[line.owner].id, "red_lines"});
    b.complaints.warning(mark, "nobody weighs what the line '" + line.id + "' speaks of", "a weight under 'prefers' of somebody whom it concerns");
  }
}

/// Control and status of a territory hang together, so that one of them matters through the other.
void warn_unweighed_issues(Binder& b, Node const& root) {
  auto const& w = b.world();
  std::vector<bool> mentioned(w.issues.size(), false);
  for (auto const& party : w.parties) mentions(party.preferences, mentioned);
  for (auto const& r : w.ratifiers) {
    if (r.preferences) mentions(*r.preferences, mentioned);
    for (auto const& cap : r.caps) mentions(cap.when, mentioned);
  }
  for (auto const& line : w.lines) mentions(line.never, mentioned);
  if (w.deal.guarantee) mentioned[w.deal.guarantee->index] = true;
  if (w.deal.monitoring) mentioned[w.deal.monitoring->index] = true;
  for (auto const id : model::ids_of(w.issues)) {
    if (mentioned[id.index] || w.issues[id].kind != model::Issue::Kind::plain) continue;
    b.complaints.warning(mark_of(root, {"issues", w.issues[id].family}), "nobody weighs the issue '" + w.issues[id].id + "' and no line speaks of it");
  }
}

void check_starts(Binder& b, Node const& root) {
  for (auto const& t : b.world().territories) {
    double const start = std::floor(t.held * t.cells + .5) / t.cells;
    if (std::fabs(start - t.held) <= .005 || !b.world().war) continue;
    b.complaints.warning(mark_of(root, {"territories", t.id, "cells"}), "with " + std::to_string(t.cells) + (t.cells == 1 ? " cell" : " cells") + " the front starts at " + shortest(std::round(start * 1e4) / 1e4) +
                                                                            ", not at the " + shortest(std::round(t.held * 1e4) / 1e4) + " that is held");
  }
}

/// Parts that are legal but move nothing.
void warn_idle_conduct(Binder& b, Node const& root) {
  auto const& w = b.world();
  bool const gap = w.war && w.war->strength_effect != 0;
  if (!w.deal.power_shift.empty() && (!w.war || w.war->strength_sd == 0))
    b.complaints.warning(mark_of(root, {"deal", "power_shift"}), "power never shifts: the strength gap does not wander", "'war: {strength: {effect: …, sd: …}}'");
  for (auto const& party : w.parties) {
    if (party.strength_belief && !gap)
      b.complaints.warning(mark_of(root, {"parties", party.id, "beliefs"}), "'" + party.id + "' learns nothing: the strength gap moves no front", "'war: {strength: {effect: …}}'");
    if (party.de_escalation && !w.war)
      b.complaints.warning(mark_of(root, {"parties", party.id, "de_escalation"}), "there is no war in which '" + party.id + "' could hold back");
  }
}

void check_scripts(Binder& b, Node const& root) {
  for (auto const& party : b.world().parties) {
    for (auto const track : model::ids_of(party.tactic)) {
      std::vector<model::Package const*> packages;
      if (auto const* fixed = std::get_if<model::Fixed>(&party.tactic[track]); fixed && fixed->package) packages.push_back(&*fixed->package);
      if (auto const* script = std::get_if<model::Scripted>(&party.tactic[track]))
        for (auto const& move : script->moves)
          if (move) packages.push_back(&*move);
      for (auto const* package : packages) {
        if (model::exists(b.world(), track, *package)) continue;
        b.complaints.error(mark_of(root, {"parties", party.id, "tactic"}), "a package of this tactic puts control and status of a territory together that do not fit",
                           "returned with a share of 0, frozen to ceded with a share above 0");
      }
    }
  }
}

}  // namespace

void check_whole(Binder& b, Node const& root) {
  if (b.complaints.any_errors()) return;  // what follows would only repeat it
  for (auto const id : model::ids_of(b.world().parties)) {
    check_no_deal(b, root, id);
    warn_no_deal_above_all(b, root, id);
  }
  warn_unweighed_issues(b, root);
  warn_lines_of_no_interest(b, root);
  check_starts(b, root);
  check_scripts(b, root);
  warn_idle_conduct(b, root);
}

void note_defaults(Binder& b, Node const& root) {
  if (b.complaints.any_errors()) return;
  auto& notes = b.scenario.defaults_used;
  auto const& w = b.world();
  auto const* time = root.find("time");
  if (!time || !time->find("horizon"))
    notes.push_back("The talks last " + std::to_string(w.horizon.rounds) + " rounds" + (w.war ? ", then fighting goes on" : "") + " (time.horizon).");
  if (!root.find("protocol")) notes.push_back("Offers alternate, " + w.parties[w.protocol.first].name + " begins (protocol).");
  auto const missing = [&](std::string const& key) {
    std::string who;
    for (auto const& party : w.parties)
      if (!root.find("parties")->find(party.id)->find(key)) who += (who.empty() ? "" : ", ") + party.name;
    return who;
  };
  if (auto const who = missing("discount"); !who.empty()) notes.push_back("A round later is worth .99 to " + who + " (discount).");
  if (auto const who = missing("tactic"); !who.empty()) notes.push_back("Concessions are linear in time for " + who + " (tactic).");
  if (auto const who = missing("no_deal"); !who.empty()) notes.push_back("Without a deal " + who + (w.war ? " would fight on" : " would have 0") + " (no_deal).");
  if (w.deal.guarantee && !root.find("deal")->find("credibility")) notes.push_back("Guarantees are fully believed (deal.credibility).");
}

}  // namespace zopa::io
