// Every screen with data in it, in one state or more: what the tests of the interface look at.
#pragma once

#include <functional>
#include <string>

#include "app/edits.h"
#include "doctest/doctest.h"
#include "harness.h"
#include "tests/app/device.h"

namespace test {

// The first women of the padrón once more, under other e-mails.
inline void write_twice(Page& page, size_t count) {
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
inline std::string first_starting(const Page& page, std::string_view start) {
  for (const ui::Node& node : page.nodes()) {
    if (node.role == "button" && node.name.rfind(start, 0) == 0) return node.name;
  }
  return {};
}

// Every screen, reached as a person would, with data in it.
inline void visit_all(float width, const std::function<void(Page&, const char*)>& look,
                      float height = 800) {
  {
    Page page(width, height);
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
    Page page(width, height);
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
    REQUIRE(page.press("button", "Ver detalle por grupo: Entidad"));
    look(page, "grupos con detalle");
    REQUIRE(page.press("button", "Ver detalle por grupo: Vocalía y adscripción"));
    look(page, "grupos con nombres largos");
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
    REQUIRE(page.press("button", "Elegir en el calendario: Desde"));
    look(page, "calendario de una fecha");
    REQUIRE(page.press("button", "Cerrar"));
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
    page.app().go("#/apariencia");
    page.frame();
    look(page, "apariencia");
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
    Page page(width, height);
    REQUIRE(page.press("button", "Trabajar con mi grupo"));
    look(page, "grupo vacío");
  }
}

}  // namespace test
