#include "world_digest.hpp"

#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace zopa::engine {
namespace {

/// The mixing of MurmurHash3_x64_128, a word to each lane in turn.
class Mixer {
 public:
  void word(std::uint64_t w) {
    if (first_) {
      h_[0] = (std::rotl(h_[0] ^ std::rotl(w * c1, 31) * c2, 27) + h_[1]) * 5 + 0x52dce729;
    } else {
      h_[1] = (std::rotl(h_[1] ^ std::rotl(w * c2, 33) * c1, 31) + h_[0]) * 5 + 0x38495ab5;
    }
    first_ = !first_;
    ++length_;
  }
  Digest digest() const {
    std::uint64_t a = h_[0] ^ length_, b = h_[1] ^ length_;
    a += b, b += a;
    a = final_mix(a), b = final_mix(b);
    a += b, b += a;
    return {a, b};
  }

 private:
  static constexpr std::uint64_t c1 = 0x87c37b91114253d5ull, c2 = 0x4cf5ad432745937full;
  static std::uint64_t final_mix(std::uint64_t k) {
    k = (k ^ k >> 33) * 0xff51afd7ed558ccdull;
    k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53ull;
    return k ^ k >> 33;
  }
  Digest h_{};
  std::uint64_t length_ = 0;
  bool first_ = true;
};

/// Walks through values. Every struct is taken apart by a structured binding of all its members: a new member does not
/// compile until someone has decided whether the analyses read it.
class Walk {
 public:
  explicit Walk(Mixer& out) : out_(out) {}

  template <class... T>
  void all(T const&... values) {
    (one(values), ...);
  }

 private:
  // not std::bit_cast: the library that the page's engine is compiled with lacks it
  void one(double x) {
    std::uint64_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    out_.word(bits);
  }
  template <class T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
  void one(T x) {
    out_.word(static_cast<std::uint64_t>(x));
  }
  template <class Tag>
  void one(base::Id<Tag> id) {
    out_.word(id.index);
  }
  template <class T>
  void one(std::optional<T> const& x) {
    out_.word(x.has_value());
    if (x) one(*x);
  }
  template <class T>
  void one(std::vector<T> const& list) {
    out_.word(list.size());
    for (auto const& x : list) one(static_cast<T const&>(x));
  }
  void one(std::vector<bool> const& list) {
    out_.word(list.size());
    for (bool const x : list) out_.word(x);
  }
  template <class I, class T>
  void one(base::Per<I, T> const& per) {
    one(per.values());
  }

  void one(model::IssueAtom::Threshold const& x) {
    auto const& [value, above] = x;
    all(value, above);
  }
  void one(model::IssueAtom const& x) {
    auto const& [issues, matches, quantifier, n, threshold] = x;
    all(issues, matches, quantifier, n, threshold);
  }
  void one(model::HeldAtom const& x) {
    auto const& [territories] = x;
    all(territories);
  }
  void one(model::PathAtom const& x) {
    auto const& [from, to] = x;
    all(from, to);
  }
  void one(model::Pattern const& x) {
    auto const& [issues, held, paths] = x;
    all(issues, held, paths);
  }
  void one(model::Issue const& x) {
    auto const& [id, title, family, options, position, ladder, track, kind, territory, status, share] = x;
    all(options.size(), position, ladder, track, kind, territory, status, share);
  }
  void one(model::IssueValue const& x) {
    auto const& [weight, values, unbelieved, by_share] = x;
    all(weight, values, unbelieved, by_share);
  }
  void one(model::Interaction const& x) {
    auto const& [first, second, beta] = x;
    all(first, second, beta);
  }
  void one(model::Bonus const& x) {
    auto const& [when, worth] = x;
    all(when, worth);
  }
  void one(model::Reference const& x) {
    auto const& [weight, loss_aversion, ratchet, base_term] = x;
    all(weight, loss_aversion, ratchet, base_term);
  }
  void one(model::Preferences const& x) {
    auto const& [issues, interactions, bonuses, constant, reference] = x;
    all(issues, interactions, bonuses, constant, reference);
  }
  void one(model::Track const& x) {
    auto const& [id, title, kind, ends_war, hosted, stake, issues, collapse] = x;
    all(kind, ends_war, stake, issues, collapse);  // hosted: of games
  }
  void one(model::RedLine const& x) {
    auto const& [id, title, theme, owner, ratifier, track, never, hard, kappa, eta, real, binding, from, until, source, why] = x;
    all(owner, ratifier, track, never, hard, kappa, eta, real, binding, from, until);
  }
  void one(model::Ratifier::Cap const& x) {
    auto const& [when, share] = x;
    all(when, share);
  }
  void one(model::Ratifier const& x) {
    auto const& [id, title, party, veto, weight, preferences, no_deal, approval, caps, quota, noise, attends_summit] = x;
    all(party, veto, weight, preferences, no_deal, approval, caps, quota, noise, attends_summit);
  }
  void one(model::NoDeal const& x) {
    auto const& [level, value] = x;
    all(level, value);
  }
  void one(model::BattleBelief const& x) {
    auto const& [a, b] = x;
    all(a, b);
  }
  void one(model::StrengthBelief const& x) {
    auto const& [mean, sd] = x;
    all(mean, sd);
  }
  void one(model::Tactic const& x) { out_.word(x.index()); }  // which packages it bids over; its parameters are of games
  void one(model::Party const& x) {
    auto const& [id, name, preferences, discount, war_cost, exhaustion, no_deal, tactic, acceptance, response_lambda,
                 battle_belief, strength_belief, audience, ratification_quota, ceasefire, model_of_others, after_collapse, statements,
                 de_escalation, patience, reneging] = x;
    // acceptance, response_lambda, ceasefire, model_of_others, statements, de_escalation, patience, reneging: of games
    all(preferences, discount, war_cost, exhaustion, no_deal, tactic, battle_belief, strength_belief, audience,
        ratification_quota, after_collapse);
  }
  void one(model::Faction const& x) {
    auto const& [id, title, weight, carrots, sticks, bias, hazard] = x;
    all(weight, carrots, sticks, hazard > 0);
  }
  void one(model::Mediator const& x) {
    auto const& [name, hazard, deadline, carrots, sticks, bias, weights, tables_text, guarantee_share, blame, factions,
                 term] = x;
    // how likely it leaves, its text, blame, who speaks when: of games
    all(hazard > 0, deadline, carrots, sticks, guarantee_share, factions);
  }
  void one(model::War const& x) {
    auto const& [up, down, strength_effect, adjacency_effect, strength_persistence, strength_sd, hold, total_victory] = x;
    all(up, down, strength_effect, adjacency_effect, strength_persistence, strength_sd, hold, total_victory);
  }
  void one(model::Deal const& x) {
    auto const& [collapse, guarantee_effect, monitoring_effect, credibility, guarantee, monitoring, guarantee_level,
                 monitoring_level, spoilers, power_shift, veto_lost, talks_resume] = x;
    all(collapse, guarantee_effect, monitoring_effect, credibility, guarantee, monitoring, guarantee_level,
        monitoring_level, spoilers);  // power_shift, veto_lost, talks_resume: of games
  }
  void one(model::Summit const& x) {
    auto const& [from, after] = x;
    all(from, after);
  }
  void one(model::Horizon const& x) {
    auto const& [rounds, then, end_probability] = x;
    all(rounds, then, end_probability);
  }
  void one(model::Shock const& x) {
    auto const& [id, at, hazard, effects, switches_on, switches_off] = x;
    all(switches_on, switches_off);  // when it fires and what it moves: of games
  }
  void one(model::Territory const& x) {
    auto const& [id, name, held, cells, capital, contested, place, control, status] = x;
    all(held, cells, capital, contested, place, control, status);
  }
  void one(model::SupplyLink const& x) {
    auto const& [id, supplies, from, reliability] = x;
    all(supplies, from, reliability);
  }
  void one(model::Map const& x) {
    auto const& [places, territory, borders, links] = x;
    all(places.size(), territory, boost::num_edges(borders), links);
    for (auto [edge, end] = boost::edges(borders); edge != end; ++edge)
      all(boost::source(*edge, borders), boost::target(*edge, borders));
  }

 public:
  void one(model::World const& x) {
    auto const& [parties, issues, tracks, territories, map, gainer, lines, ratifiers, mediator, war, deal, protocol,
                 summit, agenda, horizon, shocks, status_quo, common_prior] = x;
    all(parties, issues, tracks, territories, map, gainer, lines, ratifiers, mediator, war, deal, summit, agenda, horizon, shocks,
        status_quo);  // protocol, common_prior: of games
  }

 private:
  Mixer& out_;
};

}  // namespace

Digest analysis_digest(model::World const& world) {
  Mixer mixer;
  Walk(mixer).one(world);
  return mixer.digest();
}

Digest combined(Digest const& a, Digest const& b) {
  Mixer mixer;
  for (Digest const& digest : {a, b})
    for (std::uint64_t const word : digest) mixer.word(word);
  return mixer.digest();
}

}  // namespace zopa::engine
