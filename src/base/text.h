// Text as people of this domain write it: UTF-8, Spanish names with accents, ñ and ü.
// Every function takes and returns UTF-8 and owns nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace base {

// True when the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool valid_utf8(std::string_view bytes);

// one < other, byte by byte. Most names differ in their first letter: no call for those.
inline bool before(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty()) return one.size() < other.size();
  const auto a = static_cast<unsigned char>(one.front());
  const auto b = static_cast<unsigned char>(other.front());
  return a != b ? a < b : one < other;
}

// one == other, eight bytes at a time: Emscripten's memcmp takes them one by one.
inline bool same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  size_t at = 0;
  for (; at + 8 <= one.size(); at += 8) {
    uint64_t a = 0, b = 0;
    std::memcpy(&a, one.data() + at, 8);
    std::memcpy(&b, other.data() + at, 8);
    if (a != b) return false;
  }
  for (; at < one.size(); ++at) {
    if (one[at] != other[at]) return false;
  }
  return true;
}

// The code point at `at`, which moves past it. `text` must be valid and `at` inside it.
char32_t next_code_point(std::string_view text, size_t& at);
void append_code_point(std::string& out, char32_t code_point);

size_t count_code_points(std::string_view text);

// `text` without white space at both ends.
std::string_view trim(std::string_view text);

// Lower case without accents, for searching: "Peña Núñez" -> "pena nunez" (design.md: Padrón).
// Covers Latin-1 and Latin Extended-A; other letters stay as they are.
std::string fold(std::string_view text);

// A key whose byte order is Spanish alphabetical order: accents ignored at first, ñ after n.
std::string collation_key(std::string_view text);

// True when every word of `query` occurs in `haystack`; both already folded.
bool contains_all_words(std::string_view haystack, std::string_view query);

// Safe part of a file name: "Peña, María" -> "pena-maria".
std::string slug(std::string_view text);

}  // namespace base
