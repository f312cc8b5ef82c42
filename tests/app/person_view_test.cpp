#include "app/person_view.h"

#include <algorithm>

#include "app/edits.h"
#include "device.h"
#include "doctest/doctest.h"

namespace {

using app_tests::Device;

std::string fact(const app::PersonView& view, std::string_view label) {
  for (const app::Fact& one : view.facts) {
    if (one.label == label) return one.value;
  }
  return {};
}

}  // namespace

TEST_CASE("person: her page says what she wrote, in the words of the catalogues") {
  Device device(3, app::Role::unit);
  device.import_files(app_tests::sample_files(1));
  const auto& [id, record] = *device.w.store.of("persona").begin();
  const auto view = app::make_person(device.w, id);
  REQUIRE(view);
  CHECK(fact(*view, "Correo electrónico") == record.text("correo"));
  CHECK(fact(*view, "Vocalía").rfind("Vocalía ", 0) == 0);
  CHECK(view->problems.empty());
  CHECK(view->group == 0);
  CHECK_FALSE(view->here);
}

TEST_CASE("person: her page says which file her data came in") {
  Device device(3, app::Role::unit);
  const auto files = app_tests::sample_files(2);
  device.import_files(files);
  for (const auto& [id, record] : device.w.store.of("persona")) {
    const auto view = app::make_person(device.w, id);
    REQUIRE(view);
    REQUIRE(view->files.size() == 1);
    const bool known = std::any_of(files.begin(), files.end(), [&](const app::Download& file) {
      return view->files[0].rfind(file.name, 0) == 0;
    });
    CHECK(known);
  }
}

TEST_CASE("person: her group is there, and what was written here is said") {
  Device device = app_tests::unit_with(60);
  device.send(app::GroupsAsked{2});
  const std::string id = device.w.store.of("persona").begin()->first;
  CHECK_FALSE(app::make_person(device.w, id)->here);
  device.write("persona", id, "busca", "Aprender");
  const auto view = app::make_person(device.w, id);
  REQUIRE(view);
  CHECK(view->group >= 1);
  CHECK(view->group_name == "Grupo " + std::to_string(view->group));
  CHECK(view->here);
}

TEST_CASE("person: an id of a profile that joined another leads to the one that stays") {
  Device device = app_tests::unit_with(12);
  auto at = device.w.store.of("persona").begin();
  const std::string one = (at++)->first;
  const std::string other = at->first;
  device.send(app::FusionAsked{one, other});
  const auto view = app::make_person(device.w, other);
  REQUIRE(view);
  CHECK(view->person.id == one);
  CHECK(view->joined.size() == 1);
}

TEST_CASE("person: nobody is at the id of somebody removed, nor at one that never was") {
  Device device = app_tests::unit_with(12);
  const std::string id = device.w.store.of("persona").begin()->first;
  device.send(app::PersonErased{id});
  CHECK_FALSE(app::make_person(device.w, id));
  CHECK_FALSE(app::make_person(device.w, "nunca"));
}
