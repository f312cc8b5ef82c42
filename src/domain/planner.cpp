#include "domain/planner.h"

#include <algorithm>

#include "texts/common.h"
#include "texts/planner.h"

namespace domain {
namespace {

using base::say;

const NonWorking* non_working_at(base::Date date, const Program& program) {
  for (const NonWorking& period : program.non_working) {
    if (date >= period.from && date <= period.to) return &period;
  }
  return nullptr;
}

std::string from_to(const Plan& plan) {
  return say(text::common::from_to, {{"from", plan.sessions.front().date.brief()},
                                     {"to", plan.sessions.back().date.brief()}});
}

bool ends_inside(const Plan& plan, const SessionRules& rules) {
  return plan.sessions.back().date <= rules.window_to;
}

// Out of every non-working period, and past a session that was itself moved this far.
void move_to_free_week(PlannedSession& session, const Plan& before, const Program& program) {
  const PlannedSession* last = before.sessions.empty() ? nullptr : &before.sessions.back();
  while (true) {
    const NonWorking* period = non_working_at(session.date, program);
    if (!period && !(last && session.date <= last->date)) return;
    session.moved_for = period ? period->name : last->moved_for;
    session.date = session.date.plus_weeks(1);
  }
}

}  // namespace

Plan plan_sessions(const PlanRequest& request, const Program& program) {
  Plan plan;
  plan.request = request;
  for (int i = 0; i < request.count; ++i) {
    PlannedSession session;
    session.number = i + 1;
    session.nominal = request.first.plus_weeks(i * request.every_weeks);
    session.date = session.nominal;
    move_to_free_week(session, plan, program);
    if (program.sessions) {
      session.outside = session.date < program.sessions->window_from ||
                        session.date > program.sessions->window_to;
    }
    plan.outside += session.outside;
    plan.sessions.push_back(std::move(session));
  }
  return plan;
}

std::vector<Alternative> alternatives(const Plan& plan, const Program& program) {
  std::vector<Alternative> found;
  if (!program.sessions || plan.sessions.empty() || plan.fits()) return found;
  const SessionRules& rules = *program.sessions;

  for (PlanRequest shorter = plan.request; --shorter.every_weeks >= 1;) {
    Plan candidate = plan_sessions(shorter, program);
    if (!candidate.fits()) continue;
    const std::string detail = from_to(candidate);
    found.push_back({std::move(candidate),
                     shorter.every_weeks == 1
                         ? say(text::planner::every_week)
                         : say(text::planner::every_weeks, {{"weeks", shorter.every_weeks},
                                                            {"before", plan.request.every_weeks}}),
                     detail});
    break;
  }

  PlanRequest earlier = plan.request;
  for (int weeks = 1; weeks <= 26; ++weeks) {
    earlier.first = plan.request.first.plus_weeks(-weeks);
    Plan candidate = plan_sessions(earlier, program);
    if (!ends_inside(candidate, rules)) continue;
    std::string detail = from_to(candidate);
    if (earlier.first < rules.window_from) {
      detail =
          say(text::planner::before_window, {{"span", detail}, {"date", rules.window_from.full()}});
    }
    found.push_back({std::move(candidate),
                     say(text::planner::start_earlier, {{"date", earlier.first.full()}}),
                     std::move(detail)});
    break;
  }

  for (PlanRequest fewer = plan.request; --fewer.count >= 1;) {
    Plan candidate = plan_sessions(fewer, program);
    if (!candidate.fits()) continue;
    const std::string detail = from_to(candidate);
    found.push_back(
        {std::move(candidate),
         say(text::planner::fewer, {{"count", fewer.count}, {"before", plan.request.count}}),
         detail});
    break;
  }
  return found;
}

PlanRequest default_plan(const Program& program) {
  if (!program.sessions) return {base::Date{}, 5, 5};
  return {program.sessions->first, program.sessions->every_weeks, program.sessions->count};
}

}  // namespace domain
