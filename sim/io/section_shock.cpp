#include <algorithm>

#include "io/merge.hpp"
#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::Lever;
using model::PartyId;
using model::Shock;
using model::ShockEffect;
using model::ShockId;
using model::World;

Section<Shock> const& shock_section() {
  static Section<Shock> const section{
      "shock", "shocks.<shock>", "An event that changes the game while it runs, at its date or with its hazard.", SourceCovers::numbers,
      {
          text_field("id", &Shock::id, "a name").needed().help_text("Unique in the file."),
          integer_field("at", &Shock::at, 0, 1'000'000).in("round").help_text("Fires in this round. Round 0 is before the first offer, so 1 is the first that can."),
          number_field("hazard", &Shock::hazard, unit_interval).in("probability per round").help_text("Otherwise: fires once, with this probability each round."),
          described<Shock>("set", changes_by_path()).help_text(
              "A change is a number (becomes), \"+x\" or \"-x\" (is added), \"x1.5\" (is multiplied), or {set: …}, {add: …}, {scale: …}."),
          described<Shock>("switch_on", a_list(a_name("line"))).help_text("Red lines that come into force."),
          described<Shock>("switch_off", a_list(a_name("line"))).help_text("Red lines that lapse."),
          described<Shock>("why", a_text("a text")).help_text("For readers of the file."),
      },
      "{id: scandal, at: 3, set: {parties.U.audience: +0.3}}"};
  return section;
}

namespace {

/// A path that a running game can change.
struct LeverPath {
  Lever lever;
  std::vector<std::string> pattern;  ///< "<party>", "<line>" stand for names
};

std::vector<LeverPath> const& levers() {
  static std::vector<LeverPath> const all{
      {Lever::war_cost, {"parties", "<party>", "war_cost"}},
      {Lever::audience, {"parties", "<party>", "audience"}},
      {Lever::no_deal, {"parties", "<party>", "no_deal"}},
      {Lever::ratification_quota, {"parties", "<party>", "ratification_quota"}},
      {Lever::kappa, {"parties", "<party>", "red_lines", "<line>", "hardness", "soft"}},
      {Lever::up, {"war", "drift", "up"}},
      {Lever::down, {"war", "drift", "down"}},
      {Lever::collapse, {"deal", "collapse"}},
      {Lever::credibility, {"deal", "credibility"}},
      {Lever::spoilers, {"deal", "spoilers"}},
      {Lever::mediator_hazard, {"mediator", "walks_away", "hazard"}},
      {Lever::carrot, {"mediator", "carrots", "<party>"}},
      {Lever::stick, {"mediator", "sticks", "<party>"}},
  };
  return all;
}

}  // namespace

std::vector<std::string> shock_paths() {
  std::vector<std::string> out;
  for (auto const& lever : levers()) {
    std::string text;
    for (auto const& s : lever.pattern) text += (text.empty() ? "" : ".") + s;
    out.push_back(text);
  }
  return out;
}

namespace {

class EffectReader {
 public:
  EffectReader(Binder& b, ShockId shock, std::string const& path) : b_(b), shock_(shock), path_(path) {}

  void read(Node::Entry const& e) {
    auto const parts = segments(e.key);
    for (auto const& candidate : levers())
      if (fits(candidate, parts)) return apply(candidate, parts, e);
    auto const known = shock_paths();
    b_.complaints.error(e.mark, "no shock can change '" + e.key + "'", one_of(known), nearest(e.key, known));
  }

 private:
  static bool fits(LeverPath const& lever, std::vector<std::string> const& parts) {
    if (parts.size() < lever.pattern.size()) return false;
    bool const with_member = lever.lever == Lever::kappa && parts.size() == lever.pattern.size() + 1;  // all-ours.north
    if (with_member) return parts[0] == "parties" && parts[2] == "red_lines" && parts[5] == "hardness" && parts[6] == "soft";
    if (parts.size() != lever.pattern.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (lever.pattern[i][0] != '<' && lever.pattern[i] != parts[i]) return false;
    return true;
  }

  std::vector<std::string> names_for(Names const& names, std::string const& word, Mark const& mark, char const* kind) {
    if (word == "*") return names.all();
    return b_.resolve(names, word, mark, kind) ? std::vector{word} : std::vector<std::string>{};
  }

  void apply(LeverPath const& lever, std::vector<std::string> const& parts, Node::Entry const& e) {
    auto const at = std::find(lever.pattern.begin(), lever.pattern.end(), "<party>");
    if (at == lever.pattern.end()) return add({lever.lever, {}, {}, {}, 0}, e);
    for (auto const& party : names_for(b_.parties, parts[static_cast<std::size_t>(at - lever.pattern.begin())], e.mark, "party")) {
      PartyId const id{*b_.parties.find(party)};
      if (lever.lever != Lever::kappa) {
        add({lever.lever, id, {}, {}, 0}, e);
        continue;
      }
      auto const line = parts.size() == 7 ? parts[3] + "." + parts[4] : parts[3];
      for (auto const& name : names_for(b_.lines, line, e.mark, "line")) {
        model::LineId const l{*b_.lines.find(name)};
        if (b_.world().lines[l].owner == id && !b_.world().lines[l].hard) add({lever.lever, id, l, {}, 0}, e);
        else if (line != "*") b_.complaints.error(e.mark, "'" + name + "' is no soft line of '" + party + "', so it has no price");
      }
    }
  }

  void add(ShockEffect effect, Node::Entry const& e) {
    if (needs_mediator(effect.lever) && !b_.world().mediator) return b_.complaints.error(e.mark, "there is no mediator to change");
    if ((effect.lever == Lever::up || effect.lever == Lever::down) && !b_.world().war) return b_.complaints.error(e.mark, "there is no war to change");
    auto& effects = b_.world().shocks[shock_].effects;
    auto const i = effects.size();
    effects.push_back(effect);
    auto const value = change(effects[i], e.value);
    if (!value) {
      auto const remedy = "a number, \"+0.3\", \"-0.3\", \"x1.5\", or {set: …}, {add: …}, {scale: …}";
      return b_.complaints.error(e.value.mark, what_it_is(e.value) + " is no change", remedy);
    }
    b_.number(*value, path_ + ".set." + e.key, [s = shock_, i](World& w) -> double& { return w.shocks[s].effects[i].value; });
  }

  static bool needs_mediator(Lever lever) { return lever == Lever::mediator_hazard || lever == Lever::carrot || lever == Lever::stick; }

  /// Sets the kind of change; the node that holds its number.
  static std::optional<Node> change(ShockEffect& effect, Node const& node) {
    using Change = ShockEffect::Change;
    effect.change = Change::set;
    if (node.is_map() && !is_number_mapping(node)) {
      if (node.entries.size() != 1) return std::nullopt;
      auto const& e = node.entries[0];
      if (e.key != "set" && e.key != "add" && e.key != "scale") return std::nullopt;
      effect.change = e.key == "add" ? Change::add : e.key == "scale" ? Change::scale : Change::set;
      return read_number(e.value, NumberForm{}, "") ? std::optional(e.value) : std::nullopt;
    }
    Node inner = node;
    if (node.is_scalar() && !node.text.empty()) {
      inner.quoted = false;
      if (node.text[0] == '+' || node.text[0] == '-') effect.change = Change::add;
      if (node.text[0] == 'x' || node.text[0] == '*') {
        effect.change = Change::scale;
        inner.text = node.text.substr(1);
      }
    }
    return read_number(inner, NumberForm{}, "") ? std::optional(inner) : std::nullopt;
  }

  Binder& b_;
  ShockId shock_;
  std::string const& path_;
};

void bind_switches(Binder& b, Node const& node, char const* key, std::vector<model::LineId>& out) {
  auto const* list = node.find(key);
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    auto const& item = list->items[i];
    bool family = false;  // a line with `each` is switched as a whole
    for (auto const& name : b.lines.all()) {
      if (name.rfind(item.text + ".", 0) != 0) continue;
      out.emplace_back(*b.lines.find(name));
      family = true;
    }
    if (family) continue;
    if (auto const line = b.resolve(b.lines, item, "red line")) out.emplace_back(*line);
  }
}

}  // namespace

void bind_shocks(Binder& b, Node const& root) {
  auto const* shocks = root.find("shocks");
  if (!shocks || !shocks->is_list()) return;
  for (auto const& node : shocks->items) {
    auto const* name = node.is_map() ? node.find("id") : nullptr;
    if (!name) continue;
    if (b.shocks.find(name->text)) b.complaints.error(name->mark, "there are two shocks '" + name->text + "'");
    b.shocks.declare(name->text);
    ShockId const id = b.world().shocks.push_back({});
    auto const path = "shocks." + name->text;
    b.section(shock_section(), node, path, Place<Shock>([id](World& w) -> Shock& { return w.shocks[id]; }));
    if (bool(node.find("at")) == bool(node.find("hazard"))) b.complaints.error(node.mark, "the shock '" + name->text + "' fires at a round or with a hazard", "either 'at: round' or 'hazard: probability'");
    auto const* set = node.find("set");
    for (std::size_t i = 0; set && i < set->entries.size(); ++i) EffectReader(b, id, path).read(set->entries[i]);
    bind_switches(b, node, "switch_on", b.world().shocks[id].switches_on);
    bind_switches(b, node, "switch_off", b.world().shocks[id].switches_off);
  }
}

}  // namespace zopa::io
