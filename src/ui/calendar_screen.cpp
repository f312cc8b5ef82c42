// Calendario: every group's sessions on one page, as a timeline with the same dates in words.
#include <algorithm>

#include "icons.h"
#include "texts/calendar.h"
#include "ui/charts/charts.h"
#include "ui/reading.h"

namespace ui {
namespace {

using base::say;

struct Span {
  base::Date from, to;
  float x = 0, w = 0;
  float at(base::Date date) const {
    const float whole = static_cast<float>(std::max(1, to.days - from.days));
    return x + w * static_cast<float>(date.days - from.days) / whole;
  }
};

Span make_span(const View& view, const std::vector<app::PlanView>& plans) {
  const auto& rules = view.workspace.program().sessions;
  Span span{rules ? rules->window_from : base::Date{}, rules ? rules->window_to : base::Date{}};
  bool first = !rules;
  for (const app::PlanView& plan : plans) {
    for (const app::SessionView& session : plan.sessions) {
      if (first) span.from = span.to = session.date;
      first = false;
      span.from = std::min(span.from, session.date);
      span.to = std::max(span.to, session.date);
    }
  }
  span.from = base::Date::from(span.from.year(), span.from.month(), 1);
  span.to = span.to.plus_days(8);
  return span;
}

void draw_months(const View& view, const Span& span, float y, float height) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  int year = span.from.year();
  int month = span.from.month();
  for (base::Date day = span.from; day <= span.to; day = base::Date::from(year, month, 1)) {
    const float x = span.at(day);
    ui.line(x, y, x, y + height, c.line);
    const std::string name(base::month_name(month));
    ui.write(name, x + 6, y, 90, {type::small, true, c.muted}, 1);
    if (++month > 12) {
      month = 1;
      ++year;
    }
  }
  const auto& rules = view.workspace.program().sessions;
  if (!rules) return;
  const float end = span.at(rules->window_to);
  ui.line(end, y, end, y + height, c.warn, 2);
}

void draw_non_working(const View& view, const Span& span, float y, float height) {
  for (const auto& period : app::non_working(view.workspace)) {
    const float left = std::max(span.x, span.at(period.from));
    const float right = std::min(span.x + span.w, span.at(period.to.plus_days(1)));
    if (right > left) view.ui.fill({left, y, right - left, height}, view.ui.colors().surface2);
  }
}

// With no-break spaces: a date is never torn apart.
std::string whole_date(base::Date date) {
  const std::string year = std::to_string(date.year());
  std::string text;
  for (const char letter : say(text::calendar::date, {{"date", date.brief()}, {"year", year}})) {
    text += letter == ' ' ? std::string("\u00A0") : std::string(1, letter);
  }
  return text;
}

std::string dates_text(const app::PlanView& plan) {
  std::string text;
  for (const app::SessionView& session : plan.sessions) {
    if (!text.empty()) text += ", ";
    const std::string date = whole_date(session.date);
    text += session.outside ? say(text::calendar::date_outside, {{"date", date}}) : date;
  }
  return text;
}

// Filled: agreed on by the group. The ground of one that is not is filled too, so that no line of a
// month runs through its number. A triangle beside it: outside the period.
void draw_session_dot(Ui& ui, const app::SessionView& session, bool agreed, float x, float y) {
  const Palette& c = ui.colors();
  const Box dot{x - 13, y, 26, 26};
  const Color edge = session.outside ? c.warn : agreed ? c.primary : c.border;
  ui.fill(dot, agreed ? edge : c.surface, 13);
  if (!agreed) ui.stroke(dot, edge, 13, 2);
  const std::string number = std::to_string(session.number);
  const Style style{13, true, agreed ? c.surface : session.outside ? c.warn : c.text, 1.2f};
  ui.write(number, x - ui.measure(number, style) / 2, y + 5, 20, style, 1);
  if (!session.outside) return;
  ui.fill({x + 4, y - 9, 18, 18}, c.surface, 9);
  ui.icon(icon::triangle_alert, x + 6, y - 7, 14, c.warn);
}

void draw_row(const View& view, const app::GroupView& group, const app::PlanView& plan, Span span,
              int index) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const bool wide = span.w > 0;
  const Style dates_style{type::small, false, c.text, 1.45f};
  const float dates_h = wide ? 0 : ui.wrapped_height(dates_text(plan), dates_style, ui.flow().w);
  const Box box = ui.place(wide ? 52.0f : std::max(122.0f, dates_h + 60));
  Node row;
  row.id = ui.id("fila:" + group.id);
  row.role = "row";
  row.box = box;
  row.row = index + 2;
  ui.within(std::move(row), [&] {
    ui.line(box.x, box.bottom(), box.right(), box.bottom(), c.line);
    const float name_w = wide ? span.x - box.x - space::m : box.w;
    ui.write(group.name, box.x, box.y + (wide ? 5 : 8), name_w, {type::body, true, {}, 1.3f}, 1);
    const std::string state =
        say(plan.from_group ? text::calendar::plan_received : text::calendar::no_plan);
    ui.write(state, box.x, box.y + (wide ? 27 : 30), name_w,
             {type::small, false, plan.from_group ? c.ok : c.muted, 1.3f}, 1);
    Node& head = ui.node("rowheader", "", {box.x, box.y, name_w, 50}, ui.id("n:" + group.id));
    head.text = say(text::calendar::row, {{"group", group.name}, {"state", state}});
    head.col = 1;
    const Box cell =
        wide ? Box{span.x, box.y, span.w, box.h} : Box{box.x, box.y + 52, box.w, dates_h};
    Node& dates = ui.node("cell", "", cell, ui.id("d:" + group.id));
    dates.text = dates_text(plan);
    dates.col = 2;
    if (!wide) {
      ui.write(dates_text(plan), cell.x, cell.y, cell.w, dates_style);
      return;
    }
    for (const app::SessionView& session : plan.sessions) {
      draw_session_dot(ui, session, plan.from_group, span.at(session.date), box.y + 13);
    }
  });
}

bool any_outside(const std::vector<app::PlanView>& plans) {
  return std::any_of(plans.begin(), plans.end(), [](const app::PlanView& plan) {
    return std::any_of(plan.sessions.begin(), plan.sessions.end(),
                       [](const app::SessionView& session) { return session.outside; });
  });
}

void draw_group_rows(const View& view, const std::vector<app::PlanView>& plans) {
  Ui& ui = view.ui;
  const auto& groups = view.state.groups;
  Span span = make_span(view, plans);
  const bool wide = ui.flow().w > 640;
  Node table;
  table.id = ui.id("tabla");
  table.role = "table";
  table.name = say(text::calendar::groups_table);
  table.rows = static_cast<int>(groups.size()) + 1;
  table.cols = 2;
  ui.within(std::move(table), [&] {
    if (wide) {
      span.x = ui.flow().x + 150;
      span.w = ui.flow().w - 160;
      const float height = 36 + 52 * static_cast<float>(groups.size());
      draw_non_working(view, span, ui.flow().y, height);
      draw_months(view, span, ui.flow().y, height);
    }
    const Box head = ui.place(wide ? 36.0f : 1.0f);
    Node row;
    row.id = ui.id("encabezado");
    row.role = "row";
    row.box = head;
    row.row = 1;
    ui.within(std::move(row), [&] {
      const float first = std::min(150.0f, head.w / 2);
      ui.node("columnheader", "", {head.x, head.y, first - 10, head.h}, ui.id("c1")).text =
          say(text::calendar::group);
      ui.node("columnheader", "", {head.x + first, head.y, head.w - first, head.h}, ui.id("c2"))
          .text = say(text::calendar::sessions);
    });
    for (size_t i = 0; i < groups.size(); ++i)
      draw_row(view, groups[i], plans[i], span, static_cast<int>(i));
  });
}

}  // namespace

void draw_calendar(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::calendar::title);
  ui.gap(space::s);
  draw_unit_actions(view);
  draw_import(view);
  if (view.state.groups.empty()) {
    ui.banner(Ui::Tone::info, say(text::calendar::no_groups), say(text::calendar::no_groups_about));
    return;
  }
  std::vector<app::PlanView> plans;
  size_t received = 0;
  size_t outside = 0;
  for (const app::GroupView& group : view.state.groups) {
    plans.push_back(app::make_plan(view.workspace, group.id));
    received += plans.back().from_group;
    for (const app::SessionView& session : plans.back().sessions) {
      outside += plans.back().from_group && session.outside;
    }
  }
  ui.row([&] {
    ui.badge(received == plans.size() ? Ui::Tone::ok : Ui::Tone::info,
             say(text::calendar::received, {{"received", received}, {"all", plans.size()}}));
    if (outside > 0) {
      ui.badge(Ui::Tone::warn, say(text::calendar::outside, {{"count", outside}}));
    }
  });
  ui.gap(space::l);
  const auto marks = app::make_calendar(view.workspace, view.state.groups, plans);
  ui.card([&] {
    draw_chart(view,
               {.key = "calendario",
                .title = app::calendar_finding(marks),
                .about = say(text::calendar::about),
                .figures = app::calendar_table(marks)},
               [&] { draw_timeline(view, marks); });
  });
  ui.gap(space::l);
  ui.heading(2, text::calendar::by_group);
  ui.gap(space::s);
  ui.card([&] { draw_group_rows(view, plans); });
  ui.gap(space::m);
  in_reading_width(ui, [&] {
    ui.muted(say(text::calendar::key));
    if (any_outside(plans) && !ui.narrow()) ui.muted(say(text::calendar::key_outside));
  });
}

}  // namespace ui
