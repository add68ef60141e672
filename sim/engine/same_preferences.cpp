#include "same_preferences.hpp"

namespace zopa::engine {
namespace {

bool same(model::Preferences const& a, model::Preferences const& b) {
  for (auto issue : model::ids_of(a.issues)) {
    auto const &x = a.issues[issue], &y = b.issues[issue];
    if (x.weight != y.weight || x.values != y.values || x.unbelieved != y.unbelieved) return false;
  }
  for (std::size_t k = 0; k < a.interactions.size(); ++k)
    if (a.interactions[k].beta != b.interactions[k].beta) return false;
  for (std::size_t k = 0; k < a.bonuses.size(); ++k)
    if (a.bonuses[k].worth != b.bonuses[k].worth) return false;
  if (a.reference && (a.reference->weight != b.reference->weight || a.reference->loss_aversion != b.reference->loss_aversion ||
                      a.reference->ratchet != b.reference->ratchet))
    return false;
  return a.constant == b.constant;
}

bool same(model::Party const& a, model::Party const& b) {
  return a.discount == b.discount && a.audience == b.audience && a.after_collapse == b.after_collapse && same(a.preferences, b.preferences);
}

bool same_soft_line(model::RedLine const& a, model::RedLine const& b) {
  return a.hard || (a.kappa == b.kappa && a.eta == b.eta && a.binding == b.binding);
}

}  // namespace

bool same_preferences(model::World const& a, model::World const& b) {
  for (auto party : model::ids_of(a.parties))
    if (!same(a.parties[party], b.parties[party])) return false;
  for (auto line : model::ids_of(a.lines))
    if (!same_soft_line(a.lines[line], b.lines[line])) return false;
  return true;
}

}  // namespace zopa::engine
