#include "io/binder.hpp"

#include "io/merge.hpp"
#include "io/scalar.hpp"

namespace zopa::io {

std::size_t Names::declare(std::string const& name) {
  auto const [it, is_new] = index_.emplace(name, names_.size());
  if (is_new) names_.push_back(name);
  return it->second;
}

std::optional<std::size_t> Names::find(std::string const& name) const {
  auto const it = index_.find(name);
  if (it == index_.end()) return std::nullopt;
  return it->second;
}

bool Binder::number(Node const& node, std::string const& path, std::vector<Place<double>> const& targets, std::vector<double> const& factors) {
  auto const x = read_number(node, NumberForm{any_number, false}, "");
  if (!x) return false;
  for (std::size_t i = 0; i < targets.size(); ++i) targets[i](world()) = x->central * (factors.empty() ? 1.0 : factors[i]);
  auto source = x->source.empty() ? source_ : x->source;
  if (node.is_map()) source_of(node);
  bool const uncertain = x->distribution.has_value();
  using Kind = model::Provenance::Kind;
  bool const fact = uncertain ? !x->source.empty() : !source.empty();
  scenario.provenance.push_back({path, fact ? Kind::fact : Kind::assumption, fact ? source : "", uncertain});
  if (uncertain) {
    model::Parameter p;
    p.path = path;
    p.distribution = *x->distribution;
    p.targets.assign(targets.begin(), targets.end());
    p.factors = factors;
    if (x->is_private) p.known_to = owner(path);
    scenario.parameters.push_back(std::move(p));
  }
  return true;
}

void Binder::figure(std::string const& path, Node const& statement) {
  using Kind = model::Provenance::Kind;
  auto const source = source_of(statement);
  scenario.provenance.push_back({path, source.empty() ? Kind::assumption : Kind::fact, source, false});
}

std::string Binder::source_of(Node const& mapping) {
  auto const* s = mapping.find("source");
  if (!s || !s->is_scalar()) return "";
  cited_.emplace_back(s->text, s->mark);
  return s->text;
}

void Binder::cite(Node const& mapping) {
  auto const id = source_of(mapping);
  if (!id.empty()) source_ = id;
}

void Binder::check_sources() {
  for (auto const& [id, mark] : cited_) {
    if (sources.find(id)) continue;
    complaints.error(mark, "there is no source '" + id + "'", sources.all().empty() ? "an entry of that name under 'sources:'" : one_of(sources.all()),
                     nearest(id, sources.all()));
  }
}

std::optional<std::size_t> Binder::resolve(Names const& names, Node const& name, std::string const& kind) {
  if (!name.is_scalar()) return std::nullopt;
  return resolve(names, name.text, name.mark, kind);
}

std::optional<std::size_t> Binder::resolve(Names const& names, std::string const& name, Mark const& mark, std::string const& kind) {
  if (auto const i = names.find(name)) return i;
  auto const none = names.all().empty() ? " (the file declares none)" : "";
  complaints.error(mark, "there is no " + kind + " '" + name + "'" + none, one_of(names.all()), nearest(name, names.all()));
  return std::nullopt;
}

std::optional<model::PartyId> Binder::owner(std::string const& path) const {
  auto const parts = segments(path);
  if (parts.size() < 2 || parts[0] != "parties") return std::nullopt;
  auto const i = parties.find(parts[1]);
  if (!i) return std::nullopt;
  return model::PartyId{*i};
}

std::int64_t whole(Node const& node, std::int64_t otherwise) { return integer(node).value_or(otherwise); }
std::string text(Node const& node) { return node.is_scalar() ? node.text : ""; }
bool truth(Node const& node) { return boolean(node).value_or(false); }

}  // namespace zopa::io
