// The balance of the groups, seen: one line per attribute with its proof, one small bar per group,
// and by how much a group is off where wishes broke the balance.
#include <algorithm>

#include "domain/person.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/balance.h"
#include "texts/common.h"
#include "ui/reading.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

using domain::BalanceAttribute;
using domain::BalanceRow;

struct AttributeText {
  BalanceAttribute attribute;
  const char* key;
  base::TextId title;
};

constexpr AttributeText attributes[] = {
    {BalanceAttribute::size, "size", text::balance::size},
    {BalanceAttribute::vocalia, "vocalia", text::balance::vocalia},
    {BalanceAttribute::vocalia_nivel, "vocalia_nivel", text::balance::vocalia_level},
    {BalanceAttribute::circunscripcion, "circunscripcion", text::balance::constituency},
    {BalanceAttribute::entidad, "entidad", text::balance::state},
    {BalanceAttribute::junta, "junta", text::balance::junta}};

std::string label_of(const View& view, const BalanceRow& row) {
  const auto& catalogues = format::catalogues();
  const auto& program = view.workspace.program();
  const auto vocalia = [&](const std::string& key) {
    return key.empty() ? std::string(say(text::balance::no_vocalia))
                       : domain::name_of("vocalias", key, catalogues, program);
  };
  switch (row.attribute) {
    case BalanceAttribute::size:
      return say(text::balance::everybody);
    case BalanceAttribute::vocalia:
      return vocalia(row.label);
    case BalanceAttribute::vocalia_nivel:
      return say(row.label.empty() ? text::balance::of_no_level : text::balance::of_level,
                 {{"vocalia", vocalia(row.within)},
                  {"level", domain::name_of("niveles", row.label, catalogues, program)}});
    case BalanceAttribute::circunscripcion:
      return say(text::common::circunscripcion, {{"number", row.label}});
    case BalanceAttribute::entidad:
      return row.label.empty() ? say(text::balance::no_state)
                               : domain::name_of("entidades", row.label, catalogues, program);
    case BalanceAttribute::junta: {
      domain::Person person;
      person.entidad = row.within;
      const bool local = row.label.ends_with("-local");
      person.adscripcion = local ? "local" : "distrital";
      if (!local && row.label.size() > 3) person.distrito = row.label.substr(3);
      return row.label.empty() ? say(text::balance::no_junta)
                               : domain::junta_text(person, catalogues);
    }
  }
  return row.label;
}

// "cada grupo tiene 24 o 25" for one set, the widest statement that holds for many.
std::string proof_text(const std::vector<const BalanceRow*>& rows) {
  uint32_t excess = 0;
  for (const BalanceRow* row : rows) excess = std::max(excess, row->excess);
  if (excess > 0) {
    return say(text::balance::excess, {{"count", excess}});
  }
  if (rows.size() == 1) {
    const BalanceRow& row = *rows.front();
    if (row.fewest == row.most) return say(text::balance::each, {{"count", row.most}});
    return say(text::balance::each_or, {{"fewest", row.fewest}, {"most", row.most}});
  }
  return say(text::balance::categories, {{"count", rows.size()}});
}

// By how much a group is away from the most even: "+1", "−2"; empty when it is not.
std::string off_text(const BalanceRow& row, uint32_t count) {
  if (count > row.high) return "+" + std::to_string(count - row.high);
  if (count < row.low) return "−" + std::to_string(row.low - count);
  return {};
}

std::string group_text(const BalanceRow& row, size_t group) {
  const uint32_t count = row.counts[group];
  const base::TextId text = count > row.high  ? text::balance::group_over
                            : count < row.low ? text::balance::group_under
                                              : text::balance::group_count;
  const uint32_t off = count > row.high ? count - row.high : row.low - std::min(count, row.low);
  return say(text, {{"number", std::to_string(group + 1)}, {"count", count}, {"off", off}});
}

constexpr float tallest_bar = 26;
constexpr float over_bar = 14;  // one line of digits
const Style bar_digits{12, false, {}, 1.1f};
const Style off_digits{12, true, {}, 1.1f};

// Where the bars of one set stand: side by side, in as many lines as their digits need.
struct Bars {
  float x = 0, y = 0, width = 0, line = 0;
  size_t across = 1, lines = 1;
  float height() const { return line * static_cast<float>(lines); }
};

Bars lay_out_bars(const Ui& ui, const BalanceRow& row, float room) {
  const size_t groups = std::max<size_t>(row.counts.size(), 1);
  float widest = ui.measure(std::to_string(row.most), bar_digits);
  widest = std::max(widest, ui.measure(std::to_string(groups), bar_digits));
  if (row.excess > 0) {
    widest = std::max(widest, ui.measure("+" + std::to_string(row.excess), off_digits));
  }
  Bars bars;
  bars.across = std::clamp(static_cast<size_t>(room / (widest + 4)), size_t{1}, groups);
  bars.lines = (groups + bars.across - 1) / bars.across;
  bars.across = (groups + bars.lines - 1) / bars.lines;  // no line with one bar alone
  bars.width = std::min(28.0f, room / static_cast<float>(bars.across));
  bars.line = tallest_bar + (row.excess > 0 ? 3 : 2) * over_bar + 8;
  return bars;
}

// From above: by how much it is off, the count, the bar, the number of its group.
void draw_bar_of(Ui& ui, const BalanceRow& row, const Bars& bars, size_t group) {
  const Palette& c = ui.colors();
  const uint32_t count = row.counts[group];
  const float x = bars.x + bars.width * static_cast<float>(group % bars.across);
  const float line = bars.y + bars.line * static_cast<float>(group / bars.across);
  const float foot = line + bars.line - over_bar - 6;
  const float part = row.most == 0 ? 0 : static_cast<float>(count) / static_cast<float>(row.most);
  const float height = std::max(1.0f, tallest_bar * part);
  const std::string off = off_text(row, count);
  const auto digits = [&](const std::string& text, float y, Style style, Color ink) {
    style.color = ink;
    ui.write(text, x + (bars.width - ui.measure(text, style)) / 2 - 1, y, bars.width + 8, style, 1);
  };
  ui.fill({x + 1, foot - height, std::max(2.0f, bars.width - 3), height},
          off.empty() ? c.primary : c.danger, 2);
  digits(std::to_string(count), foot - height - over_bar, bar_digits, c.text);
  if (!off.empty()) digits(off, foot - height - 2 * over_bar, off_digits, c.danger);
  digits(std::to_string(group + 1), foot + 2, bar_digits, c.muted);
}

// One small bar per group: the counts of one set, so that evenness is seen at a glance.
void draw_counts_row(const View& view, const BalanceRow& row) {
  Ui& ui = view.ui;
  const std::string label = label_of(view, row);
  const bool phone = ui.flow().w < 560;  // there the label stands above its bars
  const Style style{type::small, false, ui.colors().text, 1.35f};
  const float label_w = phone ? 0 : std::min(ui.flow().w * 0.42f, 300.0f);
  const float label_room = phone ? ui.flow().w : label_w - 12;
  const float label_h = ui.wrapped_height(label, style, label_room);
  Bars bars = lay_out_bars(ui, row, ui.flow().w - label_w);
  const float tall = bars.height();
  const Box box = ui.place(phone ? label_h + 12 + tall : std::max(label_h + 8, tall));
  ui.write(label, box.x, phone ? box.y + 10 : box.y + (box.h - label_h) / 2, label_room, style);
  bars.x = box.x + label_w;
  bars.y = phone ? box.bottom() - tall : box.y + (box.h - tall) / 2;
  std::string spoken;
  for (size_t g = 0; g < row.counts.size(); ++g) {
    draw_bar_of(ui, row, bars, g);
    spoken += (g > 0 ? ", " : "") + group_text(row, g);
  }
  ui.node("listitem", "", box, ui.id("b:" + row.within + row.label)).text =
      say(text::common::labelled, {{"label", label}, {"text", spoken}});
}

void draw_attribute(const View& view, const AttributeText& attribute) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  std::vector<const BalanceRow*> rows;
  bool exact = true;
  for (const BalanceRow& row : view.state.formed.balance.rows) {
    if (row.attribute != attribute.attribute) continue;
    rows.push_back(&row);
    exact &= row.excess == 0;
  }
  const float top = ui.flow().y;
  ui.icon(exact ? icon::circle_check : icon::triangle_alert, ui.flow().x, top + 3, 22,
          exact ? c.ok : c.warn);
  const char* title = say(attribute.title);
  ui.beside(34, [&] {
    ui.text(say(exact ? text::balance::attribute_exact : text::balance::attribute_off,
                {{"attribute", title}}),
            {type::body, true, {}});
    ui.text(proof_text(rows), {type::body, false, c.muted});
    const bool open = view.state.open_attribute == attribute.key;
    if (ui.button({.name = open ? text::balance::hide : text::balance::show,
                   .look = Look::quiet,
                   .icon = open ? icon::chevron_up : icon::chevron_down,
                   .spoken = say(open ? text::balance::hide_of : text::balance::show_of,
                                 {{"attribute", title}}),
                   .expanded = open,
                   .key = std::string("detalle") + attribute.key})) {
      view.state.open_attribute = open ? "" : attribute.key;
    }
  });
  if (view.state.open_attribute == attribute.key) {
    ui.muted(say(exact ? text::balance::counts_key : text::balance::counts_key_off));
    Node list;
    list.id = ui.id(std::string("lista:") + attribute.key);
    list.role = "list";
    list.name = title;
    ui.within(std::move(list), [&] {
      for (const BalanceRow* row : rows) draw_counts_row(view, *row);
    });
  }
  ui.gap(space::m);
}

void draw_deviations(const View& view) {
  Ui& ui = view.ui;
  size_t shown = 0;
  for (const BalanceRow& row : view.state.formed.balance.rows) {
    if (row.excess == 0) continue;
    for (size_t g = 0; g < row.counts.size(); ++g) {
      const uint32_t n = row.counts[g];
      if ((n >= row.low && n <= row.high) || ++shown > 12) continue;
      ui.text(say(row.low == row.high ? text::balance::deviation : text::balance::deviation_or,
                  {{"group", std::to_string(g + 1)},
                   {"count", n},
                   {"label", label_of(view, row)},
                   {"low", row.low},
                   {"high", row.high}}),
              {type::body, false, ui.colors().warn});
    }
  }
  if (shown > 12) ui.muted(say(text::balance::more, {{"count", shown - 12}}));
}

}  // namespace

void draw_balance(const View& view) {
  Ui& ui = view.ui;
  const app::FormedGroups& formed = view.state.formed;
  ui.card([&] {
    ui.heading(2, formed.balance.exact ? text::balance::exact : text::balance::off);
    in_reading_width(ui, [&] {
      ui.muted(say(text::balance::about, {{"people", formed.people}, {"groups", formed.groups}}));
    });
    ui.gap(space::m);
    for (const AttributeText& attribute : attributes) draw_attribute(view, attribute);
    if (!formed.balance.exact) draw_deviations(view);
    if (formed.without_post > 0) {
      ui.banner(Ui::Tone::warn, "",
                say(text::balance::without_post, {{"count", formed.without_post}}));
    }
  });
  ui.gap(space::l);
}

}  // namespace ui
