#include "format/json_scan.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace format {

using Json = nlohmann::json;

std::optional<JsonScan::Text> JsonScan::escaped_text(const char* from, const char* escape) {
  const char* to = escape;
  while (to != end_ && *to != '"') to += *to == '\\' && end_ - to > 1 ? 2 : 1;
  if (to == end_) return {};
  at_ = to + 1;
  return Text{{from, static_cast<size_t>(to - from)}, true};
}

// The whole text, marks and all, is handed to nlohmann, which also checks that it is UTF-8.
std::optional<std::string> JsonScan::unescaped(const Text& text) {
  const char* from = text.bytes.data();
  Json value = Json::parse(from - 1, from + text.bytes.size() + 1, nullptr, false);
  if (!value.is_string()) return {};
  return std::move(value.get_ref<std::string&>());
}

JsonNumber JsonScan::number() {
  constexpr std::ptrdiff_t always_whole = 18;  // so many digits fit into 64 bits
  using Kind = JsonNumber::Kind;
  const char* from = at_;
  if (at_ != end_ && *at_ == '-') ++at_;
  const char* first = at_;
  if (!digits() || (*first == '0' && at_ - first > 1)) return {};
  const char* end_of_whole = at_;
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return {};
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (!digits()) return {};
  }
  if (at_ == end_of_whole && at_ - from <= always_whole) {
    JsonNumber found{Kind::whole};
    std::from_chars(from, at_, found.whole);
    return found;
  }
  const Json value = Json::parse(from, at_, nullptr, false);
  if (value.is_number_float()) return {Kind::fraction, 0, value.get<double>()};
  if (value.is_number_unsigned() && value.get<uint64_t>() > uint64_t{INT64_MAX}) {
    return {Kind::whole, INT64_MAX};
  }
  if (value.is_number_integer()) return {Kind::whole, value.get<int64_t>()};
  return {Kind::beyond};
}

}  // namespace format
