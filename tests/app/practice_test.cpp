// Practice data come in one step and go in one, whatever was done with them.
#include "app/practice.h"

#include "app/edits.h"
#include "app/groups.h"
#include "app/views.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"

TEST_CASE("practice: the data come in one step and go in one step") {
  app_tests::Device device(1, app::Role::unit);
  device.send(app::PracticeAsked{40});
  CHECK(app::make_registry(device.w).rows.size() == 40);
  CHECK(app::make_registry(device.w).incomplete == 0);
  device.send(app::UndoAsked{});
  CHECK(app::make_registry(device.w).rows.empty());
}

TEST_CASE("practice: its end takes the invented women and their groups off, and can be undone") {
  app_tests::Device device(1, app::Role::unit);
  device.send(app::PracticeAsked{80});
  CHECK(app::practising(device.w) == 80);
  device.send(app::GroupsAsked{2, 1});
  REQUIRE(app::make_groups(device.w).size() == 2);
  device.send(app::PracticeEnded{});
  CHECK(app::practising(device.w) == 0);
  CHECK(app::make_registry(device.w).rows.empty());
  CHECK(app::make_groups(device.w).empty());
  device.send(app::UndoAsked{});
  CHECK(app::practising(device.w) == 80);
  CHECK(app::make_groups(device.w).size() == 2);
}

TEST_CASE("practice: its end leaves everybody else where she is, in her group") {
  app_tests::Device device(1, app::Role::unit);
  for (const char* field : {"nombre", "apellido1"}) {
    device.send(app::Edited{{"Escribir", {app::edit_text("persona", "ana", field, "Ana")}}});
  }
  device.send(app::PracticeAsked{80});
  device.send(app::GroupsAsked{2, 1});
  device.send(app::PracticeEnded{});
  REQUIRE(app::make_registry(device.w).rows.size() == 1);
  CHECK(app::make_registry(device.w).rows[0].person.id == "ana");
  CHECK(app::make_registry(device.w).rows[0].group > 0);
  CHECK(app::make_groups(device.w).size() == 2);
}

TEST_CASE("practice: without practice data its end does nothing") {
  app_tests::Device device(1, app::Role::unit);
  device.send(app::Edited{{"Escribir", {app::edit_text("persona", "ana", "nombre", "Ana")}}});
  device.send(app::PracticeEnded{});
  CHECK(app::make_registry(device.w).rows.size() == 1);
}
