// From what ImGui laid out to a picture, by the processor, painting no more than what changed.
//
// Idea: the picture is a grid of tiles. What lies in a tile, in its order, is mixed into one
// number; a tile whose number is what it was in the picture before looks the same and is left alone
// (rxi, "Cached Software Rendering", 2020). A tile that is painted begins with the last shape that
// covers all of it. So a letter that is typed costs a tile or two, wherever it is drawn, and a page
// needs no graphics processor.
//
// Invariants: the picture is the same as if all of it had been painted anew; textures are ImGui's
// own bytes (ImTextureFormat_Alpha8, which the font atlas is asked for), nothing is uploaded.
// Ownership: the pixels belong to the caller and must keep what was painted, or forget() is called.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/raster.h"
#include "ui/theme.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace ui {

class Painter {
 public:
  // Before the first frame of ImGui's current context: shapes that the painter knows.
  static void prepare();

  // Paints what differs from the picture before, scaled by data.FramebufferScale: at most so many
  // tiles of 64 by 64 pixels, then more() says whether something is left. Returns the areas that
  // were painted, none of which meets another; they lie in `pixels`.
  const std::vector<Area>& paint(const ImDrawData& data, Color background, const Pixels& pixels,
                                 size_t most = SIZE_MAX);
  bool more() const { return more_; }

  // Nobody knows what the pixels are: the next picture is painted whole.
  void forget();

 private:
  struct Shape {
    enum class Kind : uint8_t { area, letter, triangle } kind = Kind::area;
    Area box;  // all of its pixels that may be seen
    Triangle triangle;
    Letter letter;
    const ImTextureData* texture = nullptr;
    uint32_t color() const { return triangle.corners[0].color; }
    uint64_t mixed() const;
  };
  struct Tile {
    Area box;
    uint64_t shown = 0, wanted = 0;
    bool known = false;            // what it shows
    std::vector<uint32_t> shapes;  // of shapes_, the lowest first
  };

  void lay_tiles(const Pixels& pixels);
  void take(const ImDrawData& data);
  void take(const ImDrawList& list, const ImDrawCmd& command, const Area& clip, float scale);
  void add(const Shape& shape);
  void paint(const Tile& tile, uint32_t background, const Pixels& pixels) const;
  void tell(const std::vector<bool>& painted);

  std::vector<Shape> shapes_;
  std::vector<Tile> tiles_;  // row by row
  int width_ = 0, height_ = 0, columns_ = 0;
  bool more_ = false;
  std::vector<Area> painted_;
};

}  // namespace ui
