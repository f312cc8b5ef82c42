// A tab that follows another one: it shows what was saved there, changes nothing, and can take
// over.
#include "doctest/doctest.h"
#include "tests/app/device.h"

using app_tests::Device;
using app_tests::holds;

namespace {

// Another tab of the same device.
Device second_tab(const Device& writer) {
  Device tab(50);
  tab.storage = writer.storage;
  tab.send(app::Followed{tab.entries(), true});
  return tab;
}

}  // namespace

TEST_CASE("following: every event that would write says so and changes nothing") {
  const Device writer = app_tests::unit_with(60);
  Device tab = second_tab(writer);
  CHECK(tab.hash() == writer.hash());
  CHECK(tab.w.device.node == writer.w.device.node);
  const std::string person = tab.w.store.of("persona").begin()->first;
  const std::vector<app::Event> events{
      app::RoleChosen{app::Role::mentee},
      app::ProgramChosen{"crea-2024"},
      app::Edited{{"Escribir", {app::edit_text("persona", person, "nombre", "Otra")}}},
      app::UndoAsked{},
      app::RedoAsked{},
      app::ImportBegun{1, 1},
      app::ImportBegun{1, 1, true},
      app::GroupsAsked{2},
      app::PersonMoved{person, 1},
      app::PersonPinned{person, true},
      app::ProfileExportAsked{},
      app::PackagesExportAsked{},
      app::PlanExportAsked{},
      app::PracticeAsked{5},
      app::StartOverAsked{},
      app::SnapshotAsked{"x"}};
  for (const app::Event& event : events) {
    CAPTURE(event.index());
    const auto version = tab.w.version;
    const app::Effects effects = tab.send(event);
    CHECK(tab.w.version == version);
    CHECK(effects.size() == 1);
    CHECK(holds<app::Say>(effects));
    CHECK(tab.said.find("Otra pestaña está guardando") == 0);
  }
  CHECK(tab.hash() == writer.hash());
  CHECK(tab.w.device.role == app::Role::unit);
  CHECK_FALSE(tab.w.import.reading());
  CHECK(tab.storage == writer.storage);
}

TEST_CASE("following: what the writer saves is shown, and after taking over nothing is missing") {
  Device writer(1, app::Role::unit);
  writer.write("persona", "p1", "nombre", "Ana");
  Device tab = second_tab(writer);
  writer.write("persona", "p1", "nombre", "Ana María");
  writer.send(app::Edited{{"Borrar", {app::remove_record("persona", "p1")}}});
  writer.write("persona", "p2", "nombre", "Eva");
  tab.storage = writer.storage;
  tab.send(app::Followed{tab.entries(), true});
  CHECK(tab.hash() == writer.hash());
  CHECK(holds<app::TakeWriting>(tab.send(app::WritingAsked{})));
  tab.send(app::Followed{tab.entries(), false});
  CHECK_FALSE(tab.w.following);
  tab.write("persona", "p2", "nombre", "Eva Luz");
  CHECK(tab.w.store.find("persona", "p2")->latest() >
        writer.w.store.find("persona", "p2")->latest());
  tab.reload();
  CHECK(tab.text("persona", "p2", "nombre") == "Eva Luz");
}

TEST_CASE("following: it can rescue all it shows, and notes nothing down") {
  Device tab = second_tab(app_tests::unit_with(60));
  const auto storage = tab.storage;
  tab.send(app::BackupAsked{});
  REQUIRE(tab.downloads.size() == 1);
  CHECK(tab.exported().text.find("\"respaldo\"") != std::string::npos);
  CHECK(tab.storage == storage);
  CHECK(tab.w.device.backup_at == 0);
}

TEST_CASE("following: when storage cannot be read, what was shown stays and nothing is written") {
  Device writer(1, app::Role::unit);
  writer.write("persona", "p1", "nombre", "Ana");
  Device tab = second_tab(writer);
  tab.send(app::Followed{{}, false, app::StorageState::blocked});
  CHECK(tab.text("persona", "p1", "nombre") == "Ana");
  CHECK(tab.w.storage == app::StorageState::blocked);
  tab.write("persona", "p1", "nombre", "Eva");
  CHECK(tab.storage == writer.storage);
}

TEST_CASE("keeping: the browser is asked once, after a save that follows her own action") {
  size_t asked = 0;
  Device device(1);
  const auto send = [&](const app::Event& event) {
    asked += holds<app::AskPersist>(device.send(event));
  };
  device.answers = false;
  CHECK(device.saves.size() == 0);
  send(app::RoleChosen{app::Role::unit});
  REQUIRE(device.saves.size() == 1);
  CHECK(asked == 0);
  send(app::Saved{device.saves[0].token});
  CHECK(asked == 1);
  device.saves.clear();
  send(app::PersistAnswered{false});
  CHECK(device.w.persisted == app::Persisted::no);
  send(app::RoleChosen{app::Role::mentee});
  send(app::Saved{device.saves[0].token});
  CHECK(asked == 1);
}
