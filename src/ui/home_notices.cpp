// Where Sorora lives on this device: as a page, installed, or as a file of its own; and where what
// she writes goes then.
#include "texts/home_notices.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

}  // namespace

void draw_home_notice(const View& view) {
  const app::Workspace& w = view.workspace;
  const bool data = w.store.size() > 0;
  Ui& ui = view.ui;
  if (w.home == app::Home::file) {
    ui.banner(Ui::Tone::info, say(text::home_notices::file), say(text::home_notices::file_about));
  } else if (w.home_screen && w.home == app::Home::app && !data) {
    ui.banner(Ui::Tone::info, say(text::home_notices::app), say(text::home_notices::app_about));
  } else if (w.home_screen && w.home == app::Home::page && data) {
    ui.banner(Ui::Tone::info, say(text::home_notices::page), say(text::home_notices::page_about));
  } else {
    return;
  }
  ui.gap(space::m);
}

void draw_install_button(const View& view) {
  if (!view.workspace.installable) return;
  Ui& ui = view.ui;
  ui.row([&] {
    if (ui.button(
            {.name = text::home_notices::install, .look = Look::quiet, .icon = icon::download})) {
      view.send(app::InstallAsked{});
    }
  });
}

}  // namespace ui
