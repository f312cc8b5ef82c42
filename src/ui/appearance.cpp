#include "ui/appearance.h"

namespace ui {

Appearance appearance(const app::Device& device, const Preferences& preferences) {
  Appearance made;
  made.scale = static_cast<float>(device.text_size) / 100;
  if (preferences.forced) {
    const SystemColors& colors = *preferences.forced;
    made.palette = system_palette(colors);
    made.dark = contrast(colors.canvas, 0x000000) < contrast(colors.canvas, 0xFFFFFF);
    return made;
  }
  using app::Theme;
  const bool chosen = device.theme == Theme::light || device.theme == Theme::dark;
  made.dark = chosen ? device.theme == Theme::dark : preferences.dark;
  const bool more = device.theme == Theme::contrast || (!chosen && preferences.more_contrast);
  if (more) {
    made.palette = made.dark ? dark_contrast_palette() : light_contrast_palette();
  } else {
    made.palette = made.dark ? dark_palette() : light_palette();
  }
  return made;
}

}  // namespace ui
