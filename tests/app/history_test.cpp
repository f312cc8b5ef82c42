// What can be taken back outlives a reload, and only what changed of it is stored.
#include "app/history.h"

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::History;
using app::Undo;
using app_tests::change;
using app_tests::Device;

namespace {

Undo step(const std::string& label, const char* record = "p1") {
  Undo undo{label, {{app::edit_text("persona", record, "nombre", label), {}}}, 0};
  undo.steps[0].written = {uint64_t{7} << 16, 3};
  return undo;
}

// Puts what `history` wants stored into `storage`; the keys it touched.
std::vector<std::string> store(History& history, std::map<std::string, std::string>& storage) {
  std::vector<app::StoredEntry> puts;
  std::vector<std::string> deletes;
  history.take(puts, deletes);
  for (const std::string& key : deletes) storage.erase(key);
  std::vector<std::string> keys = deletes;
  for (const app::StoredEntry& put : puts) {
    storage[put.key] = put.text;
    keys.push_back(put.key);
  }
  return keys;
}

History reopened(const std::map<std::string, std::string>& storage) {
  std::vector<app::StoredEntry> entries;
  for (const auto& [key, text] : storage) entries.push_back({key, text});
  History history;
  history.load(entries);
  return history;
}

}  // namespace

TEST_CASE("history: both stacks come back from storage in their order, with every kind of value") {
  History history;
  std::map<std::string, std::string> storage;
  for (const char* label : {"uno", "dos", "tres", "«cuatro»\n\"4\""}) history.push(step(label));
  Undo mixed = step("mezcla");
  mixed.steps.push_back({app::edit_member("persona", "p1", "temas", "1.1", true), {}});
  mixed.steps.push_back({app::remove_record("persona", "p1"), {}});
  mixed.steps.push_back({app::edit("persona", "p1", "x", {}), {}});
  mixed.steps.push_back({app::edit("persona", "p1", "y", crdt::Value::of(int64_t{12})), {}});
  mixed.steps.push_back(
      {app::edit("persona", "p1", "z", {crdt::Value::Kind::json, "{\"a\":[1]}"}), {}});
  history.push(mixed);
  history.push_redo(history.pop_undo());
  history.push_redo(history.pop_undo());
  store(history, storage);
  CHECK(storage.size() == 5);
  const History read = reopened(storage);
  CHECK(read == history);
  REQUIRE(read.redo().size() == 2);
  CHECK(read.redo().back().label == "«cuatro»\n\"4\"");
}

TEST_CASE(
    "history: an action stores its own step only, and a new one deletes what could be redone") {
  History history;
  std::map<std::string, std::string> storage;
  history.push(step("uno"));
  CHECK(store(history, storage) == std::vector<std::string>{"u/1"});
  history.push(step("dos"));
  CHECK(store(history, storage) == std::vector<std::string>{"u/2"});
  CHECK_FALSE(history.dirty());
  history.push_redo(history.pop_undo());
  history.push(step("tres"));
  store(history, storage);
  CHECK(storage.size() == 2);
  CHECK(reopened(storage) == history);
}

TEST_CASE("history: more than 200 steps let the oldest go, in storage too") {
  History history;
  std::map<std::string, std::string> storage;
  for (int i = 0; i < 230; ++i) history.push(step(std::to_string(i)));
  store(history, storage);
  CHECK(storage.size() == 200);
  const History read = reopened(storage);
  CHECK(read.undo().front().label == "30");
}

TEST_CASE("history: what failed to be stored is due again") {
  History history;
  std::map<std::string, std::string> storage, nowhere;
  history.push(step("uno"));
  history.push(step("dos"));
  store(history, storage);
  history.push_redo(history.pop_undo());
  const auto keys = store(history, nowhere);
  CHECK_FALSE(history.dirty());
  history.give_back(keys);
  history.give_back({"r/0", "device"});
  store(history, storage);
  CHECK(reopened(storage) == history);
  CHECK(storage.size() == 2);
}

TEST_CASE("history: an entry that cannot be read is left out, the others stay") {
  std::map<std::string, std::string> storage;
  History history;
  history.push(step("uno"));
  history.push(step("dos"));
  store(history, storage);
  for (const char* broken :
       {"", "[]", "{\"stack\":\"undo\"}", "{\"stack\":\"undo\",\"steps\":[{}]}",
        "{\"stack\":\"undo\",\"steps\":[{\"kind\":9}]}"}) {
    storage["u/1"] = broken;
    const History read = reopened(storage);
    CHECK(read.undo().size() == 1);
    CHECK(read.undo().back().label == "dos");
  }
}

TEST_CASE("history: forgetting a record takes its values out of every step") {
  History history;
  std::map<std::string, std::string> storage;
  history.push(step("de otra", "p2"));
  Undo both = step("de ambas", "p1");
  both.steps.push_back({app::edit_text("persona", "p2", "nombre", "Eva"), {}});
  history.push(both);
  history.push(step("de ella", "p1"));
  store(history, storage);
  history.forget({"persona", "p1"});
  store(history, storage);
  CHECK(history.undo().size() == 2);
  CHECK(reopened(storage) == history);
  for (const auto& entry : storage) CHECK(entry.second.find("p1") == std::string::npos);
}

TEST_CASE("undo: two hundred steps can be taken back and done again after a reload") {
  Device device(1);
  for (int i = 0; i < 200; ++i) {
    change(device, i % 2 ? "nombre" : "apellido1", ("versión " + std::to_string(i)).c_str());
  }
  const std::string last = device.hash();
  device.reload();
  CHECK(device.hash() == last);
  for (int i = 0; i < 200; ++i) {
    if (i == 77) device.reload();
    device.send(app::UndoAsked{});
  }
  CHECK(device.w.store.find("persona", "p1")->is_deleted());
  device.reload();
  for (int i = 0; i < 200; ++i) device.send(app::RedoAsked{});
  CHECK(device.text("persona", "p1", "nombre") == "versión 199");
  CHECK(device.text("persona", "p1", "apellido1") == "versión 198");
  CHECK(device.w.history.redo().empty());
}

TEST_CASE("undo: what somebody wrote later stays, also when the undoing comes after a reload") {
  Device device(1);
  change(device, "nombre", "Ana");
  change(device, "nombre", "Eva");
  crdt::Record foreign = *device.w.store.find("persona", "p1");
  crdt::Clock clock(999, 0);
  clock.observe(foreign.latest());
  foreign.fields["nombre"].set(clock.tick(device.now), crdt::Value::of("Inés"));
  format::Header header;
  header.kind = "ficha";
  header.program = "rmmspen-2020";
  header.created = "2020-10-19T12:00:00.000Z";
  device.import_files({{"otra.sorora.json", format::encode(header, {&foreign})}});
  device.reload();
  device.send(app::UndoAsked{});
  CHECK(device.text("persona", "p1", "nombre") == "Inés");
}
