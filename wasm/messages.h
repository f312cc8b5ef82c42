// What the shell sends, read: members of its messages, and the events that they are.
//
// Invariant: a member that is absent or of another type counts as empty; nothing here fails.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/event.h"
#include "ui/theme.h"

namespace wasm {

using Json = nlohmann::json;

Json parse(const char* text);

const Json* find(const Json& message, const char* name);
std::string text(const Json& message, const char* name);
float real(const Json& message, const char* name, float otherwise = 0);
uint32_t whole(const Json& message, const char* name);
bool flag(const Json& message, const char* name);
ui::Color color(const Json& message, const char* name);  // of "#RRGGBB"

// Milliseconds since 1970: what an event says the time is; frames and files bring no event.
int64_t now(const Json& message);
int64_t now();

app::Started started(const Json& message);
// The event that a Workspace knows; none where the message is of another kind.
std::optional<app::Event> answer(std::string_view type, const Json& message);

}  // namespace wasm
