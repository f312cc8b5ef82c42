#include "app/calendar.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "texts/calendar.h"
#include "texts/common.h"

namespace app {
namespace {

using base::say;

using Kind = CalendarMark::Kind;

// Sessions of one number on one day are one mark, whoever meets.
std::vector<CalendarMark> session_marks(const std::vector<GroupView>& groups,
                                        const std::vector<PlanView>& plans) {
  std::map<std::tuple<base::Date, int, bool>, CalendarMark> marks;
  for (size_t i = 0; i < plans.size(); ++i) {
    for (const SessionView& session : plans[i].sessions) {
      CalendarMark& mark = marks[{session.date, session.number, plans[i].from_group}];
      mark.from = mark.to = session.date;
      mark.session = session.number;
      mark.text = say(text::calendar::session, {{"number", std::to_string(session.number)}});
      mark.agreed = plans[i].from_group;
      mark.outside |= session.outside;
      mark.group = ++mark.groups == 1 && i < groups.size() ? groups[i].name : "";
    }
  }
  std::vector<CalendarMark> list;
  for (auto& [key, mark] : marks) list.push_back(std::move(mark));
  return list;
}

}  // namespace

std::vector<CalendarMark> make_calendar(const Workspace& workspace,
                                        const std::vector<GroupView>& groups,
                                        const std::vector<PlanView>& plans) {
  std::vector<CalendarMark> marks = session_marks(groups, plans);
  for (const domain::NonWorking& period : non_working(workspace)) {
    CalendarMark mark;
    mark.kind = Kind::pause;
    mark.from = period.from;
    mark.to = period.to;
    mark.text = period.name.empty() ? say(text::calendar::pause) : period.name;
    marks.push_back(std::move(mark));
  }
  if (const auto& rules = workspace.program().sessions) {
    for (const bool opens : {true, false}) {
      CalendarMark mark;
      mark.kind = opens ? Kind::opens : Kind::closes;
      mark.from = mark.to = opens ? rules->window_from : rules->window_to;
      mark.text = say(opens ? text::calendar::opens : text::calendar::closes);
      marks.push_back(std::move(mark));
    }
  }
  std::stable_sort(marks.begin(), marks.end(), [](const CalendarMark& a, const CalendarMark& b) {
    return std::tie(a.from, a.kind, a.session) < std::tie(b.from, b.kind, b.session);
  });
  return marks;
}

std::string calendar_finding(const std::vector<CalendarMark>& marks) {
  const CalendarMark* first = nullptr;
  const CalendarMark* last = nullptr;
  size_t outside = 0;
  bool window = false;
  for (const CalendarMark& mark : marks) {
    window |= mark.kind == Kind::closes;
    if (mark.kind != Kind::session) continue;
    if (!first) first = &mark;
    last = &mark;
    outside += mark.outside ? mark.groups : 0;
  }
  if (!first) return say(text::calendar::no_sessions);
  const std::string span =
      first->from == last->from
          ? say(text::calendar::one_day, {{"day", first->from.full()}})
          : say(text::calendar::span, {{"from", first->from.full()}, {"to", last->from.full()}});
  if (!window) return span;
  if (outside == 0) return say(text::calendar::inside, {{"span", span}});
  return say(text::calendar::some_outside, {{"span", span}, {"count", outside}});
}

std::string mark_days(const CalendarMark& mark) {
  if (mark.from == mark.to) return mark.from.brief();
  return say(text::calendar::days, {{"from", mark.from.brief()}, {"to", mark.to.brief()}});
}

std::string mark_text(const CalendarMark& mark) {
  if (mark.kind != Kind::session) return mark.text;
  const std::string who = mark.groups == 1 && !mark.group.empty()
                              ? mark.group
                              : say(text::common::groups, {{"count", mark.groups}});
  std::string text = say(text::calendar::mark, {{"what", mark.text}, {"who", who}});
  if (!mark.agreed) text = say(text::calendar::proposed, {{"what", text}});
  return mark.outside ? say(text::calendar::is_outside, {{"what", text}}) : text;
}

Table calendar_table(const std::vector<CalendarMark>& marks) {
  Table table{say(text::calendar::table),
              {say(text::calendar::from_column), say(text::calendar::to_column),
               say(text::calendar::what_column), say(text::calendar::groups_column)},
              {}};
  for (const CalendarMark& mark : marks) {
    const std::string what = mark.kind != Kind::session ? mark.text
                             : mark.outside ? say(text::calendar::is_outside, {{"what", mark.text}})
                             : mark.agreed  ? mark.text
                                            : say(text::calendar::proposed, {{"what", mark.text}});
    table.rows.push_back({mark.from.full(), mark.to.full(), what,
                          mark.groups == 0 ? "–" : std::to_string(mark.groups)});
  }
  return table;
}

}  // namespace app
