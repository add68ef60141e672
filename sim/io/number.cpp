#include "io/number.hpp"

#include <algorithm>
#include <cmath>

#include "io/scalar.hpp"

namespace zopa::io {
namespace {

using base::Distribution;

/// Reads one distribution or fact; says what is wrong at the place where it is wrong.
class NumberReader {
 public:
  NumberReader(NumberForm const& form, std::string const& label, Complaints* complaints)
      : form_(form), label_(label), complaints_(complaints) {}

  std::optional<Number> read(Node const& node);

 private:
  std::optional<Number> plain(Node const&);
  std::optional<Number> mapping(Node const&);
  std::optional<Distribution> distribution(std::string const& word, Node const& arguments, Node const* within, Mark const&);
  std::optional<Distribution> of_two(std::string const& word, std::vector<double> const& a, Node const& arguments, Node const* within);
  std::optional<Distribution> discrete(Node const&);
  std::optional<std::vector<double>> numbers(Node const&, std::size_t count, std::string const& what);
  std::optional<base::Range> window(Node const* within);
  bool in_range(Distribution const&, Mark const&);

  std::nullopt_t fail(Mark const& mark, std::string problem, std::string expected = "", std::string near = "") {
    if (complaints_) complaints_->error(mark, std::move(problem), std::move(expected), std::move(near));
    return std::nullopt;
  }

  NumberForm const& form_;
  std::string const& label_;
  Complaints* complaints_;
};

std::optional<Number> NumberReader::read(Node const& node) {
  if (node.is_scalar()) return plain(node);
  if (node.is_map() && is_number_mapping(node)) return mapping(node);
  std::vector<std::string> words;
  for (auto const& d : distributions()) words.push_back(d.word);
  auto const near = node.is_map() && !node.entries.empty() ? nearest(node.entries[0].key, words) : "";
  auto const or_distribution = form_.fixed ? "" : ", or a distribution such as {uniform: [a, b]}";
  return fail(node.is_map() && !node.entries.empty() ? node.entries[0].mark : node.mark, "'" + label_ + "' is " + what_it_is(node),
              in_words(Type{{form_}}) + or_distribution, near);
}

std::optional<Number> NumberReader::plain(Node const& node) {
  auto const x = number(node);
  if (!x) {
    auto const why = why_no_number(node);
    return fail(node.mark, what_it_is(node) + " is no number" + (why.empty() ? "" : ": " + why), in_words(Type{{form_}}));
  }
  if (!form_.range.contains(*x)) {
    auto const range = in_words(form_.range);
    return fail(node.mark, label_ + " " + node.text + " is not " + (range[0] == '[' || range[0] == '(' ? "in " : "") + range);
  }
  return Number{*x, std::nullopt, false, ""};
}

std::optional<Number> NumberReader::mapping(Node const& node) {
  Number out;
  Node::Entry const* main = nullptr;
  std::vector<std::string> allowed{"value", "within", "private", "source"};
  for (auto const& d : distributions()) allowed.push_back(d.word);
  bool ok = true;
  for (auto const& entry : node.entries) {
    bool const beside = entry.key == "within" || entry.key == "private" || entry.key == "source";
    if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end()) {
      fail(entry.mark, "unknown key '" + entry.key + "' in a number", one_of(allowed), nearest(entry.key, allowed));
      ok = false;
    } else if (!beside && main) {
      fail(entry.mark, "a number is either '" + main->key + "' or '" + entry.key + "', not both");
      ok = false;
    } else if (!beside) {
      main = &entry;
    }
  }
  if (auto const* p = node.find("private")) {
    auto const is_private = boolean(*p);
    if (!is_private) ok = false, fail(p->mark, what_it_is(*p) + " is neither true nor false", "'private: true'");
    out.is_private = is_private.value_or(false);
  }
  if (auto const* s = node.find("source")) {
    if (!s->is_scalar()) ok = false, fail(s->mark, "a source is named by its id", "the name of a source");
    out.source = s->text;
  }
  if (!main || !ok) return std::nullopt;
  if (main->key == "value") {
    if (node.find("within") || out.is_private) return fail(main->mark, "a plain value has no 'within' and nothing to hide", "a distribution, as in {uniform: [a, b]}");
    auto const fact = plain(main->value);
    if (!fact) return std::nullopt;
    out.central = fact->central;
    return out;
  }
  if (form_.fixed) return fail(main->mark, "a distribution cannot stand here", in_words(Type{{form_}}));
  out.distribution = distribution(main->key, main->value, node.find("within"), main->mark);
  if (!out.distribution || !in_range(*out.distribution, main->value.mark)) return std::nullopt;
  out.central = base::median(*out.distribution);
  return out;
}

std::optional<std::vector<double>> NumberReader::numbers(Node const& node, std::size_t count, std::string const& what) {
  if (!node.is_list() || (count > 0 && node.items.size() != count)) {
    auto const found = node.is_list() ? "a list of " + std::to_string(node.items.size()) : what_it_is(node);
    return fail(node.mark, "found " + found, what);
  }
  std::vector<double> out;
  for (auto const& item : node.items) {
    auto const x = number(item);
    if (x) {
      out.push_back(*x);
    } else {
      auto const why = why_no_number(item);
      fail(item.mark, what_it_is(item) + " is no number" + (why.empty() ? "" : ": " + why), what);
    }
  }
  if (out.size() != node.items.size()) return std::nullopt;
  return out;
}

std::optional<base::Range> NumberReader::window(Node const* within) {
  auto const w = numbers(*within, 2, "within: [lowest, highest]");
  if (!w) return std::nullopt;
  if (!((*w)[0] < (*w)[1])) return fail(within->mark, "the lower end comes first", "within: [lowest, highest]");
  return base::Range{(*w)[0], (*w)[1]};
}

std::optional<Distribution> NumberReader::distribution(std::string const& word, Node const& arguments, Node const* within, Mark const&) {
  auto const& all = distributions();
  auto const& form = *std::find_if(all.begin(), all.end(), [&](auto const& d) { return d.word == word; });
  if (within && !form.truncated) return fail(within->mark, "'within' does not go with '" + word + "'");
  if (word == "discrete") return discrete(arguments);
  if (word == "empirical") {
    if (arguments.is_map() || (arguments.is_scalar() && !number(arguments))) return std::nullopt;  // a table that could not be read, and that has been said
    auto values = numbers(arguments, 0, form.form);
    if (!values) return std::nullopt;
    if (values->empty()) return fail(arguments.mark, "an empirical distribution needs values", form.form);
    std::sort(values->begin(), values->end());
    return base::Empirical{*values};
  }
  auto const a = numbers(arguments, word == "triangular" ? 3 : 2, form.form);
  if (!a) return std::nullopt;
  if (word == "triangular") {
    if (!((*a)[0] <= (*a)[1] && (*a)[1] <= (*a)[2] && (*a)[0] < (*a)[2])) return fail(arguments.mark, "the three numbers must rise", form.form);
    return base::Triangular{(*a)[0], (*a)[1], (*a)[2]};
  }
  return of_two(word, *a, arguments, within);
}

std::optional<Distribution> NumberReader::of_two(std::string const& word, std::vector<double> const& a, Node const& arguments, Node const* within) {
  std::optional<base::Range> w;
  if (within && !(w = window(within))) return std::nullopt;
  if (word == "uniform" || word == "loguniform") {
    if (!(a[0] < a[1])) return fail(arguments.mark, "the lower end comes first", word + ": [lowest, highest]");
    if (word == "uniform") return base::Uniform{a[0], a[1]};
    if (a[0] <= 0) return fail(arguments.mark, "a loguniform lives above 0", "loguniform: [lowest > 0, highest]");
    return base::LogUniform{a[0], a[1]};
  }
  if (word == "beta") {
    if (a[0] <= 0 || a[1] <= 0) return fail(arguments.mark, "both shapes of a beta are above 0", "beta: [a, b]");
    return w ? base::Beta{a[0], a[1], w->lo, w->hi} : base::Beta{a[0], a[1]};
  }
  if (a[1] <= 0) return fail(arguments.mark, "the spread is above 0", word == "normal" ? "normal: [mean, sd]" : "lognormal: [mu, sigma]");
  if (word == "normal") {
    auto const z = w ? std::max((w->lo - a[0]) / a[1], (a[0] - w->hi) / a[1]) : 0;
    if (z > 8) return fail(within->mark, "the window lies more than eight standard deviations from the mean");
    return w ? base::Normal{a[0], a[1], w->lo, w->hi} : base::Normal{a[0], a[1]};
  }
  if (!w) return base::LogNormal{a[0], a[1]};
  if (w->lo < 0) return fail(within->mark, "a lognormal lives above 0", "within: [lowest ≥ 0, highest]");
  auto const z = std::max((std::log(w->lo) - a[0]) / a[1], (a[0] - std::log(w->hi)) / a[1]);
  if (z > 8) return fail(within->mark, "the window lies more than eight standard deviations from the middle");
  return base::LogNormal{a[0], a[1], w->lo, w->hi};
}

std::optional<Distribution> NumberReader::discrete(Node const& node) {
  std::string const form = "discrete: {value: probability, …}, or [[value, probability], …]";
  base::Discrete out;
  auto const put = [&](Node const& value, Node const& probability) {
    auto const v = number(value), p = number(probability);
    if (!v || !p || *p < 0 || *p > 1) return fail(value.mark, "'" + value.text + ": " + probability.text + "' is no value with its probability", form), false;
    out.values.push_back(*v);
    out.probabilities.push_back(*p);
    return true;
  };
  if (node.is_map()) {
    for (auto const& e : node.entries) {
      Node key;
      key.kind = Node::Kind::scalar;
      key.text = e.key;
      key.mark = e.mark;
      if (!put(key, e.value)) return std::nullopt;
    }
  } else if (node.is_list()) {
    for (auto const& pair : node.items) {
      if (!pair.is_list() || pair.items.size() != 2) return fail(pair.mark, what_it_is(pair) + " is no pair", form);
      if (!put(pair.items[0], pair.items[1])) return std::nullopt;
    }
  } else {
    return fail(node.mark, what_it_is(node) + " is no list of values", form);
  }
  double sum = 0;
  for (double p : out.probabilities) sum += p;
  if (std::fabs(sum - 1) > 1e-9) return fail(node.mark, "the probabilities sum to " + shortest(sum) + ", not to 1");
  return out;
}

bool NumberReader::in_range(Distribution const& d, Mark const& mark) {
  auto const [lo, hi] = base::support(d);
  auto const& r = form_.range;
  bool const lowest = lo >= r.lo || (std::isinf(lo) && std::isinf(r.lo));
  bool const highest = hi <= r.hi || (std::isinf(hi) && std::isinf(r.hi));
  if (lowest && highest) return true;
  auto const remedy = std::isinf(lo) || std::isinf(hi) ? "'within: [lowest, highest]' beside it" : "";
  fail(mark, "the distribution of " + label_ + " reaches from " + (std::isinf(lo) ? "-∞" : shortest(lo)) + " to " +
                 (std::isinf(hi) ? "∞" : shortest(hi)) + ", outside " + in_words(r), remedy);
  return false;
}

}  // namespace

bool is_number_mapping(Node const& node) {
  if (!node.is_map()) return false;
  return std::any_of(node.entries.begin(), node.entries.end(), [](auto const& e) {
    auto const& all = distributions();
    return e.key == "value" || std::any_of(all.begin(), all.end(), [&](auto const& d) { return d.word == e.key; });
  });
}

std::optional<Number> read_number(Node const& node, NumberForm const& form, std::string const& label, Complaints* complaints) {
  return NumberReader(form, label, complaints).read(node);
}

std::vector<DistributionDescription> const& distributions() {
  static std::vector<DistributionDescription> const all{
      {"uniform", "uniform: [lowest, highest]", "All values between two ends equally likely."},
      {"loguniform", "loguniform: [lowest, highest]", "The logarithm is uniform: the order of magnitude is unknown. Both ends above 0."},
      {"normal", "normal: [mean, sd]", "Normal; cut off with `within` where a range is asked for.", true},
      {"lognormal", "lognormal: [mu, sigma]", "The logarithm is normal with mean mu and standard deviation sigma.", true},
      {"triangular", "triangular: [lowest, mode, highest]", "Rises to the mode and falls from it."},
      {"beta", "beta: [a, b]", "Beta on [0, 1], stretched to `within`.", true},
      {"discrete", "discrete: {value: probability, …}", "One of several values; also as a list of pairs [[value, probability], …]."},
      {"empirical", "empirical: [value, …]", "One of these observations, each equally likely; also from a table: `empirical: polls.csv`, `empirical: {file: polls.csv, column: support}`."},
  };
  return all;
}

}  // namespace zopa::io
