#include "play/moving_terms.hpp"

#include <Eigen/Core>

#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

double supply(MovingIssue const& issue, std::size_t n_rows, std::size_t row, unsigned char const* answers) {
  double factor = 1;
  for (std::size_t l = 0; l < issue.links.size(); ++l)
    if (!answers[issue.links[l] * n_rows + row]) factor *= issue.reliability[l];
  return factor;
}

void refresh_by_model(World const& world, PartyId party, MovingIssue const& issue, model::Circumstances const& at,
                      Package& package, TermValues& out) {
  auto const& preferences = world.parties[party].preferences;
  auto const& value = preferences.issues[issue.issue];
  auto const& driver = world.issues[issue.driver];
  bool const referenced = issue.adds && preferences.reference && driver.kind == model::Issue::Kind::control;
  double const weight = issue.adds && (!referenced || preferences.reference->base_term) ? value.weight : 0;
  for (model::Option o = 0; o < driver.options.size(); ++o) {
    package[issue.driver.index] = o;
    double const v = model::issue_value(world, party, issue.issue, value, package, at);
    out.value[issue.table + o] = v;
    out.weighted[issue.table + o] = weight * v;
    if (referenced)
      out.against_reference[issue.table + o] =
          model::reference_value(world, party, issue.issue, preferences, package, at);
  }
}

// Terms that depend on more than one option of a class.
void add_linked(Table const& t, MovingTerms const& terms, MovingIssue const& issue, TermValues const& now,
                unsigned char const* answers, double* part) {
  model::Option const* const option = t.options_of(issue.driver);
  for (std::size_t c = 0; c < terms.sample.size(); ++c) {
    auto const r = static_cast<std::size_t>(terms.sample[c]), entry = issue.table + option[r];
    part[c] += now.weighted[entry] * supply(issue, t.n_rows(), r, answers) + now.against_reference[entry];
  }
}

void add_pair(Table const& t, MovingTerms const& terms, MovingPair const& pair, TermValues const& now, double* part) {
  MovingIssue const &a = terms.issues[pair.first], &b = terms.issues[pair.second];
  model::Option const *const of_a = t.options_of(a.driver), *const of_b = t.options_of(b.driver);
  for (std::size_t c = 0; c < terms.sample.size(); ++c) {
    auto const r = static_cast<std::size_t>(terms.sample[c]);
    part[c] += pair.beta * now.value[a.table + of_a[r]] * now.value[b.table + of_b[r]];
  }
}

}  // namespace

double bare_value(Table const& t, int judge, TrackId track, Package const& y, model::Circumstances const& at) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  return model::utility(t.plain[static_cast<std::size_t>(who.world)], who.party, track, y, at, true);
}

void value_share(MovingShare const& share, bool gains, std::optional<model::Reference> const& reference,
                 model::Circumstances const& at, TermValues& out) {
  double const x = share.share.value_or(at.front[share.place]), own = gains ? x : 1 - x;
  out.value[share.entry] = own;
  out.weighted[share.entry] = share.weight * own;
  if (share.reference_weight == 0) return;
  double const held_before = gains ? at.reference[share.place] : at.reference_others[share.place];
  out.against_reference[share.entry] = model::reference_value(*reference, share.reference_weight, own, held_before);
}

void refresh_terms(Table const& t, int judge, TrackId track, model::Circumstances const& at, Package& package,
                   TermValues& out) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  World const& world = *t.worlds[static_cast<std::size_t>(who.world)];
  MovingTerms const& terms = t.moving[static_cast<std::size_t>(judge)][track];
  bool const gains = world.gainer == who.party;
  auto const& reference = world.parties[who.party].preferences.reference;
  for (MovingShare const& share : terms.shares) value_share(share, gains, reference, at, out);
  for (MovingIssue const& issue : terms.issues)
    if (!issue.by_control) refresh_by_model(world, who.party, issue, at, package, out);
  for (std::size_t c = 0; c < terms.columns.size(); ++c)
    out.column[terms.first_column + 1 + c] = out.weighted[terms.columns[c]] + out.against_reference[terms.columns[c]];
}

double moving_value(Table const& t, int judge, TrackId track, int row, TermValues const& now,
                    unsigned char const* answers) {
  MovingTerms const& terms = t.moving[static_cast<std::size_t>(judge)][track];
  auto const r = static_cast<std::size_t>(row);
  auto const entry = [&](MovingIssue const& issue) { return issue.table + t.options_of(issue.driver)[r]; };
  double u = 0;
  for (MovingIssue const& issue : terms.issues)
    u += now.weighted[entry(issue)] * supply(issue, t.n_rows(), r, answers) + now.against_reference[entry(issue)];
  for (MovingPair const& pair : terms.pairs)
    u += pair.beta * now.value[entry(terms.issues[pair.first])] * now.value[entry(terms.issues[pair.second])];
  for (MovingBonus const& bonus : terms.bonuses)
    if (answers[bonus.question * t.n_rows() + r]) u += bonus.worth;
  return u;
}

void add_moving_parts(Table const& t, int judge, TrackId track, TermValues const& now, unsigned char const* answers,
                      double* part) {
  MovingTerms const& terms = t.moving[static_cast<std::size_t>(judge)][track];
  auto const n = static_cast<Eigen::Index>(terms.sample.size()), m = static_cast<Eigen::Index>(terms.columns.size());
  Eigen::Map<Eigen::MatrixXd const> const chooses(terms.chooses.data(), n, 1 + m);
  Eigen::Map<Eigen::VectorXd const> const column(now.column.data() + terms.first_column, 1 + m);
  Eigen::Map<Eigen::VectorXd>(part, n).noalias() += chooses * column;
  for (MovingIssue const& issue : terms.issues)
    if (!issue.links.empty()) add_linked(t, terms, issue, now, answers, part);
  for (MovingPair const& pair : terms.pairs) add_pair(t, terms, pair, now, part);
  for (MovingBonus const& bonus : terms.bonuses) {
    unsigned char const* const holds = answers + bonus.question * t.n_rows();
    for (std::size_t c = 0; c < terms.sample.size(); ++c) part[c] += holds[terms.sample[c]] ? bonus.worth : 0;
  }
}

}  // namespace zopa::play
