// Backups and snapshots: everything comes back to the byte, and going back loses nothing unseen.
#include "app/backup.h"

#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "format/schema_export.h"
#include "tests/app/device.h"
#include "tests/format/json_schema_validator.h"

using app_tests::Device;
using app_tests::Fault;

namespace {

Device mentee_with_notes() {
  Device device(1, app::Role::mentee);
  const std::string person = device.w.device.person;
  device.write("persona", person, "nombre", "Ana — “ñ”");
  device.write("persona", person, "notas", "solo mío");
  device.send(app::Edited{{"Tema", {app::edit_member("persona", person, "temas", "1.1", true)}}});
  device.send(app::UndoAsked{});
  return device;
}

}  // namespace

TEST_CASE("backup: it carries everything, private notes too, and fits the JSON Schema") {
  Device device = mentee_with_notes();
  device.send(app::BackupAsked{});
  REQUIRE(device.downloads.size() == 1);
  const app::Download& file = device.exported();
  CHECK(file.name == "respaldo-2020-10-19.sorora.json");
  const auto tree = nlohmann::json::parse(file.text);
  CHECK(tree["kind"] == "respaldo");
  CHECK(tree["audience"] == "respaldo");
  CHECK(tree["device"]["role"] == "mentoranda");
  CHECK(tree["device"]["person"] == device.w.device.person);
  CHECK_FALSE(tree["device"].contains("node"));
  CHECK(file.text.find("solo mío") != std::string::npos);
  format_tests::SchemaValidator schema(nlohmann::json::parse(format::json_schema()));
  CHECK(schema.check(tree) == std::vector<std::string>{});
}

TEST_CASE("restore: an empty device gets back everything to the hash, under its own node") {
  Device old = mentee_with_notes();
  old.send(app::BackupAsked{});
  Device fresh(9);
  const crdt::Node node = fresh.w.device.node;
  fresh.restore(old.exported());
  CHECK(fresh.hash() == old.hash());
  CHECK(fresh.w.device.role == app::Role::mentee);
  CHECK(fresh.w.device.person == old.w.device.person);
  CHECK(fresh.w.device.node == node);
  CHECK(fresh.w.device.node != old.w.device.node);
  CHECK(fresh.snapshots.empty());
  fresh.reload();
  CHECK(fresh.hash() == old.hash());
  CHECK(fresh.w.device.role == app::Role::mentee);
}

TEST_CASE("restore: role, programme and group of a group's device come back") {
  Device unit = app_tests::unit_with(60);
  unit.send(app::GroupsAsked{2});
  unit.send(app::PackagesExportAsked{});
  Device group(3, app::Role::group);
  group.import_files({unit.downloads[0]});
  group.send(app::BackupAsked{});
  Device fresh(9, app::Role::mentee);  // chosen by mistake: without data it does not count
  fresh.restore(group.exported());
  CHECK(fresh.hash() == group.hash());
  CHECK(fresh.w.device.role == app::Role::group);
  CHECK(fresh.w.device.group == group.w.device.group);
  CHECK(fresh.w.program().id == group.w.program().id);
}

TEST_CASE("restore: on a device with data both stay, and a snapshot of before is kept") {
  Device old = mentee_with_notes();
  old.send(app::BackupAsked{});
  Device device(2, app::Role::unit);
  device.write("persona", "p1", "nombre", "Eva");
  device.restore(old.exported());
  CHECK(device.text("persona", "p1", "nombre") == "Eva");
  CHECK(device.text("persona", old.w.device.person, "notas") == "solo mío");
  CHECK(device.w.device.role == app::Role::unit);
  REQUIRE(device.snapshots.size() == 1);
  CHECK(device.snapshots.begin()->first.find("|Antes de restaurar") != std::string::npos);
  const std::string hash = device.hash();
  device.restore(old.exported());  // twice is once
  CHECK(device.hash() == hash);
}

TEST_CASE(
    "restore: only a backup is restored, and a backup is not imported; each says where to go") {
  Device device = mentee_with_notes();
  device.send(app::BackupAsked{});
  const app::Download backup = device.exported();
  Device unit(2, app::Role::unit);
  unit.import_files({backup});
  REQUIRE(unit.w.import.files.size() == 1);
  CHECK(unit.w.import.files[0].verdict == app::Verdict::refused);
  CHECK(unit.w.import.files[0].problems.back().remedy.find("Restaurar") != std::string::npos);
  unit.restore(app_tests::sample_files(1)[0]);
  CHECK(unit.w.import.files[0].verdict == app::Verdict::refused);
  CHECK(unit.w.import.files[0].problems[0].remedy.find("Importar") != std::string::npos);
  unit.restore({"roto.json", "{"});
  CHECK(unit.w.import.files[0].verdict == app::Verdict::refused);
  CHECK(unit.w.store.size() == 0);
}

TEST_CASE("restore: writing after it is later than all that came back") {
  Device old = mentee_with_notes();
  old.now += app_tests::day_ms;
  old.write("persona", "p1", "nombre", "De mañana");
  old.send(app::BackupAsked{});
  Device fresh(9);
  fresh.restore(old.exported());
  fresh.write("persona", "p1", "nombre", "De hoy");
  CHECK(fresh.text("persona", "p1", "nombre") == "De hoy");
  CHECK(fresh.w.store.find("persona", "p1")->conflicts() == 0);
}

TEST_CASE("guardian: it knows how many days and changes ago the last backup was") {
  Device device(1, app::Role::unit);
  CHECK_FALSE(app::make_backup_view(device.w).data);
  for (const char* name : {"A", "An", "Ana"}) device.write("persona", "p1", "nombre", name);
  device.write("persona", "p2", "nombre", "Eva");
  CHECK(app::make_backup_view(device.w).changes == 2);  // typing a field is one
  CHECK_FALSE(app::make_backup_view(device.w).due);
  device.now += 15 * app_tests::day_ms;
  device.reload();
  CHECK(app::make_backup_view(device.w).days == 15);
  CHECK(app::make_backup_view(device.w).due);
  device.send(app::BackupAsked{});
  CHECK(app::make_backup_view(device.w).ever);
  CHECK(app::make_backup_view(device.w).changes == 0);
  CHECK_FALSE(app::make_backup_view(device.w).due);
  device.now += 40 * app_tests::day_ms;
  device.reload();
  CHECK_FALSE(app::make_backup_view(device.w).due);  // nothing has changed since
  for (int i = 0; i < 51; ++i) device.write("persona", "p" + std::to_string(i), "nombre", "X");
  CHECK(app::make_backup_view(device.w).changes == 51);
  CHECK(app::make_backup_view(device.w).due);
}

TEST_CASE("snapshots: one for each day with changes, as it was before the next day began") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.write("persona", "p1", "nombre", "Ana María");
  CHECK(device.snapshots.empty());
  const std::string hash = device.hash();
  device.now += app_tests::day_ms;
  device.write("persona", "p1", "nombre", "Otra");
  device.write("persona", "p1", "nombre", "Otra más");
  REQUIRE(device.snapshots.size() == 1);
  const auto file = format::decode(device.snapshots.begin()->second);
  REQUIRE(file.ok());
  crdt::Store store;
  for (const crdt::Record& record : file->records) store.merge(record);
  CHECK(format::state_hash(store) == hash);
  device.now += app_tests::day_ms;
  device.reload();  // opening the page is enough
  CHECK(device.snapshots.size() == 2);
  device.now += app_tests::day_ms;
  device.reload();
  CHECK(device.snapshots.size() == 2);  // a day without changes
}

TEST_CASE(
    "snapshots: one that was not stored is tried again after a while, and at the next start") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.now += app_tests::day_ms;
  size_t tried = 0;
  device.fault = [&](bool snapshot) {
    tried += snapshot;
    return snapshot ? Fault::lost : Fault::none;
  };
  for (const char* name : {"E", "Ev", "Eva"}) device.write("persona", "p1", "nombre", name);
  CHECK(tried == 1);  // not with every letter
  device.now += app::snapshot_pause_ms;
  device.write("persona", "p1", "nombre", "Eva María");
  CHECK(tried == 2);
  device.fault = nullptr;
  CHECK(device.snapshots.empty());
  SUBCASE("after a while") {
    device.now += app::snapshot_pause_ms;
  }
  SUBCASE("at the next start") {
    device.reload();
  }
  SUBCASE("when the clock was put back") {
    device.now -= app::snapshot_pause_ms;
  }
  for (const char* name : {"E", "Ev", "Eva"}) device.write("persona", "p1", "nombre", name);
  CHECK(device.snapshots.size() == 1);
  device.reload();
  device.now += app::snapshot_pause_ms;
  device.write("persona", "p1", "nombre", "Luz");
  CHECK(device.snapshots.size() == 1);  // one for each day
}

TEST_CASE("snapshots: what changes while one is being stored counts for the next day's") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.now += app_tests::day_ms;
  device.answers = false;
  device.write("persona", "p1", "nombre", "Eva");
  device.answers = true;
  device.write("persona", "p2", "nombre", "Luz");
  REQUIRE(device.snapshots.size() == 1);
  device.now += app_tests::day_ms;
  device.reload();
  CHECK(device.snapshots.size() == 2);
}

TEST_CASE("snapshots: going back gives that state to the hash, and the way forward is kept") {
  Device device = app_tests::unit_with(250);
  const std::string before = device.hash();
  device.now += app_tests::day_ms;
  device.send(app::ImportCancelAsked{});  // any event of a new day
  REQUIRE(device.snapshots.size() == 1);
  const std::string key = device.snapshots.begin()->first;
  device.import_files(app_tests::sample_files(120, 5));
  const std::string after = device.hash();
  REQUIRE(after != before);
  CHECK(device.storage.contains("r/3"));
  device.send(app::SnapshotAsked{key});
  CHECK(device.hash() == before);
  CHECK_FALSE(device.storage.contains("r/3"));
  CHECK(device.w.history.undo().empty());
  device.reload();
  CHECK(device.hash() == before);
  REQUIRE(device.snapshots.size() == 2);
  device.send(app::SnapshotAsked{std::prev(device.snapshots.end())->first});
  CHECK(device.hash() == after);
  device.reload();
  CHECK(device.hash() == after);
}

TEST_CASE("snapshots: files received after it may be imported again") {
  Device device(1, app::Role::unit);
  const auto files = app_tests::sample_files(3);
  device.import_files({files[0]});
  device.now += app_tests::day_ms;
  device.import_files({files[1]});
  REQUIRE(device.snapshots.size() == 1);
  device.send(app::SnapshotAsked{device.snapshots.begin()->first});
  CHECK(device.w.store.size() == 1);
  device.import_files({files[0], files[1]});
  CHECK(device.w.import.count(app::Verdict::same) == 1);
  CHECK(device.w.import.count(app::Verdict::added) == 1);
}

TEST_CASE(
    "snapshots: when now cannot be kept, or the copy is gone, nothing changes and it says so") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.now += app_tests::day_ms;
  device.write("persona", "p1", "nombre", "Eva");
  REQUIRE(device.snapshots.size() == 1);
  const std::string hash = device.hash();
  device.fault = [](bool) { return Fault::lost; };
  device.send(app::SnapshotAsked{device.snapshots.begin()->first});
  CHECK(device.hash() == hash);
  CHECK(device.said.find("no se cambió nada") != std::string::npos);
  device.fault = nullptr;
  device.send(app::SnapshotRead{"2020|x", ""});
  CHECK(device.said.find("ya no está") != std::string::npos);
  CHECK(device.hash() == hash);
}

TEST_CASE("snapshots: their labels say when and why") {
  const auto daily = app::snapshot_label("2020-10-19T12:30:00.000Z|dia", -360);
  CHECK(daily.when == "19 de octubre de 2020, 06:30");
  CHECK(daily.why == "Copia del día");
  CHECK(app::snapshot_label("2020-10-19T12:30:00.000Z|Antes de borrar", 0).why ==
        "Antes de borrar");
  CHECK(app::snapshot_label("raro", 0).when == "raro");
}

TEST_CASE("lost: a device that lost its data says so until she answers") {
  app::Workspace w;
  app::Started started;
  started.seed = 5;
  started.lost = true;
  app::update(w, started, app_tests::start_ms);
  CHECK(w.device.lost);
  Device device(1);
  device.w.device.lost = true;
  device.send(app::RoleChosen{app::Role::unit});
  device.reload();
  CHECK(device.w.device.lost);
  device.send(app::StartOverAsked{});
  device.reload();
  CHECK_FALSE(device.w.device.lost);
}
