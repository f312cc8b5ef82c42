#include <tuple>

#include "app/edits.h"
#include "doctest/doctest.h"
#include "harness.h"
#include "ui/places.h"

namespace {

using test::Page;

void visit(Page& page, std::string_view route) {
  page.app().go(route);
  page.frame();
}

// The node that asked for the focus.
const ui::Node* focus_wanted(const Page& page) {
  for (const ui::Node& node : page.nodes()) {
    if (node.focus > 0) return &node;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("addresses: a woman of the padrón has one, and her page says who she is") {
  Page page;
  REQUIRE(page.start_unit());
  const auto& [id, record] = *page.app().workspace().store.of("persona").begin();
  visit(page, "#/padron/" + id);
  CHECK(page.app().route() == "#/padron/" + id);
  const std::string name = std::string(record.text("nombre")) + ' ' +
                           std::string(record.text("apellido1")) + ' ' +
                           std::string(record.text("apellido2"));
  CHECK(page.find("heading", name));
  CHECK(page.app().title() == name + " · Padrón · Sorora");
  REQUIRE(page.press("link", "Volver al padrón"));
  CHECK(page.app().route() == "#/padron");
  CHECK(page.find("table", "Padrón"));
}

TEST_CASE("addresses: her name in the table leads to her page") {
  for (const float width : {320.0f, 1280.0f}) {
    Page page(width);
    REQUIRE(page.start_unit());
    std::string name;
    for (const ui::Node& node : page.nodes()) {
      if (name.empty() && node.role == "link" && node.href.rfind("#/padron/", 0) == 0) {
        name = node.name;
      }
    }
    REQUIRE(page.press("link", name));
    CHECK(page.app().route().rfind("#/padron/", 0) == 0);
    CHECK(page.find("heading", "Su ficha"));
  }
}

TEST_CASE("addresses: an id of any letters comes back from its address as it was") {
  Page page;
  REQUIRE(page.start_unit());
  const std::string id = "año/1 %?#";
  page.handle(app::Edited{{"Escribir", {app::edit_text("persona", id, "nombre", "Eva")}}});
  const std::string route = ui::place_route(ui::Screen::registry, id);
  for (const char letter : route.substr(2)) CHECK(static_cast<unsigned char>(letter) < 0x80);
  visit(page, route);
  CHECK(page.app().route() == route);
  CHECK(page.find("heading", "Eva"));
}

TEST_CASE("addresses: what is not there any more is said, with the way to the list") {
  Page page;
  REQUIRE(page.start_unit());
  visit(page, "#/padron/nadie");
  CHECK(page.find("heading", "Esto ya no está aquí"));
  CHECK(page.press("link", "Volver al padrón"));
  visit(page, "#/grupos/99");
  CHECK(page.find("heading", "Grupos"));
  visit(page, "#/no-existe/1");
  CHECK(page.app().route() == "#/");
  visit(page, "#/padron/%FF%");
  CHECK(page.find("table", "Padrón"));
}

TEST_CASE("addresses: a group has one, which opens it and leads to its heading") {
  Page page;
  REQUIRE(page.start_unit());
  REQUIRE(page.press("button", "Formar grupos"));
  visit(page, "#/padron");
  page.app().go("#/grupos/3");
  page.frame();
  CHECK(page.find("list", "Integrantes del Grupo 3"));
  CHECK(page.app().route() == "#/grupos/3");
  REQUIRE(page.press("button", "Ocultar integrantes del Grupo 3"));
  CHECK(page.app().route() == "#/grupos");
  REQUIRE(page.press("button", "Ver integrantes del Grupo 5"));
  CHECK(page.app().route() == "#/grupos/5");
  CHECK_FALSE(focus_wanted(page));  // the button keeps it
}

TEST_CASE("addresses: each step of the ficha has one") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  for (const char* place : {"datos", "puesto", "temas", "participacion", "exportar"}) {
    visit(page, std::string("#/ficha/") + place);
    CHECK(page.app().route() == std::string("#/ficha/") + place);
    CHECK(page.app().title().find(" · Mi ficha · Sorora") != std::string::npos);
  }
  REQUIRE(page.press("link", "Ir al paso 2: Tu puesto"));
  CHECK(page.app().route() == "#/ficha/puesto");
}

TEST_CASE("addresses: one step of the ficha is where she is: the address's, or the first to do") {
  Page page;
  const auto current = [&] {
    std::vector<std::string> names;
    for (const ui::Node& node : page.nodes()) {
      if (node.current == "step") names.push_back(node.name);
    }
    return names;
  };
  REQUIRE(page.press("button", "Llenar mi ficha"));
  CHECK(current() == std::vector<std::string>{"Ir al paso 1: Tus datos"});
  visit(page, "#/ficha/temas");
  CHECK(current() == std::vector<std::string>{"Ir al paso 3: Tus temas"});
}

TEST_CASE("addresses: those of others lead to Inicio") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  visit(page, "#/padron/abc");
  CHECK(page.app().route() == "#/");
}

TEST_CASE("addresses: on an empty device they lead where they say, and open that way of using it") {
  const std::tuple<const char*, const char*, const char*> addresses[] = {
      {"#/ficha", "heading", "Mi ficha"},
      {"#/ficha/puesto", "heading", "Mi ficha"},
      {"#/grupo", "heading", "Mi grupo"},
      {"#/padron", "heading", "Padrón"},
      {"#/grupos", "heading", "Grupos"},
      {"#/archivos", "heading", "Archivos enviados y recibidos"},
      {"#/privacidad", "heading", "Privacidad y borrado"}};
  for (const auto& address : addresses) {
    Page page;
    visit(page, std::get<0>(address));
    CHECK(page.app().route() == std::get<0>(address));
    CHECK(page.find(std::get<1>(address), std::get<2>(address)));
  }
  Page page;
  visit(page, "#/ficha");
  REQUIRE(page.type("Nombre(s)", "Ana"));
  CHECK(page.find("textbox", "Nombre(s)")->value == "Ana");
  CHECK(page.find("link", "Mi ficha"));  // in the navigation: this is her device now
  visit(page, "#/padron");
  CHECK(page.app().route() == "#/");  // that of others leads to Inicio, as before
}

TEST_CASE("addresses: a tab that only follows does not choose how the device is used") {
  Page page;
  page.handle(app::Followed{{}, true});
  visit(page, "#/ficha");
  CHECK(page.app().workspace().device.role == app::Role::none);
}
