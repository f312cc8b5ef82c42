#include "base/text.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/texts.h"
#include "texts/slug.h"

namespace base {
namespace {

// Base letters of U+00C0–U+017F in lower case; '\0' where the letter has no plain base.
constexpr std::string_view latin1_base =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty";
constexpr std::string_view latin_a_base =
    "aaaaaa"
    "cccccccc"
    "dddd"
    "eeeeeeeeee"
    "gggggggg"
    "hhhh"
    "iiiiiiiiii"
    "ii"
    "jj"
    "kkk"
    "llllllllll"
    "nnnnnnnnn"
    "oooooo"
    "oo"
    "rrrrrr"
    "ssssssss"
    "tttttt"
    "uuuuuuuuuuuu"
    "ww"
    "yyy"
    "zzzzzz"
    "s";
static_assert(latin1_base.size() == 64);
static_assert(latin_a_base.size() == 128);

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Length of the sequence that starts with `lead`, 0 when it cannot start one.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// How many of the next eight bytes, from the first on, are below 0x80: mostly all.
size_t leading_ascii(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return static_cast<size_t>(std::countr_zero(word & 0x8080808080808080u)) / 8;
}

char fold_code_point(char32_t code_point) {
  if (code_point < 0x80) {
    const char c = static_cast<char>(code_point);
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (code_point >= 0xC0 && code_point <= 0xFF) return latin1_base[code_point - 0xC0];
  if (code_point >= 0x100 && code_point <= 0x17F) return latin_a_base[code_point - 0x100];
  return '\0';
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  size_t i = 0;
  while (i < bytes.size()) {
    if (i + 8 <= bytes.size()) {
      const size_t plain = leading_ascii(bytes.data() + i);
      i += plain;
      if (plain == 8) continue;
    }
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const int length = sequence_length(lead);
    if (length == 0 || i + length > bytes.size()) return false;
    for (int k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return false;
    }
    const auto second = length > 1 ? static_cast<unsigned char>(bytes[i + 1]) : 0;
    if (lead == 0xE0 && second < 0xA0) return false;  // overlong
    if (lead == 0xED && second > 0x9F) return false;  // surrogate
    if (lead == 0xF0 && second < 0x90) return false;  // overlong
    if (lead == 0xF4 && second > 0x8F) return false;  // beyond U+10FFFF
    i += length;
  }
  return true;
}

char32_t next_code_point(std::string_view text, size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const int length = sequence_length(lead);
  if (length <= 1 || at + length > text.size()) {
    ++at;
    return lead;
  }
  constexpr std::array<unsigned char, 5> mask{0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code_point = lead & mask[length];
  for (int k = 1; k < length; ++k) {
    code_point = code_point << 6 | (static_cast<unsigned char>(text[at + k]) & 0x3F);
  }
  at += length;
  return code_point;
}

void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point >= 0x300 && code_point <= 0x36F) continue;  // combining marks
    if (const char base = fold_code_point(code_point); base != '\0') {
      out += base;
    } else {
      append_code_point(out, code_point);
    }
  }
  return out;
}

std::string collation_key(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  for (size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point == 0x303 && !out.empty() && out.back() == 'n') {
      out += '~';  // ñ typed as n and a combining tilde
      continue;
    }
    if (code_point >= 0x300 && code_point <= 0x36F) continue;
    if (code_point == 0xD1 || code_point == 0xF1) {
      out += "n~";  // ñ sorts after every n, for '~' is above the letters
    } else if (const char base = fold_code_point(code_point); base != '\0') {
      out += base;
    } else {
      append_code_point(out, code_point);
    }
  }
  return out;
}

bool contains_all_words(std::string_view haystack, std::string_view query) {
  while (true) {
    query = trim(query);
    if (query.empty()) return true;
    const size_t end = query.find(' ');
    if (haystack.find(query.substr(0, end)) == std::string_view::npos) return false;
    if (end == std::string_view::npos) return true;
    query.remove_prefix(end);
  }
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? say(text::slug::nothing) : out;
}

}  // namespace base
