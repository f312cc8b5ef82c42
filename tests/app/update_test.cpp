// Starting, saving and storing: what a device knows survives, whatever the storage does.
#include <algorithm>

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::Saving;
using app_tests::Device;

TEST_CASE("start: a device that is opened again knows the same, to the hash") {
  Device device(1, app::Role::mentee);
  const std::string person = device.w.device.person;
  device.write("persona", person, "nombre", "Ana — “ñ”");
  device.send(app::Edited{{"Tema", {app::edit_member("persona", person, "temas", "1.1", true)}}});
  device.send(app::Edited{{"Tema", {app::edit_member("persona", person, "temas", "2.1", true)}}});
  device.send(app::Edited{{"Tema", {app::edit_member("persona", person, "temas", "1.1", false)}}});
  const std::string hash = device.hash();
  const crdt::Node node = device.w.device.node;
  device.reload();
  CHECK(device.hash() == hash);
  CHECK(device.w.device.node == node);
  CHECK(device.w.device.role == app::Role::mentee);
  CHECK(device.w.device.person == person);
  REQUIRE(device.w.person() != nullptr);
  CHECK(device.w.person()->text("nombre") == "Ana — “ñ”");
  CHECK(device.w.person()->elements("temas") == std::vector<std::string>{"2.1"});
}

TEST_CASE("start: hundreds of people come back the same, in entries of a hundred") {
  Device device = app_tests::unit_with(250);
  const std::string hash = device.hash();
  for (const char* key : {"r/0", "r/1", "r/2"}) CHECK(device.storage.contains(key));
  CHECK_FALSE(device.storage.contains("r/3"));
  device.reload();
  CHECK(device.hash() == hash);
  CHECK(device.w.store.size() == 250);
  CHECK(device.saves.empty());
}

TEST_CASE("start: every device has an identity of its own and keeps it") {
  Device one(1), other(2);
  CHECK(one.w.device.node != 0);
  CHECK(one.w.device.node != other.w.device.node);
  CHECK(one.w.device.node <= crdt::max_node);
}

TEST_CASE(
    "start: after a reload no stamp falls behind what was written, also on an earlier clock") {
  Device device(1, app::Role::mentee);
  device.write("persona", "p1", "nombre", "Ana");
  const crdt::Stamp before = device.w.store.find("persona", "p1")->latest();
  device.reload();
  device.now = app_tests::start_ms - 10 * app_tests::day_ms;
  device.write("persona", "p1", "nombre", "Ana María");
  CHECK(device.w.store.find("persona", "p1")->latest() > before);
  CHECK(device.text("persona", "p1", "nombre") == "Ana María");
  CHECK_FALSE(device.w.store.find("persona", "p1")->fields.find("nombre")->conflicted());
}

TEST_CASE("start: an entry that cannot be read is told, and never written over") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  REQUIRE(device.storage.contains("r/0"));
  const std::string damaged = device.storage["r/0"].substr(0, 50);
  device.storage["r/0"] = damaged;
  device.reload();
  CHECK(device.said.find("no se pudo leer") != std::string::npos);
  CHECK(device.w.store.size() == 0);
  device.write("persona", "p2", "nombre", "Eva");
  CHECK(device.storage["r/0"] == damaged);
  CHECK(device.storage.contains("r/1"));
}

TEST_CASE("saving: what changes is saved in one transaction, with the device's clock") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.write("persona", "p1", "nombre", "Ana");
  REQUIRE(device.saves.size() == 1);
  CHECK(device.saves[0].puts.size() == 3);
  CHECK(device.saves[0].puts[2].key == "u/1");
  CHECK(device.saves[0].puts[0].key == "r/0");
  CHECK(device.saves[0].puts[1].key == "device");
  CHECK(device.w.save.state == Saving::waiting);
  device.answer();
  CHECK(device.w.save.state == Saving::done);
  CHECK(device.w.save.saved_at == device.now);
}

TEST_CASE("saving: one save at a time; what changes meanwhile goes into the next one") {
  Device device(1, app::Role::unit);
  device.answers = false;
  for (const char* name : {"A", "An", "Ana"}) device.write("persona", "p1", "nombre", name);
  REQUIRE(device.saves.size() == 1);
  device.answer();
  REQUIRE(device.saves.size() == 1);
  device.answer();
  CHECK(device.saves.empty());
  device.reload();
  CHECK(device.text("persona", "p1", "nombre") == "Ana");
}

TEST_CASE("saving: nothing is saved when nothing changed") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.send(app::UndoAsked{});
  device.send(app::GroupsAsked{0});
  CHECK(device.saves.empty());
}

TEST_CASE("saving: a failed save is tried again with the next event, and nothing is lost") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.write("persona", "p1", "nombre", "Ana");
  const uint32_t token = device.saves[0].token;
  device.saves.clear();
  device.send(app::SaveFailed{token, "quota"});
  CHECK(device.w.save.state == Saving::failed);
  CHECK(device.w.storage == app::StorageState::full);
  CHECK(device.saves.empty());  // not at once: the storage has just refused
  device.send(app::ImportCancelAsked{});
  REQUIRE(device.saves.size() == 1);
  CHECK(device.saves[0].token != token);
  device.answer();
  CHECK(device.w.save.state == Saving::done);
  const std::string hash = device.hash();
  device.reload();
  CHECK(device.hash() == hash);
}

TEST_CASE("saving: an answer to another save changes nothing") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.write("persona", "p1", "nombre", "Ana");
  device.send(app::Saved{device.saves[0].token + 7});
  CHECK(device.w.save.state == Saving::waiting);
  CHECK(device.saves.size() == 1);
}

TEST_CASE("saving: where storage is blocked nothing is asked of it, and work goes on") {
  app::Workspace workspace;
  app::Started started;
  started.seed = 5;
  started.storage = app::StorageState::blocked;
  app::update(workspace, started, app_tests::start_ms);
  const auto effects = app::update(
      workspace, app::Edited{{"Escribir", {app::edit_text("persona", "p1", "nombre", "Ana")}}},
      app_tests::start_ms);
  CHECK(effects.empty());
  CHECK(workspace.store.find("persona", "p1")->text("nombre") == "Ana");
}

TEST_CASE("saving: what other people's files may not be in size, own data may") {
  Device device(1, app::Role::unit);
  app::Action action{"Mucho", {}};
  const std::string text(100'000, 'x');
  for (int i = 0; i < 340; ++i) {
    action.edits.push_back(app::edit_text("persona", "p1", "f" + std::to_string(i), text));
  }
  device.send(app::Edited{action});
  const std::string hash = device.hash();
  device.reload();
  CHECK(device.hash() == hash);
}

TEST_CASE("programme: it is chosen, kept, and an unknown one is not") {
  Device device(1, app::Role::unit);
  CHECK(device.w.program().id == "rmmspen-2020");
  device.send(app::ProgramChosen{"crea-2024"});
  CHECK(device.w.program().id == "crea-2024");
  device.send(app::ProgramChosen{"desconocido"});
  CHECK(device.w.program().id == "crea-2024");
  device.reload();
  CHECK(device.w.program().id == "crea-2024");
}

TEST_CASE("update: the same events give the same device, to the byte") {
  const auto run = [] {
    Device device(1, app::Role::unit);
    device.import_files(app_tests::sample_files(80));
    device.send(app::GroupsAsked{2});
    return device.storage;
  };
  CHECK(run() == run());
}
