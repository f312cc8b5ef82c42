// What the screens say when storing goes wrong, when another tab writes, when data was lost and
// when it is time for a backup: each with a way out that works.
#include "doctest/doctest.h"
#include "harness.h"

namespace {

using test::Page;

void fail_save(Page& page, const char* why) {
  page.handle(app::SaveFailed{page.app().workspace().save.token, why});
}

}  // namespace

TEST_CASE("notices: a save that fails says why on every screen, and one press rescues everything") {
  struct Reason {
    const char *why, *words;
  };
  for (const Reason& reason : {Reason{"quota", "Ya no hay espacio en este equipo"},
                               Reason{"closed", "Se cortó el paso a lo guardado"},
                               Reason{"mismatch", "Lo guardado no quedó igual"},
                               Reason{"newer", "Este equipo guardó con una versión más"}}) {
    Page page;
    REQUIRE(page.start_mentee());
    fail_save(page, reason.why);
    CAPTURE(std::string(reason.why));
    for (const char* route : {"#/ficha", "#/", "#/respaldos"}) {
      page.app().go(route);
      page.frame();
      CHECK(page.says(reason.words));
    }
    REQUIRE(page.press("button", "Rescatar mis datos"));
    REQUIRE(page.last<app::Download>());
    CHECK(page.last<app::Download>()->text.find("\"Ana\"") != std::string::npos);
  }
}

TEST_CASE(
    "notices: the state in the bar is a way to the notice while something is wrong, only then") {
  Page page;
  REQUIRE(page.start_mentee());
  CHECK_FALSE(page.find("button", "Ver qué hacer"));
  fail_save(page, "quota");
  CHECK(page.press("button", "Ver qué hacer"));
  REQUIRE(page.press("button", "Intentar de nuevo"));
  page.handle(app::Saved{page.app().workspace().save.token});
  CHECK_FALSE(page.find("button", "Ver qué hacer"));
}

TEST_CASE("notices: once saving works again they go") {
  Page page;
  REQUIRE(page.start_mentee());
  fail_save(page, "quota");
  REQUIRE(page.press("button", "Intentar de nuevo"));
  page.handle(app::Saved{page.app().workspace().save.token});
  CHECK_FALSE(page.find("button", "Rescatar mis datos"));
  CHECK_FALSE(page.says("No se pudo guardar"));
}

TEST_CASE("notices: a tab that follows says so, and one press asks for the writing") {
  Page page;
  REQUIRE(page.start_mentee());
  page.handle(app::Followed{{}, true});
  CHECK(page.says("Sorora está abierta en otra pestaña"));
  CHECK(page.says("Solo para ver"));
  CHECK(page.find("textbox", "Nombre(s)")->readonly);
  REQUIRE(page.press("button", "Escribir en esta pestaña"));
  CHECK(page.last<app::TakeWriting>());
}

TEST_CASE("notices: lost data is said with both ways out until she chooses") {
  Page page;
  page.handle(app::Followed{{{"device", R"({"lost": "1"})"}}, false});
  CHECK(page.says("Antes había datos aquí"));
  REQUIRE(page.find("button", "Restaurar un respaldo"));
  CHECK(page.find("button", "Restaurar un respaldo")->pick_restore);
  REQUIRE(page.press("button", "Empezar de nuevo"));
  CHECK_FALSE(page.says("Antes había datos aquí"));
}

TEST_CASE("notices: the reminder comes when it is time, and leaves for the session") {
  Page page;
  REQUIRE(page.start_mentee());
  page.app().go("#/");
  page.frame();
  CHECK_FALSE(page.find("button", "Ir a Respaldos"));
  page.now += 15 * 86'400'000LL;
  page.handle(app::RetryAsked{});
  REQUIRE(page.find("button", "Ir a Respaldos"));
  REQUIRE(page.press("button", "Ahora no"));
  CHECK_FALSE(page.find("button", "Ir a Respaldos"));
}
