// Comboboxes: what is lit, what Enter and leaving the field choose, and what is said aloud.
#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

const std::string& value_of(const Page& page, const char* field) {
  return *page.find("combobox", field)->value;
}

std::string lit(const Page& page, const char* field) {
  const ui::NodeId at = page.find("combobox", field)->active_descendant;
  for (const ui::Node* option : page.with_role("option")) {
    if (option->id == at) return option->name;
  }
  return {};
}

void open_profile(Page& page) {
  REQUIRE(page.start_mentee());
  REQUIRE(page.choose("Entidad", "Jalisco"));
}

}  // namespace

TEST_CASE("combobox: opened by a click, what is chosen is lit, and Enter leaves it") {
  Page page;
  open_profile(page);
  REQUIRE(page.press("combobox", "Entidad"));
  CHECK(lit(page, "Entidad") == "Jalisco");
  REQUIRE(page.key("combobox", "Entidad", "Enter"));
  CHECK(value_of(page, "Entidad") == "Jalisco");
  CHECK_FALSE(page.find("combobox", "Entidad")->expanded.value());
}

TEST_CASE("combobox: where nothing is chosen nothing is lit, and Enter chooses nothing") {
  Page page;
  REQUIRE(page.start_mentee());
  REQUIRE(page.press("combobox", "Entidad"));
  CHECK(lit(page, "Entidad").empty());
  REQUIRE(page.key("combobox", "Entidad", "Enter"));
  CHECK(value_of(page, "Entidad").empty());
  REQUIRE(page.key("combobox", "Entidad", "ArrowDown"));
  CHECK(lit(page, "Entidad") == "Aguascalientes");
}

TEST_CASE("combobox: the name itself comes before those that have it somewhere") {
  Page page;
  open_profile(page);
  REQUIRE(page.choose("Entidad", "México"));
  CHECK(value_of(page, "Entidad") == "México");
  REQUIRE(page.type("Entidad", "baja california"));
  CHECK(page.with_role("option").front()->name == "Baja California");
}

TEST_CASE("combobox: what is typed behind or before the chosen name stands in its place") {
  Page page;
  open_profile(page);
  REQUIRE(page.choose("Entidad", "Jaliscocolim"));
  CHECK(value_of(page, "Entidad") == "Colima");
  REQUIRE(page.choose("Entidad", "quereColima"));
  CHECK(value_of(page, "Entidad") == "Querétaro");
}

TEST_CASE("combobox: a second click closes the list") {
  Page page;
  open_profile(page);
  for (const bool open : {true, false, true}) {
    REQUIRE(page.press("combobox", "Entidad"));
    CHECK(page.find("combobox", "Entidad")->expanded == open);
  }
}

TEST_CASE(
    "combobox: leaving the field chooses what alone can be meant, and says what it did not take") {
  Page page;
  open_profile(page);
  REQUIRE(page.type("Entidad", "queret"));
  REQUIRE(page.leave("combobox", "Entidad"));
  CHECK(value_of(page, "Entidad") == "Querétaro");
  REQUIRE(page.type("Entidad", "Atlántida"));
  REQUIRE(page.leave("combobox", "Entidad"));
  CHECK(value_of(page, "Entidad") == "Querétaro");
  CHECK(page.find("combobox", "Entidad")->invalid);
  CHECK(page.says("«Atlántida» no está en la lista"));
  REQUIRE(page.press("combobox", "Entidad"));
  CHECK_FALSE(page.find("combobox", "Entidad")->invalid);
}

TEST_CASE("combobox: how many options match is said aloud with every letter") {
  Page page;
  open_profile(page);
  page.app().take_announcement();
  REQUIRE(page.type("Entidad", "baja"));
  CHECK(page.app().take_announcement() == "2 opciones");
  REQUIRE(page.type("Entidad", "zzz"));
  CHECK(page.app().take_announcement() == "Nada coincide con lo que escribiste");
}

TEST_CASE("padrón: how many are shown is said aloud when it changes, and nobody too") {
  Page page;
  REQUIRE(page.start_unit());
  page.frame();
  page.app().take_announcement();
  page.frame();
  CHECK(page.app().take_announcement().empty());
  REQUIRE(page.type("Buscar en el padrón", "zzzz"));
  CHECK(page.app().take_announcement() == "Nadie coincide con lo que buscas.");
}

TEST_CASE("padrón: cards are put in order by what their table is") {
  Page page(360);
  REQUIRE(page.start_unit());
  const auto first = [&] { return page.with_role("listitem").front()->id; };
  const ui::NodeId before = first();
  REQUIRE(page.press("button", "Del final al principio"));
  CHECK(first() != before);
  REQUIRE(page.press("button", "Del final al principio"));
  CHECK(first() == before);
  REQUIRE(page.choose("Ordenar por", "Entidad"));
  CHECK(first() != before);
}

TEST_CASE("checkboxes: their help is heard with them") {
  Page page;
  REQUIRE(page.start_mentee());
  const ui::Node* declared = page.find("checkbox", "Declaro que no tengo conflicto de intereses");
  REQUIRE(declared);
  REQUIRE(declared->described_by.size() > 0);
  bool heard = false;
  for (const ui::Node& node : page.nodes()) {
    heard |= node.id == declared->described_by.front() && !node.text.value_or("").empty();
  }
  CHECK(heard);
}
