#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "solve/compilation.hpp"

namespace zopa::solve {
namespace {

using model::IssueAtom;
using State = Machine::State;

/// What one option of one variable does to the state: which atoms it matches and how badly, which paths it opens.
struct Effect {
  struct Count {
    std::size_t slot;
    bool matches;
    double grade;  ///< < 0: not graded
  };
  std::vector<Count> counts;
  std::vector<std::size_t> failed;                           ///< slots of held atoms that fail
  std::vector<std::pair<std::size_t, std::uint32_t>> opens;  ///< slot of a path atom, bits it gains
};

/// How an atom counts: up to where, and from where on it holds.
struct Counter {
  IssueAtom::Quantifier quantifier;
  int needed;    ///< holds at or above
  int most;      ///< counting further changes nothing
  int n_issues;  ///< for the grade of a count
  bool graded_by_number;
};

struct Path {
  model::PlaceId from, to;
  std::vector<model::PlaceId> place_of_bit;
  std::vector<bool> held;  ///< places held whatever the package
};

class PatternCompiler {
 public:
  PatternCompiler(Compilation& c, model::Pattern const& pattern, bool graded) : c_(c), graded_(graded) {
    for (IssueAtom const& atom : pattern.issues) add(atom);
    for (auto const& atom : pattern.held) add(atom);
    for (auto const& atom : pattern.paths) add(atom);
    worst_slot_ = initial_.size();
    initial_.push_back(0);  // index of the worst grade so far + 1; 0 = nothing graded
    std::sort(grades_.begin(), grades_.end());
    grades_.erase(std::unique(grades_.begin(), grades_.end()), grades_.end());
  }

  Machine machine() &&;

 private:
  std::vector<Effect>& effects(Variable v) {
    auto& e = effects_[v];
    e.resize(c_.graph().domain[v]);
    return e;
  }
  void add(IssueAtom const&);
  void add(model::HeldAtom const&);
  void add(model::PathAtom const&);
  bool matches(IssueAtom const&, std::size_t i, model::Option) const;
  double grade(IssueAtom const&, std::size_t i, model::Option) const;
  double position(model::Issue const&, model::Option) const;

  Compilation& c_;
  bool graded_;
  State initial_;
  std::size_t worst_slot_ = 0;
  std::vector<double> grades_;
  std::map<Variable, std::vector<Effect>> effects_;
  std::vector<std::pair<std::size_t, Counter>> counters_;
  std::vector<std::size_t> held_slots_;
  std::vector<std::pair<std::size_t, Path>> paths_;
};

double PatternCompiler::position(model::Issue const& issue, model::Option o) const {
  if (issue.kind == model::Issue::Kind::control && !issue.share[o]) return c_.now.front[*issue.territory];
  return issue.position[o];
}

bool PatternCompiler::matches(IssueAtom const& atom, std::size_t i, model::Option o) const {
  if (!atom.threshold) return atom.matches[i][o];
  double const x = position(c_.world.issues[atom.issues[i]], o);
  return atom.threshold->above ? x > atom.threshold->value : x < atom.threshold->value;
}

/// A ladder grades before a threshold does; −1 where neither does.
double PatternCompiler::grade(IssueAtom const& atom, std::size_t i, model::Option o) const {
  model::Issue const& issue = c_.world.issues[atom.issues[i]];
  if (!issue.ladder.empty()) return issue.ladder[o];
  if (!atom.threshold) return -1;
  return std::fabs(position(issue, o) - atom.threshold->value);
}

void PatternCompiler::add(IssueAtom const& atom) {
  int const n = static_cast<int>(atom.issues.size());
  bool const by_number = graded_ && atom.quantifier == IssueAtom::Quantifier::more_than;
  Counter counter{atom.quantifier, 1, 1, n, by_number};
  if (atom.quantifier == IssueAtom::Quantifier::all) counter.needed = counter.most = n;
  if (atom.quantifier == IssueAtom::Quantifier::more_than) {
    counter.needed = atom.n + 1;
    counter.most = by_number ? n : atom.n + 1;
  }
  std::size_t const slot = initial_.size();
  counters_.emplace_back(slot, counter);
  int fixed = 0;
  for (std::size_t i = 0; i < atom.issues.size(); ++i) {
    auto const variable = c_.variable[atom.issues[i]];
    if (!variable) {
      fixed += matches(atom, i, 0);
      continue;
    }
    auto& e = effects(*variable);
    for (model::Option o = 0; o < e.size(); ++o) {
      bool const yes = matches(atom, i, o);
      double const graded = yes && graded_ && !by_number ? grade(atom, i, o) : -1;
      if (graded >= 0) grades_.push_back(graded);
      e[o].counts.push_back({slot, yes, graded});
    }
  }
  initial_.push_back(std::min(fixed, counter.most));
}

void PatternCompiler::add(model::HeldAtom const& atom) {
  std::size_t const slot = initial_.size();
  held_slots_.push_back(slot);
  bool failed = false;
  for (model::TerritoryId const t : atom.territories) {
    Held const held = c_.held(t);
    if (!held.literal) {
      failed |= !held.always;
      continue;
    }
    auto& e = effects(held.literal->variable);
    for (std::size_t o = 0; o < e.size(); ++o)
      if (!held.literal->matches[o]) e[o].failed.push_back(slot);
  }
  initial_.push_back(failed);
}

void PatternCompiler::add(model::PathAtom const& atom) {
  model::Map const& map = c_.world.map;
  Path path{atom.from, atom.to, {}, std::vector<bool>(map.places.size(), true)};
  std::size_t const slot = initial_.size();
  for (model::PlaceId const p : model::ids_of(map.places)) {
    if (!map.territory[p]) continue;
    Held const held = c_.held(*map.territory[p]);
    path.held[p.index] = held.always;
    if (!held.literal) continue;
    if (path.place_of_bit.size() == 31) throw std::length_error("a land path may read at most 31 territories of the bargain");
    auto& e = effects(held.literal->variable);
    auto const bit = std::uint32_t{1} << path.place_of_bit.size();
    for (std::size_t o = 0; o < e.size(); ++o)
      if (held.literal->matches[o]) e[o].opens.emplace_back(slot, bit);
    path.place_of_bit.push_back(p);
  }
  paths_.emplace_back(slot, std::move(path));
  initial_.push_back(0);
}

bool leads(model::Map const& map, Path const& path, std::uint32_t gained) {
  std::vector<bool> held = path.held;
  for (std::size_t b = 0; b < path.place_of_bit.size(); ++b) held[path.place_of_bit[b].index] = gained >> b & 1;
  return model::land_path(map, path.from, path.to, held);
}

Machine PatternCompiler::machine() && {
  Machine m;
  m.initial = initial_;
  std::vector<std::vector<Effect>> table;
  for (auto& [variable, e] : effects_) {
    m.inputs.push_back(variable);
    table.push_back(std::move(e));
  }
  std::vector<int> most(initial_.size(), 0);
  for (auto const& [slot, counter] : counters_) most[slot] = counter.most;
  m.step = [table = std::move(table), grades = grades_, worst = worst_slot_, most](std::size_t k, State const& s,
                                                                                   std::uint32_t option) {
    State after = s;
    Effect const& e = table[k][option];
    for (auto const& count : e.counts) {
      if (!count.matches) continue;
      after[count.slot] = std::min(after[count.slot] + 1, most[count.slot]);
      if (count.grade < 0) continue;
      auto const at = std::lower_bound(grades.begin(), grades.end(), count.grade) - grades.begin();
      after[worst] = std::max(after[worst], static_cast<std::int32_t>(at + 1));
    }
    for (std::size_t const slot : e.failed) after[slot] = 1;
    for (auto const& [slot, bit] : e.opens) after[slot] |= static_cast<std::int32_t>(bit);
    return after;
  };
  m.output = [counters = counters_, held = held_slots_, paths = paths_, grades = grades_, worst = worst_slot_,
              graded = graded_, &map = c_.world.map](State const& s) {
    double grade = s[worst] > 0 ? grades[std::size_t(s[worst] - 1)] : -1;
    for (auto const& [slot, counter] : counters) {
      if (s[slot] < counter.needed) return 0.0;
      if (counter.graded_by_number)
        grade = std::max(grade, double(s[slot] - counter.needed + 1) / double(counter.n_issues));
    }
    for (std::size_t const slot : held)
      if (s[slot]) return 0.0;
    for (auto const& [slot, path] : paths)
      if (!leads(map, path, static_cast<std::uint32_t>(s[slot]))) return 0.0;
    return graded && grade >= 0 ? std::min(grade, 1.0) : 1.0;
  };
  return m;
}

}  // namespace

Machine pattern_machine(Compilation& c, model::Pattern const& pattern, bool graded) {
  return PatternCompiler(c, pattern, graded).machine();
}

Outcome pattern_outcome(Compilation& c, model::Pattern const& pattern, bool graded, std::function<double(double)> const& f) {
  Machine m = pattern_machine(c, pattern, graded);
  m.output = [inner = std::move(m.output), &f](Machine::State const& s) { return f(inner(s)); };
  return outcome(c.graph(), diagram(c.graph(), m));
}

}  // namespace zopa::solve
