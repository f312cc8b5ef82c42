// The functions of OpenGL ES 2 that SDL's renderer asks for by name, from SDL's own list.
// Emscripten would offer all that there are: a hundred more, in the module and in the page's
// script.
#include <GLES2/gl2.h>

#include <string_view>

// NOLINTBEGIN(readability-identifier-naming)
extern "C" void* eglGetProcAddress(const char* name) {
  const std::string_view wanted(name);
#define SDL_PROC(result, function, parameters) \
  if (wanted == #function) return reinterpret_cast<void*>(&function);
#include <SDL_gles2funcs.h>
#undef SDL_PROC
  return nullptr;
}
// NOLINTEND(readability-identifier-naming)
