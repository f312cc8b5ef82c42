#include "crdt/stamp.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.h"

namespace crdt {
namespace {

// Crockford's base 32 in lower case: no i, l, o, u, so that it can be read aloud.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr size_t node_digits = 12;
constexpr uint8_t no_digit = 32;

constexpr std::array<uint8_t, 256> digit_values = [] {
  std::array<uint8_t, 256> values{};
  for (uint8_t& value : values) value = no_digit;
  for (uint8_t i = 0; i < 32; ++i) values[static_cast<unsigned char>(digits[i])] = i;
  return values;
}();

void append_node(std::string& out, Node node) {
  char text[node_digits];
  for (size_t i = node_digits; i-- > 0; node >>= 5) text[i] = digits[node & 31];
  out.append(text, node_digits);
}

}  // namespace

std::string node_text(Node node) {
  std::string text;
  append_node(text, node);
  return text;
}

std::optional<Node> parse_node(std::string_view text) {
  if (text.size() != node_digits) return {};
  Node node = 0;
  for (const char c : text) {
    const uint8_t digit = digit_values[static_cast<unsigned char>(c)];
    if (digit == no_digit) return {};
    node = node << 5 | digit;
  }
  return node;
}

std::string Stamp::text() const {
  std::string text;
  append(text);
  return text;
}

void Stamp::append(std::string& out) const {
  base::append_instant(out, unix_ms());
  out += '/';
  out += std::to_string(counter());
  out += '/';
  append_node(out, node);
}

std::optional<Stamp> Stamp::parse(std::string_view text) {
  constexpr size_t instant_size = 24;
  if (text.size() < instant_size + 2 + 1 + node_digits || text[instant_size] != '/') return {};
  const auto instant = base::parse_instant(text.substr(0, instant_size));
  const std::string_view rest = text.substr(instant_size + 1);
  const size_t slash = rest.find('/');
  if (!instant || *instant < 0 || slash == std::string_view::npos) return {};
  uint32_t counter = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + slash, counter);
  if (error != std::errc{} || end != rest.data() + slash || counter > 0xFFFF) return {};
  if (slash > 1 && rest[0] == '0') return {};  // one text per stamp
  const auto node = parse_node(rest.substr(slash + 1));
  if (!node) return {};
  return Stamp{static_cast<uint64_t>(*instant) << 16 | counter, *node};
}

Stamp Clock::tick(int64_t now_ms) {
  const uint64_t wall = static_cast<uint64_t>(std::max<int64_t>(now_ms, 0)) << 16;
  last_ = std::max(wall, last_ + 1);
  return {last_, node_};
}

void Clock::observe(const Stamp& stamp) {
  last_ = std::max(last_, stamp.time);
}

}  // namespace crdt
