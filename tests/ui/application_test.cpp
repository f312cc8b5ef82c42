#include "doctest/doctest.h"

#include <algorithm>
#include <map>
#include <set>

#include "every_screen.h"
#include "harness.h"

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

using test::first_starting;
using test::Page;
using test::visit_all;
using test::write_twice;

const std::set<std::string_view> interactive{"button",    "link",    "checkbox",
                                             "radio",     "textbox", "combobox",
                                             "searchbox", "option",  "spinbutton"};

// In pixels of the Surface: also a phone of 320 with text at 150 and at 200 %.
constexpr float widths[] = {160, 213, 320, 360, 719, 1280, 2560};

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
        const float magnified = width < 320 ? 320 / width : 1;
        CHECK(node.box.w * magnified >= 43.9f);
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

TEST_CASE("interface: the parts of the bar are read from left to right, as they are drawn") {
  for (const float width : {320.0f, 360.0f, 1280.0f}) {
    CAPTURE(width);
    Page page(width);
    REQUIRE(page.start_mentee());
    const ui::Node* bar = page.with_role("banner").front();
    std::vector<std::string> parts;
    float x = 0;
    for (const ui::Node& node : page.nodes()) {
      if (node.parent != bar->id) continue;
      CHECK(node.box.x >= x);
      x = node.box.right();
      parts.push_back(node.name + node.text.value_or(""));
    }
    CHECK(parts == std::vector<std::string>{width < 720 ? "Sorora" : "RMMSPEN 2020", "Buscar",
                                            "Deshacer: Cambiar Nombre(s)", "Guardando…"});
  }
}

TEST_CASE("interface: an import says once where a file is cut, and elsewhere its place") {
  Page page;
  REQUIRE(page.press("button", "Coordinar la red"));
  page.handle(app::ImportBegun{9, 2});
  page.handle(app::FileRead{9, "cortado.sorora.json", "{\"format\": \"sorora/1\","});
  page.handle(app::FileRead{9, "notas.txt", "nada de esto"});
  page.handle(app::ImportEnded{9});
  CHECK(page.find("text",
                  "El archivo está incompleto (se corta en la línea 1). Pide que exporten el "
                  "archivo de nuevo."));
  CHECK(page.says("No es un archivo de Sorora. Lugar: línea 1. "));
}

TEST_CASE("interface: a frame without news wants no other frame and says the same") {
  Page page;
  const std::string first = page.app().semantics().to_json();
  page.frame();
  CHECK(page.app().semantics().to_json() == first);
  CHECK(page.app().wake() != 0);
}

TEST_CASE("interface: warming draws the bar alone, takes no action and changes no frame") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  page.frame();
  const std::string before = page.app().semantics().to_json();
  page.input.actions.push_back({.kind = ui::Action::Kind::typed,
                                .id = page.find("textbox", "Nombre(s)")->id,
                                .text = "Ana"});
  page.app().warm(page.surface, page.seconds);
  CHECK(page.find("button", "Buscar"));
  CHECK_FALSE(page.find("textbox", "Nombre(s)"));
  CHECK(page.input.actions.size() == 1);
  page.input.actions.clear();
  page.frame();
  CHECK(page.app().semantics().to_json() == before);
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
        const bool cards = width < 640;
        std::vector<const ui::Node*> rows;
        for (const ui::Node* row : page.with_role(cards ? "listitem" : "row")) {
          if (row->row != 1) rows.push_back(row);  // the header stands where it is
        }
        const auto size = static_cast<int>(people);
        if (!cards) {
          REQUIRE(page.find("table", "Padrón"));
          CHECK(page.find("table", "Padrón")->rows == size + 1);  // the header is a row
        }
        REQUIRE(rows.size() > 5);
        CHECK(rows.size() < 40);
        for (const ui::Node* row : rows) {
          if (cards) CHECK(row->set_size == size);
          CHECK(std::abs(row->box.y) < 2 * page.surface.height);
        }
        if (at == end && cards) CHECK(rows.back()->pos_in_set == size);
        if (at == end && !cards) CHECK(rows.back()->row == size + 1);
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

TEST_CASE("interface: the words of a message never stand in a narrow column beside its buttons") {
  for (const float width : {320.0f, 360.0f, 600.0f, 1280.0f}) {
    Page page(width);
    page.press("button", "Coordinar la red");
    page.press("button", "Practicar con datos ficticios");
    const ui::Node* message = page.find("region", "Aviso");
    REQUIRE(message);
    const auto words = std::find_if(
        page.nodes().begin(), page.nodes().end(),
        [&](const auto& node) { return node.parent == message->id && node.role == "text"; });
    REQUIRE(words != page.nodes().end());
    CAPTURE(width);
    CHECK(words->box.w >= 200);
    const ui::Node* close = page.find("button", "Cerrar aviso");
    REQUIRE(close);
    CHECK((close->box.x >= words->box.right() || close->box.y >= words->box.bottom()));
  }
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

TEST_CASE("interface: the balance by Vocalía and adscripción names both as people do") {
  Page page;
  REQUIRE(page.press("button", "Coordinar la red"));
  REQUIRE(page.press("button", "Practicar con datos ficticios"));
  REQUIRE(page.press("button", "Formar grupos"));
  REQUIRE(page.press("button", "Ver detalle por grupo: Vocalía y adscripción"));
  size_t named = 0;
  for (const ui::Node& node : page.nodes()) {
    const std::string said = node.name + node.text.value_or("");
    CAPTURE(said);
    CHECK(said.find("local: ") == std::string::npos);
    CHECK(said.find("distrital: ") == std::string::npos);
    // The level goes first: on a phone the end of a long name is cut.
    if (said.find("Distrital: Vocalía") != std::string::npos) ++named;
  }
  CHECK(named > 0);
}
