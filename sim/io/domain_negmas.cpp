#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "io/domain_stated.hpp"
#include "io/scalar.hpp"
#include "io/yaml_tree.hpp"

namespace zopa::io {
namespace {

/// "negmas.outcomes.ContiguousIssue" is a ContiguousIssue.
std::string kind_of(Node const& node) {
  for (char const* key : {"type", "__python_class__"})
    if (auto const* type = node.is_map() ? node.find(key) : nullptr; type && type->is_scalar())
      return type->text.substr(type->text.find_last_of('.') + 1);
  return "";
}

/// Numbers by their value: Python finds 1.0 under 1.
std::string canonical_option(Node const& node) {
  auto const value = number(node);
  return value ? shortest(*value) : node.text;
}

class NegmasReader {
 public:
  explicit NegmasReader(Complaints& complaints) : complaints_(complaints) {}

  StatedDomain domain(Node const& node, std::string const& file) {
    domain_ = {file, node.mark, {}};
    if (auto const* name = node.find("name"); name && name->is_scalar() && !name->text.empty())
      domain_.name = name->text;
    auto const* issues = node.find("issues");
    if (!issues || !issues->is_list()) {
      domain_error(complaints_, issues ? issues->mark : node.mark, "the domain has no list of issues",
                   "'issues:' with name, type and values of each");
      return domain_;
    }
    for (auto const& entry : issues->items) domain_.issues.push_back(issue(entry));
    return domain_;
  }

  StatedProfile profile(Node const& node, std::string const& file) {
    StatedProfile out;
    out.party = file;
    out.mark = node.mark;
    auto const kind = kind_of(node);
    if (!kind.empty() && kind != "LinearAdditiveUtilityFunction" && kind != "LinearUtilityAggregationFunction") {
      domain_error(complaints_, node.mark, fmt::format("a utility function of type '{}'", kind),
                   "a LinearAdditiveUtilityFunction");
      return out;
    }
    if (auto const* name = node.find("name"); name && name->is_scalar() && !name->text.empty()) out.party = name->text;
    if (auto const* bias = node.find("bias"); bias && !bias->is_empty())
      if (auto const value = number_at(*bias, "the bias")) out.constant = value->value;
    reserved(node, out);
    parts(
        node, "weights",
        [&](StatedIssue& issue, Node const* weight) {
          issue.weight = weight ? number_at(*weight, "the weight of '" + issue.name + "'")
                                : StatedNumber{1, node.mark};  // NegMAS's default
        },
        out);
    parts(
        node, "values",
        [&](StatedIssue& issue, Node const* value) {
          if (value)
            evaluations(*value, issue);
          else
            domain_error(complaints_, node.mark, "'" + issue.name + "' has no values");
        },
        out);
    return out;
  }

 private:
  std::optional<StatedNumber> number_at(Node const& node, std::string const& label) {
    if (node.is_scalar() && !node.quoted) return stated_number(complaints_, node.text, node.mark, label);
    domain_error(complaints_, node.mark, fmt::format("{} is {}", label, what_it_is(node)), "a number");
    return std::nullopt;
  }

  double number_or(Node const& node, char const* key, double otherwise) {
    auto const* found = node.is_map() ? node.find(key) : nullptr;
    auto const value = found ? number_at(*found, fmt::format("'{}'", key)) : std::nullopt;
    return value ? value->value : otherwise;
  }

  StatedIssue issue(Node const& node) {
    StatedIssue out;
    out.mark = node.mark;
    auto const *name = node.is_map() ? node.find("name") : nullptr,
               *values = node.is_map() ? node.find("values") : nullptr;
    if (name && name->is_scalar()) out.name = name->text;
    auto const kind = kind_of(node);
    if (!values || values->is_map() || values->is_empty()) {
      domain_error(complaints_, node.mark, fmt::format("the issue '{}' has no values", out.name),
                   "'values:' with a list");
    } else if (kind == "ContinuousIssue" || kind == "ContinuousInfiniteIssue" || kind == "CountableInfiniteIssue") {
      domain_error(complaints_, node.mark, fmt::format("the issue '{}' is of type '{}'", out.name, kind),
                   "options or whole numbers: real-valued and endless issues cannot be imported");
    } else if (values->is_scalar()) {
      if (auto const n = number_at(*values, "the number of values"))
        out.options = integer_options(complaints_, out.name, values->mark, 0, n->value - 1);
    } else if (kind == "ContiguousIssue") {
      contiguous(*values, out);
    } else {
      for (auto const& value : values->items) out.options.push_back(option(value, out.name));
    }
    return out;
  }

  void contiguous(Node const& values, StatedIssue& out) {
    if (values.items.size() != 2)
      return domain_error(complaints_, values.mark, fmt::format("'{}' is contiguous", out.name),
                          "its lowest and its highest value");
    auto const low = number_at(values.items[0], "the lowest value"),
               high = number_at(values.items[1], "the highest value");
    if (low && high) out.options = integer_options(complaints_, out.name, values.mark, low->value, high->value);
  }

  StatedOption option(Node const& value, std::string const& issue) {
    if (!value.is_scalar()) {
      domain_error(complaints_, value.mark, fmt::format("a value of '{}' is {}", issue, what_it_is(value)),
                   "a text or a number");
    } else if (!value.quoted && looks_boolean(value.text)) {
      domain_error(complaints_, value.mark, fmt::format("NegMAS reads a bare '{}' as true or false", value.text),
                   fmt::format("'\"{}\"' in quotes", value.text));
    }
    return {canonical_option(value), value.mark, std::nullopt};
  }

  void reserved(Node const& node, StatedProfile& out) {
    auto const* value = node.find("reserved_value");
    if (!value || value->is_empty() || value->is("null") || value->is("~") || value->is("-.inf") || value->is("-inf"))
      return;
    out.reservation_value = number_at(*value, "the reserved value");
  }

  /// One thing for each issue, as a list in the domain's order or by name; nothing where the file has none.
  template <class Take>
  void parts(Node const& node, char const* key, Take const& take, StatedProfile& out) {
    if (out.issues.empty())
      for (auto const& known : domain_.issues) out.issues.push_back({known.name, node.mark, {}, std::nullopt});
    auto const* given = node.find(key);
    bool const none = !given || given->is_empty();
    if (!none && given->is_list() && given->items.size() != out.issues.size())
      return domain_error(complaints_, given->mark,
                          fmt::format("{} {} for {} issues", given->items.size(), key, out.issues.size()));
    if (!none && given->is_scalar())
      return domain_error(complaints_, given->mark, fmt::format("'{}' is {}", key, what_it_is(*given)),
                          "a list or a mapping");
    for (std::size_t k = 0; k < out.issues.size(); ++k)
      take(out.issues[k], none ? nullptr : given->is_list() ? &given->items[k] : given->find(out.issues[k].name));
    for (std::size_t e = 0; !none && e < given->entries.size(); ++e) {
      auto const& entry = given->entries[e];
      bool const known =
          std::any_of(domain_.issues.begin(), domain_.issues.end(), [&](auto const& i) { return i.name == entry.key; });
      if (!known) domain_error(complaints_, entry.mark, fmt::format("the domain has no issue '{}'", entry.key));
    }
  }

  StatedIssue const& known(std::string const& name) const {
    return *std::find_if(domain_.issues.begin(), domain_.issues.end(),
                         [&](auto const& issue) { return issue.name == name; });
  }

  void evaluations(Node const& fun, StatedIssue& out) {
    out.mark = fun.mark;
    auto const& options = known(out.name).options;
    auto const kind = kind_of(fun);
    auto const* mapping = fun.is_map() ? fun.find("mapping") : nullptr;
    if (fun.is_list()) {
      if (fun.items.size() != options.size())
        return domain_error(
            complaints_, fun.mark,
            fmt::format("{} values for the {} options of '{}'", fun.items.size(), options.size(), out.name));
      for (std::size_t o = 0; o < options.size(); ++o)
        out.options.push_back(
            {options[o].name, fun.items[o].mark, number_at(fun.items[o], "the value of '" + options[o].name + "'")});
    } else if (kind == "TableFun" || (kind.empty() && fun.is_map())) {
      table(mapping ? *mapping : fun, out);
    } else if (kind == "AffineFun" || kind == "LinearFun" || kind == "IdentityFun" || kind == "ConstFun") {
      check_affine(fun, kind);
      affine(number_or(fun, "slope", kind == "IdentityFun" ? 1 : 0), number_or(fun, "bias", 0), fun.mark, out);
    } else {
      domain_error(complaints_, fun.mark,
                   fmt::format("the value function of '{}' is {}", out.name,
                               kind.empty() ? what_it_is(fun) : "of type '" + kind + "'"),
                   "TableFun, AffineFun, LinearFun, IdentityFun or ConstFun");
    }
  }

  void table(Node const& mapping, StatedIssue& out) {
    if (!mapping.is_map())
      return domain_error(complaints_, mapping.mark,
                          fmt::format("the table of '{}' is {}", out.name, what_it_is(mapping)), "a mapping");
    auto const& options = known(out.name).options;
    for (auto const& entry : mapping.entries) {
      bool const as_written =
          std::any_of(options.begin(), options.end(), [&](auto const& o) { return o.name == entry.key; });
      auto const name = as_written ? entry.key : canonical_option(scalar_node(entry.key, entry.mark));
      out.options.push_back({name, entry.mark, number_at(entry.value, "the value of '" + name + "'")});
    }
  }

  /// A slope that is called otherwise would be a slope of nothing.
  void check_affine(Node const& fun, std::string const& kind) {
    bool const sloped = kind == "AffineFun" || kind == "LinearFun";
    if (sloped && fun.find("slope") == nullptr)
      domain_error(complaints_, fun.mark, fmt::format("a {} without a slope", kind), "'slope:' with a number");
    for (auto const& entry : fun.entries)
      if (entry.key != "slope" && entry.key != "bias" && entry.key != "type" && entry.key != "__python_class__")
        domain_error(complaints_, entry.mark, fmt::format("a {} has no '{}'", kind, entry.key), "slope and bias");
  }

  void affine(double slope, double bias, Mark const& mark, StatedIssue& out) {
    for (auto const& option : known(out.name).options) {
      auto const x = number(scalar_node(option.name, mark));
      if (!x && slope != 0)
        return domain_error(complaints_, mark,
                            fmt::format("the option '{}' of '{}' is no number", option.name, out.name), "a TableFun");
      out.options.push_back({option.name, mark, StatedNumber{bias + slope * x.value_or(0), mark}});
    }
  }

  Complaints& complaints_;
  StatedDomain domain_;
};

}  // namespace

std::optional<Domain> read_negmas(std::vector<std::uint32_t> const& files, Complaints& complaints) {
  NegmasReader reader(complaints);
  StatedDomain domain;
  std::vector<StatedProfile> profiles;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const root = parse_yaml(files[i], complaints);
    if (!root) continue;
    std::string const file = stem(complaints.text(files[i]).name);
    if (!root->is_map())
      domain_error(complaints, root->mark, "the file holds " + what_it_is(*root), "a mapping");
    else if (i == 0)
      domain = reader.domain(*root, file);
    else if (!complaints.any_errors() || !domain.issues.empty())
      profiles.push_back(reader.profile(*root, file));
  }
  name_apart(profiles, complaints);
  double const any = std::numeric_limits<double>::infinity();
  return assemble(domain, profiles, {false, false, -any, any}, complaints);
}

bool is_negmas_domain(std::uint32_t file, Complaints& complaints) {
  auto const root = parse_yaml(file, complaints);
  return root && root->is_map() && root->find("issues") && !root->find("weights");
}

}  // namespace zopa::io
