// Writing and taking back.
#include "app/edits.h"

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::Action;
using app::edit_member;
using app::edit_text;
using app_tests::change;
using app_tests::Device;

namespace {

// What another device writes in person p1 arrives here.
void arrives(Device& device, const crdt::Record& record) {
  format::Header header;
  header.kind = "ficha";
  header.program = "rmmspen-2020";
  header.created = "2020-10-19T12:00:00.000Z";
  device.import_files({{"de-otra.sorora.json", format::encode(header, {&record})}});
  device.send(app::ImportApplied{});  // where it waits for a review
}

crdt::Record by_another(const Device& device, const char* field, const char* text) {
  crdt::Record record = *device.w.store.find("persona", "p1");
  crdt::Clock clock(999, 0);
  clock.observe(record.latest());
  record.fields[field].set(clock.tick(device.now), crdt::Value::of(text));
  return record;
}

const crdt::Record& person(const Device& device) {
  return *device.w.store.find("persona", "p1");
}

}  // namespace

TEST_CASE("undo: a change is taken back and done again") {
  Device device(1);
  change(device, "nombre", "Ana");
  change(device, "apellido1", "Peña");
  change(device, "nombre", "Eva");
  device.send(app::UndoAsked{});
  CHECK(person(device).text("nombre") == "Ana");
  CHECK(device.said == "Se deshizo: Cambiar nombre.");
  device.send(app::UndoAsked{});
  CHECK(person(device).value("apellido1").empty());
  device.send(app::RedoAsked{});
  CHECK(person(device).text("apellido1") == "Peña");
  device.send(app::RedoAsked{});
  CHECK(person(device).text("nombre") == "Eva");
  CHECK(device.w.history.redo().empty());
}

TEST_CASE("undo: a new change forgets what could be done again") {
  Device device(1);
  change(device, "nombre", "Ana");
  change(device, "apellido1", "Peña");
  device.send(app::UndoAsked{});
  change(device, "apellido1", "Ruiz");
  device.send(app::RedoAsked{});
  CHECK(person(device).text("apellido1") == "Ruiz");
}

TEST_CASE("undo: typing one field is one step, another field another one") {
  Device device(1);
  change(device, "nombre", "Ana");
  for (const char* text : {"P", "Pe", "Peñ", "Peña"}) change(device, "apellido1", text);
  for (const char* text : {"R", "Ru", "Ruiz"}) change(device, "apellido2", text);
  device.send(app::UndoAsked{});
  CHECK(person(device).value("apellido2").empty());
  CHECK(person(device).text("apellido1") == "Peña");
  device.send(app::UndoAsked{});
  CHECK(person(device).value("apellido1").empty());
  CHECK(person(device).text("nombre") == "Ana");
}

TEST_CASE("undo: options of a set go in and out, each a step") {
  Device device(1);
  const auto choose = [&](const char* topic, bool in) {
    device.send(app::Edited{{"Tema", {edit_member("persona", "p1", "temas", topic, in)}}});
  };
  change(device, "nombre", "Ana");
  choose("1.1", true);
  choose("2.1", true);
  choose("1.1", false);
  device.send(app::UndoAsked{});
  CHECK(person(device).elements("temas") == std::vector<std::string>{"1.1", "2.1"});
  device.send(app::UndoAsked{});
  device.send(app::UndoAsked{});
  CHECK(person(device).elements("temas").empty());
  device.send(app::RedoAsked{});
  CHECK(person(device).elements("temas") == std::vector<std::string>{"1.1"});
}

TEST_CASE("undo: a record that a change made goes whole, and comes back whole") {
  Device device(1);
  device.send(app::Edited{{"Crear",
                           {edit_text("persona", "p1", "nombre", "Ana"),
                            edit_text("persona", "p1", "apellido1", "Peña"),
                            edit_member("persona", "p1", "temas", "1.1", true)}}});
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
  device.send(app::RedoAsked{});
  CHECK_FALSE(person(device).is_deleted());
  CHECK(person(device).text("apellido1") == "Peña");
  CHECK(person(device).has("temas", "1.1"));
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
  const std::string hash = device.hash();
  device.reload();  // also what undoing wrote is a file that can be read
  CHECK(device.hash() == hash);
}

TEST_CASE("undo: writing again in a record that was taken back brings it back") {
  Device device(1);
  change(device, "nombre", "A");
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
  change(device, "nombre", "Ana");
  CHECK_FALSE(person(device).is_deleted());
  CHECK(person(device).text("nombre") == "Ana");
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
}

TEST_CASE("undo: a later edit by somebody else is never taken back") {
  Device device(1);
  change(device, "nombre", "Ana");
  change(device, "apellido1", "Peña");
  arrives(device, by_another(device, "apellido1", "Núñez"));
  CHECK(person(device).text("apellido1") == "Núñez");
  device.send(app::UndoAsked{});
  CHECK(person(device).text("apellido1") == "Núñez");
}

TEST_CASE("undo: a record in which somebody else has written since is not removed") {
  Device device(1);
  change(device, "nombre", "Ana");
  arrives(device, by_another(device, "apellido1", "Núñez"));
  device.send(app::UndoAsked{});
  CHECK_FALSE(person(device).is_deleted());
  CHECK(person(device).text("apellido1") == "Núñez");
}

TEST_CASE("undo: taking back a change does not revive what somebody else removed") {
  Device device(1);
  change(device, "nombre", "Ana");
  change(device, "apellido1", "Peña");
  crdt::Record removed = person(device);
  crdt::Clock clock(999, removed.latest().time);
  removed.remove(clock.tick(0));
  arrives(device, removed);
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
}

TEST_CASE("undo: a removal is taken back with all it hid") {
  Device device(1);
  change(device, "nombre", "Ana");
  device.send(app::Edited{{"Quitar", {app::remove_record("persona", "p1")}}});
  CHECK(person(device).is_deleted());
  device.send(app::UndoAsked{});
  CHECK_FALSE(person(device).is_deleted());
  CHECK(person(device).text("nombre") == "Ana");
}

TEST_CASE("undo: what somebody else wrote at the same time is not covered by taking back") {
  Device device(1);
  change(device, "nombre", "Ana");
  crdt::Record apart = person(device);
  change(device, "apellido1", "Peña");
  apart.fields["apellido1"].set({apart.latest().time + 1, 999}, crdt::Value::of("Ruiz"));
  arrives(device, apart);
  CHECK(person(device).fields.find("apellido1")->conflicted());
  device.send(app::UndoAsked{});
  CHECK(person(device).fields.find("apellido1")->conflicted());
}

TEST_CASE("undo: settling what was changed apart brings every version back, also after a reload") {
  Device device(1, app::Role::unit);
  change(device, "nombre", "Ana");
  const crdt::Record apart = by_another(device, "nombre", "Anita");
  change(device, "nombre", "Ana María");
  arrives(device, apart);
  const crdt::Value shown = person(device).value("nombre");
  REQUIRE(person(device).conflicts() == 1);
  device.send(app::ConflictSettled{{"persona", "p1"}, "nombre", shown});
  CHECK(person(device).conflicts() == 0);
  CHECK(device.said == "Nombre(s) de Ana María: quedó la versión que elegiste.");
  device.reload();
  device.send(app::UndoAsked{});
  const auto values = [&] {
    std::vector<std::string> all;
    for (const crdt::Entry& entry : person(device).fields.find("nombre")->entries()) {
      all.push_back(entry.value.text);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(values() == std::vector<std::string>{"Ana María", "Anita"});
  device.reload();
  CHECK(values().size() == 2);
  device.send(app::RedoAsked{});
  CHECK(person(device).conflicts() == 0);
  CHECK(person(device).value("nombre") == shown);
}

TEST_CASE("undo: removing, and before that making, are taken back one after the other") {
  Device device(1);
  change(device, "nombre", "Ana");
  device.send(app::Edited{{"Quitar", {app::remove_record("persona", "p1")}}});
  device.send(app::UndoAsked{});
  CHECK_FALSE(person(device).is_deleted());
  device.send(app::UndoAsked{});
  CHECK(person(device).is_deleted());
  device.send(app::RedoAsked{});
  CHECK_FALSE(person(device).is_deleted());
}

TEST_CASE("undo: one field changed many times goes back all the way and forward again") {
  Device device(1);
  for (const char* name : {"A", "B", "C", "D"}) {
    device.send(app::Edited{{name, {edit_text("persona", "p1", "nombre", name)}}});
  }
  for (const char* name : {"C", "B", "A"}) {
    device.send(app::UndoAsked{});
    CHECK(person(device).text("nombre") == name);
  }
  for (const char* name : {"B", "C", "D"}) {
    device.send(app::RedoAsked{});
    CHECK(person(device).text("nombre") == name);
  }
}

TEST_CASE("undo: with nothing to take back nothing changes, and it is said") {
  Device device(1);
  const uint64_t version = device.w.version;
  device.said.clear();
  device.send(app::UndoAsked{});
  device.send(app::RedoAsked{});
  CHECK(device.said == "No queda nada que deshacer, o alguien escribió después.");
  CHECK(device.w.version == version);
}

TEST_CASE("undo: the last two hundred steps can be taken back") {
  Device device(1);
  for (int i = 0; i < 250; ++i) {
    device.send(app::Edited{
        {"Paso " + std::to_string(i), {edit_text("persona", "p1", "nombre", std::to_string(i))}}});
  }
  CHECK(device.w.history.undo().size() == 200);
  for (int i = 0; i < 300; ++i) device.send(app::UndoAsked{});
  CHECK(person(device).text("nombre") == "49");
}

TEST_CASE("edits: every edit has a stamp of its own, later than all before") {
  Device device(1);
  crdt::Stamp last;
  for (int i = 0; i < 50; ++i) {
    device.now -= 5000;  // a clock that runs backwards
    device.send(app::Edited{{"x",
                             {edit_text("persona", "p1", "nombre", std::to_string(i)),
                              edit_text("persona", "p1", "apellido1", std::to_string(i))}}});
    const auto& fields = person(device).fields;
    CHECK(last < fields.find("nombre")->stamp());
    CHECK(fields.find("nombre")->stamp() < fields.find("apellido1")->stamp());
    last = fields.find("apellido1")->stamp();
  }
}
