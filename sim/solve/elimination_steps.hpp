#pragma once

#include "solve/elimination_readers.hpp"

// The steps of an elimination, one variable after the other.
namespace zopa::solve {

template <class A>
void Elimination<A>::eliminate(Variable x, std::vector<std::uint32_t> const& bucket) {
  bucket_ = &bucket;
  std::vector<Message> const messages = taken(x);
  Message out;
  auto add_scope = [&](std::vector<Variable> const& scope) {
    for (Variable const v : scope)
      if (v != x && std::find(out.scope.begin(), out.scope.end(), v) == out.scope.end()) out.scope.push_back(v);
  };
  for (std::uint32_t const f : bucket)
    if (reads(f)) add_scope(c_.graph.factors[f].scope);
  for (Message const& m : messages) add_scope(m.scope);
  std::sort(out.scope.begin(), out.scope.end());
  auto inputs = readers(bucket, messages, out.scope, &x);
  std::vector<Variable> const context = out.scope;
  each_context(inputs, context, &x, out);
  close(std::move(out));
}

/// The range of what a finished message adds, for the bounds of those to come.
template <class A>
void Elimination<A>::close(Message&& m) {
  for (int o = 0; o < N; ++o) {
    std::int64_t least = m.points.empty() ? 0 : m.points.front().v[o], most = least;
    for (P const& p : m.points) least = std::min(least, p.v[o]), most = std::max(most, p.v[o]);
    m.range.least[o] = least;
    m.range.most[o] = most;
    rest_.least[o] += least;
    rest_.most[o] += most;
  }
  messages_.push_back(std::move(m));
}

/// What the tables say for one option; false if it is not allowed.
template <class A>
bool Elimination<A>::shift_at(std::vector<Reader> const& inputs, std::size_t option, P& shift) {
  for (Reader const& r : inputs) {
    std::size_t const cell = r.at + option * r.stride;
    if (r.allowed) {
      if (!r.allowed[cell]) return false;
    } else if (r.value) {
      shift.v[r.objective] += r.value[cell];
    } else if (r.message->start[cell] == r.message->start[cell + 1]) {
      return false;
    }
  }
  return true;
}

/// The sum of the messages' lists under one option, as a segment to be shifted.
template <class A>
void Elimination<A>::add_alternative(std::vector<Reader> const& inputs, std::size_t option, P const& shift) {
  std::vector<std::pair<P const*, P const*>> lists;
  for (Reader const& r : inputs) {
    if (!r.message) continue;
    std::size_t const cell = r.at + option * r.stride;
    P const* const points = r.message->points.data();
    lists.emplace_back(points + r.message->start[cell], points + r.message->start[cell + 1]);
  }
  if (lists.empty()) {
    segments_.push_back({&unit_, &unit_ + 1, shift});
    return;
  }
  std::sort(lists.begin(), lists.end(),
            [](auto const& a, auto const& b) { return a.second - a.first < b.second - b.first; });
  auto [begin, end] = lists.back();
  for (std::size_t l = 0; l + 1 < lists.size(); ++l) {
    std::vector<Segment<P>> parts;
    for (P const* p = lists[l].first; p != lists[l].second; ++p) parts.push_back({begin, end, *p});
    if (sums_.size() <= n_sums_) sums_.emplace_back();
    List& sum = sums_[n_sums_++];
    sum.clear();
    algebra_.unite(parts, Bounds<N>::none(), sum);
    begin = sum.data();
    end = begin + sum.size();
  }
  segments_.push_back({begin, end, shift});
}

template <class A>
void Elimination<A>::each_context(std::vector<Reader>& inputs, std::vector<Variable> const& context, Variable const* x,
                                  Message& out) {
  Bounds<N> bounds = Bounds<N>::none();
  for (int o = 0; o < N; ++o) {
    if (need_[o] != no_need) bounds.least[o] = need_[o] - rest_.most[o];
    if (cap_[o] != no_cap) bounds.most[o] = cap_[o] - rest_.least[o];
    bounds.loss[o] = loss_[o];
  }
  std::size_t const n_options = x ? c_.graph.domain[*x] : 1, n_cells = c_.graph.n_cells(context);
  std::vector<std::uint32_t> digit(context.size(), 0);
  out.start.reserve(n_cells + 1);
  out.start.push_back(0);
  for (std::size_t cell = 0; cell < n_cells; ++cell) {
    segments_.clear();
    n_sums_ = 0;
    for (std::size_t o = 0; o < n_options; ++o) {
      P shift = A::unit();
      if (!shift_at(inputs, o, shift)) continue;
      if (x && *x < c_.graph.n_issues) A::choose(shift, c_.code[*x], o);
      add_alternative(inputs, o, shift);
    }
    if (!segments_.empty()) algebra_.unite(segments_, bounds, out.points);
    out.start.push_back(out.points.size());
    for (std::size_t d = context.size(); d-- > 0;) {
      bool const carry = ++digit[d] == c_.graph.domain[context[d]];
      for (Reader& r : inputs) r.at += r.strides[d];
      if (!carry) break;
      for (Reader& r : inputs) r.at -= r.strides[d] * digit[d];
      digit[d] = 0;
    }
  }
}

/// False if no package is left.
template <class A>
bool Elimination<A>::eliminate_all() {
  Plan const& plan = *q_.plan;
  for (std::size_t step = 0; step < plan.order.size(); ++step) {
    if (!read_.variable[plan.order[step]]) continue;
    eliminate(plan.order[step], plan.buckets[step]);
    if (messages_.back().points.empty()) return false;
  }
  return true;
}

template <class A>
auto Elimination<A>::cells() -> std::vector<List> {
  if (!eliminate_all()) return std::vector<List>(c_.graph.n_cells(q_.kept));
  std::vector<Message> const messages = std::move(messages_);
  messages_.clear();
  Message root;
  auto inputs = readers(q_.plan->buckets.back(), messages, q_.kept, nullptr);
  each_context(inputs, q_.kept, nullptr, root);
  std::vector<List> out;
  for (std::size_t cell = 0; cell + 1 < root.start.size(); ++cell) {
    List& list = out.emplace_back(root.points.begin() + std::ptrdiff_t(root.start[cell]),
                                  root.points.begin() + std::ptrdiff_t(root.start[cell + 1]));
    for (std::size_t k = q_.kept.size(), rest = cell; k-- > 0; rest /= c_.graph.domain[q_.kept[k]])
      if (q_.kept[k] < c_.graph.n_issues)
        for (P& p : list) A::choose(p, c_.code[q_.kept[k]], rest % c_.graph.domain[q_.kept[k]]);
  }
  return out;
}

template <class A>
auto Elimination<A>::parts() -> std::vector<std::vector<List>> {
  std::vector<std::vector<List>> out(c_.graph.n_cells(q_.kept));
  if (!eliminate_all()) return out;
  std::vector<Message> messages = std::move(messages_);
  messages_.clear();
  Message tables;
  auto inputs = readers(q_.plan->buckets.back(), {}, q_.kept, nullptr);
  each_context(inputs, q_.kept, nullptr, tables);
  tables.scope = q_.kept;
  messages.push_back(std::move(tables));
  auto const read = readers({}, messages, q_.kept, nullptr);
  for (std::size_t cell = 0; cell < out.size(); ++cell)
    for (Reader const& r : read) {
      std::size_t at = 0, rest = cell;
      for (std::size_t k = q_.kept.size(); k-- > 0; rest /= c_.graph.domain[q_.kept[k]])
        at += rest % c_.graph.domain[q_.kept[k]] * r.strides[k];
      auto const first = r.message->points.begin();
      out[cell].emplace_back(first + std::ptrdiff_t(r.message->start[at]),
                             first + std::ptrdiff_t(r.message->start[at + 1]));
    }
  return out;
}

}  // namespace zopa::solve
