// What draws: SDL's window over the canvas of the page, its renderer (WebGL, or software where
// there is none), and Dear ImGui's context with its fonts.
//
// Invariants:
// - SDL hears nothing of the page: every key, wheel and touch stays the browser's;
// - one unit of ImGui is one pixel of the Surface: `scale` CSS pixels (the size of text);
//   density (device pixels per CSS pixel) only makes it sharper;
// - without a renderer (a lost context, no canvas) frames are still laid out, just not drawn.
// Ownership: ImGui owns the bytes of the fonts; SDL's window and renderer live as long as
// their canvas.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ui/theme.h"
#include "ui/ui.h"

struct SDL_Renderer;
struct SDL_Window;

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
  // Shows what ImGui rendered last, unless the canvas shows it already.
  void present(ui::Color background);
  // Nobody knows what the canvas shows: the next frame paints it.
  void forget() { shown_ = 0; }

  void lose_context();
  void restore_context();
  // The lost context does not come back: the page has another canvas, without WebGL from now on.
  void draw_by_software();

 private:
  void create_renderer(uint32_t kind);
  int device_width() const;
  int device_height() const;

  ui::Fonts fonts_;
  SDL_Window* window_ = nullptr;
  SDL_Renderer* renderer_ = nullptr;
  float width_ = 1, height_ = 1, density_ = 1, scale_ = 1;
  double seconds_ = 0;
  uint64_t shown_ = 0;  // fingerprint of the picture on the canvas; 0: none
  ui::Color background_;
  bool lost_ = false;
  bool software_ = false;  // renderer_ has no WebGL
};

}  // namespace wasm
