#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/node.hpp"
#include "zopa/io/diagnostic.hpp"
#include "zopa/io/nearest.hpp"

namespace zopa::io {

/// Everything wrong with a reading, with the texts it points into. A copy shares the texts, which never change.
class Complaints {
 public:
  /// Keeps a text; its index goes into marks.
  std::uint32_t add(std::string name, std::string content);
  Text const& text(std::uint32_t file) const { return *texts_[file]; }

  void error(Mark const&, std::string problem, std::string expected = "", std::string nearest = "");
  void warning(Mark const&, std::string problem, std::string expected = "");
  /// The place alone, for what is found wrong with it later.
  Diagnostic place(Mark const&) const;
  bool any_errors() const { return n_errors_ > 0; }
  std::size_t n_errors() const { return n_errors_; }
  /// Is there an error at this very place? A second message about it would only repeat the first.
  bool error_at(Mark const&) const;
  /// Is there an error anywhere in this part of the tree? Then what is said about the whole of it would only be an
  /// echo.
  bool error_in(Node const&) const;

  /// In order of file, line, column; each said once.
  std::vector<Diagnostic> sorted() const;

 private:
  struct Complaint {
    Mark mark;
    Diagnostic diagnostic;
  };
  void add(Diagnostic::Severity, Mark const&, std::string problem, std::string expected, std::string nearest);

  std::vector<std::shared_ptr<Text const>> texts_;
  std::vector<Complaint> complaints_;
  std::size_t n_errors_ = 0;
};

/// "one of: a, b, c"; at most 12 names are listed.
std::string one_of(std::vector<std::string> const& names);

}  // namespace zopa::io
