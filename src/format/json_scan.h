// The grammar of JSON (RFC 8259) over bytes that are valid UTF-8, one token after the other. Marks,
// plain texts and short whole numbers are read here, straight from the bytes; texts with escapes,
// other numbers and the places of mistakes are nlohmann's. The two agree on what is JSON
// (tests/property, tests/fuzz): what this refuses it refuses, and the other way round; only a NUL
// between tokens, at which nlohmann stops as at the end, is refused here as RFC 8259 asks.
#pragma once

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

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
    while (at_ != end_ && is_space(*at_)) ++at_;
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
    std::string_view bytes;  // between the marks, when it has no escapes
    std::optional<std::string> unescaped = {};
    size_t size() const { return unescaped ? unescaped->size() : bytes.size(); }
  };
  // The text whose first mark is the next letter; nothing when it is none.
  std::optional<Text> text();
  JsonNumber number();  // that starts with the next letter

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool plain(char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
  }
  // Whether all of eight letters are plain: no byte is ", \ or below 0x20. A false alarm only means
  // that they are looked at one by one.
  static bool plain_word(const char* letters) {
    constexpr uint64_t ones = 0x0101010101010101u;
    uint64_t word = 0;
    std::memcpy(&word, letters, sizeof word);
    const auto has_zero = [](uint64_t w) { return (w - ones) & ~w; };
    const uint64_t odd =
        has_zero(word ^ ones * '"') | has_zero(word ^ ones * '\\') | ((word - ones * 0x20) & ~word);
    return (odd & ones * 0x80) == 0;
  }
  std::optional<Text> unescaped(const char* from, const char* escape);
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
  while (end_ - to >= 8 && plain_word(to)) to += 8;
  while (to != end_ && plain(*to)) ++to;
  if (to == end_) return {};
  if (*to != '"') return unescaped(from, to);
  at_ = to + 1;
  return Text{{from, static_cast<size_t>(to - from)}};
}

}  // namespace format
