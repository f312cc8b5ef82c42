// From what ImGui laid out to pixels of the canvas.
#pragma once

#include <cstdint>

struct ImDrawData;
struct SDL_Renderer;

namespace wasm {

// Turns CSS pixels into device pixels; to whole ones, where `whole` is wanted.
void to_device_pixels(ImDrawData& data, int width, int height, bool whole);

// The same for two pictures that look the same; 0 when a texture has to be brought first.
uint64_t fingerprint(const ImDrawData& data);

// What ImGui's own backend would paint, but large areas of one colour do without its texture: where
// WebGL is drawn by software, reading a texture for each pixel takes three times as long.
void paint(SDL_Renderer& renderer, ImDrawData& data);

}  // namespace wasm
