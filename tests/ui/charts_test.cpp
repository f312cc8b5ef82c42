#include <set>

#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

// The texts of the cells of one table, row by row.
std::vector<std::vector<std::string>> cells(const Page& page, std::string_view name) {
  std::vector<std::vector<std::string>> table;
  const ui::Node* found = page.find("table", name);
  if (!found) return table;
  std::set<ui::NodeId> rows;
  for (const ui::Node& node : page.nodes()) {
    if (node.parent == found->id && node.role == "row") {
      rows.insert(node.id);
      table.emplace_back();
    } else if (rows.contains(node.parent)) {
      table.back().push_back(node.text.value_or(""));
    }
  }
  return table;
}

}  // namespace

TEST_CASE("charts: a tile of the map filters the padrón, and a second press takes it off") {
  Page page;
  REQUIRE(page.start_unit());
  std::string jalisco;
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "button" && node.name.rfind("Jalisco: ", 0) == 0) jalisco = node.name;
  }
  const std::string count = jalisco.substr(std::string("Jalisco: ").size());
  REQUIRE(page.press("button", jalisco));
  CHECK(page.find("button", jalisco)->checked == true);
  CHECK(page.find("text", count.substr(0, count.find(' ')) + " de 498 mujeres"));
  REQUIRE(page.press("button", jalisco));
  CHECK(page.find("text", "498 mujeres"));
}

TEST_CASE("charts: the map has a tile for each of the 32 entidades, none upon another") {
  for (const float width : {320.0f, 1280.0f}) {
    Page page(width);
    REQUIRE(page.start_unit());
    if (width < 720) REQUIRE(page.press("button", "Ver conteos y filtrar"));
    const ui::Node* map = page.find("group", "Mapa de las entidades");
    REQUIRE(map);
    std::vector<ui::Box> tiles;
    for (const ui::Node& node : page.nodes()) {
      if (node.parent == map->id) tiles.push_back(node.box);
    }
    REQUIRE(tiles.size() == 32);
    for (size_t i = 0; i < tiles.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const bool apart =
            tiles[i].right() <= tiles[j].x + 0.1f || tiles[j].right() <= tiles[i].x + 0.1f ||
            tiles[i].bottom() <= tiles[j].y + 0.1f || tiles[j].bottom() <= tiles[i].y + 0.1f;
        CHECK(apart);
      }
    }
  }
}

TEST_CASE("charts: the figures are one press away, as a table with the same numbers") {
  for (const float width : {320.0f, 1280.0f}) {
    Page page(width);
    REQUIRE(page.start_unit());
    if (width < 720) REQUIRE(page.press("button", "Ver conteos y filtrar"));
    CHECK(cells(page, "Mujeres por entidad").empty());
    REQUIRE(page.press("button", "Ver las cifras: Mujeres por entidad"));
    const auto table = cells(page, "Mujeres por entidad");
    REQUIRE(table.size() == 33);
    CHECK(table[0] == std::vector<std::string>{"Entidad", "Mujeres"});
    CHECK(page.find("button", table[1][0] + ": " + table[1][1] + " mujeres"));
    REQUIRE(page.press("button", "Ocultar las cifras: Mujeres por entidad"));
    CHECK(cells(page, "Mujeres por entidad").empty());
  }
}

TEST_CASE("charts: Vocalías by group have a row for each group, also where columns do not fit") {
  for (const float width : {320.0f, 1280.0f}) {
    Page page(width);
    REQUIRE(page.start_unit());
    REQUIRE(page.press("button", "Formar grupos"));
    REQUIRE(page.press("button", "Ver las cifras: Vocalías por grupo"));
    const auto table = cells(page, "Vocalías por grupo");
    REQUIRE(table.size() == 15);
    CHECK(table[1][0] == "Grupo 1");
    for (const auto& row : table) CHECK(row.size() == table[0].size());
  }
}

TEST_CASE("charts: the timeline names every month of the programme") {
  Page page;
  REQUIRE(page.start_unit());
  REQUIRE(page.press("button", "Formar grupos"));
  page.app().go("#/calendario");
  page.frame();
  const ui::Node* months = page.find("list", "Meses");
  REQUIRE(months);
  bool november = false;
  for (const ui::Node& node : page.nodes()) {
    if (node.parent != months->id || !node.text) continue;
    november |= node.text->rfind("noviembre 2020: ", 0) == 0 &&
                node.text->find("Sesión 1, 14 grupos (propuesta)") != std::string::npos;
  }
  CHECK(november);
}
