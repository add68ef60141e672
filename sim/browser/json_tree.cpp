#include <algorithm>

#include <nlohmann/json.hpp>

#include "io/scalar.hpp"
#include "io/yaml_tree.hpp"

/// In a browser there is no YAML parser: the page holds the resolved scenario as JSON, and this stands in for
/// sim/io/yaml_tree.cpp. What reads the tree is the same.
namespace zopa::io {
namespace {

/// Builds the tree while the text is read: numbers keep the digits they were written with.
class TreeOfJson : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeOfJson(std::uint32_t file) : file_(file) {}
  std::optional<Node> root;
  std::string problem;

  bool null() override { return add(make(Node::Kind::empty, "null")); }
  bool boolean(bool value) override { return add(make(Node::Kind::scalar, value ? "true" : "false")); }
  bool number_integer(number_integer_t value) override { return add(make(Node::Kind::scalar, std::to_string(value))); }
  bool number_unsigned(number_unsigned_t value) override {
    return add(make(Node::Kind::scalar, std::to_string(value)));
  }
  bool number_float(number_float_t, string_t const& text) override { return add(make(Node::Kind::scalar, text)); }
  bool string(string_t& text) override {
    Node node = make(Node::Kind::scalar, text);
    // what was a number or a truth value without quotes is one in the JSON too; only "+0.3" is a change, not a number
    node.quoted = !text.empty() && text[0] != '+' && (number(node) || io::boolean(node));
    return add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Node::Kind::map); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_array() override { return close(); }
  bool key(string_t& text) override {
    auto& entries = open_.back().entries;
    if (std::any_of(entries.begin(), entries.end(), [&](auto const& e) { return e.key == text; })) {
      problem = "duplicate key '" + text + "'";
      return false;
    }
    entries.push_back({text, next(), {}});
    return true;
  }
  bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& error) override {
    problem = error.what();
    return false;
  }

 private:
  /// Places of their own, so that two things wrong at two places are told apart.
  Mark next() { return {file_, 1, ++n_, 1}; }
  Node make(Node::Kind kind, std::string text = {}) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.mark = next();
    return node;
  }
  bool open(Node::Kind kind) {
    if (open_.size() >= deepest || static_cast<std::size_t>(n_) >= most_nodes) return false;
    open_.push_back(make(kind));
    return true;
  }
  bool close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    return add(std::move(node));
  }
  bool add(Node node) {
    if (open_.empty())
      root = std::move(node);
    else if (open_.back().is_map())
      open_.back().entries.back().value = std::move(node);
    else
      open_.back().items.push_back(std::move(node));
    return true;
  }

  std::uint32_t file_;
  int n_ = 0;
  std::vector<Node> open_;
};

}  // namespace

std::optional<Node> parse_yaml(std::uint32_t file, Complaints& complaints) {
  TreeOfJson tree(file);
  std::string const& text = complaints.text(file).content;
  if (text.size() <= most_bytes && nlohmann::json::sax_parse(text, &tree) && tree.root) return std::move(tree.root);
  complaints.error({file, 1, 1, 1}, tree.problem.empty() ? "this is too large or too deep" : tree.problem);
  return std::nullopt;
}

}  // namespace zopa::io
