// Data files that travel inside the program: every assets/**/*.json but the texts (base/texts.h),
// embedded at build time by assets/embed.cmake. The text lives as long as the program; nothing is
// parsed here.
#pragma once

#include <string_view>

namespace base {

// The text of the file with this path below assets/ ("programs/rmmspen-2020.json"); empty when
// there is no such file.
std::string_view bundled(std::string_view path);

}  // namespace base
