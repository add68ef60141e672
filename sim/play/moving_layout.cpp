// What moves in every judge's values, and the sum of the rest.
#include <algorithm>
#include <map>

#include "play/moving_terms.hpp"
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

// The question is answered alike for rows of one class, and for the others as it was at the start.
int answer_class(Table const& t, std::size_t question, std::size_t row) {
  int const known = t.questions[question].class_of[row];
  return known >= 0 ? known : -1 - t.answers[question * t.n_rows() + row];
}

std::vector<int> what_moves(Table const& t, MovingTerms const& terms, std::size_t row) {
  std::vector<int> key;
  for (MovingIssue const& issue : terms.issues) {
    key.push_back(t.options_of(issue.driver)[row]);
    for (std::size_t const link : issue.links) key.push_back(answer_class(t, link, row));
  }
  for (MovingBonus const& bonus : terms.bonuses) key.push_back(answer_class(t, bonus.question, row));
  return key;
}

void classify(Table const& t, Range rows, MovingTerms& terms) {
  std::map<std::vector<int>, int> classes;
  for (int r = rows.begin; r < rows.end; ++r) {
    auto const [place, is_new] =
        classes.emplace(what_moves(t, terms, static_cast<std::size_t>(r)), static_cast<int>(terms.sample.size()));
    if (is_new) terms.sample.push_back(r);
    terms.class_of.push_back(place->second);
  }
  if (static_cast<int>(terms.sample.size()) == rows.size()) terms.class_of.clear();
}

// Sorts the options that add to u into those that move and those that stand still, class by class.
void choose_columns(Table const& t, World const& world, MovingTerms& terms) {
  terms.chooses.assign(terms.sample.size(), 0);
  for (MovingIssue const& issue : terms.issues) {
    if (!issue.adds || !issue.links.empty()) continue;
    for (std::size_t o = 0; o < world.issues[issue.driver].options.size(); ++o) {
      std::size_t const entry = issue.table + o;
      bool const moves = !issue.by_control || std::any_of(terms.shares.begin(), terms.shares.end(),
                                                          [&](auto const& share) { return share.entry == entry; });
      if (moves) terms.columns.push_back(entry);
      for (std::size_t c = 0; c < terms.sample.size(); ++c) {
        bool const takes = t.options_of(issue.driver)[static_cast<std::size_t>(terms.sample[c])] == o;
        if (moves)
          terms.chooses.push_back(takes);
        else if (takes)
          terms.chooses[c] += t.terms.weighted[entry];
      }
    }
  }
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

  MovingTerms terms(Range home) {
    for (model::IssueId const k : world_.tracks[track_].issues)
      if (preferences().issues[k].weight != 0 && moves(world_, judge_, k)) {
        place_of(k, true);
        still_.issues[k].weight = 0;
      }
    for (std::size_t p = 0; p < preferences().interactions.size(); ++p) add_pair(p);
    for (std::size_t b = 0; b < preferences().bonuses.size(); ++b) add_bonus(b);
    classify(t_, home, found_);
    choose_columns(t_, world_, found_);
    found_.first_column = t_.terms.column.size();
    t_.terms.column.resize(found_.first_column + 1 + found_.columns.size(), 1);
    return std::move(found_);
  }

 private:
  model::Preferences const& preferences() const { return preferences_of(world_, judge_); }

  std::size_t place_of(model::IssueId k, bool adds) {
    auto const known =
        std::find_if(found_.issues.begin(), found_.issues.end(), [&](auto const& m) { return m.issue == k; });
    if (known != found_.issues.end()) return static_cast<std::size_t>(known - found_.issues.begin());
    MovingIssue issue;
    issue.issue = k;
    issue.driver = driver_of(world_, k, preferences().issues[k]);
    issue.table = t_.terms.value.size();
    issue.adds = adds;
    issue.by_control = follows_share(world_, k, preferences().issues[k]) &&
                       world_.issues[issue.driver].kind == model::Issue::Kind::control;
    for (auto* by_option : {&t_.terms.value, &t_.terms.weighted, &t_.terms.against_reference})
      by_option->resize(issue.table + world_.issues[issue.driver].options.size());
    if (issue.by_control) add_shares(issue);
    if (adds && is_linked(world_, judge_, k))
      for (std::size_t l = 0; l < world_.map.links.size(); ++l) {
        if (world_.map.links[l].supplies != *world_.issues[k].territory) continue;
        issue.links.push_back(t_.first_link + l);
        issue.reliability.push_back(world_.map.links[l].reliability);
      }
    found_.issues.push_back(std::move(issue));
    return found_.issues.size() - 1;
  }

  // Against a reference that moves, what stands still moves too.
  void add_shares(MovingIssue const& issue) {
    auto const& reference = preferences().reference;
    auto const& control = world_.issues[issue.driver];
    bool const referenced = issue.adds && reference && issue.driver == issue.issue;
    double const weight = issue.adds ? preferences().issues[issue.issue].weight : 0;
    for (std::size_t o = 0; o < control.share.size(); ++o) {
      MovingShare const share{issue.table + o, *control.territory, control.share[o],
                              referenced && !reference->base_term ? 0 : weight, referenced ? weight : 0};
      value_share(share, world_.gainer == judge_.party, reference, t_.start, t_.terms);
      if (!share.share || referenced) found_.shares.push_back(share);
    }
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

}  // namespace

void lay_out_values(Table& t) {
  strip_worlds(t);
  t.still.resize(t.judges.size() * t.n_rows());
  for (std::size_t j = 0; j < t.judges.size(); ++j) {
    Judge const& judge = t.judges[j];
    if (judge.peer != static_cast<int>(j)) {  // the peer's are asked for
      t.moving.emplace_back(t.n_tracks());
      continue;
    }
    World still = t.plain[static_cast<std::size_t>(judge.world)];
    t.moving.emplace_back();
    for (TrackId const track : model::ids<TrackId>(t.n_tracks()))
      t.moving.back().push_back(Layout(t, judge, track, still).terms(t.home[j][track]));
    still.parties[judge.party].preferences.reference.reset();
    for (std::size_t r = 0; r < t.n_rows(); ++r)
      t.still[j * t.n_rows() + r] = model::utility(still, judge.party, t.track[r], t.package[r], t.start, true);
  }
}

}  // namespace zopa::play
