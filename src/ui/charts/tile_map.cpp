// The tile map of the 32 entidades. Six columns, so that a tile is a target for a finger also on a
// phone of 320 pixels; neighbours stay neighbours as far as a grid allows.
#include <algorithm>
#include <array>

#include "texts/charts.h"
#include "texts/common.h"
#include "ui/charts/charts.h"

namespace ui {
namespace {

using base::say;

struct Place {
  const char* code;  // INE's number
  const char* name;  // as people abbreviate it
  int row, column;
};

// In reading order: the semantic nodes follow it.
constexpr std::array<Place, 32> places{
    {{"02", "BC", 0, 0},   {"26", "SON", 0, 1},  {"08", "CHIH", 0, 2}, {"05", "COAH", 0, 3},
     {"19", "NL", 0, 4},   {"28", "TAM", 0, 5},  {"03", "BCS", 1, 0},  {"25", "SIN", 1, 1},
     {"10", "DGO", 1, 2},  {"32", "ZAC", 1, 3},  {"24", "SLP", 1, 4},  {"18", "NAY", 2, 1},
     {"01", "AGS", 2, 2},  {"11", "GTO", 2, 3},  {"22", "QRO", 2, 4},  {"13", "HGO", 2, 5},
     {"14", "JAL", 3, 1},  {"16", "MICH", 3, 2}, {"15", "MEX", 3, 3},  {"09", "CDMX", 3, 4},
     {"29", "TLAX", 3, 5}, {"06", "COL", 4, 1},  {"12", "GRO", 4, 2},  {"17", "MOR", 4, 3},
     {"21", "PUE", 4, 4},  {"30", "VER", 4, 5},  {"20", "OAX", 5, 3},  {"27", "TAB", 5, 4},
     {"31", "YUC", 5, 5},  {"07", "CHIS", 6, 3}, {"04", "CAMP", 6, 4}, {"23", "QROO", 6, 5}}};
constexpr int rows = 7;
constexpr int columns = 6;

size_t step_of(size_t count, size_t most) {
  if (count == 0 || most == 0) return 0;
  return std::min(shade_steps, 1 + (count * shade_steps - 1) / most);
}

bool draw_tile(Ui& ui, const Place& place, const app::Count& count, size_t most, bool chosen,
               const Box& box) {
  const Palette& c = ui.colors();
  const NodeId id = ui.id(place.code);
  const Box tile{box.x + 1, box.y + 1, box.w - 2, box.h - 2};
  const Color ground = shade(c, step_of(count.total, most));
  const Color ink = ink_on(c, ground);
  ui.fill(tile, ground, 4);
  ui.stroke(tile, chosen || ui.hovered(box) ? c.text : c.border, 4, chosen ? 3 : 1);
  const auto centred = [&](std::string_view text, const Style& style, float y) {
    const float width = ui.measure(text, style);
    ui.write(text, tile.x + (tile.w - width) / 2, y, width + 1, style, 1);
  };
  const float top = tile.y + (tile.h - 36) / 2;
  centred(place.name, {box.w < 50 ? 12.0f : 13.0f, true, ink, 1.2f}, top + 1);
  centred(say(text::common::number, {{"count", count.total}}), {type::small, false, ink, 1.2f},
          top + 18);
  ui.focus_ring(box, id, 4);
  ui.add_item(box, id);
  const std::string women = say(text::common::women, {{"count", count.total}});
  Node& node = ui.node(
      "button", say(text::common::labelled, {{"label", count.name}, {"text", women}}), box, id);
  node.checked = chosen;
  return ui.activated(id);
}

std::optional<std::string> draw_bars(Ui& ui, const std::vector<app::Count>& counts, size_t most,
                                     const std::string& chosen) {
  std::optional<std::string> pressed;
  ui.scope("mapa", [&] {
    std::vector<NodeId> bars;
    for (const app::Count& count : counts) {
      const Name name(count.name, count.key);
      if (ui.bar(name, count.total, most, chosen == count.key, text::common::women))
        pressed = count.key;
      bars.push_back(ui.bar_id(name));
    }
    ui.one_stop(ui.id("barras"), bars);
  });
  return pressed;
}

}  // namespace

std::optional<std::string> draw_tile_map(const View& view, const std::vector<app::Count>& counts,
                                         const std::string& chosen) {
  Ui& ui = view.ui;
  size_t most = 0;
  for (const app::Count& count : counts) most = std::max(most, count.total);
  // With large text on a phone there is no room for six columns of targets.
  if (columns * target > ui.surface().width) return draw_bars(ui, counts, most, chosen);
  // Inside a card on the smallest phones the tiles take some of its margin.
  const float bleed = std::max(0.0f, (columns * target - ui.flow().w) / 2);
  const float width = std::min((ui.flow().w + 2 * bleed) / columns, 76.0f);
  const float height = std::min(std::max(width, target), 56.0f);
  const Box area = ui.place(height * rows);
  std::optional<std::string> pressed;
  Node map;
  map.id = ui.id("mapa");
  map.role = "group";
  map.name = say(text::charts::map);
  const float left = area.x + (area.w - width * columns) / 2;
  map.box = {left, area.y, width * columns, area.h};
  ui.within(std::move(map), [&] {
    ui.scope("mapa", [&] {
      std::vector<NodeId> tiles;
      for (const Place& place : places) {
        const auto count = std::find_if(counts.begin(), counts.end(),
                                        [&](const app::Count& c) { return c.key == place.code; });
        if (count == counts.end()) continue;
        const Box box{left + width * static_cast<float>(place.column),
                      area.y + height * static_cast<float>(place.row), width, height};
        if (draw_tile(ui, place, *count, most, chosen == place.code, box)) pressed = place.code;
        tiles.push_back(ui.id(place.code));
      }
      ui.one_stop(ui.id("mapa"), tiles);
    });
  });
  return pressed;
}

std::string tile_map_finding(const std::vector<app::Count>& counts) {
  size_t some = 0;
  size_t most = 0;
  for (const app::Count& count : counts) {
    some += count.total > 0;
    most = std::max(most, count.total);
  }
  if (some == 0) return say(text::charts::nowhere);
  std::vector<std::string> where;
  for (const app::Count& count : counts) {
    if (count.total == most) where.push_back(count.name);
  }
  if (where.size() == 1) {
    return say(text::charts::states_most_here,
               {{"states", some}, {"most", most}, {"place", where[0]}});
  }
  if (where.size() == 2) {
    return say(text::charts::states_most_in_two,
               {{"states", some}, {"most", most}, {"one", where[0]}, {"other", where[1]}});
  }
  return say(text::charts::states_most_in_many,
             {{"states", some}, {"most", most}, {"places", where.size()}});
}

app::Table count_table(std::string name, std::string what, const std::vector<app::Count>& counts) {
  app::Table table{std::move(name), {std::move(what), say(text::charts::women_column)}, {}};
  for (const app::Count& count : counts) {
    table.rows.push_back({count.name, say(text::common::number, {{"count", count.total}})});
  }
  return table;
}

}  // namespace ui
