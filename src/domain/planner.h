// Plans a group's sessions: first day, weeks between, how many (R26.3, R33, D5). The plan is always
// made, also when it cannot hold: what does not fit is said on each session, and the alternatives
// that do fit are offered. Pure arithmetic on dates.
#pragma once

#include <string>
#include <vector>

#include "domain/program.h"

namespace domain {

struct PlanRequest {
  base::Date first;
  int every_weeks = 5;
  int count = 5;
  bool operator==(const PlanRequest&) const = default;
};

struct PlannedSession {
  int number = 0;         // from 1
  base::Date date;        // after moving out of a non-working period
  base::Date nominal;     // first + (number - 1) × weeks
  std::string moved_for;  // the non-working period it was moved out of, if any
  bool outside = false;   // not inside the programme's window
};

struct Plan {
  PlanRequest request;
  std::vector<PlannedSession> sessions;
  int outside = 0;  // how many sessions fall outside the window
  bool fits() const { return outside == 0; }
};

// A session that falls in a non-working period moves to the same weekday of the next working week,
// and those after it make room: no two sessions share a day.
Plan plan_sessions(const PlanRequest& request, const Program& program);

struct Alternative {
  Plan plan;
  std::string title;   // "Cada 4 semanas"
  std::string detail;  // "Del lun 2 nov al lun 22 feb"
};

// What could be done instead of a plan that does not fit: a shorter interval, an earlier start,
// fewer sessions. Each alternative ends inside the window; the earlier start may begin before it
// and says so. Empty when the plan fits or the programme has no window.
std::vector<Alternative> alternatives(const Plan& plan, const Program& program);

PlanRequest default_plan(const Program& program);

}  // namespace domain
