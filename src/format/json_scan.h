// The grammar of JSON (RFC 8259) over bytes, one token after the other. Marks, plain texts and
// short whole numbers are read here, straight from the bytes; texts with escapes, other numbers and
// the places of mistakes are nlohmann's. The two agree on what is JSON (tests/property,
// tests/fuzz): what this refuses it refuses, and the other way round; only a NUL between tokens, at
// which nlohmann stops as at the end, is refused here as RFC 8259 asks.
//
// Bytes are looked at eight at a time where they come in runs: the spaces that indent a line, and
// the letters of a text. Texts alone may hold more than ASCII, so they alone are checked for UTF-8.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace format {

struct JsonNumber {
  enum class Kind { bad, whole, fraction, beyond } kind = Kind::bad;  // beyond all doubles
  int64_t whole = 0;  // of a larger one the nearest that fits
  double fraction = 0;
};

class JsonScan {
 public:
  explicit JsonScan(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") at_ += 3;
  }

  // The first letter of the next token, not taken yet; 0 at the end.
  char peek() {
    if (at_ != end_ && is_space(*at_)) skip_spaces();
    return at_ != end_ ? *at_ : '\0';
  }
  bool done() { return peek() == '\0' && at_ == end_; }
  // Takes the token of one letter if it is the next.
  bool take(char mark) {
    if (peek() != mark || at_ == end_) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    if (static_cast<size_t>(end_ - at_) < word.size()) return false;
    if (std::memcmp(at_, word.data(), word.size()) != 0) return false;
    at_ += word.size();
    return true;
  }

  struct Text {
    std::string_view bytes;  // between the marks
    bool escaped = false;
  };
  // The text whose first mark is the next letter; nothing when it is none.
  std::optional<Text> text();
  // What an escaped text says; nothing when its escapes are none.
  static std::optional<std::string> unescaped(const Text& text);
  JsonNumber number();  // that starts with the next letter

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool plain(char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
  }

  // Eight bytes as one number, the first the lowest.
  static_assert(std::endian::native == std::endian::little);
  static constexpr uint64_t ones = 0x0101010101010101u;
  static constexpr uint64_t high_bits = ones * 0x80;
  static uint64_t eight_at(const char* bytes) {
    uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }
  // How many of the eight are zero before the first that is not.
  static int zeros_before(uint64_t word) { return std::countr_zero(word) / 8; }
  // How many of the eight are plain before the first that is not. A subtraction marks a byte that
  // is too small by its high bit; it borrows from the bytes above alone, so the first mark is true.
  static int plain_before(uint64_t word) {
    const auto zero = [](uint64_t w) { return (w - ones) & ~w; };
    const uint64_t odd =
        zero(word ^ ones * '"') | zero(word ^ ones * '\\') | ((word - ones * 0x20) & ~word);
    return zeros_before(odd & high_bits);
  }

  void skip_spaces() {
    do {
      ++at_;
      if (end_ - at_ >= 8) at_ += zeros_before(eight_at(at_) ^ ones * ' ');
    } while (at_ != end_ && is_space(*at_));
  }
  std::optional<Text> escaped_text(const char* from, const char* escape);
  bool digits() {
    const char* from = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != from;
  }

  const char* at_;
  const char* end_;
};

inline std::optional<JsonScan::Text> JsonScan::text() {
  const char* from = at_ + 1;
  const char* to = from;
  uint64_t all = 0;  // every byte that was looked at, one over the other
  int plain_ones = 8;
  while (plain_ones == 8 && end_ - to >= 8) {
    const uint64_t word = eight_at(to);
    all |= word;
    plain_ones = plain_before(word);
    to += plain_ones;
  }
  while (to != end_ && plain(*to)) all |= static_cast<unsigned char>(*to++);
  if (to == end_) return {};
  if (*to != '"') return escaped_text(from, to);
  const std::string_view bytes(from, static_cast<size_t>(to - from));
  if ((all & high_bits) != 0 && !base::valid_utf8(bytes)) return {};
  at_ = to + 1;
  return Text{bytes};
}

}  // namespace format
