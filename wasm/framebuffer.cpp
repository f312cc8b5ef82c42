// The surface of SDL's window: pixels in the order in which a canvas takes them, so that showing an
// area is one copy. SDL's own functions of these names copy and mend the whole picture each time;
// being defined here, these win over the ones in SDL's library.
#include <SDL.h>

#include <cstdint>
#include <memory>

struct SDL_VideoDevice;

// wasm/host.js
extern "C" void host_picture(const uint32_t* pixels, int width, int height, const SDL_Rect* areas,
                             int count);

namespace {
std::unique_ptr<uint32_t[]> picture;  // of the one window there is
}

// NOLINTBEGIN(readability-identifier-naming)
extern "C" {

int Emscripten_CreateWindowFramebuffer(SDL_VideoDevice*, SDL_Window* window, uint32_t* format,
                                       void** pixels, int* pitch) {
  int width = 0, height = 0;
  SDL_GetWindowSize(window, &width, &height);
  // Not cleared: all of a new picture is painted before it is shown.
  const size_t count = static_cast<size_t>(width) * static_cast<size_t>(height);
  picture.reset(new uint32_t[count]);
  *format = SDL_PIXELFORMAT_RGBA32;
  *pixels = picture.get();
  *pitch = width * static_cast<int>(sizeof(uint32_t));
  return 0;
}

int Emscripten_UpdateWindowFramebuffer(SDL_VideoDevice*, SDL_Window* window, const SDL_Rect* areas,
                                       int count) {
  int width = 0, height = 0;
  SDL_GetWindowSize(window, &width, &height);
  host_picture(picture.get(), width, height, areas, count);
  return 0;
}

void Emscripten_DestroyWindowFramebuffer(SDL_VideoDevice*, SDL_Window*) {}
}
// NOLINTEND(readability-identifier-naming)
