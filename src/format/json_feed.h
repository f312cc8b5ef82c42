// Hands the bytes of a JSON text to nlohmann's lexer, which looks at every one: a text without
// escapes goes through as "" and is taken from the bytes instead, white space as one space. So
// grammar, numbers and escapes remain the library's, and the long runs cost next to nothing.
// The bytes must be valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <optional>
#include <string_view>

namespace format {

class JsonFeed {
 public:
  explicit JsonFeed(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  // The text that was handed over last, if it went through as "".
  const std::optional<std::string_view>& text() const { return text_; }

  bool done() const { return at_ == end_ && !closing_; }
  char peek() const { return closing_ ? '"' : is_space(*at_) && !inside_ ? ' ' : *at_; }
  void next() {
    if (closing_) {
      closing_ = false;
    } else if (inside_) {
      pass_letter();
    } else if (*at_ == '"') {
      begin_text();
    } else if (is_space(*at_)) {
      do ++at_;
      while (at_ != end_ && is_space(*at_));
    } else {
      ++at_;
    }
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
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

  void begin_text() {
    const char* from = ++at_;
    const char* to = from;
    while (end_ - to >= 8 && plain_word(to)) to += 8;
    while (to != end_ && plain(*to)) ++to;
    if (to != end_ && *to == '"') {
      text_.emplace(from, static_cast<size_t>(to - from));
      at_ = to + 1;
      closing_ = true;
    } else {
      text_.reset();
      inside_ = true;
    }
  }
  void pass_letter() {
    if (!escaped_ && *at_ == '"') inside_ = false;
    escaped_ = !escaped_ && *at_ == '\\';
    ++at_;
  }

  const char* at_;
  const char* end_;
  std::optional<std::string_view> text_;
  bool closing_ = false;  // of a text that went through as "": its second mark is due
  bool inside_ = false;   // a text that goes through letter by letter
  bool escaped_ = false;
};

// The feed as the pair of iterators that the library reads from.
class FeedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit FeedIterator(JsonFeed* feed) : feed_(feed) {}
  char operator*() const { return feed_->peek(); }
  FeedIterator& operator++() {
    feed_->next();
    return *this;
  }
  // Only ever compared with the end, which has no feed.
  bool operator!=(const FeedIterator&) const { return !feed_->done(); }
  bool operator==(const FeedIterator&) const { return feed_->done(); }

 private:
  JsonFeed* feed_;
};

}  // namespace format
