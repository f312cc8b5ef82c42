#include <algorithm>
#include <set>

#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

// A Unidad Técnica whose women are in groups.
void start_grouped(Page& page) {
  REQUIRE(page.start_unit());
  REQUIRE(page.press("button", "Formar grupos"));
}

constexpr const char* field = "Buscar en Sorora";

const ui::Node* chosen(const Page& page) {
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "option" && node.selected.value_or(false)) return &node;
  }
  return nullptr;
}

std::vector<std::string> sections(const Page& page) {
  std::vector<std::string> names;
  const ui::Node* list = page.find("listbox", "Resultados");
  if (!list) return names;
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "group" && node.parent != 0) names.push_back(node.name);
  }
  return names;
}

}  // namespace

TEST_CASE("search: the control is on every screen, also on the smallest phone, with its shortcut") {
  for (const float width : {320.0f, 360.0f, 1280.0f}) {
    Page page(width);
    const ui::Node* button = page.find("button", "Buscar");
    REQUIRE(button);
    CHECK(button->shortcut == "k");
    CHECK(button->box.right() <= width);
  }
}

TEST_CASE("search: a woman is found and Enter goes to her page") {
  Page page;
  start_grouped(page);
  const auto& [id, record] = *page.app().workspace().store.of("persona").begin();
  REQUIRE(page.press("button", "Buscar"));
  const ui::Node* dialog = page.find("dialog", "Buscar");
  REQUIRE(dialog);
  CHECK(dialog->modal);
  REQUIRE(page.type(field, std::string(record.text("correo"))));
  const ui::Node* option = chosen(page);
  REQUIRE(option);
  CHECK(page.find("combobox", field)->active_descendant == option->id);
  REQUIRE(page.key("combobox", field, "Enter"));
  CHECK(page.app().route() == "#/padron/" + id);
  CHECK_FALSE(page.find("dialog", "Buscar"));
}

TEST_CASE("search: results are grouped under headings, and arrow keys go through all of them") {
  Page page;
  start_grouped(page);
  REQUIRE(page.press("button", "Buscar"));
  REQUIRE(page.type(field, "grupo"));
  size_t options = 0;
  for (const ui::Node& node : page.nodes()) options += node.role == "option";
  REQUIRE(options > 3);
  std::set<ui::NodeId> visited;
  for (size_t i = 0; i < options; ++i) {
    REQUIRE(chosen(page));
    visited.insert(chosen(page)->id);
    REQUIRE(page.key("combobox", field, "ArrowDown"));
  }
  CHECK(visited.size() == options);
  const auto names = sections(page);
  CHECK(std::count(names.begin(), names.end(), "Grupos") == 1);
  CHECK(std::count(names.begin(), names.end(), "Calendario") == 1);
  CHECK(std::count(names.begin(), names.end(), "Pantallas") == 1);
  const bool pressed =
      page.press("option", "Grupo 2, 36 mujeres") || page.press("option", "Grupo 2, 35 mujeres");
  REQUIRE(pressed);
  CHECK(page.app().route() == "#/grupos/2");
}

TEST_CASE("search: many women lead to the padrón with the same words") {
  Page page;
  start_grouped(page);
  REQUIRE(page.press("button", "Buscar"));
  REQUIRE(page.type(field, "junta local"));
  std::string all;
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "option" && node.name.rfind("Ver las ", 0) == 0) all = node.name;
  }
  REQUIRE(page.press("option", all));
  CHECK(page.app().route() == "#/padron");
  CHECK(page.find("searchbox", "Buscar en el padrón")->value == "junta local");
}

TEST_CASE("search: Escape closes it, wherever in it the focus is") {
  Page page;
  start_grouped(page);
  for (const auto& [role, name] : {std::pair{"combobox", field}, std::pair{"dialog", "Buscar"}}) {
    REQUIRE(page.press("button", "Buscar"));
    REQUIRE(page.type(field, "ana"));
    REQUIRE(page.key(role, name, "Escape"));
    CHECK_FALSE(page.find("dialog", "Buscar"));
  }
  REQUIRE(page.press("button", "Buscar"));
  CHECK(page.find("combobox", field)->value == "");  // it begins anew
}

TEST_CASE("search: it says when there is nothing, and Enter then does nothing") {
  Page page;
  start_grouped(page);
  const std::string route = page.app().route();
  REQUIRE(page.press("button", "Buscar"));
  REQUIRE(page.type(field, "xqzw"));
  CHECK(page.find("status", "No encontramos nada con eso"));
  REQUIRE(page.key("combobox", field, "Enter"));
  CHECK(page.find("dialog", "Buscar"));
  CHECK(page.app().route() == route);
}

TEST_CASE("search: a mentee finds the questions of her ficha and her screens, nobody else's") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  REQUIRE(page.press("button", "Buscar"));
  REQUIRE(page.type(field, "correo"));
  REQUIRE(page.press("option", "Correo electrónico, Paso 1: Tus datos"));
  CHECK(page.app().route() == "#/ficha/datos");
  REQUIRE(page.press("button", "Buscar"));
  REQUIRE(page.type(field, "padron"));
  CHECK_FALSE(page.find("option", "Padrón"));
  REQUIRE(page.type(field, "copias"));
  REQUIRE(page.press("option", "Respaldos"));
  CHECK(page.app().route() == "#/respaldos");
}
