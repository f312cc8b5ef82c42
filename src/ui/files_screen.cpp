// Archivos: what left this device, whether it arrived, and what came in.
#include "app/file_rows.h"
#include "icons.h"
#include "texts/files.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

using app::FileRow;

constexpr size_t shown_files = 100;

void draw_row(const View& view, const FileRow& row, const char* glyph, NodeId id) {
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
  item.id = id;
  item.role = "listitem";
  ui.within(std::move(item), [&] {
    ui.beside(32, [&] {
      ui.text(row.name, {type::body, true, {}});
      ui.muted(row.from.empty()
                   ? row.when
                   : say(text::files::when_from, {{"when", row.when}, {"from", row.from}}));
      if (!row.state_text.empty()) ui.text(row.state_text);
      std::string labels;
      for (const std::string& label : row.changed) labels += (labels.empty() ? "" : ", ") + label;
      if (!labels.empty()) ui.text(say(text::files::changed, {{"fields", labels}}));
    });
  });
  ui.gap(space::m);
}

struct Rows {
  const char* key;
  base::TextId title, empty;
  const char* icon;
};

void draw_rows(const View& view, const Rows& about, const std::vector<FileRow>& rows) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, about.title);
    ui.gap(space::s);
    if (rows.empty()) return ui.muted(say(about.empty));
    Node list;
    list.id = ui.id(about.key);
    list.role = "list";
    list.name = say(about.title);
    ui.within(std::move(list), [&] {
      for (size_t i = 0; i < std::min(rows.size(), shown_files); ++i) {
        const NodeId id = ui.id(about.key + std::to_string(rows.size() - i));  // the oldest is 1
        draw_row(view, rows[i], about.icon, id);
      }
    });
    if (rows.size() > shown_files) {
      ui.muted(say(text::files::more, {{"count", rows.size() - shown_files}}));
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_files(const View& view) {
  Ui& ui = view.ui;
  const bool unit = view.workspace.device.role == app::Role::unit;
  ui.heading(1, text::files::title);
  ui.text(say(unit ? text::files::intro_unit : text::files::intro),
          {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  const auto received = app::make_received_files(view.workspace);
  ui.row([&] {
    draw_import_button(view, !unit);
    if (unit && ui.button({.name = text::files::export_receipt,
                           .icon = icon::file_check,
                           .disabled_why = received.empty() ? say(text::files::none_yet) : "",
                           .full = ui.narrow()})) {
      view.send(app::ReceiptExportAsked{});
    }
  });
  ui.gap(space::l);
  draw_import(view);
  draw_rows(view, {"Enviados", text::files::sent, text::files::none_sent, icon::download},
            app::make_sent_files(view.workspace));
  draw_rows(view, {"Recibidos", text::files::received, text::files::none_received, icon::file},
            received);
}

}  // namespace ui
