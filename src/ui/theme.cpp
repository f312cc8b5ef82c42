#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

double channel(uint8_t value) {
  const double c = value / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
  return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
}

}  // namespace

double contrast(Color a, Color b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Color mix(Color from, Color to, double part) {
  const auto between = [part](uint8_t a, uint8_t b) {
    return static_cast<uint8_t>(std::lround(a + (b - a) * part));
  };
  Color mixed = from;
  mixed.r = between(from.r, to.r);
  mixed.g = between(from.g, to.g);
  mixed.b = between(from.b, to.b);
  return mixed;
}

Color shade(const Palette& palette, size_t step) {
  constexpr double parts[shade_steps + 1] = {0, 0.1, 0.26, 0.42, 0.74, 1};
  return mix(palette.surface, palette.primary, parts[std::min(step, shade_steps)]);
}

Color ink_on(const Palette& palette, Color ground) {
  return contrast(palette.text, ground) >= contrast(palette.on_primary, ground)
             ? palette.text
             : palette.on_primary;
}

const Palette& light_palette() {
  static const Palette palette{.bg = 0xFBF9FC,
                               .surface = 0xFFFFFF,
                               .surface2 = 0xF3EEF6,
                               .text = 0x221A2B,
                               .muted = 0x5E5468,
                               .line = 0xE4DCE9,
                               .border = 0x8A7F94,
                               .primary = 0x5B2C83,
                               .on_primary = 0xFFFFFF,
                               .primary_soft = 0xEFE6F7,
                               .accent = 0x0F766E,
                               .danger = 0xB3261E,
                               .danger_soft = 0xFDECEA,
                               .warn = 0x8A4B00,
                               .warn_soft = 0xFFF3E0,
                               .ok = 0x1B6E3C,
                               .ok_soft = 0xE7F5EC,
                               .focus = 0x1D4ED8,
                               .disabled = 0x5E5468,
                               .series = {0x5B2C83, 0x0F766E, 0x9A5B00, 0x2F5FC4, 0xA8325A}};

  return palette;
}

const Palette& dark_palette() {
  static const Palette palette{.bg = 0x17121C,
                               .surface = 0x211A28,
                               .surface2 = 0x2C2434,
                               .text = 0xF2ECF6,
                               .muted = 0xBFB4C9,
                               .line = 0x3A3044,
                               .border = 0x8F8499,
                               .primary = 0xCDA9F0,
                               .on_primary = 0x2A1040,
                               .primary_soft = 0x3A2A4D,
                               .accent = 0x6FD6CB,
                               .danger = 0xFFB4AB,
                               .danger_soft = 0x41211E,
                               .warn = 0xFFC27A,
                               .warn_soft = 0x3D2C14,
                               .ok = 0x86D8A4,
                               .ok_soft = 0x1B3325,
                               .focus = 0x9DB7FF,
                               .disabled = 0xBFB4C9,
                               .series = {0xCDA9F0, 0x6FD6CB, 0xE8B86D, 0x9DB7FF, 0xF2A6C0}};

  return palette;
}

const Palette& light_contrast_palette() {
  static const Palette palette{.bg = 0xFFFFFF,
                               .surface = 0xFFFFFF,
                               .surface2 = 0xF2F2F2,
                               .text = 0x000000,
                               .muted = 0x2E2E2E,
                               .line = 0x000000,
                               .border = 0x000000,
                               .primary = 0x3F1266,
                               .on_primary = 0xFFFFFF,
                               .primary_soft = 0xF1E8FA,
                               .accent = 0x00463F,
                               .danger = 0x8A0808,
                               .danger_soft = 0xFFF0EE,
                               .warn = 0x593000,
                               .warn_soft = 0xFFF5E5,
                               .ok = 0x004A1E,
                               .ok_soft = 0xEAF8EF,
                               .focus = 0x0B2FB8,
                               .disabled = 0x474747,
                               .series = {0x5B2C83, 0x0F766E, 0x9A5B00, 0x2F5FC4, 0xA8325A}};
  return palette;
}

const Palette& dark_contrast_palette() {
  static const Palette palette{.bg = 0x000000,
                               .surface = 0x000000,
                               .surface2 = 0x1C1C1C,
                               .text = 0xFFFFFF,
                               .muted = 0xE4E4E4,
                               .line = 0xFFFFFF,
                               .border = 0xFFFFFF,
                               .primary = 0xE6CCFF,
                               .on_primary = 0x000000,
                               .primary_soft = 0x2E1A45,
                               .accent = 0x8EF0E4,
                               .danger = 0xFFC9C4,
                               .danger_soft = 0x3A0F0C,
                               .warn = 0xFFD79A,
                               .warn_soft = 0x33230A,
                               .ok = 0xA8F0C0,
                               .ok_soft = 0x0C2B17,
                               .focus = 0xFFE94D,
                               .disabled = 0xC8C8C8,
                               .series = {0xCDA9F0, 0x6FD6CB, 0xE8B86D, 0x9DB7FF, 0xF2A6C0}};
  return palette;
}

// Only pairs that the device promises to be legible: text and links on the canvas.
Palette system_palette(const SystemColors& c) {
  return {.bg = c.canvas,
          .surface = c.canvas,
          .surface2 = c.canvas,
          .text = c.canvas_text,
          .muted = c.canvas_text,
          .line = c.canvas_text,
          .border = c.canvas_text,
          .primary = c.link_text,
          .on_primary = c.canvas,
          .primary_soft = c.canvas,
          .accent = c.canvas_text,
          .danger = c.canvas_text,
          .danger_soft = c.canvas,
          .warn = c.canvas_text,
          .warn_soft = c.canvas,
          .ok = c.canvas_text,
          .ok_soft = c.canvas,
          .focus = c.highlight,
          .disabled = c.gray_text,
          .series = {c.canvas_text, c.link_text, c.highlight, c.canvas_text, c.link_text}};
}

}  // namespace ui
