// Respaldos: how long ago everything was last put in a safe place, how to do it now, and the ways
// back: from a file, or from one of the copies that Sorora makes by itself.
#include "app/backup.h"
#include "base/text.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

void draw_last(const View& view, const app::BackupView& backup) {
  Ui& ui = view.ui;
  const std::string days = base::counted(backup.days, "día", "días");
  const std::string changes = base::counted(backup.changes, "cambio", "cambios");
  if (!backup.data) {
    ui.banner(Ui::Tone::info, "Todavía no hay nada que respaldar",
              "Si tienes un respaldo de otro equipo, aquí lo puedes restaurar.");
  } else if (!backup.ever) {
    ui.banner(Ui::Tone::warn, "Aún no has hecho ningún respaldo",
              "Hay " + changes + " sin respaldar" +
                  (backup.days > 0 ? ", desde hace " + days : std::string()) + '.');
  } else {
    const std::string when = backup.days == 0 ? "hoy" : "hace " + days;
    ui.banner(backup.due ? Ui::Tone::warn : Ui::Tone::ok, "Tu último respaldo es de " + when,
              backup.changes == 0 ? "Desde entonces no has cambiado nada."
                                  : "Desde entonces hay " + changes + ".");
  }
  ui.gap(space::m);
  draw_home_notice(view);
  if (view.workspace.persisted == app::Persisted::yes || !backup.data) return;
  ui.banner(Ui::Tone::warn, "Este navegador puede borrar lo guardado",
            "Lo hace cuando al equipo le falta espacio o cuando pasas semanas sin abrir la "
            "página. Un respaldo guardado en otro lugar te protege.");
  ui.gap(space::m);
}

void draw_snapshots(const View& view) {
  Ui& ui = view.ui;
  const auto& keys = view.workspace.snapshots.keys;
  ui.card([&] {
    ui.heading(2, "Copias que Sorora hizo sola");
    ui.muted(
        "Una por cada día con cambios, y una antes de cada restauración. Están en este mismo "
        "navegador: si se borra, se van con él.");
    ui.gap(space::m);
    if (keys.empty()) {
      ui.text("Todavía no hay ninguna.");
      return;
    }
    Node list;
    list.id = ui.id("copias");
    list.role = "list";
    list.name = "Copias";
    ui.within(std::move(list), [&] {
      for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        const auto label = app::snapshot_label(*key, view.workspace.offset_minutes);
        Node item;
        item.id = ui.id("copia:" + *key);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text(label.when, {type::body, true, {}});
          if (!label.why.empty()) ui.muted(label.why);
          if (ui.button({.name = "Volver a esta copia",
                         .icon = icon::history,
                         .spoken = "Volver a esta copia: " + label.when + ", " + label.why,
                         .key = "volver" + *key})) {
            view.send(app::SnapshotAsked{*key});
          }
        });
        ui.gap(space::l);
      }
    });
  });
}

}  // namespace

void draw_restore_button(const View& view, bool primary) {
  view.ui.button({.name = "Restaurar un respaldo",
                  .look = primary ? Look::primary : Look::secondary,
                  .icon = icon::history,
                  .disabled_why = view.workspace.following ? "Otra pestaña está guardando"
                                  : view.workspace.import.reading()
                                      ? "Ya se está leyendo un archivo"
                                      : "",
                  .pick = ".json,.txt,application/json,text/plain",
                  .restore = true});
}

void draw_restore_result(const View& view) {
  const app::Import& import = view.workspace.import;
  if (!import.restore || import.reading()) return;
  Ui& ui = view.ui;
  for (const app::FileVerdict& file : import.files) {
    ui.gap(space::m);
    if (file.problems.empty()) {
      ui.banner(Ui::Tone::ok, "Se restauró «" + file.name + "»",
                file.verdict == app::Verdict::same ? "Ya tenías todo lo que trae."
                                                   : "Lo que ya había aquí también sigue.");
    } else {
      const base::Problem& problem = file.problems.front();
      ui.banner(Ui::Tone::danger, "No se restauró «" + file.name + "»",
                problem.what + ' ' + problem.remedy);
    }
  }
}

void draw_backups(const View& view) {
  Ui& ui = view.ui;
  const app::BackupView backup = app::make_backup_view(view.workspace);
  ui.heading(1, "Respaldos");
  ui.text(
      "Un respaldo es un archivo con todo lo que hay aquí, también lo privado. Guárdalo en otro "
      "lugar, como una memoria USB, y no lo envíes a nadie.",
      {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_last(view, backup);
  ui.row([&] {
    if (ui.button({.name = "Respaldo completo",
                   .look = Look::primary,
                   .icon = icon::download,
                   .disabled_why = backup.data ? "" : "Todavía no hay nada que respaldar"})) {
      view.send(app::BackupAsked{});
    }
    draw_restore_button(view, false);
  });
  draw_restore_result(view);
  ui.gap(space::l);
  draw_snapshots(view);
  ui.gap(space::l);
  if (ui.link("Volver al inicio", "#/")) view.go(Screen::start);
}

}  // namespace ui
