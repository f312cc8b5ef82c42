// The entry "device" of the storage: what a device remembers besides records, as one small JSON
// object. Numbers are texts, so that no reader rounds them; what is missing or wrong counts as
// empty, for an older version may have written it.
#pragma once

#include <string>
#include <string_view>

#include "app/workspace.h"

namespace app {

inline constexpr const char* device_key = "device";

std::string_view role_name(Role role);  // "mentoranda", "grupo", "unidad" or ""
Role role_named(std::string_view name);

std::string known_language(std::string_view tag);  // empty: the built-in one
int nearest_text_size(int64_t percent);            // of those to choose among

std::string device_text(const Device& device);
void read_device(std::string_view text, Device& device);

}  // namespace app
