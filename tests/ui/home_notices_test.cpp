// Sorora installed, as a file, and handed files by the system: what the screens say and offer.
#include "doctest/doctest.h"
#include "harness.h"
#include "tests/app/device.h"

namespace {

using test::Page;

void open_as(Page& page, app::Home home, bool home_screen) {
  app::Started started;
  started.seed = 7;
  started.home = home;
  started.home_screen = home_screen;
  page.handle(started);
}

void go(Page& page, const char* route) {
  page.app().go(route);
  page.frame();
}

}  // namespace

TEST_CASE("home: a page from a file says where what she writes stays, and offers no other file") {
  Page page;
  open_as(page, app::Home::file, false);
  CHECK(page.says("Abriste Sorora desde un archivo"));
  go(page, "#/acerca");
  CHECK_FALSE(page.find("link", "Descargar Sorora en un solo archivo"));
  Page other;
  CHECK_FALSE(other.says("Abriste Sorora"));
  go(other, "#/acerca");
  CHECK(other.find("link", "Descargar Sorora en un solo archivo"));
}

TEST_CASE("home: on an iPhone, page and app on the home screen say that they store apart") {
  Page page;
  open_as(page, app::Home::page, true);
  go(page, "#/respaldos");
  CHECK_FALSE(page.says("La pantalla de inicio guarda aparte"));  // there is nothing to lose
  go(page, "#/");
  REQUIRE(page.start_mentee());
  go(page, "#/respaldos");
  CHECK(page.says("La pantalla de inicio guarda aparte"));
  Page app;
  open_as(app, app::Home::app, true);
  CHECK(app.says("¿Ya usabas Sorora en el navegador?"));
  REQUIRE(app.start_mentee());
  go(app, "#/");
  CHECK_FALSE(app.says("¿Ya usabas Sorora en el navegador?"));
}

TEST_CASE("home: installing is offered while the browser offers it, and only then") {
  Page page;
  CHECK_FALSE(page.find("button", "Instalar Sorora"));
  page.handle(app::InstallOffered{true});
  REQUIRE(page.press("button", "Instalar Sorora"));
  CHECK(page.last<app::Install>());
  go(page, "#/acerca");
  CHECK(page.find("button", "Instalar Sorora"));
  page.handle(app::InstallOffered{false});
  CHECK_FALSE(page.find("button", "Instalar Sorora"));
}

TEST_CASE("sharing: offered beside the download of just the file that the system would take") {
  Page page;
  REQUIRE(page.start_mentee());
  page.handle(app::BackupAsked{});
  REQUIRE(page.last<app::Download>());
  const std::string name = page.last<app::Download>()->name;
  CHECK_FALSE(page.find("button", "Compartir"));
  page.handle(app::ShareOffered{"otra.json"});
  CHECK_FALSE(page.find("button", "Compartir"));
  page.handle(app::ShareOffered{name});
  REQUIRE(page.press("button", "Compartir"));
  REQUIRE(page.last<app::Share>());
  CHECK(page.last<app::Share>()->name == name);
  page.handle(app::ShareRefused{});
  CHECK_FALSE(page.find("button", "Compartir"));
  CHECK(page.says("Este equipo no deja compartir el archivo"));
}

TEST_CASE("packages: when they cannot be packed she learns it, and what to do") {
  Page page;
  REQUIRE(page.press("button", "Coordinar la red"));
  REQUIRE(page.press("button", "Practicar con datos ficticios"));
  REQUIRE(page.press("button", "Formar grupos"));
  REQUIRE(page.press("button", "Exportar paquetes"));
  REQUIRE(page.last<app::Zip>());
  page.handle(app::ZipFailed{});
  CHECK(page.says("Los paquetes no se pudieron exportar"));
  CHECK_FALSE(page.says("Se exportaron 14 paquetes"));
}

TEST_CASE("opened files: whoever she is, nothing is applied before she has looked") {
  const auto files = app_tests::sample_files(2, 99);
  for (const char* choice : {"", "Coordinar la red", "Trabajar con mi grupo", "Llenar mi ficha"}) {
    CAPTURE(std::string(choice));
    Page page;
    if (*choice != 0) REQUIRE(page.press("button", choice));
    go(page, "#/acerca");
    const size_t before = page.app().workspace().store.size();
    page.now = app_tests::start_ms;  // when the files were written
    page.handle(app::ImportBegun{9, files.size(), false, true});
    for (const auto& file : files) page.handle(app::FileRead{9, file.name, file.text});
    page.handle(app::ImportEnded{9});
    CHECK(page.app().workspace().store.size() == before);
    REQUIRE(page.press("button", "Aplicar importación"));
    CHECK(page.app().workspace().store.size() > before);
  }
}
