#include "io/scalar.hpp"
#include "io/sections.hpp"

namespace zopa::io {
namespace {

bool is_date(std::string const& text) {
  static std::string const shape = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return true;
}

void bind_head(Binder& b, Node const& root) {
  auto& s = b.scenario;
  if (auto const* title = root.find("title")) s.title = text(*title);
  if (auto const* date = root.find("as_of")) {
    s.as_of = text(*date);
    if (date->is_scalar() && !is_date(s.as_of)) b.complaints.error(date->mark, "'" + s.as_of + "' is no date", "2025-07-23, 2025-07 or 2025");
  }
  if (auto const* common = root.find("common_prior")) b.world().common_prior = truth(*common);
  auto const* plan = root.find("monte_carlo");
  if (!plan || !plan->is_map()) return;
  if (auto const* n = plan->find("draws")) s.plan.draws = static_cast<int>(whole(*n, s.plan.draws));
  if (auto const* n = plan->find("replicates")) s.plan.replicates = static_cast<int>(whole(*n, s.plan.replicates));
  if (auto const* n = plan->find("seed")) s.plan.seed = static_cast<std::uint64_t>(whole(*n, 42));
}

void declare_parties(Binder& b, Node const& root) {
  auto const* parties = root.find("parties");
  if (!parties || !parties->is_map()) return;
  for (auto const& e : parties->entries) b.parties.declare(e.key);
  b.world().parties.resize(b.parties.all().size());
  if (b.parties.all().size() < 2 && !b.complaints.error_in(*parties)) b.complaints.error(parties->mark, "a bargain needs two parties, and there " + std::string(b.parties.all().empty() ? "is none" : "is one"));
}

}  // namespace

model::Scenario bind_scenario(Node const& root, Complaints& complaints) {
  Binder b(complaints);
  bind_head(b, root);
  bind_sources(b, root);
  declare_parties(b, root);
  bind_territories(b, root);
  bind_issues(b, root);
  bind_tracks(b, root);
  if (auto const* time = root.find("time")) b.section(time_section(), *time, "time", Place<model::World>([](model::World& w) -> model::World& { return w; }));
  bind_parties(b, root);
  bind_territory_values(b, root);
  bind_weights(b, root);
  bind_mediator(b, root);
  bind_war(b, root);
  bind_deal(b, root);
  bind_protocol(b, root);
  bind_summit(b, root);
  bind_agenda(b, root);
  bind_status_quo(b, root);
  bind_shocks(b, root);
  bind_expectations(b, root);
  bind_correlations(b, root);
  b.check_sources();
  check_whole(b, root);
  bind_hypotheses(b, root);
  note_defaults(b, root);
  return std::move(b.scenario);
}

}  // namespace zopa::io
