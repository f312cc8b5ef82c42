#include "ui/painter.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {
namespace {

constexpr int side = 64;  // of a tile: its pixels fit into the processor's nearest memory

// One word after the other, each shifting all before it; at last spread as in murmur3's finalizer.
class Mixer {
 public:
  template <class Word>
  void take(Word word) {
    static_assert(sizeof(Word) == 4);
    uint32_t bits = 0;
    std::memcpy(&bits, &word, sizeof bits);
    sum_ = (sum_ ^ bits) * 0x9E3779B97F4A7C15u;
    sum_ ^= sum_ >> 29;
  }
  void take(const Area& area) {
    for (const int edge : {area.left, area.top, area.right, area.bottom}) take(edge);
  }
  uint64_t sum() const {
    uint64_t sum = sum_;
    sum = (sum ^ sum >> 33) * 0xff51afd7ed558ccdu;
    return sum ^ sum >> 33;
  }

 private:
  uint64_t sum_ = 0xcbf29ce484222325u;
};

Corner corner(const ImDrawVert& vertex, float scale) {
  return {vertex.pos.x * scale, vertex.pos.y * scale, vertex.col};
}

bool same_place(const ImVec2& a, const ImVec2& b) {
  return a.x == b.x && a.y == b.y;
}

// Two triangles that are one upright rectangle, as ImGui writes areas and letters.
bool is_rectangle(const ImDrawVert* vertices, const ImDrawIdx* at) {
  const ImDrawIdx first = at[0];
  if (at[1] != first + 1 || at[2] != first + 2 || at[3] != first || at[4] != first + 2 ||
      at[5] != first + 3) {
    return false;
  }
  const ImDrawVert* v = vertices + first;
  return v[0].pos.x == v[3].pos.x && v[1].pos.x == v[2].pos.x && v[0].pos.y == v[1].pos.y &&
         v[2].pos.y == v[3].pos.y && v[0].pos.x < v[2].pos.x && v[0].pos.y < v[2].pos.y &&
         v[0].col == v[1].col && v[0].col == v[2].col && v[0].col == v[3].col;
}

// Whether the triangle surely leaves the box alone, all of it being beyond one side.
bool misses(const Triangle& triangle, const Area& box) {
  const auto& [a, b, c] = triangle.corners;
  const float turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) < 0 ? -1.0f : 1.0f;
  const Corner* corners[] = {&a, &b, &c, &a};
  for (int i = 0; i < 3; ++i) {
    const float dx = (corners[i + 1]->x - corners[i]->x) * turn;
    const float dy = (corners[i + 1]->y - corners[i]->y) * turn;
    const auto x = static_cast<float>(dy < 0 ? box.right : box.left);
    const auto y = static_cast<float>(dx > 0 ? box.bottom : box.top);
    if (dx * (y - corners[i]->y) - dy * (x - corners[i]->x) < 0) return true;
  }
  return false;
}

// Edges fade over one pixel of the picture, not over one unit of ImGui.
void set_fringe(ImGuiContext* context, ImGuiContextHook*) {
  context->DrawListSharedData.InitialFringeScale = 1 / context->IO.DisplayFramebufferScale.x;
}

}  // namespace

void Painter::prepare() {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_NewFramePost;
  hook.Callback = set_fringe;
  ImGui::AddContextHook(ImGui::GetCurrentContext(), &hook);
}

uint64_t Painter::Shape::mixed() const {
  Mixer mixer;
  mixer.take(box);
  mixer.take(color());
  if (kind == Kind::letter) {
    mixer.take(texture->UniqueID);
    for (const float length : {letter.x, letter.u, letter.across, letter.down}) mixer.take(length);
    mixer.take(letter.y);
    mixer.take(letter.v);
  } else if (kind == Kind::triangle) {
    for (const Corner& corner : triangle.corners) {
      mixer.take(corner.x);
      mixer.take(corner.y);
      mixer.take(corner.color);
    }
  }
  return mixer.sum();
}

void Painter::lay_tiles(const Pixels& pixels) {
  if (pixels.width == width_ && pixels.height == height_) return;
  width_ = pixels.width;
  height_ = pixels.height;
  columns_ = (width_ + side - 1) / side;
  tiles_.clear();
  for (int y = 0; y < height_; y += side) {
    for (int x = 0; x < width_; x += side) {
      tiles_.emplace_back().box = {x, y, std::min(x + side, width_), std::min(y + side, height_)};
    }
  }
}

void Painter::add(const Shape& shape) {
  const auto index = static_cast<uint32_t>(shapes_.size());
  const uint64_t mixed = shape.mixed();
  shapes_.push_back(shape);
  const int last_row = (shape.box.bottom - 1) / side, last_column = (shape.box.right - 1) / side;
  const bool may_miss = shape.kind == Shape::Kind::triangle &&
                        (last_row > shape.box.top / side || last_column > shape.box.left / side);
  for (int row = shape.box.top / side; row <= last_row; ++row) {
    for (int column = shape.box.left / side; column <= last_column; ++column) {
      Tile& tile = tiles_[static_cast<size_t>(row) * columns_ + column];
      if (may_miss && misses(shape.triangle, tile.box)) continue;
      // What lies below all of this is not seen.
      if (shape.kind == Shape::Kind::area && opaque(shape.color()) && covers(shape.box, tile.box)) {
        tile.shapes.clear();
        tile.wanted = 0;
      }
      tile.shapes.push_back(index);
      tile.wanted = (tile.wanted ^ mixed) * 0x9E3779B97F4A7C15u;
    }
  }
}

void Painter::take(const ImDrawList& list, const ImDrawCmd& command, const Area& clip,
                   float scale) {
  const ImTextureData* texture = command.TexRef._TexData;
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* at = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawIdx* end = at + command.ElemCount;
  while (end - at >= 3) {
    Shape shape;
    const bool rectangle = end - at >= 6 && is_rectangle(vertices, at);
    const ImDrawVert *a = vertices + at[0], *b = vertices + at[1], *c = vertices + at[2];
    shape.triangle = {{corner(*a, scale), corner(*b, scale), corner(*c, scale)}};
    const auto& [first, second, third] = shape.triangle.corners;
    at += rectangle ? 6 : 3;
    if (rectangle && !same_place(a->uv, c->uv)) {
      shape.kind = Shape::Kind::letter;
      shape.texture = texture;
      const auto columns = static_cast<float>(texture->Width);
      const auto rows = static_cast<float>(texture->Height);
      // On whole rows, all letters of a line by the same amount.
      const int top = static_cast<int>(std::floor(first.y + 0.51f));
      const int height = std::max(1, static_cast<int>(std::lround(third.y - first.y)));
      shape.letter = {first.x,
                      top,
                      a->uv.x * columns,
                      static_cast<int>(std::lround(a->uv.y * rows)),
                      (c->uv.x - a->uv.x) * columns / (third.x - first.x),
                      (c->uv.y - a->uv.y) * rows / static_cast<float>(height),
                      a->col};
      shape.box = {first_from(first.x), top, first_from(third.x), top + height};
    } else if (rectangle) {
      shape.kind = Shape::Kind::area;
      shape.box = {first_from(first.x), first_from(first.y), first_from(third.x),
                   first_from(third.y)};
    } else {
      shape.kind = Shape::Kind::triangle;
      shape.box = {first_from(std::min({first.x, second.x, third.x})),
                   first_from(std::min({first.y, second.y, third.y})),
                   first_from(std::max({first.x, second.x, third.x})),
                   first_from(std::max({first.y, second.y, third.y}))};
    }
    shape.box = common(shape.box, clip);
    if (!shape.box.empty()) add(shape);
  }
}

void Painter::take(const ImDrawData& data) {
  shapes_.clear();
  for (Tile& tile : tiles_) {
    tile.shapes.clear();
    tile.wanted = 0;
  }
  const float scale = data.FramebufferScale.x;
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      const Area seen{static_cast<int>(clip.x * scale), static_cast<int>(clip.y * scale),
                      static_cast<int>(clip.z * scale), static_cast<int>(clip.w * scale)};
      const Area inside = common(seen, {0, 0, width_, height_});
      if (!inside.empty()) take(*list, command, inside, scale);
    }
  }
}

void Painter::paint(const Tile& tile, uint32_t background, const Pixels& pixels) const {
  const bool covered = !tile.shapes.empty() && [&] {
    const Shape& lowest = shapes_[tile.shapes.front()];
    return lowest.kind == Shape::Kind::area && opaque(lowest.color()) &&
           covers(lowest.box, tile.box);
  }();
  if (!covered) fill(pixels, tile.box, background);
  for (const uint32_t index : tile.shapes) {
    const Shape& shape = shapes_[index];
    const Area box = common(shape.box, tile.box);
    if (shape.kind == Shape::Kind::area) {
      fill(pixels, box, shape.color());
    } else if (shape.kind == Shape::Kind::triangle) {
      fill(pixels, box, shape.triangle);
    } else {
      write(pixels, box, shape.letter, shape.texture->Pixels, shape.texture->Width,
            shape.texture->Height);
    }
  }
}

// Tiles side by side are one area, and so are such rows of the same width.
void Painter::tell(const std::vector<bool>& painted) {
  painted_.clear();
  for (size_t at = 0; at < tiles_.size(); ++at) {
    if (!painted[at]) continue;
    Area run = tiles_[at].box;
    while (at + 1 < tiles_.size() && painted[at + 1] && tiles_[at + 1].box.top == run.top) {
      run.right = tiles_[++at].box.right;
    }
    const auto above = std::find_if(painted_.begin(), painted_.end(), [&](const Area& area) {
      return area.bottom == run.top && area.left == run.left && area.right == run.right;
    });
    if (above == painted_.end()) {
      painted_.push_back(run);
    } else {
      above->bottom = run.bottom;
    }
  }
}

void Painter::forget() {
  for (Tile& tile : tiles_) tile.known = false;
}

const std::vector<Area>& Painter::paint(const ImDrawData& data, Color background,
                                        const Pixels& pixels, size_t most) {
  lay_tiles(pixels);
  if (data.Textures) {
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status == ImTextureStatus_OK) continue;
      const bool goes = texture->Status == ImTextureStatus_WantDestroy;
      texture->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
  }
  take(data);
  Mixer ground;
  ground.take(background.packed());
  std::vector<bool> painted(tiles_.size());
  more_ = false;
  for (size_t i = 0; i < tiles_.size(); ++i) {
    Tile& tile = tiles_[i];
    tile.wanted ^= ground.sum();
    if (tile.known && tile.wanted == tile.shown) continue;
    if (most == 0) {
      more_ = true;
      continue;
    }
    --most;
    tile.shown = tile.wanted;
    tile.known = true;
    painted[i] = true;
    paint(tile, background.packed(), pixels);
  }
  tell(painted);
  return painted_;
}

}  // namespace ui
