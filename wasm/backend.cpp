#include "backend.h"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdlrenderer2.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "painting.h"

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
}
// NOLINTEND(readability-identifier-naming)

namespace wasm {
namespace {

// Negative: the em square is mapped to the size, as CSS does; then equal sizes advance equally.
constexpr float em_size = -16;
// The page stretches the canvas to its place. Measured at 360 × 600 CSS pixels: 50 ms per frame at
// a density of 2, 190 at 3.
constexpr float max_software_density = 2;

// Edges fade over one device pixel, not over one CSS pixel.
void set_fringe(ImGuiContext* context, ImGuiContextHook*) {
  context->DrawListSharedData.InitialFringeScale = 1 / context->IO.DisplayFramebufferScale.x;
}

// Glyphs are baked twice as wide, for a GPU to place them between pixels. By software each would be
// scaled back, which is slow and loses half of its stems.
void bake_single_pixels(ImFontAtlas& atlas) {
  for (ImFont* font : atlas.Fonts) {
    for (ImFontConfig* source : font->Sources) source->OversampleH = 1;
  }
}

}  // namespace

Backend::Backend() {
  IMGUI_CHECKVERSION();
  ImGuiContext* context = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  // Also while there is no renderer: fonts must bake the same way.
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  ImGui::GetStyle().FontSizeBase = ui::type::body;
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_NewFramePost;
  hook.Callback = set_fringe;
  ImGui::AddContextHook(context, &hook);
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
  if (window_ || lost_) return;
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return;
  // What SDL's renderer needs, asked for at once: otherwise it makes the window anew. No depth, no
  // alpha: the canvas is opaque.
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  // No title: SDL would make it the page's.
  window_ = SDL_CreateWindow(nullptr, 0, 0, device_width(), device_height(), SDL_WINDOW_OPENGL);
  create_renderer(SDL_RENDERER_ACCELERATED);
  if (!renderer_) create_renderer(SDL_RENDERER_SOFTWARE);
}

void Backend::create_renderer(uint32_t kind) {
  if (window_) renderer_ = SDL_CreateRenderer(window_, -1, kind);
  if (!renderer_) return;
  ImGui_ImplSDLRenderer2_Init(renderer_);
  SDL_RendererInfo info;
  if (SDL_GetRendererInfo(renderer_, &info) != 0) return;
  software_ = (info.flags & SDL_RENDERER_SOFTWARE) != 0;
  if (software_) bake_single_pixels(*ImGui::GetIO().Fonts);
  if (info.max_texture_width == 0) return;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.TexMaxWidth = std::min(atlas.TexMaxWidth, info.max_texture_width);
  atlas.TexMaxHeight = std::min(atlas.TexMaxHeight, info.max_texture_height);
}

void Backend::resize(float width, float height, float density, float scale) {
  width_ = std::max(width, 1.0f);
  height_ = std::max(height, 1.0f);
  density_ = std::clamp(density, 0.25f, 8.0f);
  scale_ = std::clamp(scale, 0.5f, 4.0f);
}

int Backend::device_width() const {
  return static_cast<int>(std::lround(width_ * density_));
}

int Backend::device_height() const {
  return static_cast<int>(std::lround(height_ * density_));
}

void Backend::prepare(double seconds, const ui::Input& input) {
  // Before the first pass: what is drawn depends on what draws it.
  open();
  if (software_) density_ = std::min(density_, max_software_density);
  ImGuiIO& io = ImGui::GetIO();
  const float magnified = density_ * scale_;
  io.DisplaySize = ImVec2(width_ / scale_, height_ / scale_);
  io.DisplayFramebufferScale = ImVec2(magnified, magnified);
  io.DeltaTime = static_cast<float>(std::max(seconds - seconds_, 0.001));
  seconds_ = seconds;
  // Kept by ImGui for its current font only, while widgets name theirs.
  for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = magnified;
  ImGuiStyle& style = ImGui::GetStyle();
  // Soft edges are made of thin triangles, which by software are slow and rough.
  style.AntiAliasedFill = style.AntiAliasedLines = !software_;
  style.CircleTessellationMaxError = 0.3f / magnified;
  style.CurveTessellationTol = 1.25f / magnified;
  const bool inside = input.pointer_x >= 0 && input.pointer_y >= 0;
  io.AddMousePosEvent(inside ? input.pointer_x : -FLT_MAX, inside ? input.pointer_y : -FLT_MAX);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, input.pointer_down);
}

void Backend::present(ui::Color background) {
  if (lost_) return;
  if (!renderer_) return;
  const int width = device_width(), height = device_height();
  int old_width = 0, old_height = 0;
  SDL_GetWindowSize(window_, &old_width, &old_height);
  if (width != old_width || height != old_height) {
    // Empties the canvas, so only here, where it is drawn anew.
    SDL_SetWindowSize(window_, width, height);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    shown_ = 0;
  }
  ImDrawData& data = *ImGui::GetDrawData();
  to_device_pixels(data, width, height, software_);
  const uint64_t picture = fingerprint(data);
  if (picture != 0 && picture == shown_ && background == background_) return;
  shown_ = picture;
  background_ = background;
  SDL_SetRenderDrawColor(renderer_, background.r, background.g, background.b, 255);
  SDL_RenderClear(renderer_);
  if (software_) {
    ImGui_ImplSDLRenderer2_RenderDrawData(&data, renderer_);
  } else {
    paint(*renderer_, data);
  }
  SDL_RenderPresent(renderer_);
}

// Everything of the old context goes while it is lost: a restored one would complain of strangers.
void Backend::lose_context() {
  lost_ = true;
  shown_ = 0;
  if (!renderer_) return;
  ImGui_ImplSDLRenderer2_Shutdown();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  SDL_DestroyRenderer(renderer_);
  renderer_ = nullptr;
}

// ImGui still has the pixels of its textures and makes them anew.
void Backend::restore_context() {
  lost_ = false;
  if (!renderer_) create_renderer(SDL_RENDERER_ACCELERATED);
}

// Glyphs were baked for a GPU; they are made anew.
void Backend::draw_by_software() {
  if (!lost_) return;
  lost_ = false;
  if (window_) SDL_DestroyWindow(window_);
  window_ = SDL_CreateWindow(nullptr, 0, 0, device_width(), device_height(), 0);
  create_renderer(SDL_RENDERER_SOFTWARE);
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  for (ImFont* font : atlas->Fonts) ImFontAtlasFontDiscardBakes(atlas, font, 0);
}

}  // namespace wasm
