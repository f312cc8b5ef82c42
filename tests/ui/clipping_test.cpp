// Whether all that is drawn can be read: looked for in ImGui's own triangles, so that it holds for
// whatever a screen draws.
#include <algorithm>
#include <cmath>

#include "doctest/doctest.h"
#include "every_screen.h"
#include "harness.h"

namespace {

using test::Page;

struct Glyph {
  ImVec4 box;   // left, top, right, bottom
  ImVec4 clip;  // of the command that draws it
  ImVec2 uv;    // where it begins in the atlas
};

// The quads whose corners lie apart in the atlas; a filled box has all of them at one place.
std::vector<Glyph> glyphs() {
  std::vector<Glyph> found;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
      for (unsigned i = 0; i + 6 <= command.ElemCount;) {
        const ImDrawVert& one = vertices[index[i]];
        const ImDrawVert& other = vertices[index[i + 2]];
        const bool quad = index[i + 3] == index[i] && index[i + 4] == index[i + 2] &&
                          one.uv.x < other.uv.x && one.uv.y < other.uv.y;
        if (quad) {
          found.push_back(
              {{one.pos.x, one.pos.y, other.pos.x, other.pos.y}, command.ClipRect, one.uv});
        }
        i += quad ? 6 : 3;
      }
    }
  }
  return found;
}

bool covered(const Page& page, const Glyph& glyph) {
  const float x = (glyph.box.x + glyph.box.z) / 2, y = (glyph.box.y + glyph.box.w) / 2;
  return std::any_of(page.nodes().begin(), page.nodes().end(),
                     [&](const ui::Node& node) { return node.z > 1 && node.box.contains(x, y); });
}

// Words that a screen ends with "…" itself, such as "Guardando…".
size_t meant(const Page& page) {
  size_t count = 0;
  for (const ui::Node& node : page.nodes()) {
    const std::string& said = node.text ? *node.text : node.name;
    for (size_t at = said.find("…"); at != std::string::npos; at = said.find("…", at + 1)) ++count;
  }
  return count;
}

// The rows of the padrón are all of one height, for a hundred thousand of them: a long text ends
// with "…" there, and is whole in its cell and in the profile.
bool in_a_table(const Page& page, const Glyph& glyph) {
  return std::any_of(page.nodes().begin(), page.nodes().end(), [&](const ui::Node& node) {
    const bool cards = node.role == "list" && node.name == "Padrón";
    return (cards || node.role == "table") && node.box.contains(glyph.box.x, glyph.box.y);
  });
}

size_t cut(const Page& page, const std::vector<Glyph>& drawn) {
  std::vector<ImVec2> places;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  for (int i = 0; i < atlas.Builder->BakedPool.Size; ++i) {
    ImFontBaked& baked = atlas.Builder->BakedPool[i];
    if (!baked.IsGlyphLoaded(0x2026)) continue;
    if (const ImFontGlyph* glyph = baked.FindGlyphNoFallback(0x2026)) {
      places.emplace_back(glyph->U0, glyph->V0);
    }
  }
  return static_cast<size_t>(std::count_if(drawn.begin(), drawn.end(), [&](const Glyph& glyph) {
    return !in_a_table(page, glyph) &&
           std::any_of(places.begin(), places.end(), [&](const ImVec2& place) {
             return place.x == glyph.uv.x && place.y == glyph.uv.y;
           });
  }));
}

float area(const ImVec4& box) {
  return std::max(0.0f, box.z - box.x) * std::max(0.0f, box.w - box.y);
}

ImVec4 common(const ImVec4& a, const ImVec4& b) {
  return {std::max(a.x, b.x), std::max(a.y, b.y), std::min(a.z, b.z), std::min(a.w, b.w)};
}

// Glyphs that lie on each other: two texts in one place, or a text under an icon.
size_t piled(std::vector<Glyph> drawn) {
  std::sort(drawn.begin(), drawn.end(),
            [](const Glyph& a, const Glyph& b) { return a.box.y < b.box.y; });
  size_t count = 0;
  for (size_t i = 0; i < drawn.size(); ++i) {
    for (size_t j = i + 1; j < drawn.size() && drawn[j].box.y < drawn[i].box.w; ++j) {
      const float least = std::min(area(drawn[i].box), area(drawn[j].box));
      count += area(common(drawn[i].box, drawn[j].box)) > 0.4f * least;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("interface: no text is cut off, ends in dots or lies on another, down to 160 pixels") {
  size_t seen = 0;
  for (const float width : {160.0f, 213.0f, 320.0f, 360.0f, 719.0f, 1280.0f, 2560.0f}) {
    test::visit_all(
        width,
        [&](Page& page, const char* screen) {
          CAPTURE(width);
          CAPTURE(screen);
          std::vector<Glyph> drawn = glyphs();
          std::erase_if(drawn, [&](const Glyph& glyph) { return covered(page, glyph); });
          seen += drawn.size();
          size_t outside = 0;
          for (Glyph& glyph : drawn) {
            outside += glyph.box.z > glyph.clip.z + 0.5f || glyph.box.x < glyph.clip.x - 0.5f;
            glyph.box = common(glyph.box, glyph.clip);
          }
          CHECK(outside == 0);
          CHECK(cut(page, drawn) <= meant(page));
          CHECK(piled(std::move(drawn)) == 0);
        },
        4000);
  }
  CHECK(seen > 100'000);
}
