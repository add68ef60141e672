#pragma once

#include "solve/algebra.hpp"

// What an elimination reads: which factors count, and where their cells stand.
namespace zopa::solve {

template <class A>
Elimination<A>::Elimination(Negotiation::Compiled const& c, Question const& q)
    : c_(c), q_(q), read_(read_by(c, q)), algebra_(q.n_valued) {
  need_.fill(no_need);
  cap_.fill(no_cap);
  loss_.fill(0);
  std::copy(q.need.begin(), q.need.end(), need_.begin());
  std::copy(q.cap.begin(), q.cap.end(), cap_.begin());
  std::copy(q.loss.begin(), q.loss.end(), loss_.begin());
  for (std::uint32_t f = 0; f < c_.graph.factors.size(); ++f) {
    int const o = reads(f) ? measured(c_.graph.factors[f].objective) : -1;
    if (o < 0) continue;
    rest_.least[o] += c_.least[f];
    rest_.most[o] += c_.most[f];
  }
}

template <class A>
int Elimination<A>::measured(std::uint32_t objective) const {
  for (std::size_t o = 0; o < q_.objectives.size(); ++o)
    if (q_.objectives[o] == objective) return static_cast<int>(o);
  return -1;
}

template <class A>
std::vector<std::size_t> Elimination<A>::strides(FactorGraph const& g, std::vector<Variable> const& scope,
                                                 std::vector<Variable> const& context, Variable const* x,
                                                 std::size_t& own) {
  std::vector<std::size_t> out(context.size(), 0);
  own = 0;
  std::size_t stride = 1;
  for (std::size_t k = scope.size(); k-- > 0; stride *= g.domain[scope[k]]) {
    if (x && scope[k] == *x) own += stride;
    for (std::size_t d = 0; d < context.size(); ++d)
      if (context[d] == scope[k]) out[d] += stride;
  }
  return out;
}

template <class A>
template <class IsOpen>
auto Elimination<A>::gate(std::vector<Variable> const& scope, std::vector<Variable> const& context, Variable const* x,
                          IsOpen const& is_open) const -> Gate {
  std::vector<Variable> others = scope;
  if (x) others.erase(std::remove(others.begin(), others.end(), *x), others.end());
  std::size_t own = 0, none = 0;
  std::vector<std::size_t> const steps = strides(c_.graph, scope, others, x, own);
  Gate out;
  out.strides = strides(c_.graph, others, context, nullptr, none);
  std::size_t const n = n_options(x), words = n_words(x);
  out.open.assign(c_.graph.n_cells(others) * words, 0);
  std::vector<std::uint32_t> digit(others.size(), 0);
  std::size_t at = 0;
  for (std::size_t cell = 0; cell < out.open.size(); cell += words) {
    for (std::size_t o = 0; o < n; ++o)
      if (is_open(at + o * own)) out.open[cell + o / 64] |= std::uint64_t{1} << o % 64;
    for (std::size_t d = others.size(); d-- > 0;) {
      at += steps[d];
      if (++digit[d] < c_.graph.domain[others[d]]) break;
      at -= steps[d] * digit[d];
      digit[d] = 0;
    }
  }
  for (std::size_t& stride : out.strides) stride *= words;
  return out;
}

template <class A>
auto Elimination<A>::inputs(std::vector<std::uint32_t> const& bucket, std::vector<Message> const& messages,
                            std::vector<Variable> const& context, Variable const* x) -> Inputs {
  Inputs out;
  for (std::uint32_t const f : bucket) {
    if (!reads(f)) continue;
    Factor const& factor = c_.graph.factors[f];
    if (factor.objective == no_objective) {
      out.gates.push_back(gate(factor.scope, context, x, [&](std::size_t cell) { return factor.allowed[cell] != 0; }));
      continue;
    }
    Reader r;
    r.strides = strides(c_.graph, factor.scope, context, x, r.stride);
    r.value = c_.fixed[f].data();
    r.objective = measured(factor.objective);
    rest_.least[r.objective] -= c_.least[f];
    rest_.most[r.objective] -= c_.most[f];
    out.readers.push_back(std::move(r));
  }
  for (Message const& m : messages) {
    out.gates.push_back(gate(m.scope, context, x, [&](std::size_t cell) { return m.start[cell] < m.start[cell + 1]; }));
    Reader r;
    r.strides = strides(c_.graph, m.scope, context, x, r.stride);
    r.message = &m;
    for (int o = 0; o < N; ++o) rest_.least[o] -= m.range.least[o], rest_.most[o] -= m.range.most[o];
    out.readers.push_back(std::move(r));
  }
  return out;
}

/// Messages about x; and about nothing, where x itself stands alone: its few options then extend the long list.
template <class A>
auto Elimination<A>::taken(Variable x) -> std::vector<Message> {
  auto about = [&](Message const& m) { return std::find(m.scope.begin(), m.scope.end(), x) != m.scope.end(); };
  bool alone = A::extends && std::none_of(messages_.begin(), messages_.end(), about);
  for (std::uint32_t const f : *bucket_)
    if (reads(f)) alone = alone && c_.graph.factors[f].scope.size() == 1;
  std::vector<Message> out, left;
  for (Message& m : messages_) ((alone ? m.scope.empty() : about(m)) ? out : left).push_back(std::move(m));
  messages_ = std::move(left);
  return out;
}

}  // namespace zopa::solve
