// It draws and mirrors only the rows on screen, so 100,000 cost as much as 20.
#include "ui/registry_table.h"

#include <algorithm>

#include "format/programs.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/registry.h"
#include "ui/places.h"

namespace ui {
namespace {

using app::RegistryRow;
using app::RegistrySort;
using base::say;

struct Column {
  const char* key;
  base::TextId title;
  RegistrySort sort;
  float weight;
};

constexpr Column table_columns[] = {
    {"Nombre", text::registry::name, RegistrySort::name, 2.1f},
    {"Vocalía", text::registry::vocalia, RegistrySort::vocalia, 1.9f},
    {"Junta", text::registry::junta, RegistrySort::junta, 1.15f},
    {"Entidad", text::registry::state, RegistrySort::entidad, 1.4f},
    {"Grupo", text::registry::group, RegistrySort::group, 1.0f}};
constexpr size_t column_count = std::size(table_columns);

std::string junta_short(const RegistryRow& row) {
  if (row.person.adscripcion == "local") return say(text::registry::junta_local);
  if (row.person.distrito.empty()) return say(text::registry::no_district);
  const std::string number = (row.person.distrito.size() < 2 ? "0" : "") + row.person.distrito;
  return say(text::registry::junta_distrital, {{"number", number}});
}

std::string cell_text(const View& view, const RegistryRow& row, size_t column) {
  switch (column) {
    case 0:
      return row.name.empty() ? say(text::common::no_name) : row.name;
    case 1: {
      const std::string name = short_vocalia(row.vocalia, view.workspace.program());
      return name.empty() ? say(text::registry::no_vocalia) : name;
    }
    case 2:
      return junta_short(row);
    case 3:
      return row.entidad.empty() ? say(text::registry::no_state) : row.entidad;
    default:
      return row.group == 0 ? "–" : std::to_string(row.group);
  }
}

std::vector<float> column_starts(float x, float width) {
  float total = 0;
  for (const Column& column : table_columns) total += column.weight;
  std::vector<float> starts;
  for (const Column& column : table_columns) {
    starts.push_back(x);
    x += width * column.weight / total;
  }
  starts.push_back(x);
  return starts;
}

// One row of the table, the first being its header; `inside` adds the cells.
template <class Cells>
void table_row(Ui& ui, const std::string& key, int number, const Box& box, const Cells& inside) {
  Node row;
  row.id = ui.id(key);
  row.role = "row";
  row.box = box;
  row.row = number;
  ui.within(std::move(row), inside);
}

void draw_header(const View& view, const Box& box) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  app::RegistryQuery& query = view.state.query;
  const auto x = column_starts(box.x, box.w);
  ui.fill(box, c.surface2, radius_control);
  table_row(ui, "encabezado", 1, box, [&] {
    for (size_t i = 0; i < column_count; ++i) {
      const Column& column = table_columns[i];
      const char* title = say(column.title);
      const bool sorted = query.sort == column.sort;
      const Box cell{x[i], box.y, x[i + 1] - x[i], box.h};
      Node header;
      header.id = ui.id(std::string("col:") + column.key);
      header.role = "columnheader";
      header.box = cell;
      header.col = static_cast<int>(i) + 1;
      header.sort = !sorted ? "none" : query.descending ? "descending" : "ascending";
      ui.within(std::move(header), [&] {
        const NodeId id = ui.id(std::string("ordenar:") + column.key);
        if (ui.hovered(cell)) ui.fill(cell, c.primary_soft, radius_control);
        const Style style{type::small, true, sorted ? c.primary : c.text};
        ui.write(title, cell.x + space::m, cell.y + (cell.h - 21) / 2, cell.w - 36, style, 1);
        const float glyph_x = cell.x + space::m + ui.measure(title, style) + 6;
        if (sorted && glyph_x + 16 < cell.right()) {
          ui.icon(query.descending ? icon::arrow_down : icon::arrow_up, glyph_x,
                  cell.y + (cell.h - 16) / 2, 16, c.primary);
        }
        ui.focus_ring(cell, id);
        ui.add_item(cell, id);
        ui.node("button", title, cell, id);
        if (!ui.activated(id)) return;
        query.descending = sorted && !query.descending;
        query.sort = column.sort;
      });
    }
  });
}

// Her name leads to her page.
void draw_name(const View& view, const RegistryRow& row, const std::string& said, const Box& box) {
  Ui& ui = view.ui;
  const NodeId id = ui.id("ver:" + row.person.id);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  ui.node("link", said, box, id).href = place_route(Screen::registry, row.person.id);
  if (ui.activated(id)) view.go(Screen::registry, row.person.id);
}

void draw_name_cell(const View& view, const RegistryRow& row, const std::string& said,
                    const Box& box) {
  Node node;
  node.id = view.ui.id("celda:" + row.person.id + "0");
  node.role = "cell";
  node.box = box;
  node.col = 1;
  view.ui.within(std::move(node), [&] { draw_name(view, row, said, box); });
}

void draw_wide_row(const View& view, const RegistryRow& row, const Box& box, int index) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const auto x = column_starts(box.x, box.w);
  if (ui.hovered(box)) ui.fill(box, c.primary_soft.alpha(130));
  ui.line(box.x, box.bottom(), box.right(), box.bottom(), c.line);
  table_row(ui, "fila:" + row.person.id, index + 2, box, [&] {
    for (size_t i = 0; i < column_count; ++i) {
      const Box cell{x[i], box.y, x[i + 1] - x[i], box.h};
      const std::string text = cell_text(view, row, i);
      float shift = 0;
      if (i == 0 && (row.problems > 0 || row.conflicts > 0)) {
        ui.icon(icon::triangle_alert, cell.x + space::m, cell.y + (cell.h - 18) / 2, 18, c.warn);
        shift = 26;
      }
      const Style style{i == 0 ? type::body : type::small, i == 0, c.text, 1.25f};
      const int lines = i == 0 ? 2 : 3;
      const float room = cell.w - space::m - shift - 4;
      const float height = std::min(ui.wrapped_height(text, style, room),
                                    static_cast<float>(lines) * style.size * style.line);
      ui.write(text, cell.x + space::m + shift, cell.y + (cell.h - height) / 2, room, style, lines);
      const std::string said = shift > 0 ? say(text::registry::to_review, {{"text", text}}) : text;
      if (i == 0) {
        draw_name_cell(view, row, said, cell);
        continue;
      }
      Node& node = ui.node("cell", "", cell, ui.id("celda:" + row.person.id + std::to_string(i)));
      node.text = said;
      node.col = static_cast<int>(i) + 1;
      node.font = style.size;  // its letters lie on those of the canvas, to be selected
      node.line = style.size * style.line;
      node.pad_left = space::m;
      node.pad_right = 4;
      node.pad_top = (cell.h - height) / 2;
      node.pad_bottom = 0;
    }
  });
}

// Cards are of one height, for only those in sight are drawn: in less room, more lines.
int card_lines(float width) {
  return width < 200 ? 4 : width < 280 ? 2 : 1;
}

float card_height(float width) {
  return 116 + static_cast<float>(card_lines(width) - 1) * 86;
}

void draw_card_row(const View& view, const RegistryRow& row, const Box& outer, int index) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const Box box{outer.x, outer.y, outer.w, outer.h - space::s};
  ui.fill(box, c.surface, radius_card);
  ui.stroke(box, c.line, radius_card);
  const float side = ui.tiny() ? space::s : space::l;
  const float x = box.x + side;
  const float w = box.w - 2 * side;
  const std::string where = junta_short(row) + ", " + cell_text(view, row, 3);
  const std::string group =
      row.group == 0 ? say(text::registry::no_group)
                     : say(text::common::group_number, {{"number", std::to_string(row.group)}});
  Node item;
  item.id = ui.id("tarjeta:" + row.person.id);
  item.role = "listitem";
  item.box = box;
  item.set_size = static_cast<int>(view.state.selection.size());
  item.pos_in_set = index + 1;
  ui.within(std::move(item), [&] {
    float y = box.y + space::m;
    const std::string name = cell_text(view, row, 0);
    const float height =
        ui.write(name, x, y, w, {type::body, true, c.text, 1.4f}, card_lines(outer.w));
    draw_name(view, row, name, box);
    y += height;
    for (const std::string& text : {cell_text(view, row, 1), where, group}) {
      const float lines =
          ui.write(text, x, y, w, {type::small, false, c.muted, 1.5f}, card_lines(outer.w));
      ui.node("text", "", {x, y, w, lines}, ui.id(row.person.id + text)).text = text;
      y += lines;
    }
  });
}

// Cards have no headers to press.
void draw_order(const View& view) {
  Ui& ui = view.ui;
  app::RegistryQuery& query = view.state.query;
  domain::Options columns;
  for (const Column& column : table_columns) {
    columns.push_back({column.key, say(column.title)});
  }
  ChoiceSpec spec{.label = text::registry::order, .options = &columns};
  for (const Column& column : table_columns) {
    if (column.sort == query.sort) spec.value = column.key;
  }
  const auto chosen = ui.combobox(spec);
  for (const Column& column : table_columns) {
    if (chosen == column.key) query.sort = column.sort;
  }
  ui.row([&] {
    if (ui.button({.name = text::registry::from_the_end,
                   .look = Look::quiet,
                   .icon = query.descending ? icon::arrow_down : icon::arrow_up,
                   .pressed = query.descending,
                   .flush = true})) {
      query.descending = !query.descending;
    }
  });
}

bool shows_cards(float width) {
  return width < 640;
}

}  // namespace

// "Vocalía del Registro Federal de Electores" -> "Registro Federal de Electores": in a column that
// is headed "Vocalía" the rest is enough.
std::string short_vocalia(std::string_view key, const domain::Program& program) {
  if (key.empty()) return {};
  std::string name = domain::name_of("vocalias", key, format::catalogues(), program);
  for (const std::string_view start : {"Vocalía ", "del ", "de "}) {
    if (name.rfind(start, 0) == 0) name.erase(0, start.size());
  }
  return name;
}

void draw_registry_table(const View& view) {
  Ui& ui = view.ui;
  const app::Registry& registry = view.state.registry;
  const auto& selection = view.state.selection;
  const bool cards = shows_cards(ui.flow().w);
  const float row_height = cards ? card_height(ui.flow().w) : 56;
  const float header = cards ? 0.0f : 44.0f;
  if (cards && !selection.empty()) draw_order(view);
  Node table;
  table.id = ui.id("tabla");
  table.role = cards ? "list" : "table";
  table.name = say(text::registry::title);
  if (!cards) {
    table.rows = static_cast<int>(selection.size()) + 1;
    table.cols = static_cast<int>(column_count);
  }
  table.box = {ui.flow().x, ui.flow().y, ui.flow().w,
               std::max(1.0f, header + row_height * static_cast<float>(selection.size()))};
  ui.within(std::move(table), [&] {
    if (!cards) draw_header(view, ui.place(header));
    const float top = ui.flow().y;
    const auto at = [&](float y) { return static_cast<long>((y - top) / row_height); };
    const long count = static_cast<long>(selection.size());
    const long first = std::clamp(at(0) - 4, 0L, count);
    const long last = std::clamp(at(ui.surface().height) + 5, 0L, count);
    for (long i = first; i < last; ++i) {
      const RegistryRow& row = registry.rows[selection[static_cast<size_t>(i)]];
      const Box box{ui.flow().x, top + row_height * static_cast<float>(i), ui.flow().w, row_height};
      cards ? draw_card_row(view, row, box, static_cast<int>(i))
            : draw_wide_row(view, row, box, static_cast<int>(i));
    }
    ui.flow().y = top + row_height * static_cast<float>(count);
  });
  if (selection.empty()) {
    ui.gap(space::l);
    ui.text(say(text::registry::nobody), {type::body, true, {}});
    ui.gap(space::s);
    if (ui.button({.name = text::registry::no_filters, .icon = icon::x})) view.state.query = {};
  }
}

app::Table shown_table(const View& view) {
  app::Table table{say(text::registry::title), {}, {}};
  for (const Column& column : table_columns) table.columns.push_back(say(column.title));
  for (const size_t at : view.state.selection) {
    std::vector<std::string> cells;
    for (size_t i = 0; i < column_count; ++i) {
      cells.push_back(cell_text(view, view.state.registry.rows[at], i));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace ui
