#pragma once

#include <string>
#include <string_view>

#include "io/complaints.hpp"
#include "zopa/games/rational.hpp"

namespace zopa::io {

/// A piece of a Gambit file (.nfg, .efg): 'EFG 2 R "title" { "A" "B" }' is symbol, number, symbol, text, open, …
struct GambitToken {
  enum class Kind : std::uint8_t { number, text, symbol, open, close, comma, end };
  Kind kind = Kind::end;
  std::string_view raw;    ///< as the file writes it, with its quotes; into the file's text. Repeats compare this
  std::string text;        ///< of a text: without the quotes, \" made "
  games::Rational number;  ///< of a number: exactly
  Mark mark;               ///< line and column from 1, column and length in characters

  bool is(Kind k) const { return kind == k; }
  bool is_symbol(std::string_view word) const { return kind == Kind::symbol && raw == word; }
};

/// "the number 3", "the text \"A\"", "'{'", "the end of the file": for "expected …, found …".
std::string what_it_is(GambitToken const&);

/// Reads the tokens of one Gambit file one by one, one token ahead; no list of them is kept. Whitespace and line ends
/// are free, braces and commas may touch anything. Errors go to `complaints` at their place, and reading goes on: what
/// starts like a number and is none counts as 0, a text without an end closes at the end of the file. After
/// `most_complaints` errors, or one on a line too long to quote again and again, `gave_up()` and every further token is
/// `end`; take this as the signal to leave.
class GambitTokens {
 public:
  static constexpr std::size_t most_complaints = 20;
  static constexpr std::size_t longest_quoted_line = 100'000;  ///< bytes

  /// `file`: index of a text of `complaints`, which must outlive this.
  GambitTokens(Complaints& complaints, std::uint32_t file);

  /// The token that `take` gives next.
  GambitToken const& peek() const { return ahead_; }
  /// Past the end: `end` again and again.
  GambitToken take();

  /// Takes the next token if it is of this kind.
  bool take_if(GambitToken::Kind kind);
  /// The next token if it is of this kind; else an error "expected `what`, found …" there, nothing is taken, and
  /// reading gives up: what follows would only be an echo. `what`: "the title in quotes".
  bool expect(GambitToken::Kind kind, std::string const& what, GambitToken* token = nullptr);
  /// A number ≥ 0 without fraction, at most `most`; else an error as above.
  bool expect_count(std::string const& what, int most, int& count, Mark* mark = nullptr);

  /// An error at a place, with which reading goes on.
  void error(Mark const&, std::string problem, std::string expected = "", std::string nearest = "");
  /// An error after which nothing can be understood.
  void fatal(Mark const&, std::string problem, std::string expected = "", std::string nearest = "");
  bool gave_up() const { return gave_up_; }

  /// Bytes of the file behind the token ahead: a bound on how many tokens can still come.
  std::size_t bytes_left() const { return text_.size() - at_; }

 private:
  void advance();
  void skip_space();
  void step();  ///< one byte on, counting lines and characters
  void read_text();
  void read_word();

  Complaints& complaints_;
  std::uint32_t file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  bool gave_up_ = false;
  bool warned_ = false;  ///< of a number that Gambit does not read
  GambitToken ahead_;
};

/// A text as Gambit writes it: in quotes, " as \". The format cannot end a text in a backslash: a space is added
/// behind.
std::string gambit_text(std::string_view);

}  // namespace zopa::io
