#pragma once

#include <sstream>
#include <string>

#include "zopa/base/distribution.hpp"
#include "zopa/model/scenario.hpp"

namespace zopa::test {

/// A scenario as text, number by number: equal texts are equal models.
class Fingerprint {
 public:
  explicit Fingerprint(model::Scenario const& s) : s_(s), w_(s.central) {
    out_.precision(17);
    out_ << s.title << '|' << s.as_of << '|' << s.round << '|' << s.plan.seed << ',' << s.plan.draws << ',' << s.plan.replicates << '\n';
    map();
    for (auto const& issue : w_.issues) put(issue);
    for (auto const& track : w_.tracks) put(track);
    for (auto const& party : w_.parties) put(party);
    for (auto const& r : w_.ratifiers) put(r);
    for (auto const& line : w_.lines) put(line);
    rules();
    unknowns();
  }
  std::string text() const { return out_.str(); }

 private:
  template <class T>
  void all(T const& values) {
    for (auto const& v : values) out_ << v << ' ';
    out_ << ';';
  }
  void map() {
    for (auto const& t : w_.territories) out_ << t.id << t.name << t.held << ' ' << t.cells << t.contested << (t.capital ? t.capital->index : 99) << '\n';
    for (std::size_t i = 0; i < w_.map.places.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) out_ << boost::edge(i, k, w_.map.borders).second;
    for (auto const& link : w_.map.links) out_ << link.id << link.supplies.index << link.from.index << link.reliability;
    out_ << '\n';
  }
  void put(model::Issue const& i) {
    out_ << i.id << ' ' << i.track.index << static_cast<int>(i.kind);
    all(i.options), all(i.position), all(i.ladder);
    for (auto const& share : i.share) out_ << share.value_or(-1) << ' ';
    out_ << '\n';
  }
  void put(model::Track const& t) { out_ << t.id << t.title << t.ends_war << t.hosted << t.stake << static_cast<int>(t.kind) << t.issues.size() << '\n'; }
  void put(model::Pattern const& p) {
    for (auto const& a : p.issues) {
      out_ << static_cast<int>(a.quantifier) << a.n << (a.threshold ? a.threshold->value : -9);
      for (auto const& m : a.matches) all(m);
    }
    for (auto const& h : p.held) out_ << 'h' << h.territories.size();
    for (auto const& h : p.paths) out_ << 'p' << h.from.index << h.to.index;
  }
  void put(model::Preferences const& p) {
    for (auto const& v : p.issues) out_ << v.weight << v.by_share, all(v.values), all(v.unbelieved);
    for (auto const& i : p.interactions) out_ << i.first.index << i.second.index << i.beta;
    for (auto const& bonus : p.bonuses) put(bonus.when), out_ << bonus.worth;
    out_ << p.constant << (p.reference ? p.reference->loss_aversion : -1);
  }
  void put(model::Party const& p) {
    put(p.preferences);
    out_ << p.name << p.discount << ' ' << p.war_cost << ' ' << p.exhaustion << p.audience << p.ratification_quota << static_cast<int>(p.ceasefire)
         << p.after_collapse.value_or(-9) << p.response_lambda.value_or(-9);
    for (auto const& n : p.no_deal) out_ << static_cast<int>(n.level) << n.value << ' ';
    for (auto const& t : p.tactic) {
      out_ << t.index();
      if (auto const* time = std::get_if<model::TimeDependent>(&t)) out_ << time->beta << time->k;
    }
    out_ << '\n';
  }
  void put(model::Ratifier const& r) {
    out_ << r.id << r.title << r.veto << r.weight << r.approval.value_or(-1) << r.quota << r.noise << r.no_deal.value_or(-9);
    for (auto const& c : r.caps) put(c.when), out_ << c.share;
    if (r.preferences) put(*r.preferences);
    out_ << '\n';
  }
  void put(model::RedLine const& l) {
    out_ << l.id << l.title << l.theme << l.owner.index << l.track.index << l.hard << l.kappa << l.eta << l.real << l.from << l.until.value_or(-1) << l.source;
    put(l.never);
    out_ << '\n';
  }
  void rules() {
    if (w_.war) out_ << w_.war->up << ' ' << w_.war->down << w_.war->hold << w_.war->total_victory;
    if (w_.mediator) out_ << w_.mediator->name << w_.mediator->hazard, all(w_.mediator->carrots), all(w_.mediator->sticks);
    out_ << w_.deal.collapse << w_.deal.credibility << w_.deal.guarantee_effect, all(w_.deal.guarantee_level);
    out_ << static_cast<int>(w_.protocol.kind) << w_.horizon.rounds << static_cast<int>(w_.horizon.then) << w_.common_prior;
    for (auto const& shock : w_.shocks) out_ << shock.id << shock.at.value_or(-1) << shock.hazard << shock.effects.size() << shock.switches_on.size();
    if (w_.status_quo) all(*w_.status_quo);
    out_ << '\n';
  }
  void unknowns() {
    for (auto const& p : s_.parameters) {
      out_ << p.path << ' ' << base::describe(p.distribution) << p.targets.size() << (p.known_to ? p.known_to->index : 99), all(p.factors);
      for (auto const& score : p.scores) out_ << score.address << '*' << score.loading << ' ';
      if (!std::holds_alternative<base::Dirichlet>(p.distribution)) out_ << base::quantile(p.distribution, .3);
      out_ << '\n';
    }
    for (auto const& f : s_.provenance) out_ << f.path << static_cast<int>(f.kind) << f.source << f.has_range << '\n';
    for (auto const& e : s_.expectations) out_ << e.what << e.within << e.standard_errors << '\n';
    for (auto const& source : s_.sources) out_ << source.id << source.who << source.date << source.verified << '\n';
  }

  model::Scenario const& s_;
  model::World const& w_;
  std::ostringstream out_;
};

}  // namespace zopa::test
