// Apariencia: the size of text, the colours and the language, kept on this device.
#include "icons.h"
#include "texts/appearance.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace words = text::appearance;

struct Look {
  app::Theme theme;
  const char* key;
  base::TextId name;
};
constexpr Look looks[] = {{app::Theme::device, "device", words::as_device},
                          {app::Theme::light, "light", words::light},
                          {app::Theme::dark, "dark", words::dark},
                          {app::Theme::contrast, "contrast", words::contrast}};

app::AppearanceChosen chosen_now(const app::Device& device) {
  return {device.text_size, device.theme, device.language};
}

void draw_sizes(const View& view) {
  const app::Device& device = view.workspace.device;
  domain::Options sizes;
  for (const int size : app::text_sizes) {
    sizes.push_back({std::to_string(size), say(words::percent, {{"size", size}})});
  }
  const auto chosen = view.ui.radios({.label = words::text_size,
                                      .value = std::to_string(device.text_size),
                                      .options = &sizes,
                                      .help = say(words::text_size_help)});
  if (!chosen) return;
  app::AppearanceChosen wish = chosen_now(device);
  wish.text_size = std::stoi(*chosen);
  view.send(wish);
}

void draw_colors(const View& view) {
  const app::Device& device = view.workspace.device;
  domain::Options options;
  std::string now;
  for (const Look& look : looks) {
    options.push_back({look.key, say(look.name)});
    if (look.theme == device.theme) now = look.key;
  }
  const auto chosen = view.ui.radios(
      {.label = words::colors, .value = now, .options = &options, .help = say(words::colors_help)});
  for (const Look& look : looks) {
    if (chosen != look.key) continue;
    app::AppearanceChosen wish = chosen_now(device);
    wish.theme = look.theme;
    view.send(wish);
  }
}

// Every language by its own name: who looks for hers may not read this one.
void draw_languages(const View& view) {
  const app::Device& device = view.workspace.device;
  domain::Options options;
  for (const base::LanguageName& one : base::languages()) {
    options.push_back({std::string(one.tag), std::string(one.name)});
  }
  const auto chosen =
      view.ui.radios({.label = words::language,
                      .value = device.language.empty() ? options.front().key : device.language,
                      .options = &options,
                      .help = say(words::language_help),
                      .key = "idioma"});
  if (!chosen) return;
  app::AppearanceChosen wish = chosen_now(device);
  wish.language = *chosen;
  view.send(wish);
}

}  // namespace

void draw_appearance(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, words::title);
  ui.text(say(words::intro));
  for (const auto draw : {draw_sizes, draw_colors, draw_languages}) {
    ui.gap(space::l);
    ui.card([&] { draw(view); });
  }
  ui.gap(space::l);
  if (ui.link(words::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
