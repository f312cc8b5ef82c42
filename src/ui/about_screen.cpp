// Acerca de: what Sorora is, its licence, and the notices of what it is built with.
#include "base/bundled.h"
#include "icons.h"
#include "texts/about.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace words = text::about;

struct Part {
  base::TextId name, use;
};

constexpr Part parts[] = {
    {words::imgui, words::imgui_use}, {words::sdl, words::sdl_use},
    {words::json, words::json_use},   {words::emscripten, words::emscripten_use},
    {words::inter, words::inter_use}, {words::lucide, words::lucide_use},
    {words::idb, words::idb_use},     {words::fflate, words::fflate_use}};

// Installed, or as one file: two ways to have it at hand.
void draw_at_hand(const View& view) {
  const app::Workspace& w = view.workspace;
  if (w.home == app::Home::file) return;
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, words::at_hand);
    if (w.home == app::Home::page && w.home_screen) {
      ui.text(say(words::home_screen));
      ui.gap(space::s);
    }
    draw_install_button(view);
    ui.text(say(words::one_file));
    ui.gap(space::s);
    ui.link(words::download, "sorora.html", icon::download);
  });
  ui.gap(space::l);
}

}  // namespace

void draw_about(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, words::title);
  ui.text(say(words::intro));
  ui.gap(space::l);
  draw_at_hand(view);
  ui.card([&] {
    ui.heading(2, words::notices);
    ui.muted(say(words::notices_about));
    ui.gap(space::m);
    for (const Part& part : parts) {
      ui.text(say(part.name), {type::body, true, {}});
      ui.muted(say(part.use));
      ui.gap(space::m);
    }
  });
  ui.link(words::licences, "notices.json", icon::external_link);
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, words::sources);
    ui.text(say(words::sources_about));
  });
  ui.gap(space::l);
  if (ui.link(words::report, "#/problema")) view.go(Screen::problem);
  if (ui.link(words::components, "#/componentes")) {
    view.go(Screen::components);
  }
  if (ui.link(words::backups, "#/respaldos")) view.go(Screen::backups);
  if (ui.link(words::appearance, "#/apariencia")) view.go(Screen::appearance);
  if (ui.link(words::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
