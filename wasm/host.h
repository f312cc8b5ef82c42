// The way out: what C++ tells the page, one function per message, as JSON for shell/effects.js and
// shell/semantics.js.
//
// Invariant: the page never enters C++ while it takes a message; its answers come as events.
#pragma once

#include <string_view>

#include "app/event.h"
#include "ui/theme.h"

namespace wasm::host {

void semantics(std::string_view json);
void effects(const app::Effects& effects);
void route(std::string_view path, bool replace);
void title(std::string_view text);
void language(std::string_view tag);        // is spoken from now on
void bring_language(std::string_view tag);  // answered by the message "language"
void announce(std::string_view text);
void theme(const ui::Palette& palette, bool dark);

}  // namespace wasm::host
