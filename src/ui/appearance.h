// How Sorora looks on this device: what its browser says (dark, more contrast, forced colours) and
// what she chose (text size, theme). Forced colours come first: who set them needs them everywhere.
#pragma once

#include <optional>

#include "app/workspace.h"
#include "ui/theme.h"

namespace ui {

struct Preferences {
  bool dark = false;
  bool more_contrast = false;
  std::optional<SystemColors> forced;
};

struct Appearance {
  Palette palette;
  bool dark = false;
  float scale = 1;  // CSS pixels per pixel of the Surface
};

Appearance appearance(const app::Device& device, const Preferences& preferences);

}  // namespace ui
