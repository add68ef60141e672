#include "io/json_reader.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "io/places.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

using Json = nlohmann::json;

/// Walks over a text and says how far the parser has come.
struct CountedByte {
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = char const*;
  using reference = char const&;

  char const* at = nullptr;
  std::size_t* taken = nullptr;

  reference operator*() const { return *at; }
  CountedByte& operator++() {
    ++at;
    ++*taken;
    return *this;
  }
  CountedByte operator++(int) {
    CountedByte const before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(CountedByte const& a, CountedByte const& b) { return a.at == b.at; }
  friend bool operator!=(CountedByte const& a, CountedByte const& b) { return a.at != b.at; }
};

/// Builds the tree from the parser's events; the place of each is found in the text behind the byte taken last.
class JsonTree {
 public:
  JsonTree(Complaints& complaints, std::uint32_t file, std::size_t const& taken)
      : complaints_(complaints), text_(complaints.text(file).content), places_(complaints, file), taken_(taken) {}

  Node root;

  bool null() { return scalar(Node::Kind::empty, 4); }
  bool boolean(bool value) { return scalar(Node::Kind::scalar, value ? 4 : 5); }
  bool number_integer(Json::number_integer_t) { return number(); }
  bool number_unsigned(Json::number_unsigned_t) { return number(); }
  bool number_float(Json::number_float_t, std::string const&) { return number(); }
  bool string(std::string& text) {
    Node node = quoted(text);
    return add(std::move(node));
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Node::Kind::map); }
  bool start_array(std::size_t) { return open(Node::Kind::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& text) {
    Node const node = quoted(text);
    auto& top = stack_.back();
    if (!top.keys.insert(text).second) {
      complaints_.error(node.mark, "the key '" + text + "' stands twice in this object");
      return false;
    }
    top.node.entries.push_back({text, node.mark, {}});
    return true;
  }

  bool parse_error(std::size_t position, std::string const&, Json::exception const& error) {
    std::string what = error.what();  // "[json.exception.…] parse error at line 1, column 2: syntax error while …"
    auto const colon = what.find(": ");
    what = colon == std::string::npos ? what : what.substr(colon + 2);
    bool const utf8 = first_invalid_utf8(what) == std::string_view::npos;
    complaints_.error(places_.at(position == 0 ? 0 : position - 1), "this is no JSON" + (utf8 ? ": " + what : ""));
    return false;
  }

 private:
  struct Open {
    Node node;
    std::set<std::string> keys;
  };

  bool scalar(Node::Kind kind, std::size_t length) {
    Node node;
    node.kind = kind;
    node.text = text_.substr(taken_ - length, length);
    node.mark = places_.at(taken_ - length, length);
    return add(std::move(node));
  }

  bool number() {
    auto const digit = [&](std::size_t i) { return std::string_view("0123456789+-.eE").find(text_[i]) < 15; };
    std::size_t end = taken_;  // the parser has looked one byte ahead, but not past the end of the text
    if (end > 0 && !digit(end - 1)) --end;
    std::size_t start = end;
    while (start > 0 && digit(start - 1)) --start;
    Node node = scalar_node(text_.substr(start, end - start), places_.at(start, end - start));
    return add(std::move(node));
  }

  /// A text whose closing quote was the byte taken last.
  Node quoted(std::string const& text) {
    std::size_t start = taken_ - 1;
    for (bool found = false; start > 0 && !found;) {
      --start;
      std::size_t slashes = 0;
      while (slashes < start && text_[start - 1 - slashes] == '\\') ++slashes;
      found = text_[start] == '"' && slashes % 2 == 0;
    }
    Node node = scalar_node(text, places_.at(start, taken_ - start));
    node.quoted = true;
    return node;
  }

  bool open(Node::Kind kind) {
    Open opened;
    opened.node.kind = kind;
    opened.node.mark = places_.at(taken_ - 1);
    if (stack_.size() >= deepest) {
      complaints_.error(opened.node.mark, "more than " + std::to_string(deepest) + " levels inside each other");
      return false;
    }
    stack_.push_back(std::move(opened));
    return true;
  }

  bool close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    return add(std::move(node));
  }

  bool add(Node node) {
    if (++n_nodes_ > most_nodes) {
      complaints_.error(node.mark, "the file holds more than a million values");
      return false;
    }
    if (stack_.empty()) {
      root = std::move(node);
      return true;
    }
    Node& top = stack_.back().node;
    if (top.is_list()) {
      top.items.push_back(std::move(node));
    } else {
      top.entries.back().value = std::move(node);
    }
    return true;
  }

  Complaints& complaints_;
  std::string const& text_;
  Places places_;
  std::size_t const& taken_;
  std::vector<Open> stack_;
  std::size_t n_nodes_ = 0;
};

}  // namespace

std::optional<Node> parse_json(std::uint32_t file, Complaints& complaints) {
  auto const& text = complaints.text(file).content;
  std::size_t taken = 0;
  JsonTree tree(complaints, file, taken);
  CountedByte const first{text.data(), &taken}, last{text.data() + text.size(), &taken};
  if (!Json::sax_parse(first, last, &tree)) return std::nullopt;
  return std::move(tree.root);
}

}  // namespace zopa::io
