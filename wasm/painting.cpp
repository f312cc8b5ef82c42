#include "painting.h"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdlrenderer2.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wasm {
namespace {

constexpr float min_area = 2048;  // device pixels

bool is_glyph(const ImDrawVert* v, const ImDrawIdx* i) {
  const ImDrawIdx first = i[0];
  if (i[1] != first + 1 || i[2] != first + 2 || i[3] != first || i[4] != first + 2 ||
      i[5] != first + 3) {
    return false;
  }
  v += first;
  return v[0].uv.y == v[1].uv.y && v[2].uv.y == v[3].uv.y && v[0].uv.x == v[3].uv.x &&
         v[0].uv.y < v[2].uv.y && v[0].uv.x < v[1].uv.x;
}

// At a density that is no whole number the baseline falls between two rows of device pixels:
// glyphs are moved to whole rows, all of one line by the same amount.
void snap_glyphs(ImDrawList& list) {
  for (const ImDrawCmd& command : list.CmdBuffer) {
    ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* at = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = at + command.ElemCount;
    while (end - at >= 6) {
      if (!is_glyph(vertices, at)) {
        at += 3;
        continue;
      }
      ImDrawVert* quad = vertices + at[0];
      const float shift = std::round(quad->pos.y + 0.01f) - quad->pos.y;
      for (int corner = 0; corner < 4; ++corner) quad[corner].pos.y += shift;
      at += 6;
    }
  }
}

// The software renderer takes whole pixels and cuts fractions off, so that borders grow and letters
// shrink: they are rounded before. A glyph keeps its size, as both its edges have the same
// fraction.
void to_whole_pixels(ImDrawList& list) {
  for (ImDrawVert& vertex : list.VtxBuffer) {
    vertex.pos.x = std::round(vertex.pos.x + 0.01f);
    vertex.pos.y = std::round(vertex.pos.y + 0.01f);
  }
}

// FNV-1a over words of 32 bits, which all that is drawn is made of; an odd half word ends a list.
struct Mixer {
  uint64_t sum = 14695981039346656037u;

  void take(const void* data, int bytes) {
    const char* at = static_cast<const char*>(data);
    for (; bytes > 0; bytes -= 4, at += 4) {
      uint32_t word = 0;
      std::memcpy(&word, at, static_cast<size_t>(std::min(bytes, 4)));
      sum = (sum ^ word) * 1099511628211u;
    }
  }
};

// Of one colour of the texture, and so large that a call of its own is worth it.
bool is_area(const ImDrawVert* v, const ImDrawIdx* i) {
  const ImDrawVert &a = v[i[0]], &b = v[i[1]], &c = v[i[2]];
  if (a.uv.x != b.uv.x || a.uv.y != b.uv.y || a.uv.x != c.uv.x || a.uv.y != c.uv.y) return false;
  const float twice =
      (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (b.pos.y - a.pos.y) * (c.pos.x - a.pos.x);
  return std::abs(twice) >= 2 * min_area;
}

bool opaque(const ImDrawVert* v, const ImDrawIdx* i) {
  return (v[i[0]].col & v[i[1]].col & v[i[2]].col & IM_COL32_A_MASK) == IM_COL32_A_MASK;
}

void triangles(SDL_Renderer& renderer, SDL_Texture* texture, const ImDrawVert* v, int count,
               const ImDrawIdx* from, const ImDrawIdx* to) {
  if (from == to) return;
  constexpr int stride = sizeof(ImDrawVert);
  SDL_RenderGeometryRaw(&renderer, texture, &v->pos.x, stride,
                        reinterpret_cast<const SDL_Color*>(&v->col), stride, &v->uv.x, stride,
                        count, from, static_cast<int>(to - from), sizeof(ImDrawIdx));
}

// In the order of ImGui, as what comes later lies above.
void paint(SDL_Renderer& renderer, const ImDrawList& list, const ImDrawCmd& command) {
  auto* const texture = reinterpret_cast<SDL_Texture*>(static_cast<intptr_t>(command.GetTexID()));
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const int count = list.VtxBuffer.Size - static_cast<int>(command.VtxOffset);
  const ImDrawIdx* from = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawIdx* const end = from + command.ElemCount;
  enum class Kind { textured, area, opaque_area };
  const auto kind = [vertices](const ImDrawIdx* at) {
    if (!is_area(vertices, at)) return Kind::textured;
    return opaque(vertices, at) ? Kind::opaque_area : Kind::area;
  };
  while (from != end) {
    const Kind run = kind(from);
    const ImDrawIdx* to = from + 3;
    while (to != end && kind(to) == run) to += 3;
    SDL_SetRenderDrawBlendMode(&renderer,
                               run == Kind::opaque_area ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    triangles(renderer, run == Kind::textured ? texture : nullptr, vertices, count, from, to);
    from = to;
  }
}

}  // namespace

// SDL's own scaling would round clip rectangles to CSS pixels.
void to_device_pixels(ImDrawData& data, int width, int height, bool whole) {
  const ImVec2 scale = data.FramebufferScale;
  for (ImDrawList* list : data.CmdLists) {
    for (ImDrawVert& vertex : list->VtxBuffer) {
      vertex.pos.x *= scale.x;
      vertex.pos.y *= scale.y;
    }
    if (scale.y != std::floor(scale.y)) snap_glyphs(*list);
    if (whole) to_whole_pixels(*list);
  }
  data.ScaleClipRects(scale);
  data.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  data.FramebufferScale = ImVec2(1, 1);
}

uint64_t fingerprint(const ImDrawData& data) {
  if (data.Textures) {
    for (const ImTextureData* texture : *data.Textures) {
      if (texture->Status != ImTextureStatus_OK) return 0;
    }
  }
  Mixer mixer;
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      mixer.take(&command.ClipRect, sizeof command.ClipRect);
      mixer.take(&command.ElemCount, sizeof command.ElemCount);
    }
    mixer.take(list->VtxBuffer.Data, list->VtxBuffer.size_in_bytes());
    mixer.take(list->IdxBuffer.Data, list->IdxBuffer.size_in_bytes());
  }
  return mixer.sum | 1;
}

void paint(SDL_Renderer& renderer, ImDrawData& data) {
  if (data.Textures) {
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status != ImTextureStatus_OK) ImGui_ImplSDLRenderer2_UpdateTexture(texture);
    }
  }
  const ImVec2 size = data.DisplaySize;
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4 clip = command.ClipRect;
      const int left = static_cast<int>(std::max(clip.x, 0.0f));
      const int top = static_cast<int>(std::max(clip.y, 0.0f));
      const int right = static_cast<int>(std::min(clip.z, size.x));
      const int bottom = static_cast<int>(std::min(clip.w, size.y));
      if (right <= left || bottom <= top) continue;
      const SDL_Rect inside{left, top, right - left, bottom - top};
      SDL_RenderSetClipRect(&renderer, &inside);
      paint(renderer, *list, command);
    }
  }
  SDL_RenderSetClipRect(&renderer, nullptr);
}

}  // namespace wasm
