// Charts of the kit. Each is drawn by our own widgets and says what it shows three times: in a
// title that is the finding, in labels beside every mark, and in a table of the same figures, one
// press away. Never by colour alone.
//
// Ownership: a chart keeps nothing; which figures are open is in State.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/calendar.h"
#include "app/table.h"
#include "ui/state.h"

namespace ui {

struct ChartSpec {
  std::string key;    // tells the charts of a screen apart
  std::string title;  // the finding
  std::string about = {};
  int level = 2;  // of its heading
  app::Table figures = {};
};

// The title, what `body` draws, and "Ver las cifras".
void draw_chart(const View& view, const ChartSpec& spec, const std::function<void()>& body);
// "Copiar tabla": as a spreadsheet takes it.
void draw_copy_button(const View& view, const app::Table& table);
// A real table, as wide as the column; what does not fit wraps.
void draw_figures(const View& view, const app::Table& table);

// The 32 entidades as tiles about where they lie; returns the key of the one pressed. Shaded by
// count, each with its abbreviation and its number.
std::optional<std::string> draw_tile_map(const View& view, const std::vector<app::Count>& counts,
                                         const std::string& chosen);
std::string tile_map_finding(const std::vector<app::Count>& counts);
app::Table count_table(std::string name, std::string what, const std::vector<app::Count>& counts);

struct StackedRow {
  std::string label;
  std::vector<size_t> parts;  // one per name
};
// One bar per row, its parts side by side with their numbers, and what each colour stands for.
void draw_stacked_bars(const View& view, const std::vector<std::string>& names,
                       const std::vector<StackedRow>& rows);
// Only the bar; numbers where they fit.
void draw_stack(Ui& ui, const Box& box, const std::vector<size_t>& parts, bool numbers);
app::Table stacked_table(std::string name, std::string what, const std::vector<std::string>& names,
                         const std::vector<StackedRow>& rows);

// Month by month: sessions as dots, pauses as bars, beginnings and ends as lines, all named.
void draw_timeline(const View& view, const std::vector<app::CalendarMark>& marks);

}  // namespace ui
