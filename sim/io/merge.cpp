#include "io/merge.hpp"

#include <algorithm>

#include "io/description.hpp"
#include "io/number.hpp"

namespace zopa::io {

Type below(Type const& type, std::string const& key) {
  if (auto const* s = type.form<SectionForm>())
    if (auto const* f = section_named(s->section).field(key)) return f->type;
  if (auto const* m = type.form<MapForm>()) return m->value[0];
  return Type{};
}

namespace {

bool has_ids(Node const& list) {
  return list.is_list() && !list.items.empty() && std::all_of(list.items.begin(), list.items.end(), [](Node const& item) {
    auto const* id = item.is_map() ? item.find("id") : nullptr;
    return id && id->is_scalar();
  });
}

Node* item_with_id(Node& list, std::string const& id) {
  for (auto& item : list.items) {
    auto const* own = item.is_map() ? item.find("id") : nullptr;
    if (own && own->text == id) return &item;
  }
  return nullptr;
}

bool same_value(Node const& a, Node const& b) {
  auto const same_item = [](Node const& x, Node const& y) { return same_value(x, y); };
  auto const same_entry = [](Node::Entry const& x, Node::Entry const& y) { return x.key == y.key && same_value(x.value, y.value); };
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_item) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

bool holds_file(std::vector<std::uint32_t> const& files, std::uint32_t file) {
  return std::find(files.begin(), files.end(), file) != files.end();
}

void replace(Node& under, Node const& over, std::vector<std::uint32_t> const& overlays, Complaints& complaints) {
  bool const conflict = holds_file(overlays, under.mark.file) && holds_file(overlays, over.mark.file) &&
                        under.mark.file != over.mark.file && !same_value(under, over);
  if (conflict) {
    complaints.error(over.mark, "this overlay conflicts with " + complaints.text(under.mark.file).name + ":" +
                                    std::to_string(under.mark.line) + ", which sets the same value to " + what_it_is(under),
                     "overlays that change different things, or a third one that says what both together mean");
  }
  under = over;
}

/// Is a mapping here one thing, so that keys of two of them cannot stand together?
bool is_whole(Node const& node, Type const& type) {
  if (is_number_mapping(node) && (type.form<NumberForm>() || type.forms.empty())) return true;
  if (auto const* own = type.form<OwnForm>()) return own->whole;
  auto const* s = type.form<SectionForm>();
  if (!s || !section_named(s->section).alternatives) return false;
  auto const& section = section_named(s->section);
  return std::any_of(node.entries.begin(), node.entries.end(), [&](auto const& e) { return section.field(e.key); });
}

/// What takes the place of another mapping has nothing to take away from it.
Node without_nulls(Node map) {
  auto const null = [](Node::Entry const& e) { return e.value.is_empty() && e.value.text == "null"; };
  map.entries.erase(std::remove_if(map.entries.begin(), map.entries.end(), null), map.entries.end());
  return map;
}

class Merge {
 public:
  Merge(std::vector<std::uint32_t> const& overlays, Complaints& complaints) : overlays_(overlays), complaints_(complaints) {}

  void lay(Node& under, Node const& over, Type const& type) {
    if (under.is_list() && has_ids(under) && has_ids(over)) return lists(under, over, type);
    bool const merges = under.is_map() && over.is_map() && !is_whole(under, type) && !is_whole(over, type);
    if (!merges && over.is_map()) return replace(under, without_nulls(over), overlays_, complaints_);
    if (!merges) return replace(under, over, overlays_, complaints_);
    for (auto const& entry : over.entries) lay_entry(under, entry, type);
  }

 private:
  void lists(Node& under, Node const& over, Type const& type) {
    auto const* list = type.form<ListForm>();
    for (auto const& item : over.items) {
      auto* own = item_with_id(under, item.find("id")->text);
      if (own) lay(*own, item, list ? list->item[0] : Type{});
      else under.items.push_back(item);
    }
  }

  void lay_entry(Node& under, Node::Entry const& entry, Type const& type) {
    auto const it = std::find_if(under.entries.begin(), under.entries.end(), [&](auto const& e) { return e.key == entry.key; });
    bool const removes = entry.value.is_empty() && entry.value.text == "null";
    if (it == under.entries.end()) {
      if (removes) complaints_.error(entry.mark, "there is no '" + entry.key + "' to take away");
      else under.entries.push_back(entry);
    } else if (removes) {
      under.entries.erase(it);
    } else {
      lay(it->value, entry.value, below(type, entry.key));
      it->mark = entry.mark;
    }
  }

  std::vector<std::uint32_t> const& overlays_;
  Complaints& complaints_;
};

}  // namespace

void merge(Node& under, Node const& over, std::vector<std::uint32_t> const& overlays, Complaints& complaints) {
  Merge(overlays, complaints).lay(under, over, a_section(language().front().name));
}

std::vector<std::string> segments(std::string const& path) {
  std::vector<std::string> out(1);
  for (char c : path) {
    if (c == '.') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

namespace {

/// Walks a path through the tree and through the description at once.
class Assignment {
 public:
  Assignment(std::string const& path, Mark const& mark, Node const& value, Complaints& complaints)
      : path_(path), segments_(segments(path)), mark_(mark), value_(value), complaints_(complaints) {}

  void at(Node& tree) {
    Type const whole = a_section(language().front().name);
    step(tree, whole, 0);
    if (n_hits_ > 0) return;
    complaints_.error(mark_, "the path '" + path_ + "' leads nowhere", expected_, nearest_);
  }

 private:
  void step(Node& node, Type const& type, std::size_t i) {
    if (i == segments_.size()) {
      node = value_;
      ++n_hits_;
      return;
    }
    if (node.is_map()) return into_map(node, type, i);
    if (node.is_list()) return into_list(node, type, i);
    if (expected_.empty()) expected_ = "a path that ends at '" + joined(0, i) + "', which is a plain value";
  }

  void into_map(Node& node, Type const& type, std::size_t i) {
    auto const* section = type.form<SectionForm>();
    auto const* names = type.form<MapForm>();
    if (segments_[i] == "*") {
      for (auto& e : node.entries) step(e.value, below(type, e.key), i + 1);
      return;
    }
    for (std::size_t n = segments_.size() - i; n > 0; --n) {  // names such as status.north hold a dot
      auto const key = joined(i, i + n);
      if (auto* child = node.find(key)) return enter(node, key, *child, type, i + n);
      if (section && section_named(section->section).field(key)) return create(node, type, key, i + n);
    }
    bool const open = type.form<OwnForm>() || (names && !names->declares) || type.forms.empty();
    if (open) return create(node, type, joined(i, segments_.size()), segments_.size());
    std::vector<std::string> known;
    for (auto const& e : node.entries) known.push_back(e.key);
    if (section) known = section_named(section->section).keys();
    remember(known, segments_[i]);
  }

  void enter(Node& parent, std::string const& key, Node& child, Type const& type, std::size_t next) {
    bool const removes = next == segments_.size() && value_.is_empty();
    if (!removes) return step(child, below(type, key), next);
    auto const it = std::find_if(parent.entries.begin(), parent.entries.end(), [&](auto const& e) { return e.key == key; });
    parent.entries.erase(it);
    ++n_hits_;
  }

  void create(Node& parent, Type const& type, std::string const& key, std::size_t next) {
    Node child;
    child.kind = Node::Kind::map;
    child.mark = mark_;
    parent.entries.push_back({key, mark_, std::move(child)});
    auto const hits = n_hits_;
    step(parent.entries.back().value, below(type, key), next);
    if (n_hits_ == hits) parent.entries.pop_back();
  }

  void into_list(Node& node, Type const& type, std::size_t i) {
    auto const* list = type.form<ListForm>();
    Type const item = list ? list->item[0] : Type{};
    std::vector<std::string> known;
    for (std::size_t k = 0; k < node.items.size(); ++k) {
      auto const* id = node.items[k].is_map() ? node.items[k].find("id") : nullptr;
      auto const name = id ? id->text : std::to_string(k);
      known.push_back(name);
      if (segments_[i] != "*" && segments_[i] != name) continue;
      if (i + 1 == segments_.size() && value_.is_empty()) {
        node.items.erase(node.items.begin() + static_cast<std::ptrdiff_t>(k--));
        ++n_hits_;
        continue;
      }
      step(node.items[k], item, i + 1);
    }
    if (segments_[i] != "*") remember(known, segments_[i]);
  }

  std::string joined(std::size_t from, std::size_t to) const {
    std::string out;
    for (std::size_t i = from; i < to; ++i) out += (i > from ? "." : "") + segments_[i];
    return out;
  }

  void remember(std::vector<std::string> const& known, std::string const& word) {
    if (!expected_.empty()) return;
    expected_ = one_of(known);
    nearest_ = nearest(word, known);
  }

  std::string const& path_;
  std::vector<std::string> segments_;
  Mark mark_;
  Node const& value_;
  Complaints& complaints_;
  std::string expected_, nearest_;
  int n_hits_ = 0;
};

}  // namespace

void assign(Node& tree, std::string const& path, Mark const& path_mark, Node const& value, Complaints& complaints) {
  Assignment(path, path_mark, value, complaints).at(tree);
}

}  // namespace zopa::io
