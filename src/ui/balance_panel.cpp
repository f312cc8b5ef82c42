// The balance of the groups, seen: one line per attribute with its proof, one small bar per group,
// and by how much a group is off where wishes broke the balance.
#include <algorithm>

#include "domain/person.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/balance.h"
#include "texts/common.h"
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

// One small bar per group: the counts of one set, so that evenness is seen at a glance.
void draw_counts_row(const View& view, const BalanceRow& row) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string label = label_of(view, row);
  const bool phone = ui.flow().w < 560;  // there the label stands above its bars
  const Style style{type::small, false, c.text, 1.35f};
  const float label_w = phone ? 0 : std::min(ui.flow().w * 0.42f, 300.0f);
  const float label_room = phone ? ui.flow().w : label_w - 12;
  const float label_h = ui.wrapped_height(label, style, label_room);
  const float above = phone ? label_h + 11 : std::max(0.0f, (label_h - 30) / 2);
  const Box whole = ui.place(46 + (phone ? above : 2 * above));
  const Box box{whole.x, whole.y + above, whole.w, 46};
  const float label_y = phone ? whole.y + 10 : box.y + 19 - label_h / 2;
  ui.write(label, box.x, label_y, label_room, style);
  const size_t groups = row.counts.size();
  const float room = box.w - label_w;
  const float width = std::min(28.0f, room / static_cast<float>(std::max<size_t>(groups, 1)));
  std::string spoken;
  for (size_t g = 0; g < groups; ++g) {
    const uint32_t n = row.counts[g];
    const float x = box.x + label_w + width * static_cast<float>(g);
    const float full = 26;
    const float height =
        row.most == 0 ? 0 : full * static_cast<float>(n) / static_cast<float>(row.most);
    const bool off = n < row.low || n > row.high;
    ui.fill({x + 1, box.y + 6 + full - height, std::max(2.0f, width - 3), std::max(1.0f, height)},
            off ? c.danger : c.primary, 2);
    if (width >= 18) {
      const std::string digits = std::to_string(n);
      const Style style{12, false, c.muted, 1.1f};
      ui.write(digits, x + (width - ui.measure(digits, style)) / 2 - 1, box.y + 33, width + 8,
               style, 1);
    }
    if (g > 0) spoken += ", ";
    spoken += say(text::balance::group_count, {{"number", std::to_string(g + 1)}, {"count", n}});
  }
  ui.node("listitem", "", whole, ui.id("b:" + row.within + row.label)).text =
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
    ui.muted(say(text::balance::about, {{"people", formed.people}, {"groups", formed.groups}}));
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
