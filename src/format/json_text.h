// Writing JSON text by appending to one string: no tree, no copies.
#pragma once

#include <string>
#include <string_view>

#include "crdt/value.h"

namespace format {

// `text` as a JSON string with quotes. Control characters, quotes and backslashes are escaped; all
// other UTF-8 stays readable.
void append_string(std::string& out, std::string_view text);
void append_value(std::string& out, const crdt::Value& value);
std::string json_string(std::string_view text);

}  // namespace format
