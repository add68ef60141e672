#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/complaints.hpp"
#include "io/description.hpp"
#include "io/node.hpp"
#include "io/number.hpp"
#include "zopa/model/scenario.hpp"

namespace zopa::io {

/// Where a thing lives in any world of the scenario: the central one and every draw.
template <class T>
using Place = std::function<T&(model::World&)>;

/// Names of one kind in file order, each with the place it was declared at.
class Names {
 public:
  /// \return its index; the first one's if the name was there
  std::size_t declare(std::string const& name);
  std::optional<std::size_t> find(std::string const& name) const;
  std::vector<std::string> const& all() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// A family of issues: what a `for_each` unfolds to.
struct Family {
  std::string name;
  std::vector<model::IssueId> members;
};

class Binder;

/// A field with what to do with its value. One table of these per section is the single description of the language.
template <class T>
struct Field : FieldDescription {
  std::function<void(Binder&, Node const&, std::string const& path, Place<T> const&)> bind;

  Field&& in(std::string u) && { unit = std::move(u); return std::move(*this); }
  Field&& otherwise(std::string d) && { standard = std::move(d); return std::move(*this); }
  Field&& needed() && { required = true; return std::move(*this); }
  Field&& help_text(std::string h) && { help = std::move(h); return std::move(*this); }
};

template <class T>
struct Section {
  std::string name, path, help;
  SourceCovers source = SourceCovers::not_allowed;
  std::vector<Field<T>> fields;
  std::string example;
  bool alternatives = false;  ///< its keys exclude each other

  SectionDescription described() const {
    return {name, path, help, source, std::vector<FieldDescription>(fields.begin(), fields.end()), example, alternatives};
  }
};

/// Turns a tree whose structure has been checked into a scenario. What the structure check has reported is skipped in
/// silence; what names mean, what belongs together and what sums to one is checked here.
class Binder {
 public:
  explicit Binder(Complaints& c) : complaints(c) {}

  Complaints& complaints;
  model::Scenario scenario;
  Names parties, places, territories, issues, tracks, lines, ratifiers, shocks, sources;
  std::map<std::string, Family, std::less<>> families;  ///< of `for_each` issues
  std::vector<std::string> failed_issues;               ///< declared, but wrongly: what speaks of them is not wrong too

  model::World& world() { return scenario.central; }

  /// Binds the fields of a section in the order of its table.
  template <class T>
  void section(Section<T> const& section, Node const& node, std::string const& path, Place<T> const& place) {
    if (!node.is_map()) return;
    auto const fields = [&] {
      for (auto const& field : section.fields) {
        if (auto const* value = node.find(field.key); value && !value->is_empty() && field.bind)
          field.bind(*this, *value, path.empty() ? field.key : path + "." + field.key, place);
      }
    };
    if (section.source == SourceCovers::numbers) under_source_of(node, fields);
    else fields();
  }

  /// A number goes to every target, times its factor; where it is uncertain, a parameter remembers how to set it again.
  /// \return whether there was a number
  bool number(Node const&, std::string const& path, std::vector<Place<double>> const& targets, std::vector<double> const& factors = {});
  bool number(Node const& node, std::string const& path, Place<double> const& target) { return number(node, path, std::vector{target}); }
  /// Counts a stated thing (a red line) among the figures.
  void figure(std::string const& path, Node const& statement);

  /// Runs `bind` with the numbers it binds resting on the `source:` of the mapping.
  template <class Bind>
  void under_source_of(Node const& mapping, Bind const& bind) {
    auto const before = source_;
    cite(mapping);
    bind();
    source_ = before;
  }
  /// The id of a source, checked at the end.
  std::string source_of(Node const& mapping);
  void check_sources();

  /// The index of a name, or an error with the nearest one.
  std::optional<std::size_t> resolve(Names const&, Node const& name, std::string const& kind);
  std::optional<std::size_t> resolve(Names const&, std::string const& name, Mark const&, std::string const& kind);

  /// The party whose part of the file a path lies in: parties.U.discount.
  std::optional<model::PartyId> owner(std::string const& path) const;

 private:
  void cite(Node const& mapping);

  std::string source_;
  std::vector<std::pair<std::string, Mark>> cited_;
};

/// Reads an integer or text that the structure check has approved.
std::int64_t whole(Node const&, std::int64_t otherwise);
std::string text(Node const&);
bool truth(Node const&);

// -- ways to make fields --------------------------------------------------------------------------------------------------

template <class T>
Field<T> number_field(std::string key, double T::* member, Interval range = any_number) {
  Field<T> f;
  f.key = std::move(key);
  f.type = a_number(range);
  f.bind = [member](Binder& b, Node const& n, std::string const& path, Place<T> const& place) {
    b.number(n, path, [place, member](model::World& w) -> double& { return place(w).*member; });
  };
  return f;
}

template <class T>
Field<T> number_field(std::string key, std::optional<double> T::* member, Interval range = any_number) {
  Field<T> f;
  f.key = std::move(key);
  f.type = a_number(range);
  f.bind = [member](Binder& b, Node const& n, std::string const& path, Place<T> const& place) {
    (place(b.world()).*member).emplace(0.0);
    b.number(n, path, [place, member](model::World& w) -> double& { return *(place(w).*member); });
  };
  return f;
}

template <class T, class Member>
Field<T> integer_field(std::string key, Member T::* member, std::int64_t lo, std::int64_t hi) {
  Field<T> f;
  f.key = std::move(key);
  f.type = an_integer(lo, hi);
  f.bind = [member](Binder& b, Node const& n, std::string const&, Place<T> const& place) { place(b.world()).*member = static_cast<int>(whole(n, 0)); };
  return f;
}

template <class T>
Field<T> text_field(std::string key, std::string T::* member, std::string what) {
  Field<T> f;
  f.key = std::move(key);
  f.type = a_text(std::move(what));
  f.bind = [member](Binder& b, Node const& n, std::string const&, Place<T> const& place) { place(b.world()).*member = text(n); };
  return f;
}

template <class T>
Field<T> boolean_field(std::string key, bool T::* member) {
  Field<T> f;
  f.key = std::move(key);
  f.type = a_boolean();
  f.bind = [member](Binder& b, Node const& n, std::string const&, Place<T> const& place) { place(b.world()).*member = truth(n); };
  return f;
}

/// Anything else: a type and a function.
template <class T, class Bind>
Field<T> field(std::string key, Type type, Bind bind) {
  Field<T> f;
  f.key = std::move(key);
  f.type = std::move(type);
  f.bind = std::move(bind);
  return f;
}

}  // namespace zopa::io
