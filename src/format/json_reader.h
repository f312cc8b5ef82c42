// Reads untrusted JSON with the limits of json_tree.h into the library's own tree: for the small
// texts that this device stores itself.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.h"
#include "format/json_tree.h"

namespace format {

using Json = nlohmann::json;

Json to_json(const Node& node);
base::Result<Json> read_json(std::string_view bytes, const Limits& limits = {});

}  // namespace format
