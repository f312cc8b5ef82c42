// What SDL's software renderer could draw and nobody asks for: points, lines, turned pictures.
// Being here instead of in SDL's own files (CMakeLists.txt leaves those out), they weigh nothing.
#include <SDL.h>

// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
int SDL_BlendPoints(SDL_Surface*, const SDL_Point*, int, SDL_BlendMode, Uint8, Uint8, Uint8,
                    Uint8) {
  return SDL_Unsupported();
}
int SDL_BlendLines(SDL_Surface*, const SDL_Point*, int, SDL_BlendMode, Uint8, Uint8, Uint8, Uint8) {
  return SDL_Unsupported();
}
int SDL_DrawPoints(SDL_Surface*, const SDL_Point*, int, Uint32) {
  return SDL_Unsupported();
}
int SDL_DrawLines(SDL_Surface*, const SDL_Point*, int, Uint32) {
  return SDL_Unsupported();
}
SDL_Surface* SDLgfx_rotateSurface(SDL_Surface*, double, int, int, int, const SDL_Rect*, double,
                                  double, const SDL_FPoint*) {
  return nullptr;
}
void SDLgfx_rotozoomSurfaceSizeTrig(int, int, double, const SDL_FPoint*, SDL_Rect*, double*,
                                    double*) {}
}
// NOLINTEND(readability-identifier-naming)
