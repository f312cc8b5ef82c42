// Stacked bars: what each whole is made of. The parts have gaps between them and their numbers in
// them; the bar itself is one node that says them all.
#include <algorithm>

#include "texts/charts.h"
#include "texts/common.h"
#include "ui/charts/charts.h"

namespace ui {
namespace {

constexpr float bar_height = 26;
constexpr float phone_below = 560;  // there a label stands above its bar

size_t sum(const std::vector<size_t>& parts) {
  size_t total = 0;
  for (const size_t part : parts) total += part;
  return total;
}

std::string spoken(const std::vector<std::string>& names, const StackedRow& row) {
  std::string parts;
  for (size_t i = 0; i < row.parts.size(); ++i) {
    if (i > 0) parts += ", ";
    parts += base::say(text::charts::part, {{"count", row.parts[i]}, {"name", names[i]}});
  }
  return base::say(text::common::labelled, {{"label", row.label}, {"text", parts}});
}

}  // namespace

void draw_stack(Ui& ui, const Box& box, const std::vector<size_t>& parts, bool numbers) {
  const Palette& c = ui.colors();
  const auto total = static_cast<float>(std::max<size_t>(sum(parts), 1));
  float x = box.x;
  for (size_t i = 0; i < parts.size(); ++i) {
    const float width = box.w * static_cast<float>(parts[i]) / total;
    const Color ground = c.series[i % c.series.size()];
    if (width > 2) ui.fill({x, box.y, width - 2, box.h}, ground, 3);
    const std::string digits = std::to_string(parts[i]);
    const Style style{13, true, ink_on(c, ground), 1.2f};
    const float wanted = ui.measure(digits, style);
    if (numbers && width > wanted + 6) {
      ui.write(digits, x + (width - 2 - wanted) / 2, box.y + (box.h - 15.6f) / 2, wanted + 1, style,
               1);
    }
    x += width;
  }
}

void draw_stacked_bars(const View& view, const std::vector<std::string>& names,
                       const std::vector<StackedRow>& rows) {
  Ui& ui = view.ui;
  const bool phone = ui.flow().w < phone_below;
  float label_w = 0;
  size_t most = 1;
  for (const StackedRow& row : rows) {
    label_w = std::max(label_w, ui.measure(row.label, {type::small, false, {}}) + space::m);
    most = std::max(most, sum(row.parts));
  }
  label_w = phone ? 0 : std::min(label_w, ui.flow().w * 0.35f);
  ui.row(
      [&] {
        for (size_t i = 0; i < names.size(); ++i) {
          ui.legend(ui.colors().series[i % ui.colors().series.size()], names[i]);
        }
      },
      space::m);
  ui.gap(space::s);
  Node list;
  list.id = ui.id("barras");
  list.role = "list";
  ui.within(std::move(list), [&] {
    for (size_t i = 0; i < rows.size(); ++i) {
      const StackedRow& row = rows[i];
      const Style words{type::small, false, {}, 1.4f};
      const float label_room = phone ? ui.flow().w : label_w - 8;
      const float label_h = ui.wrapped_height(row.label, words, label_room);
      const Box box =
          ui.place(phone ? bar_height + label_h + 5 : std::max(bar_height, label_h) + 6);
      ui.write(row.label, box.x, box.y + (phone ? 1 : 3), label_room, words);
      const std::string total = std::to_string(sum(row.parts));
      const Style style{type::small, true, {}, 1.4f};
      const float total_w = ui.measure(total, style) + 8;
      const float room = box.w - label_w - total_w;
      const Box bar{box.x + label_w, box.bottom() - bar_height - 3,
                    room * static_cast<float>(sum(row.parts)) / static_cast<float>(most),
                    bar_height};
      draw_stack(ui, bar, row.parts, true);
      ui.write(total, bar.right() + 4, bar.y + 3, total_w, style, 1);
      ui.node("listitem", "", box, ui.id("barra" + std::to_string(i))).text = spoken(names, row);
    }
  });
}

app::Table stacked_table(std::string name, std::string what, const std::vector<std::string>& names,
                         const std::vector<StackedRow>& rows) {
  app::Table table{std::move(name), {std::move(what)}, {}};
  table.columns.insert(table.columns.end(), names.begin(), names.end());
  for (const StackedRow& row : rows) {
    std::vector<std::string> cells{row.label};
    for (const size_t part : row.parts) cells.push_back(std::to_string(part));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace ui
