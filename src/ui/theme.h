// The design tokens: colours, type scale, spacing. Screens use these names and never numbers of
// their own. Contrast is computed from these values in tests/ui/theme_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace ui {

struct Color {
  uint8_t r = 0, g = 0, b = 0, a = 255;
  constexpr Color() = default;
  constexpr Color(uint32_t rgb, uint8_t alpha = 255)
      : r(static_cast<uint8_t>(rgb >> 16)),
        g(static_cast<uint8_t>(rgb >> 8)),
        b(static_cast<uint8_t>(rgb)),
        a(alpha) {}
  constexpr uint32_t packed() const {  // as ImU32
    return uint32_t{a} << 24 | uint32_t{b} << 16 | uint32_t{g} << 8 | r;
  }
  constexpr Color alpha(uint8_t value) const {
    Color copy = *this;
    copy.a = value;
    return copy;
  }
  constexpr bool operator==(const Color&) const = default;
};

struct Palette {
  Color bg, surface, surface2, text, muted, line, border, primary, on_primary, primary_soft, accent,
      danger, danger_soft, warn, warn_soft, ok, ok_soft, focus, disabled;
  std::array<Color, 5> series;  // the parts of a chart, one beside the other
  // Surfaces hardly differ in these colours: edges say what is a thing of its own, or chosen.
  constexpr bool edges() const { return line == border; }
  constexpr bool operator==(const Palette&) const = default;
};

// What a device with forced colours draws everything in, named as CSS names them.
struct SystemColors {
  Color canvas, canvas_text, link_text, highlight, gray_text;
};

// WCAG 2.2 relative luminance contrast, 1–21.
double contrast(Color a, Color b);

// `part` of the way from one colour to the other.
Color mix(Color from, Color to, double part);
// More is darker (lighter in the dark): the ground of a tile, from 0 (none) to shade_steps.
inline constexpr size_t shade_steps = 5;
Color shade(const Palette& palette, size_t step);
// The ink that is read best on a ground of any colour.
Color ink_on(const Palette& palette, Color ground);

const Palette& light_palette();
const Palette& dark_palette();
const Palette& light_contrast_palette();
const Palette& dark_contrast_palette();
Palette system_palette(const SystemColors& colors);

namespace space {
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32, huge = 48;
}
namespace type {
inline constexpr float small = 14, body = 16, lead = 18, title = 22, heading = 28, display = 36;
}
inline constexpr float radius_control = 6;
inline constexpr float radius_card = 12;
inline constexpr float target = 44;         // smallest touch target, WCAG 2.5.5
inline constexpr float narrow_below = 720;  // phone layout under this width
inline constexpr float tiny_below = 260;    // large text on a phone: hardly any margins
inline constexpr float reading_width = 760;
inline constexpr float prose_width = 960;  // of sentences in what is wider
inline constexpr float wide_width = 1920;

}  // namespace ui
