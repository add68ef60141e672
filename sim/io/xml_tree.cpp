#include "io/xml_tree.hpp"

#include <algorithm>
#include <expat.h>
#include <memory>

#include "io/places.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

class XmlBuilder {
 public:
  XmlBuilder(Complaints& complaints, std::uint32_t file)
      : parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree), complaints_(complaints), places_(complaints, file) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, XML_Char const* name, XML_Char const** attributes) {
          static_cast<XmlBuilder*>(self)->open(name, attributes);
        },
        [](void* self, XML_Char const*) { static_cast<XmlBuilder*>(self)->close(); });
    XML_SetEntityDeclHandler(parser_.get(), [](void* self, XML_Char const*, int, XML_Char const*, int, XML_Char const*,
                                               XML_Char const*, XML_Char const*, XML_Char const*) {
      static_cast<XmlBuilder*>(self)->stop("this file declares an entity of its own", "the text itself in its place");
    });
  }

  std::optional<XmlElement> tree(std::string const& text) {
    bool const read = XML_Parse(parser_.get(), text.data(), int(text.size()), 1) == XML_STATUS_OK;
    if (!read && !stopped_) {
      std::string const why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
      complaints_.error(here(), "this is no XML: " + why);
    }
    return read && !stopped_ ? std::move(root_) : std::nullopt;
  }

 private:
  Mark here(std::size_t length = 1) {
    return places_.at(std::size_t(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get()))), length);
  }

  void open(XML_Char const* name, XML_Char const** attributes) {
    if (stopped_) return;
    XmlElement element;
    element.name = name;
    element.mark = here(std::size_t(std::max(1, XML_GetCurrentByteCount(parser_.get()))));
    for (; *attributes; attributes += 2) element.attributes.emplace_back(attributes[0], attributes[1]);
    n_nodes_ += 1 + element.attributes.size();
    stack_.push_back(std::move(element));
    if (stack_.size() > deepest) stop("more than " + std::to_string(deepest) + " levels inside each other");
    if (n_nodes_ > most_nodes) stop("the file holds more than a million values");
  }

  void close() {
    if (stopped_) return;
    XmlElement element = std::move(stack_.back());
    stack_.pop_back();
    if (stack_.empty()) {
      root_ = std::move(element);
    } else {
      stack_.back().children.push_back(std::move(element));
    }
  }

  void stop(std::string problem, std::string expected = "") {
    if (stopped_) return;
    stopped_ = true;
    complaints_.error(here(), std::move(problem), std::move(expected));
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  Complaints& complaints_;
  Places places_;
  std::vector<XmlElement> stack_;
  std::optional<XmlElement> root_;
  std::size_t n_nodes_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::string const* XmlElement::attribute(std::string_view wanted) const {
  auto const it = std::find_if(attributes.begin(), attributes.end(), [&](auto const& a) { return a.first == wanted; });
  return it == attributes.end() ? nullptr : &it->second;
}

XmlElement const* XmlElement::child(std::string_view wanted) const {
  auto const it = std::find_if(children.begin(), children.end(), [&](auto const& c) { return c.name == wanted; });
  return it == children.end() ? nullptr : &*it;
}

std::optional<XmlElement> parse_xml(std::uint32_t file, Complaints& complaints) {
  return XmlBuilder(complaints, file).tree(complaints.text(file).content);
}

std::string xml_text(std::string const& text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace zopa::io
