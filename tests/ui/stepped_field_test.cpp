// Numbers and times: typed as people type them, or changed step by step; and the initials of a
// name.
#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

struct Kit : Page {
  Kit() {
    app().go("#/componentes");
    frame();
  }
  const ui::Node& field(const char* name) const {
    const ui::Node* found = find("spinbutton", name);
    REQUIRE(found);
    return *found;
  }
  void write(const char* name, const char* text) {
    input.focus = field(name).id;
    input.actions.push_back({.kind = ui::Action::Kind::typed, .id = input.focus, .text = text});
    frame();
  }
  void leave() {
    input.actions.push_back({.kind = ui::Action::Kind::blur, .id = input.focus});
    input.focus = 0;
    frame();
  }
  bool says(std::string_view text) const { return find("text", text) != nullptr; }
};

constexpr const char* sessions = "Número de sesiones";
constexpr const char* hour = "Hora";
constexpr const char* wrong_number = "Escribe un número entero de 1 a 12.";
constexpr const char* wrong_time = "Esta hora no se entiende. Escríbela como 9:30 o 16:45.";

}  // namespace

TEST_CASE("number: what it is, its limits and its words are said") {
  Kit page;
  const ui::Node& field = page.field(sessions);
  CHECK(field.value == "6");
  CHECK(field.min == 1);
  CHECK(field.max == 12);
  CHECK(field.now == 6);
  CHECK(field.value_text == "6 sesiones");
  CHECK(field.inputmode == "numeric");
}

TEST_CASE("number: keys and buttons go step by step and stop at the limits") {
  Kit page;
  REQUIRE(page.key("spinbutton", sessions, "ArrowUp"));
  CHECK(page.field(sessions).value == "7");
  REQUIRE(page.press("button", "Menos: Número de sesiones"));
  CHECK(page.field(sessions).value == "6");
  REQUIRE(page.key("spinbutton", sessions, "PageUp"));
  CHECK(page.field(sessions).value == "10");
  REQUIRE(page.key("spinbutton", sessions, "PageUp"));
  CHECK(page.field(sessions).value == "12");
  CHECK_FALSE(page.press("button", "Más: Número de sesiones"));
  CHECK(page.find("button", "Más: Número de sesiones")->disabled_why == "No puede cambiar más");
}

TEST_CASE("number: what makes no sense stays and is named once she has left, until she mends it") {
  Kit page;
  page.write(sessions, "40");
  CHECK(page.field(sessions).value == "40");
  CHECK_FALSE(page.says(wrong_number));  // she may be about to mend it
  page.leave();
  CHECK(page.field(sessions).value == "40");
  CHECK(page.field(sessions).invalid);
  CHECK(page.field(sessions).now == 6);
  CHECK(page.says(wrong_number));
  page.write(sessions, "4");
  page.leave();
  CHECK(page.field(sessions).now == 4);
  CHECK_FALSE(page.says(wrong_number));
  page.write(sessions, "");
  page.leave();
  CHECK(page.field(sessions).value == "4");
}

TEST_CASE("number: the arrow keys step from what the field shows, into the limits") {
  Kit page;
  for (const char* key : {"ArrowUp", "ArrowDown"}) {
    page.write(sessions, "99");
    page.leave();
    REQUIRE(page.key("spinbutton", sessions, key));
    CHECK(page.field(sessions).value == "12");
    CHECK_FALSE(page.field(sessions).invalid);
  }
  page.write(sessions, "0");
  page.leave();
  REQUIRE(page.press("button", "Más: Número de sesiones"));
  CHECK(page.field(sessions).value == "1");
  page.write(sessions, "");
  REQUIRE(page.key("spinbutton", sessions, "ArrowUp"));
  CHECK(page.field(sessions).value == "1");  // nothing is shown: it begins at the beginning
  page.write(sessions, "siete");
  page.leave();
  REQUIRE(page.key("spinbutton", sessions, "ArrowUp"));
  CHECK(page.field(sessions).value == "2");  // what is no number counts for nothing
}

TEST_CASE("time: her own letters stay while she types, and are read when she leaves") {
  Kit page;
  page.write(hour, "9");
  CHECK(page.field(hour).value == "9");
  CHECK(page.field(hour).value_text == "09:00");
  page.write(hour, "930");
  CHECK(page.field(hour).value == "930");
  page.leave();
  CHECK(page.field(hour).value == "09:30");
  REQUIRE(page.key("spinbutton", hour, "ArrowUp"));
  CHECK(page.field(hour).value == "09:45");
  REQUIRE(page.key("spinbutton", hour, "PageDown"));
  CHECK(page.field(hour).value == "09:00");
  page.write(hour, "25:00");
  page.leave();
  CHECK(page.says(wrong_time));
  page.write(hour, "");
  page.leave();
  CHECK(page.field(hour).value->empty());
  CHECK_FALSE(page.field(hour).now);
  REQUIRE(page.press("button", "Más: Hora"));
  CHECK(page.field(hour).value == "10:00");  // when sessions usually begin
}

TEST_CASE("initials: of the first given name and the first surname, particles left out") {
  CHECK(ui::initials("María José", "de la Peña") == "MP");
  CHECK(ui::initials("Íñiga", "Del Río") == "ÍR");
  CHECK(ui::initials("Lu", "Ñáñez Cota") == "LÑ");
  CHECK(ui::initials("Ana", "") == "A");
  CHECK(ui::initials(" ", " ").empty());
  CHECK(ui::initials("Ana", "La") == "AL");
}

TEST_CASE("tab stops: a group of controls is one, at the one she was on last") {
  Page page;
  REQUIRE(page.press("button", "Coordinar la red"));
  REQUIRE(page.press("button", "Practicar con datos ficticios"));
  const auto stops = [&] {
    std::vector<std::string> names;
    const ui::Node* map = page.find("group", "Mapa de las entidades");
    REQUIRE(map);
    for (const ui::Node& node : page.nodes()) {
      if (node.parent == map->id && !node.aside) names.push_back(node.name);
    }
    return names;
  };
  REQUIRE(stops().size() == 1);
  CHECK(stops()[0].starts_with("Baja California: "));
  for (const ui::Node& node : page.nodes()) {
    if (node.name.starts_with("Jalisco: ")) page.input.focus = node.id;
  }
  page.frame();
  REQUIRE(stops().size() == 1);
  CHECK(stops()[0].starts_with("Jalisco: "));
  page.input.focus = 0;
  page.frame();
  CHECK(stops()[0].starts_with("Jalisco: "));
}
