#pragma once

#include <optional>

#include "io/binder.hpp"

namespace zopa::io {

/// A pattern of packages; nullopt after an error.
std::optional<model::Pattern> read_pattern(Binder&, Node const&);
/// The track whose packages a pattern speaks of; an error if there are several.
std::optional<model::TrackId> track_of(Binder&, model::Pattern const&, Mark const&);

/// The option of an issue that a scalar names: by its text, or by its number.
std::optional<model::Option> read_option(Binder&, model::IssueId, Node const&);
/// The issues a name stands for: one, or a family. Empty after an error.
std::vector<model::IssueId> read_issues(Binder&, std::string const& name, Mark const&);

/// What a package must say. A status quo may also speak of issues of other tracks, and territorial ones may read the front.
enum class Completeness : unsigned char { every_issue, territorial_may_miss };

/// A package with an option for each of the issues; nullopt after an error.
std::optional<model::Package> read_package(Binder&, Node const&, std::vector<model::IssueId> const& issues, Completeness);

}  // namespace zopa::io
