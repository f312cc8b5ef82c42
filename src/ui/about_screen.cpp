// Acerca de: what Sorora is, its licence, and the notices of what it is built with.
#include "base/bundled.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

struct Part {
  const char* name;
  const char* use;
  const char* licence;
};

constexpr Part parts[] = {
    {"Dear ImGui", "Dibuja la interfaz. © 2014-2025 Omar Cornut.", "MIT"},
    {"SDL 2", "Abre el lienzo y dibuja en él. © 1997-2023 Sam Lantinga.", "Zlib"},
    {"nlohmann/json", "Lee los archivos. © 2013-2022 Niels Lohmann.", "MIT"},
    {"Emscripten y LLVM", "Convierten el programa en una página. © sus autoras y autores.",
     "MIT / Apache 2.0 con excepción LLVM"},
    {"Inter", "La letra. © 2016 The Inter Project Authors.", "SIL Open Font License 1.1"},
    {"Lucide", "Los iconos. © Lucide Contributors.", "ISC"},
    {"idb", "Guarda en el navegador. © Jake Archibald.", "ISC"},
    {"fflate", "Empaqueta archivos zip. © Arjun Barrett.", "MIT"}};

// Installed, or as one file: two ways to have it at hand.
void draw_at_hand(const View& view) {
  const app::Workspace& w = view.workspace;
  if (w.home == app::Home::file) return;
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "Sorora a la mano");
    if (w.home == app::Home::page && w.home_screen) {
      ui.text(
          "En iPhone o iPad: presiona Compartir y elige «Agregar a inicio». Ahí guarda aparte de "
          "este navegador: pasa tus datos con un respaldo.");
      ui.gap(space::s);
    }
    draw_install_button(view);
    ui.text(
        "También viene en un solo archivo, para llevarla en una memoria USB o enviarla por "
        "correo. Se abre sin conexión y sin instalar nada.");
    ui.gap(space::s);
    ui.link("Descargar Sorora en un solo archivo", "sorora.html", icon::download);
  });
  ui.gap(space::l);
}

}  // namespace

void draw_about(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, "Acerca de Sorora");
  ui.text(
      "Sorora organiza redes de mentoría de mujeres en instituciones electorales de México, sin "
      "servidor y sin cuentas. Es software libre con licencia MIT.");
  ui.gap(space::l);
  draw_at_hand(view);
  ui.card([&] {
    ui.heading(2, "Avisos de terceros");
    ui.muted(
        "Sorora está hecha con el trabajo de otras personas. El texto completo de cada licencia "
        "viene en el archivo notices.json de esta página.");
    ui.gap(space::m);
    for (const Part& part : parts) {
      ui.text(std::string(part.name) + " · " + part.licence, {type::body, true, {}});
      ui.muted(part.use);
      ui.gap(space::m);
    }
  });
  ui.link("Texto completo de las licencias", "notices.json", icon::external_link);
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, "De dónde vienen los datos");
    ui.text(
        "Los programas se tomaron de sus documentos públicos. Las cifras de entidades y distritos "
        "son públicas y no vienen de esos documentos; el catálogo se puede editar. Los nombres de "
        "práctica son inventados.");
  });
  ui.gap(space::l);
  if (ui.link("Reportar un problema", "#/problema")) view.go(Screen::problem);
  if (ui.link("Componentes, para quienes diseñan y programan", "#/componentes")) {
    view.go(Screen::components);
  }
  if (ui.link("Respaldos y copias", "#/respaldos")) view.go(Screen::backups);
  if (ui.link("Tamaño de letra y colores", "#/apariencia")) view.go(Screen::appearance);
  if (ui.link("Volver al inicio", "#/")) view.go(Screen::start);
}

}  // namespace ui
