// Where Sorora lives on this device: as a page, installed, or as a file of its own; and where what
// she writes goes then.
#include "icons.h"
#include "ui/state.h"

namespace ui {

void draw_home_notice(const View& view) {
  const app::Workspace& w = view.workspace;
  const bool data = w.store.size() > 0;
  Ui& ui = view.ui;
  if (w.home == app::Home::file) {
    ui.banner(Ui::Tone::info, "Abriste Sorora desde un archivo",
              "Lo que escribes se guarda en este navegador y este equipo, no dentro del archivo. "
              "Para llevarlo a otro lugar, haz un respaldo.");
  } else if (w.home_screen && w.home == app::Home::app && !data) {
    ui.banner(Ui::Tone::info, "¿Ya usabas Sorora en el navegador?",
              "La aplicación de la pantalla de inicio guarda aparte. Haz un respaldo allá y "
              "restáuralo aquí: con él vuelve todo.");
  } else if (w.home_screen && w.home == app::Home::page && data) {
    ui.banner(Ui::Tone::info, "La pantalla de inicio guarda aparte",
              "Si agregas Sorora a la pantalla de inicio de tu iPhone o iPad, ahí empieza vacía. "
              "Haz primero un respaldo aquí y restáuralo allá.");
  } else {
    return;
  }
  ui.gap(space::m);
}

void draw_install_button(const View& view) {
  if (!view.workspace.installable) return;
  Ui& ui = view.ui;
  ui.row([&] {
    if (ui.button({.name = "Instalar Sorora", .look = Look::quiet, .icon = icon::download})) {
      view.send(app::InstallAsked{});
    }
  });
}

}  // namespace ui
