#include "domain/planner.h"

#include <set>

#include "doctest/doctest.h"
#include "format/programs.h"
#include "tests/base/printing.h"

using base::Date;
using domain::Alternative;
using domain::Plan;
using domain::plan_sessions;
using domain::Program;

namespace {

const Program& rmmspen() {
  return format::catalogues().default_program();
}

std::vector<std::string> dates(const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& session : plan.sessions) out.push_back(session.date.iso());
  return out;
}

Program with_holidays(const char* from, const char* to) {
  Program program = rmmspen();
  program.non_working = {{*Date::parse(from), *Date::parse(to), "Vacaciones"}};
  return program;
}

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "planner: five sessions every five weeks from 2 November 2020 end outside, and it is said") {
  // X5: 2 November + 4 × 5 weeks = 22 March 2021, after the window's end in February.
  const Plan plan = plan_sessions(domain::default_plan(rmmspen()), rmmspen());
  CHECK(dates(plan) == Dates{"2020-11-02", "2020-12-07", "2021-01-11", "2021-02-15", "2021-03-22"});
  CHECK_FALSE(plan.fits());
  CHECK(plan.outside == 1);
  CHECK(plan.sessions.back().outside);
  CHECK_FALSE(plan.sessions[3].outside);
}

TEST_CASE("planner: the alternatives to the impossible calendar end inside the window") {
  const Plan plan = plan_sessions(domain::default_plan(rmmspen()), rmmspen());
  const auto found = domain::alternatives(plan, rmmspen());
  REQUIRE(found.size() == 3);
  for (const Alternative& alternative : found) {
    CAPTURE(alternative.title);
    CHECK(alternative.plan.sessions.back().date <= Date::from(2021, 2, 28));
    CHECK_FALSE(alternative.detail.empty());
  }
  CHECK(found[0].title == "Cada 4 semanas en vez de 5");
  CHECK(found[0].plan.fits());
  CHECK(dates(found[0].plan) ==
        Dates{"2020-11-02", "2020-11-30", "2021-01-04", "2021-01-25", "2021-02-22"});
  CHECK(found[1].title == "Empezar el 5 de octubre de 2020");
  CHECK(found[1].detail.find("antes del periodo") != std::string::npos);
  CHECK(found[2].title == "4 sesiones en vez de 5");
  CHECK(found[2].plan.fits());
}

TEST_CASE(
    "planner: a plan that fits needs no alternatives, and neither does one without a window") {
  domain::PlanRequest request = domain::default_plan(rmmspen());
  request.every_weeks = 4;
  CHECK(domain::alternatives(plan_sessions(request, rmmspen()), rmmspen()).empty());
  Program open = rmmspen();
  open.sessions.reset();
  request.every_weeks = 26;
  const Plan plan = plan_sessions(request, open);
  CHECK(plan.fits());
  CHECK(domain::alternatives(plan, open).empty());
}

TEST_CASE("planner: a session in a non-working week moves to the same weekday of the next one") {
  const Program program = with_holidays("2020-12-21", "2021-01-03");
  const Plan plan = plan_sessions({Date::from(2020, 11, 30), 4, 2}, program);
  CHECK(dates(plan) == Dates{"2020-11-30", "2021-01-04"});
  CHECK(plan.sessions[1].moved_for == "Vacaciones");
  CHECK(plan.sessions[1].nominal == Date::from(2020, 12, 28));
  CHECK(plan.sessions[0].moved_for == "");
}

TEST_CASE("planner: the days before and after a non-working period are working days") {
  const Program program = with_holidays("2020-12-22", "2020-12-27");
  CHECK(dates(plan_sessions({Date::from(2020, 12, 21), 1, 2}, program)) ==
        Dates{"2020-12-21", "2020-12-28"});
  CHECK(dates(plan_sessions({Date::from(2020, 12, 22), 1, 1}, program)) == Dates{"2020-12-29"});
}

TEST_CASE("planner: sessions after a moved one make room, so no two share a day") {
  const Program program = with_holidays("2020-12-21", "2021-01-03");
  const Plan plan = plan_sessions({Date::from(2020, 12, 14), 1, 5}, program);
  CHECK(dates(plan) == Dates{"2020-12-14", "2021-01-04", "2021-01-11", "2021-01-18", "2021-01-25"});
  CHECK(plan.sessions[4].moved_for == "Vacaciones");
}

TEST_CASE("planner: a session before the window is outside as well") {
  const Plan plan = plan_sessions({Date::from(2020, 10, 26), 1, 2}, rmmspen());
  CHECK(plan.sessions[0].outside);
  CHECK_FALSE(plan.sessions[1].outside);
  CHECK(plan.outside == 1);
}

TEST_CASE("planner: what no shorter interval can mend is not offered as if it could") {
  domain::PlanRequest request{Date::from(2021, 3, 15), 5, 5};
  for (const Alternative& alternative :
       domain::alternatives(plan_sessions(request, rmmspen()), rmmspen())) {
    CAPTURE(alternative.title);
    CHECK(alternative.plan.sessions.back().date <= Date::from(2021, 2, 28));
  }
}

TEST_CASE("planner: without session rules in the programme the proposal is five every five weeks") {
  Program open = rmmspen();
  open.sessions.reset();
  const domain::PlanRequest request = domain::default_plan(open);
  CHECK(request.every_weeks == 5);
  CHECK(request.count == 5);
}
