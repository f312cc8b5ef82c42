// Prose on a wide page: its lines end where the eye still finds the next one.
#pragma once

#include <algorithm>
#include <functional>

#include "ui/ui.h"

namespace ui {

inline void in_reading_width(Ui& ui, const std::function<void()>& body) {
  ui.inset(0, std::max(0.0f, ui.flow().w - prose_width), body);
}

}  // namespace ui
