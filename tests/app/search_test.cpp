#include "app/search.h"

#include "base/text.h"
#include "device.h"
#include "doctest/doctest.h"

namespace {

using app_tests::Device;

app::Hits look_up(const Device& device, std::string_view query) {
  const auto groups = app::make_groups(device.w);
  std::vector<app::PlanView> plans;
  for (const app::GroupView& group : groups) plans.push_back(app::make_plan(device.w, group.id));
  return app::search(device.w, app::make_registry(device.w), groups,
                     app::make_calendar(device.w, groups, plans), query);
}

}  // namespace

TEST_CASE("search: a woman is found by any part of her name, with accents or without") {
  Device device = app_tests::unit_with(60);
  device.write("persona", "x1", "nombre", "Íngrid");
  device.write("persona", "x1", "apellido1", "Muñoz");
  for (const char* query : {"Íngrid", "ingrid", "MUNOZ ing", "  muñoz  "}) {
    CAPTURE(query);
    const app::Hits hits = look_up(device, query);
    REQUIRE(hits.people.size() == 1);
    CHECK(hits.people[0].id == "x1");
    CHECK(hits.people[0].title == "Muñoz, Íngrid");
  }
  CHECK(look_up(device, "nadie se llama así").people.empty());
}

TEST_CASE("search: of many the first are shown, and all are counted") {
  const Device device = app_tests::unit_with(60);
  const app::Hits hits = look_up(device, "junta");
  CHECK(hits.people.size() == app::most_people);
  CHECK(hits.all_people == 60);
}

TEST_CASE("search: nothing typed finds nothing") {
  const Device device = app_tests::unit_with(12);
  const app::Hits hits = look_up(device, "  ");
  CHECK(hits.people.empty());
  CHECK(hits.groups.empty());
  CHECK(hits.days.empty());
}

TEST_CASE("search: groups are found by name, days of the calendar by day, month or what is on") {
  Device device = app_tests::unit_with(60);
  device.send(app::GroupsAsked{2});
  const app::Hits groups = look_up(device, "grupo 2");
  REQUIRE_FALSE(groups.groups.empty());
  CHECK(groups.groups[0].title == "Grupo 2");
  CHECK(groups.groups[0].id == "2");
  for (const char* query : {"2 de noviembre", "lun 2 nov", "2/11/2020", "02/11/2020", "sesion 1"}) {
    CAPTURE(query);
    const app::Hits hits = look_up(device, query);
    REQUIRE_FALSE(hits.days.empty());
    CHECK(hits.days[0].title == "Sesión 1, 2 grupos (propuesta)");
    CHECK(hits.days[0].detail == "2 de noviembre de 2020");
  }
}
