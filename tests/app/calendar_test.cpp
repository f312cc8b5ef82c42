#include "app/calendar.h"

#include "device.h"
#include "doctest/doctest.h"

namespace {

using app_tests::Device;
using Kind = app::CalendarMark::Kind;

std::vector<app::CalendarMark> calendar(const Device& device) {
  const auto groups = app::make_groups(device.w);
  std::vector<app::PlanView> plans;
  for (const app::GroupView& group : groups) plans.push_back(app::make_plan(device.w, group.id));
  return app::make_calendar(device.w, groups, plans);
}

}  // namespace

TEST_CASE("calendar: groups that meet on one day for one session are one mark") {
  Device device = app_tests::unit_with(120);
  device.send(app::GroupsAsked{3});
  size_t sessions = 0;
  for (const app::CalendarMark& mark : calendar(device)) {
    if (mark.kind != Kind::session) continue;
    ++sessions;
    CHECK(mark.groups == 3);
    CHECK_FALSE(mark.agreed);
  }
  CHECK(sessions == app::make_plan(device.w, app::make_groups(device.w)[0].id).sessions.size());
}

TEST_CASE("calendar: what a group agreed stands apart from what the programme proposes") {
  Device device = app_tests::unit_with(120);
  device.send(app::GroupsAsked{3});
  const auto groups = app::make_groups(device.w);
  const base::Date first = *base::Date::parse("2020-11-09");
  device.send(app::PlanChanged{groups[1].id, {first, 4, 5}});
  const auto marks = calendar(device);
  const auto agreed = std::find_if(marks.begin(), marks.end(),
                                   [](const app::CalendarMark& mark) { return mark.agreed; });
  REQUIRE(agreed != marks.end());
  CHECK(agreed->from == first);
  CHECK(app::mark_text(*agreed) == "Sesión 1, Grupo 2");
  CHECK(app::mark_days(*agreed) == "lun 9 nov");
}

TEST_CASE("calendar: marks are in order of day, with the period and its pauses") {
  Device device = app_tests::unit_with(120);
  device.send(app::GroupsAsked{3});
  const auto marks = calendar(device);
  bool opens = false, closes = false, pause = false;
  for (size_t i = 0; i < marks.size(); ++i) {
    if (i > 0) CHECK(marks[i - 1].from <= marks[i].from);
    opens |= marks[i].kind == Kind::opens;
    closes |= marks[i].kind == Kind::closes;
    pause |= marks[i].kind == Kind::pause;
  }
  CHECK(opens);
  CHECK(closes);
  CHECK(pause);
  CHECK(app::calendar_table(marks).rows.size() == marks.size());
  CHECK(app::calendar_finding(marks).rfind("Las sesiones van del 2 de noviembre de 2020", 0) == 0);
}

TEST_CASE("calendar: without groups there are no sessions, and it says so") {
  const Device device = app_tests::unit_with(3);
  CHECK(app::calendar_finding(calendar(device)) == "Todavía no hay sesiones");
}
