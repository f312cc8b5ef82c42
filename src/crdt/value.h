// A Value is one JSON value in canonical form: the kind and its text. Scalars that people write are
// kept as text; anything else (also what a newer version of the app may write) is kept as the
// canonical JSON it came as, so that nothing is lost on a round trip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"

namespace crdt {

struct Value {
  enum class Kind : uint8_t { null, boolean, number, text, json };

  Kind kind = Kind::null;
  std::string text;  // "", "true"/"false", "12", the text itself, or canonical JSON

  static Value of(std::string_view text) { return {Kind::text, std::string(text)}; }
  // A literal would sooner become true than a string_view.
  static Value of(const char* text) { return of(std::string_view(text)); }
  static Value of(bool on) { return {Kind::boolean, on ? "true" : "false"}; }
  static Value of(int64_t number) { return {Kind::number, std::to_string(number)}; }

  bool is_true() const { return kind == Kind::boolean && text == "true"; }
  bool empty() const { return kind == Kind::null || (kind == Kind::text && text.empty()); }

  bool operator==(const Value& other) const {
    return kind == other.kind && base::same(text, other.text);
  }
  // By kind, then text. Written out because libc++ 14 has no <=> for strings.
  bool operator<(const Value& other) const {
    return kind != other.kind ? kind < other.kind : text < other.text;
  }
  bool operator>(const Value& other) const { return other < *this; }
};

// What a register or a record has where nothing was written.
inline const Value null_value;

// FNV-1a over kind and text. Tells apart two values that carry the same stamp (a cloned device).
uint32_t hash(const Value& value);

}  // namespace crdt
