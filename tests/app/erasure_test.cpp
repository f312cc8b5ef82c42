// A person's right of cancellation: nothing of her stays, nothing brings her back.
#include "app/erasure.h"

#include "app/file_rows.h"
#include "app/views.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::Verdict;
using app_tests::Device;
using app_tests::Fault;

namespace {

// All that a device has stored, as one text.
std::string everything(const Device& device) {
  std::string text;
  for (const auto& [key, entry] : device.storage) text += key + entry;
  for (const auto& [key, snapshot] : device.snapshots) text += key + snapshot;
  return text;
}

struct Network {
  std::vector<app::Download> files = app_tests::sample_files(3);
  Device unit{1, app::Role::unit};
  std::string id, name;

  Network() {
    unit.import_files(files);
    const auto file = format::decode(files[1].text);
    const crdt::Record& person = file->records[0];
    id = person.id;
    name = std::string(person.text("nombre"));
    unit.write("persona", id, "busca", "Algo muy suyo");
  }
};

}  // namespace

TEST_CASE("erasure: nothing of her is left on the device, neither in what could be undone") {
  Network network;
  Device& unit = network.unit;
  unit.now += app_tests::day_ms;  // the copy of the day holds her
  const auto decoded = format::decode(network.files[1].text);
  REQUIRE(everything(unit).find("Algo muy suyo") != std::string::npos);
  unit.send(app::PersonErased{network.id});
  const std::string left = everything(unit);
  CHECK(left.find("Algo muy suyo") == std::string::npos);
  const crdt::Record& person = decoded->records[0];
  for (const auto& field : person.fields) {
    const std::string value = field.second.value().text;
    if (value.size() > 9) CHECK_MESSAGE(left.find(value) == std::string::npos, field.first);
  }
  CHECK(left.find(network.files[1].name) == std::string::npos);
  CHECK(app::make_registry(unit.w).rows.size() == 2);
}

TEST_CASE("erasure: an older file does not bring her back, nor does undoing or a reload") {
  Network network;
  Device& unit = network.unit;
  unit.send(app::PersonErased{network.id});
  const std::string hash = unit.hash();
  unit.reload();
  unit.import_files(network.files);
  CHECK(unit.hash() == hash);
  unit.send(app::UndoAsked{});
  unit.send(app::ImportUndone{});
  unit.write("persona", network.id, "nombre", "Otra vez");
  CHECK(unit.text("persona", network.id, "nombre").empty());
  CHECK(unit.w.store.find("persona", network.id)->is_erased());
}

TEST_CASE("erasure: the file of it erases her on every device that imports it, after a review") {
  Network network;
  Device other(2, app::Role::unit);
  other.import_files(network.files);
  network.unit.send(app::PersonErased{network.id});
  network.unit.send(app::ErasureExportAsked{});
  const app::Download file = network.unit.exported();
  CHECK(file.text.find(network.name) == std::string::npos);
  other.import_files({file});
  REQUIRE(other.w.import.reviewing());
  CHECK(other.w.import.records[0].fields[0] == "se borran todos sus datos");
  CHECK(app::make_registry(other.w).rows.size() == 3);
  other.send(app::ImportApplied{});
  CHECK(app::make_registry(other.w).rows.size() == 2);
  CHECK(everything(other).find(network.files[1].name) == std::string::npos);
  CHECK(app::make_erasures(other.w).size() == 1);
  CHECK_FALSE(app::make_erasures(other.w)[0].here);
  other.send(app::ImportUndone{});
  CHECK(app::make_registry(other.w).rows.size() == 2);
}

TEST_CASE("erasure: a mentee erases her own data and can begin anew") {
  Device mentee(1, app::Role::mentee);
  const std::string first = mentee.w.device.person;
  mentee.write("persona", first, "nombre", "Ana");
  mentee.send(app::PersonErased{first});
  CHECK(mentee.w.device.person != first);
  CHECK(mentee.w.person() == nullptr);
  mentee.reload();
  mentee.write("persona", mentee.w.device.person, "nombre", "Ana");
  CHECK(mentee.w.person()->text("nombre") == "Ana");
  CHECK(app::make_erasures(mentee.w).size() == 1);
}

TEST_CASE("erasure: whichever save fails, she is everywhere as before or nowhere any more") {
  const auto erase = [](Device& device, const std::string& id) {
    device.send(app::PersonErased{id});
    device.write("persona", "otra", "nombre", "Luz");
  };
  size_t befores = 0, afters = 0;
  for (const Fault fault : {Fault::lost, Fault::unheard}) {
    for (size_t k = 0; k < 4; ++k) {
      for (const bool new_day : {false, true}) {  // whose copy is asked for just before
        CAPTURE(k);
        CAPTURE(new_day);
        Network network;
        Device& unit = network.unit;
        unit.now += app_tests::day_ms;
        unit.write("persona", "otra", "nombre", "Eva");
        REQUIRE(unit.snapshots.size() == 1);
        if (new_day) unit.now += app_tests::day_ms;
        size_t count = 0;
        unit.fault = [&](bool) {
          const size_t number = count++;
          return number < k ? Fault::none : number == k ? fault : Fault::lost;
        };
        erase(unit, network.id);
        unit.fault = nullptr;
        const bool copied = !unit.snapshots.empty();
        unit.reload();
        const bool erased = unit.w.store.find("persona", network.id)->is_erased();
        const bool left = everything(unit).find("Algo muy suyo") != std::string::npos;
        CHECK(erased != left);
        CHECK(erased != copied);
        ++(erased ? afters : befores);
      }
    }
  }
  CHECK(befores > 0);
  CHECK(afters > 0);
}

TEST_CASE("erasure: a copy made after it stays, even when its save had to be tried again") {
  Network network;
  Device& unit = network.unit;
  unit.now += app_tests::day_ms;
  unit.write("persona", "otra", "nombre", "Eva");
  REQUIRE(unit.snapshots.size() == 1);
  const std::string old = unit.snapshots.begin()->first;
  unit.fault = [](bool snapshot) { return snapshot ? Fault::none : Fault::lost; };
  unit.send(app::PersonErased{network.id});
  unit.now += app_tests::day_ms;
  unit.write("persona", "otra", "nombre", "Luz");  // the copy of another day
  CHECK(unit.snapshots.size() == 2);
  unit.fault = nullptr;
  unit.send(app::RetryAsked{});
  REQUIRE(unit.snapshots.size() == 1);
  CHECK(unit.snapshots.begin()->first != old);
  CHECK(unit.w.snapshots.keys.size() == 1);
  CHECK(everything(unit).find("Algo muy suyo") == std::string::npos);
}

TEST_CASE("erasure: she is in no group any more") {
  Device unit = app_tests::unit_with(60);
  unit.send(app::GroupsAsked{2});
  const auto before = app::make_groups(unit.w);
  const std::string id = before[0].members[0].person.id;
  unit.send(app::PersonErased{id});
  size_t members = 0;
  for (const app::GroupView& group : app::make_groups(unit.w)) members += group.members.size();
  CHECK(members == 59);
}
