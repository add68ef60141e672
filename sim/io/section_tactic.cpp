#include <algorithm>

#include "io/pattern.hpp"
#include "io/sections.hpp"

namespace zopa::io {

using model::PartyId;
using model::Tactic;
using model::TimeDependent;
using model::TitForTat;
using model::TrackId;
using model::World;

namespace {

constexpr double boulware_beta = 0.2, conceder_beta = 5;  // Faratin, Sierra & Jennings 1998: β < 1 and β > 1

TitForTat::Kind kind_of(Node const& n) {
  return n.is("relative") ? TitForTat::Kind::relative : n.is("averaged") ? TitForTat::Kind::averaged : TitForTat::Kind::absolute;
}

}  // namespace

Section<TimeDependent> const& time_dependent_section() {
  static Section<TimeDependent> const section{
      "time-dependent tactic", "parties.<party>.tactic.time", "Concedes with time: α(t) = k + (1 − k)(t/T)^{1/β}, or exp[(1 − t/T)^β ln k] (Faratin, Sierra & Jennings 1998).", SourceCovers::numbers,
      {
          number_field("beta", &TimeDependent::beta, positive).needed().help_text("Below 1 it holds out (Boulware), above 1 it concedes early."),
          number_field("k", &TimeDependent::k, unit_interval).otherwise("0").help_text("Concession at the start."),
          field<TimeDependent>("curve", words({"polynomial", "exponential"}), [](Binder& b, Node const& n, std::string const&, Place<TimeDependent> const& place) {
            place(b.world()).curve = n.is("exponential") ? TimeDependent::Curve::exponential : TimeDependent::Curve::polynomial;
          }).otherwise("polynomial").help_text("Shape of the concession."),
      },
      "tactic: {time: {beta: {loguniform: [0.1, 5]}}}"};
  return section;
}

Section<TitForTat> const& tit_for_tat_section() {
  static Section<TitForTat> const section{
      "tit-for-tat tactic", "parties.<party>.tactic.tit_for_tat", "Concedes as the other did.", SourceCovers::not_allowed,
      {
          field<TitForTat>("kind", words({"relative", "absolute", "averaged"}), [](Binder& b, Node const& n, std::string const&, Place<TitForTat> const& place) {
            place(b.world()).kind = kind_of(n);
          }).otherwise("absolute").help_text("What is returned: the other's concession in proportion, as such, or averaged over the window."),
          integer_field("window", &TitForTat::window, 1, 1000).in("own turns").otherwise("1").help_text("How far it looks back."),
      },
      "tactic: {tit_for_tat: {kind: relative, window: 1}}"};
  return section;
}

Section<Tactic> const& tactic_section() {
  static Section<Tactic> const section{
      "tactic", "parties.<party>.tactic", "How a party bids. One of these keys, or a bare word for its defaults.", SourceCovers::not_allowed,
      {
          described<Tactic>("boulware", a_number(positive)).in("β").help_text("Holds out until the end; the bare word means β = 0.2."),
          described<Tactic>("linear", a_number(positive)).in("β").help_text("Concedes evenly; the bare word means β = 1."),
          described<Tactic>("conceder", a_number(positive)).in("β").help_text("Concedes early; the bare word means β = 5."),
          described<Tactic>("k", a_number(unit_interval)).otherwise("0").help_text("Beside boulware, linear, conceder: concession at the start."),
          described<Tactic>("time", a_section("time-dependent tactic")).help_text("The general form of the three above."),
          described<Tactic>("tit_for_tat", words({"relative", "absolute", "averaged"}) | a_section("tit-for-tat tactic")).help_text("Concedes as the other did."),
          described<Tactic>("fixed", a_package()).help_text("Always this package; the bare word means its own best."),
          described<Tactic>("scripted", a_list(a_move())).help_text("One move per own turn, then passes."),
          described<Tactic>("aqre", a_number(positive)).in("λ").help_text("Agent quantal response with precision λ (McKelvey & Palfrey 1998); the bare word means 50."),
      },
      "tactic: {boulware: 0.2}", true};
  return section;
}

namespace {

/// Reads a tactic for one party on some tracks at once.
class TacticReader {
 public:
  TacticReader(Binder& b, PartyId party, std::vector<TrackId> tracks) : b_(b), party_(party), tracks_(std::move(tracks)) {}

  void read(Node const& node, std::string const& path) {
    if (node.is_scalar()) return word(node);
    if (node.is_map()) mapping(node, path);
  }

 private:
  void word(Node const& node) {
    if (node.is("boulware")) set(TimeDependent{TimeDependent::Curve::polynomial, boulware_beta, 0});
    else if (node.is("linear")) set(TimeDependent{});
    else if (node.is("conceder")) set(TimeDependent{TimeDependent::Curve::polynomial, conceder_beta, 0});
    else if (node.is("tit_for_tat")) set(TitForTat{});
    else if (node.is("micro")) set(model::Micro{});
    else if (node.is("fixed")) set(model::Fixed{});
    else if (node.is("random")) set(model::Random{});
    else if (node.is("spe")) set(model::Spe{});
    else if (node.is("aqre")) set(model::Aqre{});
    else if (node.is("person")) set(model::Person{});
  }

  void mapping(Node const& node, std::string const& path) {
    std::vector<std::string> kinds;
    for (auto const& e : node.entries)
      if (e.key != "k") kinds.push_back(e.key);
    if (kinds.size() != 1) return b_.complaints.error(node.mark, "a tactic is one thing, and this names " + std::to_string(kinds.size()), "'boulware: 0.2', or another of the tactics");
    auto const& kind = kinds[0];
    auto const& value = *node.find(kind);
    bool const concedes = kind == "boulware" || kind == "linear" || kind == "conceder";
    auto const* k = node.find("k");
    if (k && !concedes) b_.complaints.error(k->mark, "'k' goes with boulware, linear and conceder");
    if (concedes) concession(value, k, kind, path);
    else if (kind == "time") part(time_dependent_section(), TimeDependent{}, value, path + ".time");
    else if (kind == "tit_for_tat" && value.is_map()) part(tit_for_tat_section(), TitForTat{}, value, path + ".tit_for_tat");
    else if (kind == "tit_for_tat") set(TitForTat{kind_of(value), 1});
    else if (kind == "aqre") aqre(value, path + ".aqre");
    else if (kind == "fixed") fixed(value);
    else if (kind == "scripted") scripted(value);
  }

  void concession(Node const& beta, Node const* k, std::string const& kind, std::string const& path) {
    set(TimeDependent{});
    b_.number(beta, path + "." + kind, in_each<TimeDependent>(&TimeDependent::beta));
    if (k) b_.number(*k, path + ".k", in_each<TimeDependent>(&TimeDependent::k));
    auto const centre = std::get<TimeDependent>(tactic(b_.world(), tracks_[0])).beta;
    bool const wrong = (kind == "boulware" && centre >= 1) || (kind == "conceder" && centre <= 1);
    if (wrong) b_.complaints.error(beta.mark, kind == "boulware" ? "a Boulware has β below 1" : "a conceder has β above 1", kind == "boulware" ? "'conceder: …' above 1" : "'boulware: …' below 1");
  }

  void aqre(Node const& lambda, std::string const& path) {
    set(model::Aqre{});
    b_.number(lambda, path, in_each<model::Aqre>(&model::Aqre::lambda));
  }

  template <class T>
  void part(Section<T> const& section, T const& start, Node const& node, std::string const& path) {
    set(start);
    for (auto const track : tracks_) {  // one figure, so only the first track registers it
      if (track == tracks_[0]) b_.section(section, node, path, Place<T>([this_ = party_, track](World& w) -> T& { return std::get<T>(w.parties[this_].tactic[track]); }));
      else tactic(b_.world(), track) = tactic(b_.world(), tracks_[0]);
    }
    reach_all(path);
  }

  /// Parameters bound for the first track reach the others too.
  void reach_all(std::string const& path) {
    for (auto& p : b_.scenario.parameters) {
      bool const is_beta = p.path == path + ".beta", is_k = p.path == path + ".k";
      if (!is_beta && !is_k) continue;
      p.targets.clear();
      for (auto const& target : in_each<TimeDependent>(is_beta ? &TimeDependent::beta : &TimeDependent::k)) p.targets.push_back(target);
    }
  }

  template <class T>
  std::vector<Place<double>> in_each(double T::* member) const {
    std::vector<Place<double>> out;
    for (auto const track : tracks_)
      out.push_back([party = party_, track, member](World& w) -> double& { return std::get<T>(w.parties[party].tactic[track]).*member; });
    return out;
  }

  void fixed(Node const& node) {
    auto const package = package_on_track(node);
    if (package) set(model::Fixed{*package});
  }

  void scripted(Node const& node) {
    model::Scripted script;
    for (auto const& move : node.items) {
      if (move.is("pass")) {
        script.moves.push_back(std::nullopt);
        continue;
      }
      auto const package = package_on_track(move);
      if (!package) return;
      script.moves.push_back(*package);
    }
    set(script);
  }

  std::optional<model::Package> package_on_track(Node const& node) {
    if (tracks_.size() > 1) {
      b_.complaints.error(node.mark, "a package belongs to one track, and there are " + std::to_string(b_.world().tracks.size()), "'tactic: {<track>: …}'");
      return std::nullopt;
    }
    return read_package(b_, node, b_.world().tracks[tracks_[0]].issues, Completeness::every_issue);
  }

  Tactic& tactic(World& w, TrackId track) const { return w.parties[party_].tactic[track]; }
  void set(Tactic const& value) {
    for (auto const track : tracks_) tactic(b_.world(), track) = value;
  }

  Binder& b_;
  PartyId party_;
  std::vector<TrackId> tracks_;
};

}  // namespace

void bind_tactics(Binder& b, Node const& node, std::string const& path, PartyId party) {
  auto const& section = tactic_section().described();
  auto const names_tactic = [&](auto const& e) { return section.field(e.key) != nullptr; };
  bool const per_track = node.is_map() && std::none_of(node.entries.begin(), node.entries.end(), names_tactic);
  if (!per_track) {
    std::vector<TrackId> all;
    for (auto const t : model::ids_of(b.world().tracks)) all.push_back(t);
    return TacticReader(b, party, all).read(node, path);
  }
  for (auto const& e : node.entries)
    if (auto const t = b.resolve(b.tracks, e.key, e.mark, "tactic or track")) TacticReader(b, party, {TrackId{*t}}).read(e.value, path + "." + e.key);
}

}  // namespace zopa::io
