#include "app/diagnosis.h"

#include "base/text.h"
#include "device.h"
#include "doctest/doctest.h"
#include "domain/schema.h"
#include "tests/base/printing.h"

namespace {

using app_tests::Device;
using base_tests::has;

app::PageFacts facts() {
  app::PageFacts page;
  page.build = "0.1.0 (abc123)";
  page.browser = "Mozilla/5.0 (X11; Linux x86_64)";
  page.languages = "es-MX, es";
  page.density = "2";
  page.width = 1280;
  page.height = 800;
  page.used = 3'450'000;
  page.quota = 2e9;
  return page;
}

}  // namespace

TEST_CASE("diagnosis: no name, e-mail or typed text of a filled padrón is in it") {
  Device device(5, app::Role::unit);
  device.send(app::PageDescribed{facts()});
  device.send(app::PracticeAsked{498});
  device.send(app::GroupsAsked{14});
  const std::string group = app::make_groups(device.w)[0].id;
  device.write("objetivo", "o1", "texto", "Hablar en público sin miedo");
  device.write("objetivo", "o1", "grupo", group);
  device.write("grupo", group, "nombre", "Las Jacarandas");
  device.import_files({{"ficha-de-ana-lopez.sorora.json", "{\"secreto\": "}});
  const auto words_of = [](const Device& of) {
    return '-' + base::slug(app::diagnosis_text(of.w)) + '-';
  };
  const std::string words = words_of(device);
  const std::string own = words_of(Device(6, app::Role::unit));  // "Guardado" is a surname, too
  size_t looked_for = 0;
  for (const domain::Noun& noun : domain::nouns()) {
    for (const auto& [id, record] : device.w.store.of(noun.type)) {
      CHECK_FALSE(has(words, '-' + base::slug(id) + '-'));
      for (const domain::Field& field : noun.fields) {
        const bool written = field.kind == domain::Kind::text ||
                             field.kind == domain::Kind::long_text ||
                             field.kind == domain::Kind::email;
        const std::string text = base::slug(record.text(field.name));
        if (!written || text.size() < 4) continue;  // "no", "sí" and the like are everybody's
        CAPTURE(text);
        CHECK((has(own, '-' + text + '-') || !has(words, '-' + text + '-')));
        ++looked_for;
      }
    }
  }
  CHECK(looked_for > 1500);
  CHECK_FALSE(has(words, "ana-lopez"));
  CHECK_FALSE(has(words, "secreto"));
}

TEST_CASE("diagnosis: it says how many records of each kind there are, and how storing goes") {
  Device device = app_tests::unit_with(12);
  device.send(app::PageDescribed{facts()});
  device.send(app::GroupsAsked{2});
  const std::string text = app::diagnosis_text(device.w);
  CHECK(has(text, "Versión: 0.1.0 (abc123)\n"));
  CHECK(has(text, "Navegador: Mozilla/5.0 (X11; Linux x86_64)\n"));
  CHECK(has(text, "Espacio usado: 3.5 MB de 2000.0 MB\n"));
  CHECK(has(text, "Formato de archivos: sorora/1\n"));
  CHECK(has(text, " persona 12,"));
  CHECK(has(text, " grupo 2,"));
  CHECK(has(text, "Guardado: bien, último 2020-10-19"));
  CHECK(has(text, "Últimos fallos: ninguno\n"));
}

TEST_CASE("diagnosis: the last failures are there by their codes, the oldest go first") {
  Device device(5, app::Role::unit);
  device.import_files({{"rota.sorora.json", "{"}});
  CHECK(has(app::diagnosis_text(device.w), " leer: json."));
  device.answers = false;
  for (int i = 0; i < 20; ++i) {
    device.write("persona", "p", "nombre", std::to_string(i));
    device.send(app::SaveFailed{device.w.save.token, "quota"});
  }
  const std::string text = app::diagnosis_text(device.w);
  CHECK(has(text, "Guardado: sin espacio"));
  CHECK(has(text, " guardar: sin espacio"));
  CHECK_FALSE(has(text, " leer: json."));
}

TEST_CASE("diagnosis: what the page says of itself is cut, and never makes lines of its own") {
  Device device(5, app::Role::unit);
  app::PageFacts page = facts();
  page.browser = std::string(299, 'x') + "é" + std::string(5000, 'y');
  page.errors = {"TypeError\nNombre: Ana"};
  device.send(app::PageDescribed{page});
  const std::string text = app::diagnosis_text(device.w);
  CHECK(base::valid_utf8(text));
  CHECK(has(text, "Navegador: " + std::string(299, 'x') + "\n"));
  CHECK(has(text, "- página: TypeError Nombre: Ana\n"));
}

TEST_CASE("diagnosis: copying says whether it was done") {
  Device device(5, app::Role::unit);
  device.send(app::CopyAsked{"texto", "Se copió."});
  device.send(app::Copied{true});
  CHECK(device.said == "Se copió.");
  device.send(app::CopyAsked{"texto", "Se copió."});
  device.send(app::Copied{false});
  CHECK(has(device.said, "no dejó copiar"));
}

TEST_CASE("diagnosis: its file is kept out of the log of files") {
  Device device(5, app::Role::unit);
  device.send(app::DiagnosisExportAsked{});
  CHECK(device.exported().name == "diagnostico-sorora-2020-10-19.txt");
  CHECK(device.w.log.files().empty());
}
