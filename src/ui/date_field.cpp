// A date: a field to type it in, and a calendar to choose it from (ARIA Authoring Practices, "Date
// Picker Dialog": one stop for Tab in the grid of days, arrows for days and weeks, Page keys for
// months, Home and End for the week).
#include <algorithm>
#include <cmath>

#include "icons.h"
#include "texts/date_field.h"
#include "ui/ui.h"

namespace ui {
namespace {

using base::Date;
using base::say;

constexpr int days_of_week = 7;
constexpr int weeks_shown = 6;
constexpr float header_height = 48;
constexpr float names_height = 28;

std::string month_title(Date day) {
  std::string title = say(text::date_field::month, {{"month", base::month_name(day.month())},
                                                    {"year", std::to_string(day.year())}});
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] -= 'a' - 'A';
  return title;
}

std::string day_name(Date day) {
  return say(text::date_field::day, {{"weekday", base::spoken().rules.weekdays[day.weekday()]},
                                     {"day", std::to_string(day.day())},
                                     {"month", base::month_name(day.month())},
                                     {"year", std::to_string(day.year())}});
}

Date first_shown(Date day) {
  const Date first = day.plus_days(1 - day.day());
  return first.plus_days(-first.weekday());
}

// Where a key leads; the same day when it leads nowhere.
Date moved(Date day, std::string_view key) {
  if (key == "ArrowLeft") return day.plus_days(-1);
  if (key == "ArrowRight") return day.plus_days(1);
  if (key == "ArrowUp") return day.plus_weeks(-1);
  if (key == "ArrowDown") return day.plus_weeks(1);
  if (key == "PageUp") return day.plus_months(-1);
  if (key == "PageDown") return day.plus_months(1);
  if (key == "Home") return day.plus_days(-day.weekday());
  if (key == "End") return day.plus_days(days_of_week - 1 - day.weekday());
  return day;
}

}  // namespace

std::optional<std::string> Ui::date(FieldSpec spec, Date today) {
  const NodeId field_id = id("f:" + (spec.key.empty() ? spec.label.key : spec.key));
  const std::optional<Date> written = Date::parse_typed(spec.value);
  const bool left = focused() != field_id;  // half a date is no error while it is typed
  if (left && !written && !spec.value.empty() && spec.error.empty()) {
    spec.error = say(text::date_field::unclear);
  }
  spec.maxlength = 10;
  spec.right_room = read_only_ ? 0 : control_height;
  auto result = field(spec);
  if (read_only_) return result;
  const Box box = semantics_.find(field_id)->box;
  scopes_.push_back(field_id);
  const NodeId opener = id("abrir");
  if (activated(opener)) {
    calendar_ = {field_id, written.value_or(today)};
    move_focus(id("dias"));
  }
  if (calendar_.open == field_id) {
    if (const auto day = calendar_choice(today)) result = day->numeric();
  }
  const bool open = calendar_.open == field_id;
  picture_button(::icon::calendar_days,
                 {box.right() - control_height, box.y, control_height, control_height},
                 say(text::date_field::open, {{"field", spec.label}}), opener);
  semantics_.find(opener)->expanded = open;
  if (open) {
    overlay(3, [this, name = spec.label.text, box, written, today] {
      calendar_popup(name, box, written, today);
    });
  }
  scopes_.pop_back();
  return result;
}

// What was done in the open calendar: a day, when one was chosen; it is closed then.
std::optional<Date> Ui::calendar_choice(Date today) {
  std::optional<Date> chosen;
  const NodeId grid = id("dias");
  for (const NodeId place : {grid, id("ventana")}) {
    const std::string* key = key_pressed(place);
    if (!key) continue;
    if (*key == "Escape") {
      calendar_ = {};
    } else if (*key == "Enter" || *key == " ") {
      chosen = calendar_.day;
    } else {
      calendar_.day = moved(calendar_.day, *key);
    }
  }
  if (activated(id("antes"))) calendar_.day = calendar_.day.plus_months(-1);
  if (activated(id("despues"))) calendar_.day = calendar_.day.plus_months(1);
  if (activated(id("hoy"))) chosen = today;
  if (activated(id("cerrar"))) calendar_ = {};
  const Date first = first_shown(calendar_.day);
  for (int i = 0; i < weeks_shown * days_of_week; ++i) {
    if (activated(id("dia" + std::to_string(i)))) chosen = first.plus_days(i);
  }
  if (chosen) calendar_ = {};
  return chosen;
}

void Ui::calendar_popup(const std::string& name, const Box& field_box, std::optional<Date> chosen,
                        Date today) {
  const Palette& c = colors();
  const float room = surface_.height - surface_.safe_top - surface_.safe_bottom - 8;
  const float side = std::min(target, std::floor((surface_.width - 8) / days_of_week));
  const float rest = header_height + names_height + control_height;
  const float row = std::min(target, (room - rest) / weeks_shown);
  Box box{0, 0, side * days_of_week, rest + row * weeks_shown};
  box.x = std::clamp(field_box.right() - box.w, 4.0f, std::max(4.0f, surface_.width - box.w - 4));
  const float lowest = surface_.height - surface_.safe_bottom - box.h - 4;
  box.y = std::clamp(field_box.bottom() + 4, surface_.safe_top + 4,
                     std::max(surface_.safe_top + 4, lowest));
  block({0, 0, surface_.width, surface_.height});
  fill({0, 0, surface_.width, surface_.height}, Color(0x000000, 60));
  fill(box, c.surface, radius_control);
  stroke(box, c.border, radius_control);
  Node dialog;
  dialog.id = id("ventana");
  dialog.role = "dialog";
  dialog.name = say(text::date_field::dialog, {{"field", name}});
  dialog.modal = true;
  dialog.keys = {"Escape"};
  dialog.box = box;
  dialog.z = z_;
  within(std::move(dialog), [&] {
    const Box header{box.x, box.y, box.w, header_height};
    write(month_title(calendar_.day), box.x + space::m, box.y + 12, box.w - 108,
          {type::body, true, c.text}, 1);
    Node& title = node("heading", month_title(calendar_.day), header, id("mes"));
    title.level = 2;
    title.live = "polite";
    picture_button(::icon::chevron_left, {header.right() - 96, header.y, 48, header_height},
                   say(text::date_field::previous), id("antes"));
    picture_button(::icon::chevron_right, {header.right() - 48, header.y, 48, header_height},
                   say(text::date_field::next), id("despues"));
    calendar_month({box.x, header.bottom(), box.w, names_height + row * weeks_shown}, chosen,
                   today);
    const float foot = box.bottom() - control_height;
    flow_ = {box.x, foot, box.w};
    text_button(say(text::date_field::today), {box.x, foot, box.w / 2, control_height}, id("hoy"));
    text_button(say(text::date_field::close), {box.x + box.w / 2, foot, box.w / 2, control_height},
                id("cerrar"));
  });
}

void Ui::calendar_month(const Box& area, std::optional<Date> chosen, Date today) {
  const float side = area.w / days_of_week;
  const float row_h = (area.h - names_height) / weeks_shown;
  const Date first = first_shown(calendar_.day);
  Node grid;
  grid.id = id("dias");
  grid.role = "grid";
  grid.name = say(text::date_field::days);
  grid.box = area;
  grid.keys = {"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown",
               "Home",      "End",        "Enter",   " ",         "Escape"};
  grid.active_descendant = id("dia" + std::to_string(calendar_.day.days - first.days));
  const bool on_grid = focused() == grid.id;
  within(std::move(grid), [&] {
    Node names;
    names.id = id("nombres");
    names.role = "row";
    names.box = {area.x, area.y, area.w, names_height};
    within(std::move(names), [&] {
      for (int i = 0; i < days_of_week; ++i) {
        const Box cell{area.x + static_cast<float>(i) * side, area.y, side, names_height};
        const std::string name(base::spoken().rules.short_weekdays[static_cast<size_t>(i)]);
        const Style style{type::small, false, colors().muted};
        write(name, cell.x + (side - measure(name, style)) / 2, cell.y + 3, side, style, 1);
        node("columnheader", name, cell, id("nombre" + std::to_string(i)));
      }
    });
    for (int week = 0; week < weeks_shown; ++week) {
      Node row;
      row.id = id("semana" + std::to_string(week));
      row.role = "row";
      row.box = {area.x, area.y + names_height + static_cast<float>(week) * row_h, area.w, row_h};
      const Box line = row.box;
      within(std::move(row), [&] {
        for (int i = 0; i < days_of_week; ++i) {
          const Date day = first.plus_days(week * days_of_week + i);
          const Box cell{line.x + static_cast<float>(i) * side, line.y, side, line.h};
          calendar_day(cell, day, chosen == day, today == day, on_grid);
        }
      });
    }
  });
}

void Ui::calendar_day(const Box& cell, Date day, bool chosen, bool today, bool on_grid) {
  const Palette& c = colors();
  const NodeId day_id = id("dia" + std::to_string(day.days - first_shown(calendar_.day).days));
  const bool current = day == calendar_.day;
  const bool outside = day.month() != calendar_.day.month();
  const Box inner{cell.x + 2, cell.y + 2, cell.w - 4, cell.h - 4};
  if (chosen) {
    fill(inner, c.primary, radius_control);
  } else if (hovered(cell)) {
    fill(inner, c.primary_soft, radius_control);
  }
  if (current) stroke(inner, on_grid ? c.focus : c.primary, radius_control, on_grid ? 3 : 1.5f);
  const Style style{type::body, chosen || today,
                    chosen    ? c.on_primary
                    : outside ? c.muted
                    : today   ? c.primary
                              : c.text};
  const std::string digits = std::to_string(day.day());
  write(digits, cell.x + (cell.w - measure(digits, style)) / 2, cell.y + (cell.h - 24) / 2, cell.w,
        style, 1);
  add_item(cell, day_id);
  Node& made = node("gridcell", day_name(day), cell, day_id);
  made.selected = chosen;
  made.keys = {"Enter"};  // a press is a choice
  if (today) made.current = "date";
}

// A button that is its picture; its name is only spoken.
void Ui::picture_button(const char* glyph, const Box& box, std::string name, NodeId button_id) {
  if (hovered(box)) fill(box, colors().primary_soft, radius_control);
  icon(glyph, box.x + (box.w - 20) / 2, box.y + (box.h - 20) / 2, 20, colors().primary);
  focus_ring(box, button_id);
  add_item(box, button_id);
  node("button", std::move(name), box, button_id).z = z_;
}

// A button that is its words, without an edge.
void Ui::text_button(const std::string& name, const Box& box, NodeId button_id) {
  if (hovered(box)) fill(box, colors().primary_soft, radius_control);
  const Style style{type::body, true, colors().primary};
  write(name, box.x + (box.w - measure(name, style)) / 2, box.y + (box.h - 24) / 2, box.w, style,
        1);
  focus_ring(box, button_id);
  add_item(box, button_id);
  node("button", name, box, button_id).z = z_;
}

}  // namespace ui
