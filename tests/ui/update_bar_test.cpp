// The bar that offers a newer version of Sorora.
#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

const ui::Node* main_of(const Page& page) {
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "main") return &node;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("update bar: it takes room from the screen's end, covers nothing and moves nothing") {
  for (const float width : {320.0f, 1280.0f}) {
    CAPTURE(width);
    Page page(width);
    page.press("button", "Llenar mi ficha");
    REQUIRE(main_of(page));
    const ui::Box before = main_of(page)->box;
    const ui::Box field = page.find("textbox", "Nombre(s)")->box;
    page.handle(app::VersionKept{});
    const ui::Node* bar = page.find("region", "Versión nueva");
    REQUIRE(bar);
    const ui::Box after = main_of(page)->box;
    CHECK(after.y == before.y);
    CHECK(after.bottom() == bar->box.y);
    CHECK(bar->box.bottom() == before.bottom());
    CHECK(page.find("textbox", "Nombre(s)")->box.y == field.y);
    for (const char* name : {"Actualizar ahora", "Después"}) {
      const ui::Node* button = page.find("button", name);
      REQUIRE(button);
      CHECK(button->box.x >= bar->box.x);
      CHECK(button->box.right() <= width);
      CHECK(button->box.y >= bar->box.y);
      CHECK(button->box.bottom() <= bar->box.bottom());
    }
  }
}

TEST_CASE("update bar: later means later, and now says that it is under way") {
  Page page;
  page.handle(app::VersionKept{});
  REQUIRE(page.press("button", "Después"));
  CHECK_FALSE(page.find("region", "Versión nueva"));
  CHECK_FALSE(page.last<app::TakeVersion>());
  Page other;
  other.handle(app::VersionKept{});
  REQUIRE(other.press("button", "Actualizar ahora"));
  CHECK(other.last<app::TakeVersion>());
  CHECK(other.find("status", "Actualizando Sorora…"));
  CHECK_FALSE(other.find("button", "Actualizar ahora"));
}

TEST_CASE("update bar: a tab that must stay says what it waits for") {
  Page page;
  page.press("button", "Llenar mi ficha");
  page.type("Nombre(s)", "Ana");
  page.handle(app::VersionTaken{});
  page.handle(app::SaveFailed{page.app().workspace().save.token, "quota"});
  const ui::Node* bar = page.find("region", "Versión nueva");
  REQUIRE(bar);
  bool said = false;
  for (const ui::Node& node : page.nodes()) {
    said |= node.text && node.text->find("Lo último no se ha guardado") != std::string::npos;
  }
  CHECK(said);
  CHECK_FALSE(page.last<app::Renew>());
}
