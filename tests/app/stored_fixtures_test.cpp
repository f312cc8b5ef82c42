// Frozen storage of released versions, entry by entry as IndexedDB held it (Chromium, invented
// women). They are never edited: what they hold must open, undo and hash the same for ever.
#include <fstream>
#include <iterator>

#include "doctest/doctest.h"
#include "format/json_reader.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app_tests::Device;

namespace {

Device opened(const std::string& name) {
  std::ifstream stream(std::string(SORORA_SOURCE_DIR) + "/tests/fixtures/" + name + ".json",
                       std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto stored = format::Json::parse(text, nullptr, false);
  REQUIRE(stored.is_object());
  Device device(7);
  device.now = 1'795'300'000'000;  // the day after they were written
  for (const auto& entry : stored["entries"])
    device.storage[entry["key"].get<std::string>()] = entry["text"].get<std::string>();
  device.reload();
  return device;
}

}  // namespace

TEST_CASE("stored fixtures: a mentee's device of version 2 opens with every word and every step") {
  Device device = opened("stored-2/mentee");
  CHECK(device.w.device.role == app::Role::mentee);
  CHECK(device.hash() == "e9ea7f6c977091d0d0fa90ad59964483baf5785928ed6a93f601f50bd3ad8153");
  const std::string id = device.w.device.person;
  CHECK(device.text("persona", id, "apellido1") == "Güereña");
  CHECK(device.text("persona", id, "notas") == "Esto es solo mío.");
  device.send(app::UndoAsked{});  // the declaration
  device.send(app::UndoAsked{});
  CHECK(device.text("persona", id, "notas").empty());
  device.send(app::RedoAsked{});
  CHECK(device.text("persona", id, "notas") == "Esto es solo mío.");
}

TEST_CASE("stored fixtures: a Unidad's device of version 2 opens, and its import can be undone") {
  Device device = opened("stored-2/unit");
  CHECK(device.w.device.role == app::Role::unit);
  CHECK(device.hash() == "2226d3b8e2a0223feaf082b4d6cf30c1e06e232cdef310893e3dfa5c6f3b05db");
  CHECK(device.text("persona", "f1c4a0000000000a", "apellido1") == "Núñez");
  device.send(app::ImportUndone{});
  CHECK(device.w.store.find("persona", "f1c4a0000000000a") == nullptr);
}
