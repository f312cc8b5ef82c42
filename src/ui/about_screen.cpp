// Acerca de: what Sorora is, its licence, and the notices of what it is built with.
#include "base/bundled.h"
#include "icons.h"
#include "texts/about.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

struct Part {
  base::TextId name, use;
};

constexpr Part parts[] = {{text::about::imgui, text::about::imgui_use},
                          {text::about::sdl, text::about::sdl_use},
                          {text::about::json, text::about::json_use},
                          {text::about::emscripten, text::about::emscripten_use},
                          {text::about::inter, text::about::inter_use},
                          {text::about::lucide, text::about::lucide_use},
                          {text::about::idb, text::about::idb_use},
                          {text::about::fflate, text::about::fflate_use}};

// Installed, or as one file: two ways to have it at hand.
void draw_at_hand(const View& view) {
  const app::Workspace& w = view.workspace;
  if (w.home == app::Home::file) return;
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::about::at_hand);
    if (w.home == app::Home::page && w.home_screen) {
      ui.text(say(text::about::home_screen));
      ui.gap(space::s);
    }
    draw_install_button(view);
    ui.text(say(text::about::one_file));
    ui.gap(space::s);
    ui.link(text::about::download, "sorora.html", icon::download);
  });
  ui.gap(space::l);
}

}  // namespace

void draw_about(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::about::title);
  ui.text(say(text::about::intro));
  ui.gap(space::l);
  draw_at_hand(view);
  ui.card([&] {
    ui.heading(2, text::about::notices);
    ui.muted(say(text::about::notices_about));
    ui.gap(space::m);
    for (const Part& part : parts) {
      ui.text(say(part.name), {type::body, true, {}});
      ui.muted(say(part.use));
      ui.gap(space::m);
    }
  });
  ui.link(text::about::licences, "notices.json", icon::external_link);
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, text::about::sources);
    ui.text(say(text::about::sources_about));
  });
  ui.gap(space::l);
  if (ui.link(text::about::report, "#/problema")) view.go(Screen::problem);
  if (ui.link(text::about::components, "#/componentes")) {
    view.go(Screen::components);
  }
  if (ui.link(text::about::backups, "#/respaldos")) view.go(Screen::backups);
  if (ui.link(text::about::appearance, "#/apariencia")) view.go(Screen::appearance);
  if (ui.link(text::about::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
