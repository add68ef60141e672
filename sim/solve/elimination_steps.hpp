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
  auto read = inputs(bucket, messages, out.scope, &x);
  std::vector<Variable> const context = out.scope;
  each_context(read, context, &x, out);
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

/// Leaves in `open_` the options of a cell that all gates leave open.
template <class A>
bool Elimination<A>::some_option_open(std::vector<Gate> const& gates) {
  std::uint64_t any = 0;
  for (std::size_t w = 0; w < open_.size(); ++w) {
    std::uint64_t open = ~std::uint64_t{0};
    for (Gate const& g : gates) open &= g.open[g.at + w];
    any |= open_[w] = open;
  }
  return any != 0;
}

/// Every open option of a cell, with what the tables say for it.
template <class A>
void Elimination<A>::add_alternatives(std::vector<Reader>& readers, std::vector<std::uint32_t> const& digit,
                                      Variable const* x) {
  for (Reader& r : readers) {
    r.at = 0;
    for (std::size_t d = 0; d < digit.size(); ++d) r.at += r.strides[d] * digit[d];
  }
  for (std::size_t o = 0, n = n_options(x); o < n; ++o) {
    if (!(open_[o / 64] >> o % 64 & 1)) continue;
    P shift = A::unit();
    for (Reader const& r : readers)
      if (r.value) shift.v[r.objective] += r.value[r.at + o * r.stride];
    if (x && *x < c_.graph.n_issues) A::choose(shift, c_.code[*x], o);
    add_alternative(readers, o, shift);
  }
}

/// The sum of the messages' lists under one option, as a segment to be shifted. A list of one point is only a shift.
template <class A>
void Elimination<A>::add_alternative(std::vector<Reader> const& inputs, std::size_t option, P shift) {
  lists_.clear();
  for (Reader const& r : inputs) {
    if (!r.message) continue;
    std::size_t const cell = r.at + option * r.stride;
    P const* const begin = r.message->points.data() + r.message->start[cell];
    P const* const end = r.message->points.data() + r.message->start[cell + 1];
    if (end - begin == 1)
      shift = joined(*begin, shift);
    else
      lists_.emplace_back(begin, end);
  }
  if (lists_.empty()) {
    segments_.push_back({&unit_, &unit_ + 1, shift});
    return;
  }
  std::sort(lists_.begin(), lists_.end(),
            [](auto const& a, auto const& b) { return a.second - a.first < b.second - b.first; });
  auto [begin, end] = lists_.back();
  for (std::size_t l = 0; l + 1 < lists_.size(); ++l) {
    parts_.clear();
    for (P const* p = lists_[l].first; p != lists_[l].second; ++p) parts_.push_back({begin, end, *p});
    if (sums_.size() <= n_sums_) sums_.emplace_back();
    List& sum = sums_[n_sums_++];
    sum.clear();
    algebra_.unite(parts_, Bounds<N>::none(), sum);
    begin = sum.data();
    end = begin + sum.size();
  }
  segments_.push_back({begin, end, shift});
}

template <class A>
void Elimination<A>::each_context(Inputs& inputs, std::vector<Variable> const& context, Variable const* x,
                                  Message& out) {
  Bounds<N> bounds = Bounds<N>::none();
  for (int o = 0; o < N; ++o) {
    if (need_[o] != no_need) bounds.least[o] = need_[o] - rest_.most[o];
    if (cap_[o] != no_cap) bounds.most[o] = cap_[o] - rest_.least[o];
    bounds.loss[o] = loss_[o];
  }
  std::size_t const n_cells = c_.graph.n_cells(context);
  std::vector<std::uint32_t> digit(context.size(), 0);
  open_.assign(n_words(x), 0);
  out.start.assign(n_cells + 1, 0);
  for (std::size_t cell = 0; cell < n_cells; ++cell) {
    if (some_option_open(inputs.gates)) {
      segments_.clear();
      n_sums_ = 0;
      add_alternatives(inputs.readers, digit, x);
      if (!segments_.empty()) algebra_.unite(segments_, bounds, out.points);
    }
    out.start[cell + 1] = out.points.size();
    for (std::size_t d = context.size(); d-- > 0;) {
      for (Gate& g : inputs.gates) g.at += g.strides[d];
      if (++digit[d] < c_.graph.domain[context[d]]) break;
      for (Gate& g : inputs.gates) g.at -= g.strides[d] * digit[d];
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
  auto read = inputs(q_.plan->buckets.back(), messages, q_.kept, nullptr);
  each_context(read, q_.kept, nullptr, root);
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
  auto last = inputs(q_.plan->buckets.back(), {}, q_.kept, nullptr);
  each_context(last, q_.kept, nullptr, tables);
  tables.scope = q_.kept;
  messages.push_back(std::move(tables));
  auto const read = inputs({}, messages, q_.kept, nullptr).readers;
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
