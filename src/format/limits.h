// The limits of sorora/1, enforced while reading. FORMAT.md states them for other implementers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace format {

struct Limits {
  size_t bytes = size_t{32} << 20;
  size_t depth = 64;
  size_t string_bytes = 100'000;
  size_t nodes = 8'000'000;
};

// What this device stored itself is read whatever its size: a limit must never hide own data.
inline constexpr Limits own_storage_limits{.bytes = SIZE_MAX, .nodes = SIZE_MAX};

// The command line merges whole registries, far larger than what people exchange by e-mail.
inline constexpr Limits command_line_limits{.bytes = SIZE_MAX / 2, .nodes = SIZE_MAX / 2};

}  // namespace format
