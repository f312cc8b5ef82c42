// Reportar un problema: a text that says how it stands with Sorora here and nothing of anybody,
// shown in full before it can be copied or saved. Nothing is sent.
#include "app/diagnosis.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {

void draw_problem(const View& view) {
  Ui& ui = view.ui;
  if (!view.state.page_asked) {
    view.state.page_asked = true;
    view.send(app::PageAsked{});
  }
  ui.heading(1, "Reportar un problema");
  ui.text(
      "Si algo no funciona, cuéntale a quien te da soporte qué hacías y qué pasó, y envíale este "
      "diagnóstico.",
      {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  ui.banner(Ui::Tone::info, "Nada se envía solo",
            "El diagnóstico no lleva nombres, correos ni nada que alguien haya escrito. Léelo "
            "completo; sale de aquí solo si tú lo copias o lo guardas.");
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, "El diagnóstico");
    FieldSpec spec;
    spec.label = "Texto completo";
    spec.value = app::diagnosis_text(view.workspace);
    spec.lines = 6;
    spec.readonly = true;
    ui.field(spec);
    ui.gap(space::l);
    ui.row([&] {
      if (ui.button({.name = "Copiar", .look = Look::primary, .icon = icon::copy})) {
        view.send(app::CopyAsked{spec.value, "Se copió el diagnóstico. Pégalo en tu mensaje."});
      }
      if (ui.button({.name = "Guardar como archivo", .icon = icon::download})) {
        view.send(app::DiagnosisExportAsked{});
      }
    });
  });
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, "Antes de reportar");
    ui.text("1. Vuelve a cargar la página: lo guardado sigue aquí.");
    ui.text("2. Si no se puede guardar, haz un respaldo primero.");
    ui.text("3. Prueba con una versión reciente de Chrome, Edge, Firefox o Safari.");
    ui.gap(space::s);
    if (ui.link("Ir a Respaldos", "#/respaldos", icon::save)) view.go(Screen::backups);
  });
}

}  // namespace ui
