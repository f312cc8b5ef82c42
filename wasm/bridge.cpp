// The way in: the functions that the shell (shell/bridge.js) calls. A Session says what each does.
#include <emscripten.h>

#include "session.h"

namespace {

constexpr uint32_t too_large = 0xffffffff;  // the length of a file that was not read

wasm::Session& session() {
  static wasm::Session session;
  return session;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void sorora_font(int kind, uint8_t* bytes, uint32_t length) {
  session().backend().add_font(kind, bytes, length);
}

EMSCRIPTEN_KEEPALIVE void sorora_start(const char* text) {
  session().start(wasm::parse(text));
}

// Returns 1 while there is more to open.
EMSCRIPTEN_KEEPALIVE int sorora_open(double milliseconds) {
  return session().open(milliseconds) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void sorora_event(const char* text) {
  session().event(wasm::parse(text));
}

// Returns 1 when no further file of this import is wanted.
EMSCRIPTEN_KEEPALIVE int sorora_file(uint32_t import, uint32_t, const char* name,
                                     const uint8_t* bytes, uint32_t length) {
  app::FileRead file{import, name, {}, length == too_large};
  if (!file.too_large) file.bytes.assign(reinterpret_cast<const char*>(bytes), length);
  return session().file(std::move(file)) ? 1 : 0;
}

// Returns 1 when storage is about to answer, which the next frame may wait for.
EMSCRIPTEN_KEEPALIVE int sorora_apply() {
  return session().apply() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE double sorora_frame(double milliseconds) {
  return session().frame(milliseconds);
}

}  // extern "C"
