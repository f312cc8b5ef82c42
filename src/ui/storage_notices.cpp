// What every screen says first when something is wrong with storing: that nothing can be written
// here, that another tab writes, that what was here is gone. Each with its way out.
#include <utility>

#include "app/backup.h"
#include "base/text.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

void draw_state(const View& view) {
  const app::StorageWords words = app::storage_words(view.workspace.storage);
  if (words.title.empty()) return;
  const bool data = view.workspace.store.size() > 0;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::danger, words.title, words.text, "alert");
  ui.gap(space::s);
  bool first = true;  // the first one has the key that the bar leads to
  const auto way_out = [&](std::string name, const char* glyph, app::Event event) {
    const std::string key = std::exchange(first, false) ? "salida" : "";
    if (ui.button({.name = std::move(name), .icon = glyph, .key = key})) view.send(event);
  };
  ui.row([&] {
    if (words.rescue && data) way_out("Rescatar mis datos", icon::download, app::BackupAsked{});
    if (words.retry) way_out("Intentar de nuevo", icon::refresh_cw, app::RetryAsked{});
    if (words.reload) way_out("Volver a cargar", icon::refresh_cw, app::ReloadAsked{});
    if (view.state.screen != Screen::problem &&
        ui.link("Reportar un problema", "#/problema", icon::message_circle)) {
      view.go(Screen::problem);
    }
  });
  ui.gap(space::l);
}

void draw_following(const View& view) {
  if (!view.workspace.following) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::info, "Sorora está abierta en otra pestaña; aquí ves lo mismo, sin escribir",
            {}, "status");
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = "Escribir en esta pestaña", .icon = icon::pencil})) {
      view.send(app::WritingAsked{});
    }
  });
  ui.gap(space::l);
}

void draw_lost(const View& view) {
  if (!view.workspace.device.lost) return;
  const bool restores_below = view.state.screen == Screen::backups;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::warn, "Antes había datos aquí",
            "Este navegador borró lo que Sorora había guardado. Si tienes un respaldo, con él "
            "vuelve todo. Si no, puedes empezar de nuevo.",
            "alert");
  ui.gap(space::s);
  ui.row([&] {
    if (!restores_below) draw_restore_button(view, true);
    if (ui.button({.name = "Empezar de nuevo"})) view.send(app::StartOverAsked{});
  });
  if (!restores_below) draw_restore_result(view);
  ui.gap(space::l);
}

}  // namespace

void draw_storage_notices(const View& view) {
  draw_state(view);
  draw_following(view);
  draw_lost(view);
}

void draw_backup_reminder(const View& view) {
  const app::BackupView backup = app::make_backup_view(view.workspace);
  if (!backup.due || view.state.reminder_closed || view.workspace.following) return;
  Ui& ui = view.ui;
  const std::string since = base::counted(backup.days, "día", "días") + " y " +
                            base::counted(backup.changes, "cambio", "cambios");
  ui.banner(Ui::Tone::info, "Buen momento para un respaldo",
            backup.ever ? "Desde el último pasaron " + since + "."
                        : "Aún no has hecho ninguno, y ya van " + since + ".");
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = "Ir a Respaldos", .icon = icon::save})) view.go(Screen::backups);
    if (ui.button({.name = "Ahora no", .look = Look::quiet})) view.state.reminder_closed = true;
  });
  ui.gap(space::l);
}

}  // namespace ui
