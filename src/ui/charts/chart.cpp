// What every chart has around it: its title, and the table of its figures.
#include <algorithm>

#include "icons.h"
#include "texts/charts.h"
#include "texts/common.h"
#include "ui/charts/charts.h"
#include "ui/reading.h"

namespace ui {
namespace {

using base::say;

constexpr float pad = 10;

Style cell_style(bool bold) {
  return {type::small, bold, {}, 1.4f};
}

// The first column names its row and is the widest.
std::vector<float> starts(const Box& box, size_t columns) {
  const float first = columns > 3 ? 1.4f : 2.0f;
  const float total = first + static_cast<float>(columns - 1);
  std::vector<float> x{box.x};
  for (size_t i = 0; i < columns; ++i) {
    x.push_back(x.back() + box.w * (i == 0 ? first : 1) / total);
  }
  return x;
}

void draw_figure_row(Ui& ui, const std::vector<std::string>& texts, size_t row, bool head) {
  const Palette& c = ui.colors();
  const Flow flow = ui.flow();
  const std::vector<float> x = starts({flow.x, flow.y, flow.w, 0}, texts.size());
  float height = 44;
  for (size_t i = 0; i < texts.size(); ++i) {
    const Style style = cell_style(head || i == 0);
    const float room = x[i + 1] - x[i] - 2 * pad;
    height = std::max(height, ui.wrapped_height(texts[i], style, room) + 2 * pad);
  }
  const Box box = ui.place(height);
  if (head) ui.fill(box, c.surface2, radius_control);
  if (!head) ui.line(box.x, box.bottom(), box.right(), box.bottom(), c.line);
  const std::string key = std::to_string(row);
  Node made;
  made.id = ui.id("fila" + key);
  made.role = "row";
  made.box = box;
  made.row = static_cast<int>(row) + 1;
  ui.within(std::move(made), [&] {
    for (size_t i = 0; i < texts.size(); ++i) {
      const Style style = cell_style(head || i == 0);
      const Box cell{x[i], box.y, x[i + 1] - x[i], box.h};
      const float room = cell.w - 2 * pad;
      const float text_h = ui.wrapped_height(texts[i], style, room);
      ui.write(texts[i], cell.x + pad, cell.y + (cell.h - text_h) / 2, room, style);
      Node& node = ui.node(head     ? "columnheader"
                           : i == 0 ? "rowheader"
                                    : "cell",
                           "", cell, ui.id("celda" + key + '/' + std::to_string(i)));
      node.text = texts[i];
      node.col = static_cast<int>(i) + 1;
      node.font = style.size;  // its letters lie on those of the canvas, to be selected
      node.bold = style.bold;
      node.pad_left = node.pad_right = pad;
      node.pad_top = (cell.h - text_h) / 2;
      node.pad_bottom = 0;
    }
  });
}

// Whether every word of the row stands in its column unbroken.
bool row_fits(Ui& ui, const std::vector<std::string>& texts, bool head) {
  const std::vector<float> x = starts({0, 0, ui.flow().w, 0}, texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    std::string_view rest = texts[i];
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      const float room = x[i + 1] - x[i] - 2 * pad;
      if (ui.measure(rest.substr(0, end), cell_style(head || i == 0)) > room) return false;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return true;
}

bool fits(Ui& ui, const app::Table& table) {
  return row_fits(ui, table.columns, true) &&
         std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const auto& row) { return row_fits(ui, row, false); });
}

// Where the columns do not fit side by side: the name of the row, and below it each column's name
// with its value.
void draw_figure_card(Ui& ui, const app::Table& table, size_t row) {
  const std::vector<std::string>& texts = table.rows[row];
  const Palette& c = ui.colors();
  std::vector<std::string> lines{texts[0]};
  for (size_t i = 1; i < texts.size(); ++i) {
    lines.push_back(say(text::common::labelled, {{"label", table.columns[i]}, {"text", texts[i]}}));
  }
  float height = 2 * pad;
  for (size_t i = 0; i < lines.size(); ++i) {
    height += ui.wrapped_height(lines[i], cell_style(i == 0), ui.flow().w);
  }
  const Box box = ui.place(height);
  ui.line(box.x, box.bottom(), box.right(), box.bottom(), c.line);
  const std::string key = std::to_string(row + 1);
  Node made;
  made.id = ui.id("fila" + key);
  made.role = "row";
  made.box = box;
  made.row = static_cast<int>(row) + 2;
  ui.within(std::move(made), [&] {
    float y = box.y + pad;
    for (size_t i = 0; i < lines.size(); ++i) {
      const float line = ui.write(lines[i], box.x, y, box.w, cell_style(i == 0));
      Node& node = ui.node(i == 0 ? "rowheader" : "cell", "", {box.x, y, box.w, line},
                           ui.id("celda" + key + '/' + std::to_string(i)));
      node.text = i == 0 ? lines[i] : texts[i];
      node.col = static_cast<int>(i) + 1;
      y += line;
    }
  });
}

// The names of columns that each card repeats: only spoken.
void draw_unseen_head(Ui& ui, const std::vector<std::string>& columns) {
  const Box box = ui.place(1);
  Node made;
  made.id = ui.id("fila0");
  made.role = "row";
  made.box = box;
  made.row = 1;
  ui.within(std::move(made), [&] {
    for (size_t i = 0; i < columns.size(); ++i) {
      Node& node = ui.node("columnheader", "", box, ui.id("celda0/" + std::to_string(i)));
      node.text = columns[i];
      node.col = static_cast<int>(i) + 1;
    }
  });
}

}  // namespace

void draw_copy_button(const View& view, const app::Table& table) {
  if (view.ui.button({.name = text::charts::copy_table,
                      .look = Look::quiet,
                      .icon = icon::copy,
                      .spoken = say(text::charts::copy_this_table, {{"table", table.name}}),
                      .key = "copiar"})) {
    view.send(app::CopyAsked{app::table_text(table), say(text::charts::copied)});
  }
}

void draw_figures(const View& view, const app::Table& table) {
  Ui& ui = view.ui;
  Node node;
  node.id = ui.id("cifras");
  node.role = "table";
  node.name = table.name;
  node.rows = static_cast<int>(table.rows.size()) + 1;
  node.cols = static_cast<int>(table.columns.size());
  ui.within(std::move(node), [&] {
    ui.scope("cifras", [&] {
      const bool cards = !fits(ui, table);
      cards ? draw_unseen_head(ui, table.columns) : draw_figure_row(ui, table.columns, 0, true);
      for (size_t i = 0; i < table.rows.size(); ++i) {
        cards ? draw_figure_card(ui, table, i) : draw_figure_row(ui, table.rows[i], i + 1, false);
      }
    });
  });
}

void draw_chart(const View& view, const ChartSpec& spec, const std::function<void()>& body) {
  Ui& ui = view.ui;
  Node group;
  group.id = ui.id("grafica:" + spec.key);
  group.role = "group";
  group.name = spec.title;
  ui.within(std::move(group), [&] {
    ui.scope("grafica:" + spec.key, [&] {
      ui.heading(spec.level, Name(spec.title, spec.key));
      if (!spec.about.empty()) {
        in_reading_width(ui, [&] { ui.muted(spec.about); });
        ui.gap(space::s);
      }
      body();
      ui.gap(space::s);
      const bool open = view.state.open_figures.contains(spec.key);
      ui.row([&] {
        const bool pressed =
            ui.button({.name = open ? text::charts::hide_figures : text::charts::show_figures,
                       .look = Look::quiet,
                       .icon = open ? icon::chevron_up : icon::list,
                       .spoken = say(open ? text::charts::hide_these_figures
                                          : text::charts::show_these_figures,
                                     {{"table", spec.figures.name}}),
                       .expanded = open,
                       .key = "cifras"});
        if (open) draw_copy_button(view, spec.figures);
        if (!pressed) return;
        if (open)
          view.state.open_figures.erase(spec.key);
        else
          view.state.open_figures.insert(spec.key);
      });
      if (open) draw_figures(view, spec.figures);
    });
  });
}

}  // namespace ui
