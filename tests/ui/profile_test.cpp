// Mi ficha: what is missing, in the order of the page, and where she is.
#include "app/edits.h"
#include "app/sample.h"
#include "doctest/doctest.h"
#include "format/programs.h"
#include "harness.h"

namespace {

using test::Page;

// All that is asked for, and nothing of what is optional.
void fill_required(Page& page) {
  const std::string id = page.app().workspace().device.person;
  const crdt::Record person = app::sample_people(1, 1, format::catalogues().default_program())[0];
  app::Action action{"Llenar", {}};
  for (const char* field : {"aviso", "nombre", "apellido1", "apellido2", "correo", "vocalia",
                            "adscripcion", "entidad", "distrito", "sin_conflicto"}) {
    action.edits.push_back(app::edit("persona", id, field, person.value(field)));
  }
  for (const std::string& topic : person.elements("temas")) {
    action.edits.push_back(app::edit_member("persona", id, "temas", topic, true));
  }
  page.handle(app::Edited{std::move(action)});
}

const ui::Node* current_step(const Page& page) {
  for (const ui::Node& node : page.nodes()) {
    if (node.current == "step") return &node;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("profile: what is missing is counted as people count, in the order of the page") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  REQUIRE(page.press("button", "Exportar mi ficha"));
  CHECK(page.says("Para exportar faltan "));
  std::vector<std::string> missing;
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "button" && node.name.starts_with("Falta ")) missing.push_back(node.name);
  }
  REQUIRE(missing.size() > 5);
  CHECK(missing[0].find("He leído el aviso") != std::string::npos);
  CHECK(missing[1] == "Falta «Nombre(s)».");
  CHECK(missing.back().find("conflicto de intereses") != std::string::npos);
}

TEST_CASE("profile: one single thing missing is said in the singular") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  fill_required(page);
  REQUIRE(page.type("Nombre(s)", ""));
  REQUIRE(page.press("button", "Exportar mi ficha"));
  CHECK(page.says("Para exportar falta 1 dato"));
}

TEST_CASE("profile: once all that is asked for is there, no optional step waits for her") {
  Page page;
  REQUIRE(page.press("button", "Llenar mi ficha"));
  REQUIRE(current_step(page));
  CHECK(current_step(page)->name.starts_with("Ir al paso 1"));
  CHECK(page.says("Llevas 0 de 5 pasos completos"));
  fill_required(page);
  REQUIRE(page.press("button", "Exportar mi ficha"));
  REQUIRE(page.last<app::Download>());
  CHECK_FALSE(current_step(page));
  CHECK(page.says("Tu ficha está lista para exportar"));
  CHECK_FALSE(page.says("Llevas "));
  REQUIRE(page.press("link", "Ir al paso 4: Cómo participas"));
  REQUIRE(current_step(page));
  CHECK(current_step(page)->name.starts_with("Ir al paso 4"));
}
