// The timeline of a programme: one strip per month with every mark on its day and, below it, the
// same marks in words. Reads alike on a phone and on a wide screen.
#include <algorithm>

#include "icons.h"
#include "texts/charts.h"
#include "texts/common.h"
#include "ui/charts/charts.h"

namespace ui {
namespace {

using app::CalendarMark;
using base::say;
using Kind = CalendarMark::Kind;

constexpr float strip_height = 42;
constexpr float axis = 27;  // from the top of the strip: flags stand above it

struct Month {
  base::Date first;
  int days = 30;
  base::Date last() const { return first.plus_days(days - 1); }
  bool has(const CalendarMark& mark) const { return mark.from <= last() && mark.to >= first; }
};

Month month_of(base::Date day) {
  const base::Date first = base::Date::from(day.year(), day.month(), 1);
  const base::Date next = day.month() == 12 ? base::Date::from(day.year() + 1, 1, 1)
                                            : base::Date::from(day.year(), day.month() + 1, 1);
  return {first, next.days - first.days};
}

// A box for each kind of mark, so that shape tells them apart and not colour alone.
void draw_mark(Ui& ui, const Month& month, const CalendarMark& mark, const Box& strip) {
  const Palette& c = ui.colors();
  const float day = strip.w / static_cast<float>(month.days);
  const auto left = [&](base::Date date) {
    return strip.x + day * static_cast<float>(date.days - month.first.days);
  };
  if (mark.kind == Kind::pause) {
    const float from = left(std::max(mark.from, month.first));
    const float to = left(std::min(mark.to, month.last()).plus_days(1));
    const Box bar{from, strip.y + axis - 10, std::max(to - from, 4.0f), 20};
    ui.fill(bar, c.surface2, 3);
    ui.stroke(bar, c.border, 3);
    return;
  }
  const float x = left(mark.from) + day / 2;
  if (mark.kind == Kind::session) {
    const Color ink = mark.outside ? c.warn : c.primary;
    const Box dot{x - 10, strip.y + axis - 10, 20, 20};
    if (mark.agreed) {
      ui.fill(dot, ink, 10);
    } else {
      ui.fill(dot, c.surface, 10);
      ui.stroke(dot, ink, 10, 2);
    }
    const std::string digits = std::to_string(mark.session);
    const Style style{12, true, mark.agreed ? c.surface : ink, 1.2f};
    ui.write(digits, x - ui.measure(digits, style) / 2, dot.y + 2.8f, 20, style, 1);
    return;
  }
  ui.line(x, strip.y, x, strip.bottom(), c.warn, 3);
  const float beside = x + 22 > strip.right() ? x - 20 : x + 4;
  ui.icon(mark.kind == Kind::opens ? icon::flag : icon::target, beside, strip.y, 16, c.warn);
}

std::string month_text(const Month& month, const std::vector<const CalendarMark*>& marks) {
  std::string text;
  for (const CalendarMark* mark : marks) {
    if (!text.empty()) text += " · ";
    text += say(text::common::labelled,
                {{"label", app::mark_days(*mark)}, {"text", app::mark_text(*mark)}});
  }
  return text.empty() && month.days > 0 ? say(text::charts::no_dates) : text;
}

void draw_month(Ui& ui, const Month& month, const std::vector<CalendarMark>& marks) {
  const Palette& c = ui.colors();
  std::vector<const CalendarMark*> here;
  for (const CalendarMark& mark : marks) {
    if (month.has(mark)) here.push_back(&mark);
  }
  const bool wide = ui.flow().w > 560;
  const std::string name =
      say(text::charts::month, {{"month", base::month_name(month.first.month())},
                                {"year", std::to_string(month.first.year())}});
  const std::string dates = month_text(month, here);
  const Flow flow = ui.flow();
  const float side = wide ? 150.0f : 0;
  const Style style{type::small, false, here.empty() ? c.muted : c.text, 1.45f};
  const float above = wide ? 0.0f : 26.0f;
  const float text_h = ui.wrapped_height(dates, style, flow.w - side);
  const Box box = ui.place(above + strip_height + text_h + space::l);
  ui.write(name, box.x, box.y + (wide ? axis - 12 : 0), wide ? side - 8 : box.w,
           {type::body, true, {}, 1.4f}, 1);
  const Box strip{box.x + side, box.y + above, box.w - side, strip_height};
  ui.line(strip.x, strip.y + axis, strip.right(), strip.y + axis, c.border);
  for (const CalendarMark* mark : here) draw_mark(ui, month, *mark, strip);
  ui.write(dates, strip.x, strip.bottom() + 2, strip.w, style);
  ui.node("listitem", "", box, ui.id("mes" + month.first.iso())).text =
      say(text::common::labelled, {{"label", name}, {"text", dates}});
}

}  // namespace

void draw_timeline(const View& view, const std::vector<CalendarMark>& marks) {
  if (marks.empty()) return;
  base::Date last = marks.front().to;
  for (const CalendarMark& mark : marks) last = std::max(last, mark.to);
  Node list;
  list.id = view.ui.id("meses");
  list.role = "list";
  list.name = say(text::charts::months);
  view.ui.within(std::move(list), [&] {
    Month month = month_of(marks.front().from);
    for (int i = 0; month.first <= last && i < 36; ++i) {  // no typo makes it endless
      draw_month(view.ui, month, marks);
      month = month_of(month.last().plus_days(1));
    }
  });
}

}  // namespace ui
