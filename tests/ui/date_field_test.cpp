// A date is typed, or chosen from the calendar with pointer or keys.
#include "doctest/doctest.h"
#include "every_screen.h"
#include "harness.h"

namespace {

using test::Page;

constexpr const char* opener = "Elegir en el calendario: Desde";

// The programme's screen of the Unidad Técnica, where weeks without sessions are written.
struct Programme : Page {
  explicit Programme(float width = 1280, float height = 800) : Page(width, height) {
    REQUIRE(press("button", "Coordinar la red"));
    app().go("#/programa");
    frame();
  }
  std::string from() const {
    const ui::Node* field = find("textbox", "Desde");
    return field ? field->value.value_or("") : "no field";
  }
  const ui::Node* current() const {
    const auto grids = with_role("grid");
    if (grids.empty()) return nullptr;
    for (const ui::Node& node : nodes()) {
      if (node.id == grids[0]->active_descendant) return &node;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("date: a day chosen in the calendar is written in the field, and the calendar closes") {
  Programme page;
  REQUIRE(page.press("button", opener));
  REQUIRE(page.find("dialog", "Calendario: Desde"));
  REQUIRE(page.current());
  CHECK(page.current()->name == "miércoles 7 de octubre de 2020");  // today
  CHECK(page.with_role("gridcell").size() == 42);
  REQUIRE(page.press("gridcell", "lunes 26 de octubre de 2020"));
  CHECK(page.from() == "26/10/2020");
  CHECK(page.with_role("dialog").empty());
}

TEST_CASE(
    "date: arrows, Page keys, Home and End lead through the days; Enter chooses, Escape leaves") {
  Programme page;
  const auto press = [&](const char* key) { REQUIRE(page.key("grid", "Días", key)); };
  REQUIRE(page.press("button", opener));
  press("ArrowRight");
  press("ArrowDown");
  CHECK(page.current()->name == "jueves 15 de octubre de 2020");
  press("PageDown");
  CHECK(page.current()->name == "domingo 15 de noviembre de 2020");
  press("Home");
  press("ArrowLeft");
  press("ArrowUp");
  CHECK(page.current()->name == "domingo 1 de noviembre de 2020");
  press("PageUp");
  press("End");
  CHECK(page.current()->name == "domingo 4 de octubre de 2020");
  press("Escape");
  CHECK(page.with_role("dialog").empty());
  CHECK(page.from().empty());
  REQUIRE(page.press("button", opener));
  press("ArrowLeft");
  press("Enter");
  CHECK(page.from() == "06/10/2020");
}

TEST_CASE("date: the calendar opens at the date that is written") {
  Programme page;
  REQUIRE(page.type("Desde", "24/12/2020"));
  REQUIRE(page.press("button", opener));
  CHECK(page.current()->name == "jueves 24 de diciembre de 2020");
  CHECK(page.current()->selected == true);
  REQUIRE(page.press("button", "Mes siguiente"));
  CHECK(page.current()->name == "domingo 24 de enero de 2021");
  REQUIRE(page.press("button", "Hoy"));
  CHECK(page.from() == "07/10/2020");
}

TEST_CASE("date: half a date is named as such, with what to write instead") {
  Programme page;
  REQUIRE(page.type("Desde", "24/13"));
  CHECK(page.find("text", "Esta fecha no se entiende. Escríbela como 12/11/2020."));
}

TEST_CASE("date: the calendar stays inside the page on phones, also when lying") {
  for (const auto& size : {std::pair(320.0f, 640.0f), std::pair(640.0f, 320.0f)}) {
    const auto [width, height] = size;
    Programme page(width, height);
    REQUIRE(page.press("button", opener));
    for (const char* role : {"dialog", "gridcell", "button"}) {
      for (const ui::Node* node : page.with_role(role)) {
        if (node->z != 3 && node->role != "gridcell") continue;
        CAPTURE(node->name);
        CHECK(node->box.x >= 0);
        CHECK(node->box.y >= 0);
        CHECK(node->box.right() <= width);
        CHECK(node->box.bottom() <= height);
      }
    }
  }
}

TEST_CASE("date: a message waits while the calendar is open, and is shown when it is closed") {
  Programme page;
  page.handle(app::CopyAsked{"a", "Se copió."});
  page.handle(app::Copied{true});
  REQUIRE(page.find("region", "Aviso"));
  REQUIRE(page.press("button", opener));
  CHECK_FALSE(page.find("region", "Aviso"));
  page.seconds += 60;
  page.frame();
  CHECK_FALSE(page.find("region", "Aviso"));
  REQUIRE(page.press("button", "Cerrar"));
  CHECK(page.find("region", "Aviso"));
  page.seconds += 60;
  page.frame();
  CHECK_FALSE(page.find("region", "Aviso"));
}
