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

TEST_CASE("stored fixtures: a mentee's device of version 1 opens with every word and every step") {
  Device device = opened("stored-1/mentee");
  CHECK(device.w.device.role == app::Role::mentee);
  CHECK(device.hash() == "7ef9e3cc2bdafc63405f1505e14c4375669e81b78ce47246ec5698932c628f00");
  const std::string id = device.w.device.person;
  CHECK(id == "swx98qthpx4q2k9r");
  CHECK(device.text("persona", id, "apellido1") == "Güereña");
  CHECK(device.text("persona", id, "ofrece") ==
        "Quince años en el registro.\nSé «negociar» — y escuchar.");
  CHECK(device.w.person()->elements("temas").size() == 2);
  CHECK(device.text("persona", id, "telefono").empty());  // she had undone it
  device.send(app::RedoAsked{});
  CHECK(device.text("persona", id, "telefono") == "33 1234 5678");
  device.send(app::UndoAsked{});
  device.send(app::UndoAsked{});
  CHECK(device.text("persona", id, "notas").empty());
  device.send(app::RedoAsked{});
  CHECK(device.text("persona", id, "notas") == "Esto es solo mío.");
  device.now += app_tests::day_ms;  // and what later versions keep is kept from here on
  device.reload();
  CHECK(device.snapshots.size() == 1);
}

TEST_CASE("stored fixtures: a Unidad's device of version 1 opens, and its import can be undone") {
  Device device = opened("stored-1/unit");
  CHECK(device.w.device.role == app::Role::unit);
  CHECK(device.w.device.review);
  CHECK(device.hash() == "0df9f783ae3a2e8d70e0b4961e168b1eca6fbbb369dbe5094352996f2aa7b474");
  CHECK(device.w.log.files().size() == 14);
  CHECK(app::make_registry(device.w).rows.size() == 14);
  const auto groups = app::make_groups(device.w);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].members.size() == 7);
  CHECK(device.text("persona", "cjn083gk7ev9k9f3", "notas") == "Llamarle el jueves — “ñ”.");
  device.send(app::UndoAsked{});
  CHECK(device.text("persona", "cjn083gk7ev9k9f3", "notas").empty());
  device.send(app::RedoAsked{});
  device.send(app::ImportUndone{});
  CHECK(app::make_registry(device.w).rows.size() == 1);  // of whom something was written later
}

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
