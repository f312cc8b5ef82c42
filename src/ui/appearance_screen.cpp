// Apariencia: the size of text and the colours, kept on this device.
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

constexpr std::pair<app::Theme, const char*> themes[] = {
    {app::Theme::device, "Como el dispositivo"},
    {app::Theme::light, "Claro"},
    {app::Theme::dark, "Oscuro"},
    {app::Theme::contrast, "Alto contraste"}};

}  // namespace

void draw_appearance(const View& view) {
  Ui& ui = view.ui;
  const app::Device& device = view.workspace.device;
  ui.heading(1, "Apariencia");
  ui.text("Elige cómo se ve Sorora en este dispositivo. El cambio se ve enseguida.");
  ui.gap(space::l);
  domain::Options sizes;
  for (const int size : app::text_sizes) {
    sizes.push_back({std::to_string(size), std::to_string(size) + " %"});
  }
  ui.card([&] {
    const auto chosen = ui.radios({.label = "Tamaño de letra",
                                   .value = std::to_string(device.text_size),
                                   .options = &sizes,
                                   .help = "Crece todo junto: letras, botones y espacios."});
    if (chosen) view.send(app::AppearanceChosen{std::stoi(*chosen), device.theme});
  });
  ui.gap(space::l);
  domain::Options looks;
  std::string now;
  for (const auto& [theme, name] : themes) {
    looks.push_back({name, name});
    if (theme == device.theme) now = name;
  }
  ui.card([&] {
    const auto chosen =
        ui.radios({.label = "Colores",
                   .value = now,
                   .options = &looks,
                   .help = "Si tu dispositivo impone sus propios colores, Sorora usa esos."});
    for (const auto& [theme, name] : themes) {
      if (chosen == name) view.send(app::AppearanceChosen{device.text_size, theme});
    }
  });
  ui.gap(space::l);
  if (ui.link("Volver al inicio", "#/")) view.go(Screen::start);
}

}  // namespace ui
