// What draws: SDL's window over the canvas of the page, the painter that fills its surface, and
// Dear ImGui's context with its fonts.
//
// Invariants:
// - SDL hears nothing of the page: every key, wheel and touch stays the browser's;
// - one unit of ImGui is one pixel of the Surface: `scale` CSS pixels (the size of text);
//   density (device pixels per CSS pixel) only makes it sharper;
// - without a window (no canvas) frames are still laid out, just not drawn.
// Ownership: ImGui owns the bytes of the fonts; SDL's window lives as long as the page.
#pragma once

#include <SDL.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/painter.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace wasm {

class Backend {
 public:
  Backend();
  Backend(const Backend&) = delete;
  Backend& operator=(const Backend&) = delete;

  // kind: 0 regular, 1 semibold, 2 icons. Takes over `bytes`, which malloc() gave.
  void add_font(int kind, uint8_t* bytes, size_t length);
  const ui::Fonts& fonts() const { return fonts_; }

  // The page's size in CSS pixels, device pixels per CSS pixel, CSS pixels per pixel of the
  // Surface.
  void resize(float width, float height, float density, float scale);
  // Takes the canvas, where that is not done yet. After resize().
  void open();
  // Before each pass of ImGui.
  void prepare(double seconds, const ui::Input& input);
  // Paints what ImGui rendered last, where the picture is anything else: at most so many tiles.
  // True when nothing is left.
  bool paint(ui::Color background, size_t most = SIZE_MAX);
  // Shows what was painted since it was shown last.
  void show();
  // Nobody knows what the canvas shows: the next frame paints all of it.
  void forget() { painter_.forget(); }

 private:
  int device_width() const;
  int device_height() const;

  ui::Fonts fonts_;
  ui::Painter painter_;
  std::vector<SDL_Rect> changed_;  // painted, not shown yet
  SDL_Window* window_ = nullptr;
  float width_ = 1, height_ = 1, density_ = 1, scale_ = 1;
  double seconds_ = 0;
};

}  // namespace wasm
