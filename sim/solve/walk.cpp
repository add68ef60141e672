#include "solve/walk.hpp"

#include <algorithm>

namespace zopa::solve {

Walk::Walk(Negotiation::Compiled const& c, Conditions const& conditions) : c_(c), conditions_(conditions) {
  place_variables();
  place_factors();
  bound();
  option_.assign(order_.size(), 0);
}

/// Issues in file order; an auxiliary variable behind the last one that its definition reads.
void Walk::place_variables() {
  Read const read = read_by(c_, conditions_.question);
  std::vector<bool> placed(c_.graph.domain.size(), false);
  auto const ready = [&](Variable v) {
    auto const& scope = c_.graph.factors[c_.definition[v]].scope;
    return std::all_of(scope.begin(), scope.end(), [&](Variable w) { return w == v || placed[w]; });
  };
  auto const place = [&](Variable v) {
    order_.push_back(v);
    placed[v] = true;
  };
  auto const place_ready = [&] {
    for (Variable v = static_cast<Variable>(c_.graph.n_issues); v < placed.size(); ++v)
      if (read.variable[v] && !placed[v] && ready(v)) place(v);
  };
  place_ready();
  for (Variable v = 0; v < c_.graph.n_issues; ++v) {
    place(v);
    place_ready();
  }
  level_of_.assign(placed.size(), 0);
  for (std::size_t level = 0; level < order_.size(); ++level) level_of_[order_[level]] = level;
}

void Walk::place_factors() {
  Question const& q = conditions_.question;
  Read const read = read_by(c_, q);
  tables_.resize(order_.size() + 1);
  for (std::size_t f = 0; f < c_.graph.factors.size(); ++f) {
    if (!read.factor[f]) continue;
    Factor const& factor = c_.graph.factors[f];
    Table table;
    std::size_t last = 0, stride = 1;
    for (std::size_t k = factor.scope.size(); k-- > 0; stride *= c_.graph.domain[factor.scope[k]]) {
      std::size_t const level = level_of_[factor.scope[k]];
      table.strides.emplace_back(level, stride);
      last = std::max(last, level + 1);
    }
    if (factor.objective == no_objective) {
      table.allowed = factor.allowed.data();
    } else {
      table.value = c_.fixed[f].data();
      table.most = c_.most[f];
      table.objective = std::size_t(std::find(q.objectives.begin(), q.objectives.end(), factor.objective) -
                                    q.objectives.begin());
    }
    tables_[last].push_back(std::move(table));
  }
}

void Walk::bound() {
  std::size_t const n = conditions_.question.objectives.size();
  sum_.assign(order_.size() + 1, std::vector<std::int64_t>(n, 0));
  rest_.assign(order_.size() + 1, std::vector<std::int64_t>(n, 0));
  for (std::size_t level = order_.size(); level-- > 0;) {
    rest_[level] = rest_[level + 1];
    for (Table const& t : tables_[level + 1])
      if (t.value) rest_[level][t.objective] += t.most;
  }
}

/// Adds what is known once `level` variables are chosen. \return whether something acceptable may follow
bool Walk::enter(std::size_t level) {
  auto& sum = sum_[level];
  if (level > 0) sum = sum_[level - 1];
  for (Table const& t : tables_[level]) {
    std::size_t cell = 0;
    for (auto const& [at, stride] : t.strides) cell += option_[at] * stride;
    if (t.allowed && !t.allowed[cell]) return false;
    if (t.value) sum[t.objective] += t.value[cell];
  }
  auto const& need = conditions_.question.need;
  for (std::size_t o = 0; o < sum.size(); ++o)
    if (sum[o] + rest_[level][o] < need[o]) return false;
  return true;
}

std::size_t Walk::cell_of_kept() const {
  std::size_t cell = 0;
  for (Variable const v : conditions_.question.kept) cell = cell * c_.graph.domain[v] + option_[level_of_[v]];
  return cell;
}

/// \return false: stop
bool Walk::descend(std::size_t level) {
  if (--steps_left_ < 0) return false;
  if (!enter(level)) return true;
  if (level == order_.size()) {
    std::size_t const cell = cell_of_kept();
    if (!conditions_.accepts(cell, sum_[level].data()) || (*visit_)(cell, sum_[level].data())) return true;
    stopped_ = true;
    return false;
  }
  for (option_[level] = 0; option_[level] < c_.graph.domain[order_[level]]; ++option_[level])
    if (!descend(level + 1)) return false;
  return true;
}

bool Walk::each(std::int64_t most_steps, Visit const& visit) {
  visit_ = &visit;
  steps_left_ = most_steps;
  stopped_ = false;
  bool const all = descend(0);
  steps_ += most_steps - steps_left_;
  return all || stopped_;
}

model::Package Walk::package() const {
  model::Package out(c_.n_world_issues, 0);
  for (Variable v = 0; v < c_.graph.n_issues; ++v)
    out[c_.issues[v].index] = static_cast<model::Option>(option_[level_of_[v]]);
  return out;
}

}  // namespace zopa::solve
