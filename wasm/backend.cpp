#include "backend.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

// SDL's own functions of these names listen on canvas, document and window, prevent the default of
// keys, wheel and touches, and set cursors. The shell does all that instead; being defined here,
// these win over the ones in SDL's library.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
struct SDL_WindowData;
void Emscripten_RegisterEventHandlers(SDL_WindowData*) {}
void Emscripten_UnregisterEventHandlers(SDL_WindowData*) {}
void Emscripten_InitMouse() {}
void Emscripten_FiniMouse() {}
int Emscripten_HandleCanvasResize(int, const void*, void*) {
  return 0;
}

// Emscripten's, by which SDL would reach for the page: the canvas is shell/picture.js's, and half
// of Emscripten's script, which every page would read before it opens, is not brought.
struct EmscriptenFullscreenStrategy;
int emscripten_set_canvas_element_size(const char*, int, int) {
  return 0;
}
int emscripten_get_element_css_size(const char*, double* width, double* height) {
  *width = *height = 0;  // not what it was told: SDL leaves the size in the page alone
  return 0;
}
int emscripten_set_element_css_size(const char*, double, double) {
  return 0;
}
void emscripten_get_screen_size(int* width, int* height) {
  *width = *height = 1;  // a window may be larger
}
int emscripten_request_fullscreen_strategy(const char*, int, const EmscriptenFullscreenStrategy*) {
  return -1;
}
int emscripten_exit_fullscreen() {
  return -1;
}
void emscripten_set_window_title(const char*) {}
void emscripten_sleep(unsigned) {}
int emscripten_has_asyncify() {
  return 0;
}
}
// NOLINTEND(readability-identifier-naming)

namespace wasm {
namespace {

// Negative: the em square is mapped to the size, as CSS does; then equal sizes advance equally.
constexpr float em_size = -16;
// What Safari gives a canvas at most; a larger one is drawn less dense, and the page stretches it.
constexpr float max_pixels = 4096.0f * 4096.0f;

}  // namespace

Backend::Backend() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ui::Painter::prepare();
  ImGui::GetStyle().FontSizeBase = ui::type::body;
}

void Backend::add_font(int kind, uint8_t* bytes, size_t length) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = true;  // ImGui frees with free()
  config.PixelSnapH = false;
  config.SizePixels = em_size;
  // ImGui scales this bound by size / SizePixels: negative here, it is none there.
  config.GlyphMaxAdvanceX = -FLT_MAX;
  ImFont* font =
      ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(length), 0, &config);
  ImFont* ui::Fonts::*places[] = {&ui::Fonts::regular, &ui::Fonts::semibold, &ui::Fonts::icons};
  if (kind >= 0 && kind < 3) fonts_.*places[kind] = font;
}

void Backend::open() {
  if (window_) return;
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return;
  // No title: SDL would make it the page's.
  window_ = SDL_CreateWindow(nullptr, 0, 0, device_width(), device_height(), 0);
}

void Backend::resize(float width, float height, float density, float scale) {
  width_ = std::max(width, 1.0f);
  height_ = std::max(height, 1.0f);
  density_ = std::clamp(density, 0.25f, std::min(8.0f, std::sqrt(max_pixels / (width_ * height_))));
  scale_ = std::clamp(scale, 0.5f, 4.0f);
}

int Backend::device_width() const {
  return static_cast<int>(std::lround(width_ * density_));
}

int Backend::device_height() const {
  return static_cast<int>(std::lround(height_ * density_));
}

void Backend::prepare(double seconds, const ui::Input& input) {
  open();
  ImGuiIO& io = ImGui::GetIO();
  const float magnified = density_ * scale_;
  io.DisplaySize = ImVec2(width_ / scale_, height_ / scale_);
  io.DisplayFramebufferScale = ImVec2(magnified, magnified);
  io.DeltaTime = static_cast<float>(std::max(seconds - seconds_, 0.001));
  seconds_ = seconds;
  // Kept by ImGui for its current font only, while widgets name theirs.
  for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = magnified;
  ImGuiStyle& style = ImGui::GetStyle();
  style.CircleTessellationMaxError = 0.3f / magnified;
  style.CurveTessellationTol = 1.25f / magnified;
  const bool inside = input.pointer_x >= 0 && input.pointer_y >= 0;
  io.AddMousePosEvent(inside ? input.pointer_x : -FLT_MAX, inside ? input.pointer_y : -FLT_MAX);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, input.pointer_down);
}

bool Backend::paint(ui::Color background, size_t most) {
  if (!window_) return true;
  const int width = device_width(), height = device_height();
  int old_width = 0, old_height = 0;
  SDL_GetWindowSize(window_, &old_width, &old_height);
  if (width != old_width || height != old_height) {
    SDL_SetWindowSize(window_, width, height);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    forget();
    changed_.clear();
  }
  const SDL_Surface* surface = SDL_GetWindowSurface(window_);
  if (!surface) return true;
  const ui::Pixels pixels{static_cast<uint32_t*>(surface->pixels), surface->w, surface->h};
  for (const auto& [left, top, right, bottom] :
       painter_.paint(*ImGui::GetDrawData(), background, pixels, most)) {
    changed_.push_back({left, top, right - left, bottom - top});
  }
  return !painter_.more();
}

void Backend::show() {
  if (changed_.empty()) return;
  SDL_UpdateWindowSurfaceRects(window_, changed_.data(), static_cast<int>(changed_.size()));
  changed_.clear();
}

}  // namespace wasm
