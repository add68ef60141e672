#include "play/moving_terms.hpp"

#include <algorithm>

#include "zopa/model/utility.hpp"

namespace zopa::play {
namespace {

model::Preferences const& preferences_of(World const& world, Judge const& judge) {
  return world.parties[judge.party].preferences;
}

bool follows_share(World const& world, model::IssueId k, model::IssueValue const& value) {
  return value.by_share || (value.values.empty() && world.issues[k].kind == model::Issue::Kind::control);
}

// The issue whose option decides about the value: for a share that of the territory's control, where there is one.
model::IssueId driver_of(World const& world, model::IssueId k, model::IssueValue const& value) {
  if (!follows_share(world, k, value)) return k;
  return world.territories[*world.issues[k].territory].control.value_or(k);
}

bool has_front_option(World const& world, model::IssueId driver) {
  auto const& issue = world.issues[driver];
  if (issue.kind != model::Issue::Kind::control) return true;  // a territory nobody bargains about keeps the front
  return std::any_of(issue.share.begin(), issue.share.end(), [](auto const& share) { return !share; });
}

bool is_linked(World const& world, Judge const& judge, model::IssueId k) {
  auto const& issue = world.issues[k];
  return issue.kind == model::Issue::Kind::control && world.gainer == judge.party &&
         std::any_of(world.map.links.begin(), world.map.links.end(),
                     [&](auto const& link) { return link.supplies == *issue.territory; });
}

bool moves(World const& world, Judge const& judge, model::IssueId k) {
  auto const& preferences = preferences_of(world, judge);
  auto const& value = preferences.issues[k];
  if (!value.unbelieved.empty()) return true;
  if (preferences.reference && world.issues[k].kind == model::Issue::Kind::control) return true;
  return is_linked(world, judge, k) ||
         (follows_share(world, k, value) && has_front_option(world, driver_of(world, k, value)));
}

// Lays out one judge on one track, and takes out of `still` whatever it finds.
class Layout {
 public:
  Layout(Table& t, Judge const& judge, TrackId track, World& still)
      : t_(t),
        judge_(judge),
        track_(track),
        world_(*t.worlds[static_cast<std::size_t>(judge.world)]),
        still_(still.parties[judge.party].preferences) {}

  MovingTerms terms() {
    for (model::IssueId const k : world_.tracks[track_].issues)
      if (preferences().issues[k].weight != 0 && moves(world_, judge_, k)) {
        place_of(k, true);
        still_.issues[k].weight = 0;
      }
    for (std::size_t p = 0; p < preferences().interactions.size(); ++p) add_pair(p);
    for (std::size_t b = 0; b < preferences().bonuses.size(); ++b) add_bonus(b);
    return std::move(found_);
  }

 private:
  model::Preferences const& preferences() const { return preferences_of(world_, judge_); }

  std::size_t place_of(model::IssueId k, bool adds) {
    auto const known =
        std::find_if(found_.issues.begin(), found_.issues.end(), [&](auto const& m) { return m.issue == k; });
    if (known != found_.issues.end()) return static_cast<std::size_t>(known - found_.issues.begin());
    MovingIssue issue{k, driver_of(world_, k, preferences().issues[k]), t_.n_term_values, adds, {}, {}};
    t_.n_term_values += world_.issues[issue.driver].options.size();
    if (adds && is_linked(world_, judge_, k))
      for (std::size_t l = 0; l < world_.map.links.size(); ++l) {
        if (world_.map.links[l].supplies != *world_.issues[k].territory) continue;
        issue.links.push_back(t_.first_link + l);
        issue.reliability.push_back(world_.map.links[l].reliability);
      }
    found_.issues.push_back(std::move(issue));
    return found_.issues.size() - 1;
  }

  void add_pair(std::size_t p) {
    auto const& pair = preferences().interactions[p];
    if (world_.issues[pair.first].track != track_) return;
    if (!moves(world_, judge_, pair.first) && !moves(world_, judge_, pair.second)) return;
    found_.pairs.push_back({place_of(pair.first, false), place_of(pair.second, false), pair.beta});
    still_.interactions[p].beta = 0;
  }

  void add_bonus(std::size_t b) {
    auto const& bonus = preferences().bonuses[b];
    std::size_t const question = t_.first_bonus[judge_.party] + b;
    if (t_.questions[question].sample.empty() || model::track_of(world_, bonus.when) != track_) return;
    found_.bonuses.push_back({question, bonus.worth});
    still_.bonuses[b].worth = 0;
  }

  Table& t_;
  Judge const& judge_;
  TrackId track_;
  World const& world_;
  model::Preferences& still_;
  MovingTerms found_;
};

void strip_worlds(Table& t) {
  for (World const* world : t.worlds) {
    t.plain.push_back(*world);
    for (auto& line : t.plain.back().lines)
      if (!line.hard) line.kappa = 0;
    for (auto& party : t.plain.back().parties) party.audience = 0;
  }
}

double supply(MovingIssue const& issue, std::size_t n_rows, std::size_t row, unsigned char const* answers) {
  double factor = 1;
  for (std::size_t l = 0; l < issue.links.size(); ++l)
    if (!answers[issue.links[l] * n_rows + row]) factor *= issue.reliability[l];
  return factor;
}

}  // namespace

double bare_value(Table const& t, int judge, TrackId track, Package const& y, model::Circumstances const& at) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  return model::utility(t.plain[static_cast<std::size_t>(who.world)], who.party, track, y, at, true);
}

void lay_out_values(Table& t) {
  strip_worlds(t);
  t.still.resize(t.judges.size() * t.n_rows());
  for (std::size_t j = 0; j < t.judges.size(); ++j) {
    Judge const& judge = t.judges[j];
    World still = t.plain[static_cast<std::size_t>(judge.world)];
    t.moving.emplace_back();
    for (TrackId const track : model::ids<TrackId>(t.n_tracks()))
      t.moving.back().push_back(Layout(t, judge, track, still).terms());
    still.parties[judge.party].preferences.reference.reset();
    for (std::size_t r = 0; r < t.n_rows(); ++r)
      t.still[j * t.n_rows() + r] = model::utility(still, judge.party, t.track[r], t.package[r], t.start, true);
  }
}

void refresh_terms(Table const& t, int judge, TrackId track, model::Circumstances const& at, Package& package,
                   TermValues& out) {
  Judge const& who = t.judges[static_cast<std::size_t>(judge)];
  World const& world = *t.worlds[static_cast<std::size_t>(who.world)];
  auto const& preferences = preferences_of(world, who);
  for (MovingIssue const& issue : t.moving[static_cast<std::size_t>(judge)][track].issues) {
    auto const& value = preferences.issues[issue.issue];
    auto const& driver = world.issues[issue.driver];
    bool const referenced = issue.adds && preferences.reference && driver.kind == model::Issue::Kind::control &&
                            issue.driver == issue.issue;
    double const weight = issue.adds && (!referenced || preferences.reference->base_term) ? value.weight : 0;
    for (model::Option o = 0; o < driver.options.size(); ++o) {
      package[issue.driver.index] = o;
      double const v = model::issue_value(world, who.party, issue.issue, value, package, at);
      out.value[issue.table + o] = v;
      out.weighted[issue.table + o] = weight * v;
      out.against_reference[issue.table + o] =
          referenced ? model::reference_value(world, who.party, issue.issue, preferences, package, at) : 0;
    }
  }
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

void add_moving_values(Table const& t, int judge, TrackId track, Range rows, TermValues const& now,
                       unsigned char const* answers, double* u) {
  MovingTerms const& terms = t.moving[static_cast<std::size_t>(judge)][track];
  for (MovingIssue const& issue : terms.issues) {
    model::Option const* const option = t.options_of(issue.driver);
    double const* const weighted = now.weighted.data() + issue.table;
    double const* const referenced = now.against_reference.data() + issue.table;
    if (issue.links.empty())
      for (int r = rows.begin; r < rows.end; ++r) u[r] += weighted[option[r]] + referenced[option[r]];
    else
      for (int r = rows.begin; r < rows.end; ++r)
        u[r] += weighted[option[r]] * supply(issue, t.n_rows(), static_cast<std::size_t>(r), answers) +
                referenced[option[r]];
  }
  for (MovingPair const& pair : terms.pairs) {
    MovingIssue const &a = terms.issues[pair.first], &b = terms.issues[pair.second];
    model::Option const *const of_a = t.options_of(a.driver), *const of_b = t.options_of(b.driver);
    for (int r = rows.begin; r < rows.end; ++r)
      u[r] += pair.beta * now.value[a.table + of_a[r]] * now.value[b.table + of_b[r]];
  }
  for (MovingBonus const& bonus : terms.bonuses) {
    unsigned char const* const holds = answers + bonus.question * t.n_rows();
    for (int r = rows.begin; r < rows.end; ++r) u[r] += holds[r] ? bonus.worth : 0;
  }
}

}  // namespace zopa::play
