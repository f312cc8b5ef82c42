// SHA-256 (FIPS 180-4), for the hash of a merged state and of a file. Not used for secrets.
#pragma once

#include <string>
#include <string_view>

namespace base {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace base
