// What people type for a number or a time of day, read as they mean it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// "30", " 30 ", "1,200", "1 200"; whole numbers from zero to a million.
std::optional<int> read_number(std::string_view typed);

// Minutes since midnight of "9", "9:30", "09.30", "930", "21 30", "9:30 p. m.", "9h30", "9 hrs".
std::optional<int> read_time(std::string_view typed);

// "09:30", as records keep it.
std::string time_text(int minutes);

}  // namespace base
