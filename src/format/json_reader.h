// Reads untrusted JSON into a tree, enforcing the limits of sorora/1 while it reads, before memory
// is spent: size, depth, string length, number of members, no duplicate keys (RFC 8259 leaves them
// open), valid UTF-8, finite numbers within ±2^53. Never throws, never recurses.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"
#include "format/limits.h"

namespace format {

using Json = nlohmann::json;

base::Result<Json> read_json(std::string_view bytes, const Limits& limits = {});

}  // namespace format
