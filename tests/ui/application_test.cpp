#include "doctest/doctest.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "app/edits.h"
#include "harness.h"
#include "tests/app/device.h"

#ifdef IMGUI_ENABLE_TEST_ENGINE
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  const ImGuiWindow* window = context->CurrentWindow;
  const bool ours = window && std::string_view(window->Name) == "sorora";
  if (ours && id != window->ID) test::seen_items().push_back(id);  // the canvas itself is no item
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
  return nullptr;
}
#endif

namespace {

using test::Page;

const std::set<std::string_view> interactive{"button",  "link",     "checkbox",  "radio",
                                             "textbox", "combobox", "searchbox", "option"};

// The first women of the padrón once more, under other e-mails.
void write_twice(Page& page, size_t count) {
  app::Action action{"Escribir otra vez", {}};
  size_t number = 0;
  for (const auto& [id, record] : page.app().workspace().store.of("persona")) {
    if (number++ == count) break;
    const std::string copy = "copia-" + std::to_string(number);
    for (const char* field : {"nombre", "apellido1", "apellido2", "vocalia"}) {
      action.edits.push_back(app::edit_text("persona", copy, field, record.text(field)));
    }
    action.edits.push_back(app::edit_text("persona", copy, "correo", copy + "@correo.mx"));
  }
  page.handle(app::Edited{std::move(action)});
}

// The name of the first button that starts like this.
std::string first_starting(const Page& page, std::string_view start) {
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "button" && node.name.rfind(start, 0) == 0) return node.name;
  }
  return {};
}

// Every screen, reached as a person would, with data in it.
void visit_all(float width, const std::function<void(Page&, const char*)>& look) {
  {
    Page page(width);
    look(page, "inicio");
    REQUIRE(page.press("button", "Llenar mi ficha"));
    look(page, "ficha");
    REQUIRE(page.check("radio", "Distrital", true));
    REQUIRE(page.choose("Entidad", "jalisco"));
    REQUIRE(page.press("button", "Exportar mi ficha"));
    look(page, "ficha con errores");
    REQUIRE(page.press("combobox", "Distrito"));
    look(page, "ficha con una lista abierta");
  }
  {
    Page page(width);
    REQUIRE(page.press("button", "Coordinar la red"));
    look(page, "padrón vacío");
    REQUIRE(page.press("button", "Practicar con datos ficticios"));
    look(page, "padrón");
    page.press("button", "Ver conteos y filtrar");  // only where there is no room for them
    REQUIRE(page.press("button", "Ver las cifras: Mujeres por entidad"));
    look(page, "padrón con cifras");
    REQUIRE(page.press("button", "Ocultar las cifras: Mujeres por entidad"));
    REQUIRE(page.press("button", "Formar grupos"));
    look(page, "grupos");
    REQUIRE(page.press("button", "Ver las cifras: Vocalías por grupo"));
    look(page, "grupos con cifras");
    REQUIRE(page.press("button", "Ver integrantes del Grupo 1"));
    REQUIRE(page.press("button", "Ver detalle de Entidad"));
    look(page, "grupos con detalle");
    page.app().go("#/grupos/99");
    page.frame();
    look(page, "grupo que no está");
    REQUIRE(page.press("button", "Buscar"));
    REQUIRE(page.type("Buscar en Sorora", "mar"));
    look(page, "buscar");
    REQUIRE(page.type("Buscar en Sorora", "xqzw"));
    look(page, "buscar sin resultados");
    REQUIRE(page.press("button", "Cerrar la búsqueda"));
    page.app().go("#/padron/" + page.app().workspace().store.of("persona").begin()->first);
    page.frame();
    look(page, "persona");
    page.app().go("#/padron/nadie");
    page.frame();
    look(page, "persona que no está");
    page.app().go("#/calendario");
    page.frame();
    look(page, "calendario");
    REQUIRE(page.press("button", "Ver las cifras: Calendario del programa"));
    look(page, "calendario con cifras");
    page.app().go("#/programa");
    page.frame();
    look(page, "programa");
    page.app().go("#/diferencias");
    page.frame();
    look(page, "diferencias");
    page.app().go("#/duplicadas");
    page.frame();
    look(page, "sin duplicadas");
    write_twice(page, 3);
    look(page, "duplicadas");
    REQUIRE(page.press("button", first_starting(page, "Es la misma: ")));
    page.app().go("#/padron");
    page.frame();
    look(page, "padrón con duplicadas");
    REQUIRE(page.press("button", "Revisar duplicadas"));
    REQUIRE(page.press("button", first_starting(page, "Son dos mujeres distintas: ")));
    look(page, "duplicadas decididas");
    page.app().go("#/padron");
    page.app().handle(app::ReviewChosen{true}, page.now);
    const auto files = app_tests::sample_files(3, 99);
    page.now = app_tests::start_ms;
    page.app().handle(app::ImportBegun{9, files.size()}, page.now);
    for (const auto& file : files) {
      page.app().handle(app::FileRead{9, file.name, file.text}, page.now);
    }
    page.app().handle(app::ImportEnded{9}, page.now);
    page.frame();
    look(page, "importación por revisar");
    REQUIRE(page.press("button", "Aplicar importación"));
    look(page, "importación aplicada");
    page.app().go("#/archivos");
    page.frame();
    look(page, "archivos");
    page.app().go("#/privacidad");
    page.frame();
    REQUIRE(page.check("checkbox", "Entiendo que no se puede deshacer", true));
    look(page, "privacidad");
    page.app().go("#/acerca");
    page.frame();
    look(page, "acerca de");
    page.app().go("#/componentes");
    page.frame();
    look(page, "componentes");
    REQUIRE(page.press("button", "Ver las cifras: Ejemplo por grupo"));
    REQUIRE(page.press("button", "Mostrar el detalle"));
    REQUIRE(page.press("button", "Mostrar un aviso"));
    look(page, "componentes abiertos");
    REQUIRE(page.press("button", "Cerrar aviso"));
    page.app().go("#/problema");
    page.frame();
    look(page, "reportar un problema");
    page.app().go("#/respaldos");
    page.frame();
    look(page, "respaldos");
    page.handle(app::SnapshotsListed{{"2020-10-07T10:00:00.000Z|dia"}, ""});
    page.handle(app::SaveFailed{page.app().workspace().save.token, "quota"});
    look(page, "respaldos sin espacio");
    page.handle(app::Followed{{}, true});
    look(page, "respaldos de otra pestaña");
  }
  {
    Page page(width);
    REQUIRE(page.press("button", "Trabajar con mi grupo"));
    look(page, "grupo vacío");
  }
}

constexpr float widths[] = {320, 360, 719, 1280, 2560};

}  // namespace

TEST_CASE("interface: every item that ImGui saw has its node, on every screen") {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  for (const float width : {360.0f, 1280.0f}) {
    size_t items = 0;
    visit_all(width, [&](Page& page, const char* screen) {
      CAPTURE(screen);
      std::set<ui::NodeId> ids;
      for (const ui::Node& node : page.nodes()) ids.insert(node.id);
      for (const ImGuiID id : test::seen_items()) {
        CHECK(ids.contains(id));
        ++items;
      }
    });
    CHECK(items > 200);
  }
#endif
}

TEST_CASE("interface: ids are unique, parents come first, and what acts has a name") {
  for (const float width : widths) {
    visit_all(width, [&](Page& page, const char* screen) {
      CAPTURE(screen);
      CAPTURE(width);
      std::set<ui::NodeId> before{0};
      for (const ui::Node& node : page.nodes()) {
        CAPTURE(node.name);
        CAPTURE(node.role);
        CHECK(before.contains(node.parent));
        CHECK(before.insert(node.id).second);
        if (interactive.contains(node.role)) CHECK_FALSE(node.name.empty());
      }
    });
  }
}

TEST_CASE("interface: nothing is wider than the page, and targets are at least 44 pixels") {
  for (const float width : widths) {
    visit_all(width, [&](Page& page, const char* screen) {
      for (const ui::Node& node : page.nodes()) {
        CAPTURE(screen);
        CAPTURE(width);
        CAPTURE(node.role);
        CAPTURE(node.name);
        CHECK(node.box.x >= -0.5f);
        CHECK(node.box.right() <= width + 0.5f);
        if (!interactive.contains(node.role)) continue;
        CHECK(node.box.h >= 43.9f);
        CHECK(node.box.w >= 43.9f);
      }
    });
  }
}

TEST_CASE("interface: each name of the contract is on the screen once") {
  const std::multimap<std::string, std::pair<const char*, const char*>> contract{
      {"inicio", {"button", "Llenar mi ficha"}},
      {"inicio", {"button", "Trabajar con mi grupo"}},
      {"inicio", {"button", "Coordinar la red"}},
      {"ficha", {"textbox", "Nombre(s)"}},
      {"ficha", {"textbox", "Primer apellido"}},
      {"ficha", {"textbox", "Segundo apellido"}},
      {"ficha", {"textbox", "Correo electrónico"}},
      {"ficha", {"combobox", "Vocalía"}},
      {"ficha", {"combobox", "Entidad"}},
      {"ficha con errores", {"combobox", "Distrito"}},
      {"ficha", {"radiogroup", "Adscripción"}},
      {"ficha", {"radio", "Local"}},
      {"ficha", {"radio", "Distrital"}},
      {"ficha", {"checkbox", "He leído el aviso de privacidad"}},
      {"ficha", {"checkbox", "Declaro que no tengo conflicto de intereses"}},
      {"ficha", {"button", "Exportar mi ficha"}},
      {"padrón vacío", {"button", "Importar archivos"}},
      {"padrón", {"button", "Importar archivos"}},
      {"padrón", {"table", "Padrón"}},
      {"padrón", {"button", "Formar grupos"}},
      {"grupos", {"button", "Formar grupos"}},
      {"grupos", {"button", "Exportar paquetes"}},
      {"grupo vacío", {"button", "Importar archivos"}}};
  size_t checked = 0;
  visit_all(1280, [&](Page& page, const char* screen) {
    const auto [first, last] = contract.equal_range(screen);
    for (auto entry = first; entry != last; ++entry) {
      const std::string_view role = entry->second.first;
      const std::string name = entry->second.second;
      CAPTURE(screen);
      CAPTURE(name);
      CHECK(std::count_if(page.nodes().begin(), page.nodes().end(), [&](const ui::Node& node) {
              return node.role == role && node.name == name;
            }) == 1);
      ++checked;
    }
  });
  CHECK(checked == contract.size());
}

TEST_CASE("interface: a frame without news wants no other frame and says the same") {
  Page page;
  const std::string first = page.app().semantics().to_json();
  page.frame();
  CHECK(page.app().semantics().to_json() == first);
  CHECK(page.app().wake() != 0);
}

TEST_CASE(
    "interface: a padrón of any size has as many nodes as fit the screen, and tells its size") {
  for (const float width : {360.0f, 1280.0f}) {
    std::vector<size_t> drawn;
    for (const size_t people : {498, 5000}) {
      Page page(width);
      REQUIRE(page.press("button", "Coordinar la red"));
      page.handle(app::PracticeAsked{people});
      const ui::Node* scroller = page.with_role("scroller").front();
      const ui::NodeId id = scroller->id;
      const float end = scroller->content_h - scroller->box.h;
      for (const float at : {end / 2, end}) {
        page.input.scroll_y[id] = at;
        page.frame();
        const std::vector<const ui::Node*> rows = page.with_role("row");
        const ui::Node* table = page.find("table", "Padrón");
        REQUIRE(table);
        CHECK(table->rows == static_cast<int>(people) + 1);  // the header is a row
        REQUIRE(rows.size() > 5);
        CHECK(rows.size() < 40);
        if (at == end) CHECK(rows.back()->row == table->rows);
        for (const ui::Node* row : rows) {
          if (row->row > 1) CHECK(std::abs(row->box.y) < 2 * page.surface.height);
        }
        drawn.push_back(page.nodes().size());
      }
    }
    const auto [fewest, most] = std::minmax_element(drawn.begin(), drawn.end());
    CHECK(*most - *fewest < 100);  // where exactly rows begin, and what else is at the end
  }
}

TEST_CASE("interface: what she types is in her record and asks to be saved") {
  Page page;
  page.press("button", "Llenar mi ficha");
  REQUIRE(page.type("Nombre(s)", "María José"));
  const crdt::Record* person = page.app().workspace().person();
  REQUIRE(person);
  CHECK(person->text("nombre") == "María José");
  CHECK(page.find("textbox", "Nombre(s)")->value == "María José");
  CHECK(page.last<app::SaveEffect>());
}

TEST_CASE(
    "interface: an incomplete profile is not exported, and the summary says what is missing") {
  Page page;
  page.press("button", "Llenar mi ficha");
  page.press("button", "Exportar mi ficha");
  CHECK_FALSE(page.last<app::Download>());
  CHECK(page.find("button", "Falta «Nombre(s)»."));
  CHECK(page.find("textbox", "Nombre(s)")->invalid);
}

TEST_CASE("interface: another entidad clears the district, and the list follows the catalogue") {
  Page page;
  page.press("button", "Llenar mi ficha");
  page.check("radio", "Distrital", true);
  REQUIRE(page.choose("Entidad", "Jalisco"));
  page.press("combobox", "Distrito");
  CHECK(page.find("option", "Distrito 20"));
  CHECK_FALSE(page.find("option", "Distrito 21"));
  REQUIRE(page.choose("Distrito", "Distrito 20"));
  CHECK(page.find("combobox", "Distrito")->value == "Distrito 20");
  REQUIRE(page.choose("Entidad", "Colima"));
  CHECK(page.find("combobox", "Distrito")->value == "");
}

TEST_CASE("interface: moving a person says so and can be undone") {
  Page page;
  page.press("button", "Coordinar la red");
  page.press("button", "Practicar con datos ficticios");
  page.press("button", "Formar grupos");
  REQUIRE(page.find("heading", "Los grupos están equilibrados"));
  REQUIRE(page.press("button", "Deshacer"));
  CHECK_FALSE(page.find("heading", "Los grupos están equilibrados"));
}

TEST_CASE(
    "interface: duplicates are the Unidad Técnica's to look at, and each decision goes back") {
  Page page;
  page.press("button", "Coordinar la red");
  page.press("button", "Practicar con datos ficticios");
  CHECK_FALSE(page.find("button", "Revisar duplicadas"));
  write_twice(page, 2);
  REQUIRE(page.press("button", "Revisar duplicadas"));
  CHECK(page.app().route() == "#/duplicadas");
  REQUIRE(page.press("button", first_starting(page, "Es la misma: ")));
  CHECK(page.find("heading", "Unidas"));
  REQUIRE(page.press("button", first_starting(page, "Son dos mujeres distintas: ")));
  CHECK(page.find("heading", "Distintas"));
  CHECK_FALSE(page.find("button", first_starting(page, "Es la misma: ")));
  REQUIRE(page.press("button", first_starting(page, "Separar de nuevo: ")));
  CHECK_FALSE(page.find("heading", "Unidas"));
  REQUIRE(page.press("button", "Deshacer"));
  CHECK(page.find("heading", "Unidas"));
}

TEST_CASE("interface: nobody but the Unidad Técnica reaches the duplicates") {
  Page page;
  page.press("button", "Llenar mi ficha");
  page.app().go("#/duplicadas");
  CHECK(page.app().route() == "#/");
}
