#pragma once

#include "io/complaints.hpp"

namespace zopa::io {

/// Bytes of a text as lines and columns. Fast where the bytes asked for ascend.
class Places {
 public:
  /// `file`: index of a text of `complaints`, which must outlive this.
  Places(Complaints const& complaints, std::uint32_t file);
  Mark at(std::size_t byte, std::size_t bytes = 1);

 private:
  Text const& text_;
  std::uint32_t file_;
  std::size_t line_ = 0, byte_ = 0;
  int column_ = 1;  ///< of byte_
};

}  // namespace zopa::io
