// Archivos: what left this device, whether it arrived, and what came in.
#include "app/file_rows.h"
#include "base/text.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

using app::FileRow;

constexpr size_t shown_files = 100;

void draw_row(const View& view, const FileRow& row, const char* glyph) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const bool refused = row.state == FileRow::State::refused;
  const bool accepted = row.state == FileRow::State::accepted;
  ui.icon(refused    ? icon::triangle_alert
          : accepted ? icon::circle_check
                     : glyph,
          ui.flow().x, ui.flow().y + 3, 20,
          refused    ? c.danger
          : accepted ? c.ok
                     : c.muted);
  Node item;
  item.id = ui.id(row.name + row.hash + row.when);
  item.role = "listitem";
  ui.within(std::move(item), [&] {
    ui.beside(32, [&] {
      ui.text(row.name, {type::body, true, {}});
      ui.muted(row.when + (row.from.empty() ? "" : " · de " + row.from));
      if (!row.state_text.empty()) ui.text(row.state_text);
      std::string labels;
      for (const std::string& label : row.changed) labels += (labels.empty() ? "" : ", ") + label;
      if (!labels.empty()) ui.text("Después de enviarlo cambiaste: " + labels + '.');
    });
  });
  ui.gap(space::m);
}

void draw_rows(const View& view, const char* title, const char* empty, const char* glyph,
               const std::vector<FileRow>& rows) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, title);
    ui.gap(space::s);
    if (rows.empty()) return ui.muted(empty);
    Node list;
    list.id = ui.id(title);
    list.role = "list";
    list.name = title;
    ui.within(std::move(list), [&] {
      for (size_t i = 0; i < std::min(rows.size(), shown_files); ++i) {
        draw_row(view, rows[i], glyph);
      }
    });
    if (rows.size() > shown_files) {
      ui.muted("Y " + std::to_string(rows.size() - shown_files) + " más.");
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_files(const View& view) {
  Ui& ui = view.ui;
  const bool unit = view.workspace.device.role == app::Role::unit;
  ui.heading(1, "Archivos enviados y recibidos");
  ui.text(unit ? "El acuse le dice a cada quien si su archivo llegó. Lleva claves y fechas, ningún "
                 "nombre: puedes mandar el mismo a todas."
               : "Cuando la Unidad Técnica te mande su acuse, impórtalo aquí para saber si tu "
                 "archivo llegó.",
          {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  const auto received = app::make_received_files(view.workspace);
  ui.row([&] {
    draw_import_button(view, !unit);
    if (unit &&
        ui.button({.name = "Exportar acuse",
                   .icon = icon::file_check,
                   .disabled_why = received.empty() ? "Todavía no llega ningún archivo" : "",
                   .full = ui.narrow()})) {
      view.send(app::ReceiptExportAsked{});
    }
  });
  ui.gap(space::l);
  draw_import(view);
  draw_rows(view, "Enviados", "Todavía no sale ningún archivo de este dispositivo.", icon::download,
            app::make_sent_files(view.workspace));
  draw_rows(view, "Recibidos", "Todavía no llega ningún archivo.", icon::file, received);
}

}  // namespace ui
