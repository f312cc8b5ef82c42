// Apariencia: the size of text, the colours and the language, kept on this device.
#include "icons.h"
#include "texts/appearance.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

struct ThemeChoice {
  app::Theme theme;
  const char* key;
  base::TextId name;
};
constexpr ThemeChoice themes[] = {{app::Theme::device, "device", text::appearance::as_device},
                                  {app::Theme::light, "light", text::appearance::light},
                                  {app::Theme::dark, "dark", text::appearance::dark},
                                  {app::Theme::contrast, "contrast", text::appearance::contrast}};

app::AppearanceChosen chosen_now(const app::Device& device) {
  return {device.text_size, device.theme, device.language};
}

void draw_text_sizes(const View& view) {
  const app::Device& device = view.workspace.device;
  domain::Options sizes;
  for (const int size : app::text_sizes) {
    sizes.push_back({std::to_string(size), say(text::appearance::percent, {{"size", size}})});
  }
  const auto chosen = view.ui.radios({.label = text::appearance::text_size,
                                      .value = std::to_string(device.text_size),
                                      .options = &sizes,
                                      .help = say(text::appearance::text_size_help)});
  if (!chosen) return;
  app::AppearanceChosen wish = chosen_now(device);
  wish.text_size = std::stoi(*chosen);
  view.send(wish);
}

void draw_colors(const View& view) {
  const app::Device& device = view.workspace.device;
  domain::Options options;
  std::string now;
  for (const ThemeChoice& theme : themes) {
    options.push_back({theme.key, say(theme.name)});
    if (theme.theme == device.theme) now = theme.key;
  }
  const auto chosen = view.ui.radios({.label = text::appearance::colors,
                                      .value = now,
                                      .options = &options,
                                      .help = say(text::appearance::colors_help)});
  for (const ThemeChoice& theme : themes) {
    if (chosen != theme.key) continue;
    app::AppearanceChosen wish = chosen_now(device);
    wish.theme = theme.theme;
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
      view.ui.radios({.label = text::appearance::language,
                      .value = device.language.empty() ? options.front().key : device.language,
                      .options = &options,
                      .help = say(text::appearance::language_help),
                      .key = "idioma"});
  if (!chosen) return;
  app::AppearanceChosen wish = chosen_now(device);
  wish.language = *chosen;
  view.send(wish);
}

}  // namespace

void draw_appearance(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::appearance::title);
  ui.text(say(text::appearance::intro));
  for (const auto draw : {draw_text_sizes, draw_colors, draw_languages}) {
    ui.gap(space::l);
    ui.card([&] { draw(view); });
  }
  ui.gap(space::l);
  if (ui.link(text::appearance::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
