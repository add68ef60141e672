#pragma once

#include <random>

#include "support/builder.hpp"

/// Small random worlds with everything preferences, lines and ratifiers can say, for differential tests. Numbers are short
/// decimals, so that ties are common and exact.
namespace zopa::test {

class RandomWorld {
 public:
  explicit RandomWorld(std::uint64_t seed) : random_(seed) {
    std::vector<std::string> const names{"A", "B", "C", "D"};
    n_parties_ = 2 + (chance(.35) ? 1 + chance(.4) : 0);
    world = empty_world({names.begin(), names.begin() + n_parties_});
    add_land();
    add_plain_issues();
    for (auto const i : ids_of(world.parties)) set_preferences(world.parties[i].preferences, i);
    add_ratifiers();
    int const n_lines = below(5);
    for (int l = 0; l < n_lines; ++l) add_random_line();
    set_deal();
    set_circumstances();
  }

  World world;
  Circumstances now;
  Per<PartyId, double> no_deal;

  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  bool chance(double p) { return static_cast<double>(random_() >> 11) * 0x1p-53 < p; }

 private:
  double tenth() { return below(11) / 10.0; }
  double twentieth(int lo, int hi) { return (lo + below(hi - lo + 1)) / 20.0; }
  PartyId party() { return PartyId(std::size_t(below(n_parties_))); }
  IssueId issue() { return IssueId(std::size_t(below(static_cast<int>(world.issues.size())))); }
  TerritoryId territory() { return TerritoryId(std::size_t(below(static_cast<int>(world.territories.size())))); }
  PlaceId place() { return PlaceId(std::size_t(below(static_cast<int>(world.map.places.size())))); }

  void add_land() {
    int const n = chance(.6) ? 1 + below(3) : 0;
    if (n == 0) return;
    if (chance(.8)) add_place(world, "mainland");
    for (int t = 0; t < n; ++t) {
      TerritoryId const id = add_territory(world, "t" + std::to_string(t), tenth(), 10);
      bool const control = chance(.7), status = chance(.6) || !control;
      if (control) {
        std::vector<std::optional<double>> shares{0.0, std::nullopt, 1.0};
        if (chance(.4)) shares.push_back(tenth());
        add_control(world, id, shares);
      }
      if (!status) continue;
      IssueId const k = add_status(world, id);
      if (chance(.6)) cut_options(k, 3 + below(2));
    }
    world.gainer = party();
    for (std::size_t p = 1; p < world.map.places.size(); ++p) add_border(world, PlaceId(p), PlaceId(std::size_t(below(int(p)))));
    if (chance(.5)) world.map.links.push_back({"bridge", territory(), PlaceId{0}, tenth()});
  }

  void cut_options(IssueId k, int n) {
    Issue& cut = world.issues[k];
    cut.options.resize(std::size_t(n));
    cut.position.resize(std::size_t(n));
    cut.ladder.resize(std::size_t(n));
    cut.status.resize(std::size_t(n));
  }

  void add_plain_issues() {
    int const n = world.issues.empty() ? 2 + below(4) : 1 + below(2);
    for (int k = 0; k < n; ++k) {
      std::vector<std::string> options;
      for (int o = 2 + below(3); o > 0; --o) options.push_back("o" + std::to_string(o));
      IssueId const id = add_issue(world, "i" + std::to_string(k), options);
      if (!chance(.3)) continue;
      for (std::size_t o = 0; o < options.size(); ++o) world.issues[id].ladder.push_back(tenth());
    }
  }

  void set_preferences(Preferences& p, PartyId side) {
    p.issues.resize(world.issues.size());
    for (auto const k : ids_of(world.issues)) {
      if (chance(.15)) continue;
      IssueValue& value = p.issues[k];
      value.weight = twentieth(1, 8);
      bool const control = world.issues[k].kind == Issue::Kind::control;
      if (control && chance(.6)) value.by_share = true;
      if (value.by_share || (world.issues[k].kind == Issue::Kind::status && chance(.5))) continue;
      bool const doubted = chance(.2);
      for (std::size_t o = 0; o < world.issues[k].options.size(); ++o) {
        value.values.push_back(tenth());
        if (doubted) value.unbelieved.push_back(tenth());
      }
    }
    if (chance(.3)) p.constant = twentieth(-4, 4);
    for (int n = below(3); n > 0; --n) p.interactions.push_back({issue(), issue(), twentieth(-8, 8)});
    for (int n = below(3); n > 0; --n) p.bonuses.push_back({pattern(), twentieth(-4, 4)});
    if (world.gainer && chance(.3)) p.reference = Reference{tenth(), 1 + tenth(), tenth(), chance(.5)};
    static_cast<void>(side);
  }

  IssueAtom atom() {
    if (chance(.25)) return beyond(world, issue(), 1.5, chance(.5));
    if (chance(.3)) return among(world, {issue()}, {Option(below(2))});
    std::vector<IssueId> family;
    for (auto const k : ids_of(world.issues))
      if (chance(.6)) family.push_back(k);
    if (family.empty()) family.push_back(issue());
    IssueAtom out = among(world, family, {}, IssueAtom::Quantifier(below(3)), below(int(family.size())));
    for (auto& options : out.matches)
      for (std::size_t o = 0; o < options.size(); ++o) options[o] = chance(.5);
    return out;
  }

  Pattern pattern() {
    Pattern out;
    bool const land = !world.territories.empty();
    if (!land || chance(.7)) out.issues.push_back(atom());
    if (chance(.25)) out.issues.push_back(atom());
    if (land && chance(.3)) out.held.push_back({{territory(), territory()}});
    if (land && chance(.3)) out.paths.push_back({place(), place()});
    return out;
  }

  void add_ratifiers() {
    for (int n = chance(.5) ? 1 + below(3) : 0; n > 0; --n) {
      Ratifier r;
      r.id = r.title = "r" + std::to_string(n);
      r.party = party();
      r.veto = chance(.5);
      if (chance(.4)) {
        r.preferences.emplace();
        set_preferences(*r.preferences, r.party);
        if (chance(.8)) r.no_deal = twentieth(2, 12);
      } else if (chance(.5)) {
        r.approval = tenth();
        for (int c = 1 + below(2); c > 0; --c) r.caps.push_back({pattern(), tenth()});
      }
      if (chance(.15)) r.noise = .1;
      world.ratifiers.push_back(r);
    }
    for (auto const i : ids_of(world.parties)) {
      int n = 0;
      for (auto const& r : world.ratifiers) n += r.party == i && !r.veto;
      for (auto& r : world.ratifiers)
        if (r.party == i && !r.veto) r.weight = 1.0 / n;
      world.parties[i].ratification_quota = tenth();
    }
  }

  void add_random_line() {
    LineId const id = add_line(world, "line" + std::to_string(world.lines.size()), party(), pattern());
    RedLine& line = world.lines[id];
    line.hard = chance(.5);
    line.kappa = twentieth(1, 8);
    line.eta = below(3);
    line.binding = chance(.8);
    if (chance(.2)) line.from = below(2);
    if (chance(.2)) line.until = 1 + below(2);
    if (world.ratifiers.empty() || !chance(.3)) return;
    line.ratifier = RatifierId(std::size_t(below(int(world.ratifiers.size()))));
    line.owner = world.ratifiers[*line.ratifier].party;
  }

  void set_deal() {
    for (Party& p : world.parties) {
      p.discount = chance(.2) ? 1 : .9;
      if (chance(.5)) p.after_collapse = twentieth(-4, 8);
      if (chance(.3)) p.audience = tenth();
    }
    if (!chance(.5)) return;
    Deal& deal = world.deal;
    deal.collapse = tenth() / 2;
    deal.guarantee_effect = below(4);
    deal.monitoring_effect = below(2);
    auto levels = [&](IssueId k) {
      std::vector<double> out;
      for (std::size_t o = 0; o < world.issues[k].options.size(); ++o) out.push_back(tenth());
      return out;
    };
    deal.guarantee = issue();
    deal.guarantee_level = levels(*deal.guarantee);
    if (!chance(.5)) return;
    deal.monitoring = issue();
    deal.monitoring_level = levels(*deal.monitoring);
  }

  void set_circumstances() {
    now = circumstances(world);
    for (auto& f : now.front)
      if (chance(.5)) f = tenth();
    ratchet(now);
    now.credibility = tenth();
    now.monitoring = chance(.5);
    now.hazard_add = chance(.3) ? .05 : 0;
    now.round = below(2);
    for (auto const i : ids_of(world.parties)) {
      now.carrots[i] = chance(.3) ? twentieth(0, 3) : 0;
      now.commitment[i] = chance(.3) ? tenth() : 0;
      now.claim[i] = tenth();
    }
    no_deal.resize(world.parties.size());
    for (auto& w : no_deal) w = twentieth(-2, 10);
  }

  std::mt19937_64 random_;
  int n_parties_ = 2;
};

}  // namespace zopa::test
