#include "play/questions.hpp"

#include <map>

#include "zopa/model/package.hpp"
#include "zopa/model/red_line.hpp"

namespace zopa::play {
namespace {

bool answer(Table const& t, Question const& question, int row, model::Circumstances const& at) {
  World const& world = t.setting.world;
  Package const& y = t.package[static_cast<std::size_t>(row)];
  return question.line ? model::breaks(world, *question.line, y, at) : model::holds(world, question.pattern, y, at);
}

void add_issues(World const& world, TerritoryId place, std::vector<model::IssueId>& issues) {
  auto const& territory = world.territories[place];
  if (territory.control) issues.push_back(*territory.control);
  if (territory.status) issues.push_back(*territory.status);
}

// The issues whose options the answer looks at.
std::vector<model::IssueId> scope(World const& world, model::Pattern const& pattern) {
  std::vector<model::IssueId> issues;
  for (auto const& atom : pattern.issues) issues.insert(issues.end(), atom.issues.begin(), atom.issues.end());
  for (auto const& atom : pattern.held)
    for (TerritoryId const place : atom.territories) add_issues(world, place, issues);
  if (!pattern.paths.empty())
    for (TerritoryId const place : model::ids_of(world.territories)) add_issues(world, place, issues);
  return issues;
}

// Rows that agree on the scope have the same answer: one of them is asked for all.
void classify(Table const& t, Question& question) {
  World const& world = t.setting.world;
  auto const issues = scope(world, question.line ? world.lines[*question.line].never : question.pattern);
  std::map<std::vector<model::Option>, int> classes;
  question.class_of.assign(t.n_rows(), -1);
  for (std::size_t r = 0; r < t.n_rows(); ++r) {
    if (!t.reads_front[r]) continue;
    std::vector<model::Option> key;
    for (model::IssueId const k : issues) key.push_back(t.package[r][k.index]);
    auto const [place, is_new] = classes.emplace(std::move(key), static_cast<int>(question.sample.size()));
    if (is_new) question.sample.push_back(static_cast<int>(r));
    question.class_of[r] = place->second;
  }
}

void add(Table& t, Question question) {
  classify(t, question);
  for (std::size_t r = 0; r < t.n_rows(); ++r) t.answers.push_back(answer(t, question, static_cast<int>(r), t.start));
  t.questions.push_back(std::move(question));
}

}  // namespace

void lay_out_questions(Table& t) {
  World const& world = t.setting.world;
  t.line_question.assign(world.lines.size(), -1);
  for (LineId const line : model::ids_of(world.lines)) {
    if (!t.line_reads_front[line.index]) continue;
    t.line_question[line.index] = static_cast<int>(t.questions.size());
    add(t, {{}, line, {}, {}});
  }
  t.first_link = t.questions.size();
  for (auto const& link : world.map.links)
    add(t, {{{}, {}, {{link.from, world.territories[link.supplies].place}}}, std::nullopt, {}, {}});
  for (auto const& party : world.parties) {
    t.first_bonus.push_back(t.questions.size());
    for (auto const& bonus : party.preferences.bonuses) add(t, {bonus.when, std::nullopt, {}, {}});
  }
}

void answer_questions(Table const& t, model::Circumstances const& at, std::vector<unsigned char>& answers) {
  for (std::size_t q = 0; q < t.questions.size(); ++q) {
    Question const& question = t.questions[q];
    unsigned char* const of = answers.data() + q * t.n_rows();
    for (int const row : question.sample) of[row] = answer(t, question, row, at);
    for (std::size_t r = 0; r < t.n_rows(); ++r)
      if (question.class_of[r] >= 0) of[r] = of[question.sample[static_cast<std::size_t>(question.class_of[r])]];
  }
}

}  // namespace zopa::play
