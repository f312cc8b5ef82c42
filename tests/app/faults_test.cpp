// A storage with faults: whatever a person does and whichever save fails, the device that is opened
// again is the one before that save or the one after it, and has all that was acknowledged.
#include <functional>

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app_tests::Device;
using app_tests::Fault;

namespace {

struct Deed {
  const char* name;
  std::function<void(Device&)> act;
};

// Sixty people in two groups, a day ago; an edit and a hundred more people today. So there is a
// snapshot, and going back to it leaves an entry of storage without use.
Device prepared() {
  static const Device made = [] {
    Device device = app_tests::unit_with(60);
    device.send(app::GroupsAsked{2});
    device.now += app_tests::day_ms;
    device.write("persona", "p1", "nombre", "Ana");
    device.import_files(app_tests::sample_files(100, 6));
    return device;
  }();
  return made;
}

std::string some_person(const Device& device) {
  return device.w.store.of("persona").begin()->first;
}

const std::vector<Deed>& kinds() {
  static const app::Download backup = [] {
    Device device = app_tests::unit_with(50, 3);
    device.send(app::BackupAsked{});
    return device.exported();
  }();
  static const std::vector<Deed> all{
      {"typing",
       [](Device& d) {
         for (const char* name : {"E", "Ev", "Eva"}) d.write("persona", "p1", "nombre", name);
       }},
      {"removing a person",
       [](Device& d) {
         d.send(app::Edited{{"Borrar", {app::remove_record("persona", some_person(d))}}});
       }},
      {"undo and redo",
       [](Device& d) {
         d.write("persona", "p1", "nombre", "Eva");
         d.send(app::UndoAsked{});
         d.send(app::RedoAsked{});
       }},
      {"erasing a person", [](Device& d) { d.send(app::PersonErased{some_person(d)}); }},
      {"forming groups",
       [](Device& d) {
         d.send(app::GroupsAsked{3, 2});
       }},
      {"moving a person",
       [](Device& d) {
         d.send(app::PersonMoved{some_person(d), 2});
       }},
      {"importing",
       [](Device& d) {
         static const auto files = app_tests::sample_files(50, 4);
         d.import_files(files);
       }},
      {"practising", [](Device& d) { d.send(app::PracticeAsked{60}); }},
      {"choosing a role and a programme",
       [](Device& d) {
         d.send(app::RoleChosen{app::Role::group});
         d.send(app::ProgramChosen{"crea-2024"});
       }},
      {"exporting packages", [](Device& d) { d.send(app::PackagesExportAsked{}); }},
      {"a backup", [](Device& d) { d.send(app::BackupAsked{}); }},
      {"restoring a backup", [](Device& d) { d.restore(backup); }},
      {"going back to a snapshot",
       [](Device& d) {
         REQUIRE(d.storage.contains("r/2"));
         d.send(app::SnapshotAsked{d.snapshots.begin()->first});
       }},
      {"the first event of another day", [](Device& d) {
         d.now += app_tests::day_ms;
         d.write("persona", "p2", "nombre", "Luz");
       }}};
  return all;
}

// All that a device must know again.
std::string state(const Device& d) {
  return d.hash() + ' ' + std::to_string(static_cast<int>(d.w.device.role)) + ' ' +
         d.w.program().id + ' ' + d.w.device.person + ' ' + d.w.device.group;
}

size_t saves_of(const Deed& kind) {
  Device device = prepared();
  size_t count = 0;
  device.fault = [&](bool) {
    ++count;
    return Fault::none;
  };
  kind.act(device);
  return count;
}

}  // namespace

TEST_CASE("faults: a page that ends at any save comes back as before it or as after it") {
  for (const Deed& kind : kinds()) {
    const size_t saves = saves_of(kind);
    CAPTURE(std::string(kind.name));
    CHECK(saves > 0);
    for (const Fault fault : {Fault::lost, Fault::unheard}) {
      for (size_t k = 0; k < saves; ++k) {
        CAPTURE(k);
        Device device = prepared();
        std::string acknowledged = state(device);
        std::string after = acknowledged;
        size_t count = 0;
        device.fault = [&](bool snapshot) {
          const size_t number = count++;
          if (number > k) return Fault::lost;
          if (number == k) {
            after = state(device);
            return fault;
          }
          if (!snapshot && number + 3 > k) acknowledged = state(device);
          return Fault::none;
        };
        kind.act(device);
        device.fault = nullptr;
        device.reload();
        const std::string found = state(device);
        CHECK((found == acknowledged || (fault == Fault::unheard && found == after)));
      }
    }
  }
}

TEST_CASE("faults: one failed save is made good by the next, and nothing is missing at the end") {
  for (const Deed& kind : kinds()) {
    const size_t saves = saves_of(kind);
    CAPTURE(std::string(kind.name));
    for (const Fault fault : {Fault::lost, Fault::unheard}) {
      for (size_t k = 0; k < saves; ++k) {
        CAPTURE(k);
        Device device = prepared();
        size_t count = 0;
        device.fault = [&](bool) { return count++ == k ? fault : Fault::none; };
        kind.act(device);
        device.send(app::RetryAsked{});
        CHECK(device.w.save.state == app::Saving::done);
        CHECK(device.w.storage == app::StorageState::fine);
        const std::string expected = state(device);
        device.fault = nullptr;
        device.reload();
        CHECK(state(device) == expected);
      }
    }
  }
}

TEST_CASE("faults: each reason is told, and a newer version's storage is left alone") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.write("persona", "p1", "nombre", "Ana");
  device.send(app::SaveFailed{device.saves[0].token, "newer"});
  CHECK(device.w.storage == app::StorageState::newer);
  device.saves.clear();
  device.write("persona", "p1", "nombre", "Eva");
  CHECK(device.saves.empty());
  device.send(app::BackupAsked{});  // the way out: everything in a file
  CHECK(device.exported().text.find("Eva") != std::string::npos);
}
