// The acuse: whoever sent a file learns whether it arrived, and what she changed since.
#include "app/file_rows.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::FileRow;
using app_tests::Device;

namespace {

Device mentee_with_ficha(uint64_t seed) {
  Device mentee(seed, app::Role::mentee);
  const crdt::Record ana = app::sample_people(1, seed, format::catalogues().default_program())[0];
  for (const auto& [field, reg] : ana.fields) {
    mentee.send(app::Edited{
        {"Escribir", {app::edit("persona", mentee.w.device.person, field, reg.value())}}});
  }
  return mentee;
}

app::Download acuse_of(Device& unit) {
  unit.send(app::ReceiptExportAsked{});
  return unit.exported();
}

}  // namespace

TEST_CASE("acuse: a sent ficha waits, then is known to have arrived, also after a reload") {
  Device mentee = mentee_with_ficha(1);
  mentee.send(app::ProfileExportAsked{});
  CHECK(app::make_sent_files(mentee.w)[0].state == FileRow::State::waiting);
  Device unit(2, app::Role::unit);
  unit.import_files({mentee.exported()});
  mentee.import_files({acuse_of(unit)});
  mentee.reload();
  const FileRow row = app::make_sent_files(mentee.w)[0];
  CHECK(row.state == FileRow::State::accepted);
  CHECK(row.state_text == "La Unidad Técnica lo recibió el 19 de octubre de 2020.");
  CHECK(row.changed.empty());
}

TEST_CASE("acuse: what she changed after sending is named") {
  Device mentee = mentee_with_ficha(1);
  mentee.send(app::ProfileExportAsked{});
  mentee.now += 5000;
  mentee.write("persona", mentee.w.device.person, "correo", "nuevo@ejemplo.mx");
  mentee.write("persona", mentee.w.device.person, "notas", "solo mío");
  CHECK(app::make_sent_files(mentee.w)[0].changed ==
        std::vector<std::string>{"Correo electrónico"});
}

TEST_CASE("acuse: a refused file says why and what to do") {
  Device mentee = mentee_with_ficha(1);
  mentee.send(app::ProfileExportAsked{});
  Device unit(2, app::Role::unit);
  unit.send(app::ProgramChosen{"crea-2024"});
  unit.import_files({mentee.exported()});
  mentee.import_files({acuse_of(unit)});
  const FileRow row = app::make_sent_files(mentee.w)[0];
  CHECK(row.state == FileRow::State::refused);
  CHECK(row.state_text.find("RMMSPEN") != std::string::npos);
  unit.send(app::ProgramChosen{"rmmspen-2020"});
  unit.import_files({mentee.exported()});
  CHECK(unit.w.store.size() == 1);
  CHECK(app::make_received_files(unit.w).size() == 1);
}

TEST_CASE("acuse: it names nobody, and says nothing to whom it does not concern") {
  Device mentee = mentee_with_ficha(1);
  mentee.send(app::ProfileExportAsked{});
  Device unit(2, app::Role::unit);
  unit.import_files({mentee.exported()});
  const app::Download acuse = acuse_of(unit);
  for (const char* field : {"nombre", "apellido1", "correo"}) {
    CHECK(acuse.text.find(mentee.w.person()->text(field)) == std::string::npos);
  }
  CHECK(acuse.text.find(mentee.exported().name) == std::string::npos);
  Device stranger = mentee_with_ficha(7);
  stranger.send(app::ProfileExportAsked{});
  stranger.import_files({acuse});
  CHECK(app::make_sent_files(stranger.w)[0].state == FileRow::State::waiting);
  CHECK(stranger.w.import.files[0].warnings[0].code == "acuse.ajeno");
}

TEST_CASE("log: every file sent and received is in it once, with its date and sender") {
  Device unit(2, app::Role::unit);
  const auto files = app_tests::sample_files(3);
  unit.import_files(files);
  unit.import_files(files);
  unit.reload();
  const auto rows = app::make_received_files(unit.w);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].name == files[2].name);
  CHECK_FALSE(rows[0].from.empty());
  CHECK(rows[0].when.find("19 de octubre de 2020") == 0);
}
