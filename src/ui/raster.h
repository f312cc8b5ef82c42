// Pixels of a picture, by the processor: areas of one colour, letters and triangles.
//
// A pixel belongs to a shape when its centre does; of a line that two shapes share it belongs to
// one of them, so that what is translucent is never laid on itself: the top-left rule of graphics
// processors (Microsoft, "Rasterization Rules" of Direct3D).
// Pixels are R, G, B, A in memory, opaque always; colours are packed like ImGui's.
// Ownership: a Pixels is a view; who painted into it owns it.
#pragma once

#include <cstdint>

namespace ui {

struct Pixels {
  uint32_t* data = nullptr;
  int width = 0, height = 0;
  uint32_t* row(int y) const { return data + static_cast<long>(y) * width; }
};

// Whole pixels; right and bottom are outside.
struct Area {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return right <= left || bottom <= top; }
  bool operator==(const Area&) const = default;
};
// The first pixel whose centre is at `edge` or after it; within a million of the first.
int first_from(float edge);
Area common(const Area& a, const Area& b);
bool covers(const Area& outer, const Area& inner);

inline constexpr uint32_t opaque_bits = 0xff000000;
inline bool opaque(uint32_t color) {
  return (color & opaque_bits) == opaque_bits;
}

// `part` of `over` (0: nothing, 256: all) upon `under`.
inline uint32_t blend(uint32_t under, uint32_t over, uint32_t part) {
  const uint32_t rest = 256 - part;
  const uint32_t red_blue = ((under & 0xff00ff) * rest + (over & 0xff00ff) * part) >> 8;
  const uint32_t green = ((under & 0xff00) * rest + (over & 0xff00) * part) >> 8;
  return (red_blue & 0xff00ff) | (green & 0xff00) | opaque_bits;
}

// Every corner in pixels; of a texture in its pixels.
struct Corner {
  float x = 0, y = 0;
  uint32_t color = 0;
  bool operator==(const Corner&) const = default;
};

struct Triangle {
  Corner corners[3];
};

// A letter: `coverage` is what the font made of it, 8 bits a pixel, with an empty edge around.
struct Letter {
  float x = 0;  // where it begins, between two columns
  int y = 0;
  float u = 0;  // and where in the texture
  int v = 0;
  float across = 1, down = 1;  // columns and rows of the texture to one of the picture
  uint32_t color = 0;
};

// All of them leave the pixels outside `within` alone, which lies inside the picture.
void fill(const Pixels& pixels, const Area& within, uint32_t color);
void fill(const Pixels& pixels, const Area& within, const Triangle& triangle);
void write(const Pixels& pixels, const Area& within, const Letter& letter, const uint8_t* coverage,
           int coverage_width, int coverage_height);

}  // namespace ui
