#include "ui/raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

// Never inlined: a browser replaces a slow function by its fast one only between two calls, and the
// first picture is painted while it makes the fast ones.
#define OWN_FUNCTION __attribute__((noinline))

namespace ui {
namespace {

// From 0 to 255 to parts of 256.
uint32_t part_of(uint32_t alpha) {
  return alpha + (alpha >> 7);
}

// Eight pixels at a time, two in a word: most of a picture is this.
void fill_opaque(uint32_t* from, uint32_t* to, uint32_t color) {
  const uint64_t two = uint64_t{color} << 32 | color;
  for (; to - from >= 8; from += 8) {
    for (int at = 0; at < 8; at += 2) std::memcpy(from + at, &two, sizeof two);
  }
  std::fill(from, to, color);
}

void fill_row(uint32_t* from, uint32_t* to, uint32_t color) {
  if (opaque(color)) return fill_opaque(from, to, color);
  const uint32_t part = part_of(color >> 24);
  for (; from != to; ++from) *from = blend(*from, color, part);
}

// One side, from its upper end to its lower, so that two triangles that share it agree on it.
struct Side {
  float x, top, bottom, slope;

  Side(const Corner& a, const Corner& b) {
    const bool down = a.y < b.y || (a.y == b.y && a.x < b.x);
    const Corner& from = down ? a : b;
    const Corner& to = down ? b : a;
    x = from.x;
    top = from.y;
    bottom = to.y;
    slope = bottom > top ? (to.x - from.x) / (bottom - top) : 0;
  }
  bool crosses(float y) const { return y >= top && y < bottom; }
  float at(float y) const { return x + (y - top) * slope; }
};

// Colours between the corners of a triangle, each channel a plane.
class Shading {
 public:
  explicit Shading(const Triangle& triangle) {
    const auto& [a, b, c] = triangle.corners;
    const float bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
    const float twice = bx * cy - by * cx;
    const float turn = twice == 0 ? 0 : 1 / twice;
    for (int i = 0; i < 4; ++i) {
      const int shift = 8 * i;
      const auto channel = [shift](const Corner& corner) {
        return static_cast<float>(corner.color >> shift & 0xff);
      };
      const float base = channel(a), to_b = channel(b) - base, to_c = channel(c) - base;
      const float across = (to_b * cy - to_c * by) * turn, down = (to_c * bx - to_b * cx) * turn;
      Plane& plane = planes_[i];
      plane.across = across;
      plane.down = down;
      plane.origin = base - a.x * across - a.y * down + 0.5f;
      plane.least = std::min({base, channel(b), channel(c)}) + 0.5f;
      plane.most = std::max({base, channel(b), channel(c)}) + 0.5f;
    }
  }

  uint32_t at(float x, float y) const {
    uint32_t color = 0;
    for (int i = 0; i < 4; ++i) {
      const Plane& plane = planes_[i];
      const float value = plane.origin + x * plane.across + y * plane.down;
      color |= static_cast<uint32_t>(std::clamp(value, plane.least, plane.most)) << (8 * i);
    }
    return color;
  }

 private:
  struct Plane {
    float origin, across, down, least, most;
  };
  Plane planes_[4];
};

// Tells `row` the rows of a triangle inside of `within`: y, the first column, the first that is
// outside.
template <class Row>
void for_rows(const Area& within, const Triangle& triangle, const Row& row) {
  const auto& [a, b, c] = triangle.corners;
  const Side sides[] = {{a, b}, {b, c}, {c, a}};
  const int top = std::max(within.top, first_from(std::min({a.y, b.y, c.y})));
  const int bottom = std::min(within.bottom, first_from(std::max({a.y, b.y, c.y})));
  for (int y = top; y < bottom; ++y) {
    const float middle = static_cast<float>(y) + 0.5f;
    float ends[2] = {0, 0};
    int found = 0;
    for (const Side& side : sides) {
      if (side.crosses(middle) && found < 2) ends[found++] = side.at(middle);
    }
    if (found < 2) continue;
    if (ends[0] > ends[1]) std::swap(ends[0], ends[1]);
    const int left = std::max(within.left, first_from(ends[0]));
    const int right = std::min(within.right, first_from(ends[1]));
    if (left < right) row(y, left, right);
  }
}

}  // namespace

int first_from(float edge) {
  return static_cast<int>(std::ceil(std::clamp(edge, -1e6f, 1e6f) - 0.5f));
}

Area common(const Area& a, const Area& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

bool covers(const Area& outer, const Area& inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right &&
         outer.bottom >= inner.bottom;
}

OWN_FUNCTION void fill(const Pixels& pixels, const Area& within, uint32_t color) {
  for (int y = within.top; y < within.bottom; ++y) {
    uint32_t* row = pixels.row(y);
    fill_row(row + within.left, row + within.right, color);
  }
}

OWN_FUNCTION void fill(const Pixels& pixels, const Area& within, const Triangle& triangle) {
  const auto& [a, b, c] = triangle.corners;
  if (a.color == b.color && b.color == c.color) {
    for_rows(within, triangle, [&, color = a.color](int y, int left, int right) {
      fill_row(pixels.row(y) + left, pixels.row(y) + right, color);
    });
    return;
  }
  const Shading shading(triangle);
  for_rows(within, triangle, [&](int y, int left, int right) {
    uint32_t* row = pixels.row(y);
    for (int x = left; x < right; ++x) {
      const uint32_t color = shading.at(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
      row[x] = blend(row[x], color, part_of(color >> 24));
    }
  });
}

OWN_FUNCTION void write(const Pixels& pixels, const Area& within, const Letter& letter,
                        const uint8_t* coverage, int coverage_width, int coverage_height) {
  // Of two columns of the texture as much as each is near, in parts of 65,536.
  constexpr float one = 65536;
  const float first =
      letter.u + (static_cast<float>(within.left) + 0.5f - letter.x) * letter.across;
  const auto from = static_cast<int>(std::floor((first - 0.5f) * one));
  const auto step = static_cast<int>(std::lround(letter.across * one));
  const uint32_t strength = part_of(letter.color >> 24);
  const int last = coverage_width - 1;
  for (int y = within.top; y < within.bottom; ++y) {
    const float below = (static_cast<float>(y - letter.y) + 0.5f) * letter.down;
    const int v = std::clamp(letter.v + static_cast<int>(below), 0, coverage_height - 1);
    const uint8_t* line = coverage + static_cast<long>(v) * coverage_width;
    uint32_t* row = pixels.row(y);
    int at = from;
    for (int x = within.left; x < within.right; ++x, at += step) {
      const int column = at >> 16;
      const uint32_t near = line[std::clamp(column, 0, last)];
      const uint32_t next = line[std::clamp(column + 1, 0, last)];
      if ((near | next) == 0) continue;
      const uint32_t share = static_cast<uint32_t>(at) >> 8 & 0xff;
      const uint32_t alpha = (near * (256 - share) + next * share) >> 8;
      row[x] = blend(row[x], letter.color, part_of(alpha) * strength >> 8);
    }
  }
}

}  // namespace ui
