// The JSON Schema (draft 2020-12) of sorora/1, generated from domain/schema.h, so that it can never
// say something else than the code.
#pragma once

#include <string>

namespace format {

std::string json_schema();

}  // namespace format
