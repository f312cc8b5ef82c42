// Reads untrusted JSON into a tree, enforcing the limits of sorora/1 while it reads, before memory
// is spent: size, depth, string length, number of members, no duplicate keys (RFC 8259 leaves them
// open), valid UTF-8, finite numbers within ±2^53. Never throws, never recurses.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"

namespace format {

using Json = nlohmann::json;

struct Limits {
  size_t bytes = size_t{32} << 20;
  size_t depth = 64;
  size_t string_bytes = 100'000;
  size_t nodes = 8'000'000;
};

base::Result<Json> read_json(std::string_view bytes, const Limits& limits = {});

}  // namespace format
