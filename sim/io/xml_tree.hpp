#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/complaints.hpp"
#include "io/node.hpp"

namespace zopa::io {

/// An element of an XML file; text between elements is not kept.
struct XmlElement {
  std::string name;
  Mark mark;  ///< of its start tag
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlElement> children;

  std::string const* attribute(std::string_view name) const;
  XmlElement const* child(std::string_view name) const;
};

/// XML to a tree with places. Refused with a diagnostic: what is not well-formed, entities that the file declares,
/// more elements or levels than `most_nodes` and `deepest` (yaml_tree.hpp).
std::optional<XmlElement> parse_xml(std::uint32_t file, Complaints&);

/// A text as an attribute's value, between double quotes.
std::string xml_text(std::string const&);

}  // namespace zopa::io
