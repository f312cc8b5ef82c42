// The balance of the groups, seen: one line per attribute with its proof, one small bar per group,
// and by how much a group is off where wishes broke the balance.
#include <algorithm>

#include "base/text.h"
#include "domain/person.h"
#include "format/programs.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

using domain::BalanceAttribute;
using domain::BalanceRow;

struct AttributeText {
  BalanceAttribute attribute;
  const char* key;
  const char* title;
};

constexpr AttributeText attributes[] = {
    {BalanceAttribute::size, "size", "Tamaño de los grupos"},
    {BalanceAttribute::vocalia, "vocalia", "Vocalía"},
    {BalanceAttribute::vocalia_nivel, "vocalia_nivel", "Vocalía y adscripción"},
    {BalanceAttribute::circunscripcion, "circunscripcion", "Circunscripción"},
    {BalanceAttribute::entidad, "entidad", "Entidad"},
    {BalanceAttribute::junta, "junta", "Junta"}};

std::string label_of(const View& view, const BalanceRow& row) {
  const auto& catalogues = format::catalogues();
  const auto& program = view.workspace.program();
  const auto vocalia = [&](const std::string& key) {
    return key.empty() ? std::string("Sin Vocalía")
                       : domain::name_of("vocalias", key, catalogues, program);
  };
  switch (row.attribute) {
    case BalanceAttribute::size:
      return "Todas";
    case BalanceAttribute::vocalia:
      return vocalia(row.label);
    case BalanceAttribute::vocalia_nivel:
      return vocalia(row.within) + ", " + (row.label.empty() ? "sin adscripción" : row.label);
    case BalanceAttribute::circunscripcion:
      return "Circunscripción " + row.label;
    case BalanceAttribute::entidad:
      return row.label.empty() ? "Sin entidad"
                               : domain::name_of("entidades", row.label, catalogues, program);
    case BalanceAttribute::junta: {
      domain::Person person;
      person.entidad = row.within;
      const bool local = row.label.ends_with("-local");
      person.adscripcion = local ? "local" : "distrital";
      if (!local && row.label.size() > 3) person.distrito = row.label.substr(3);
      return row.label.empty() ? "Sin junta" : domain::junta_text(person, catalogues);
    }
  }
  return row.label;
}

// "cada grupo tiene 24 o 25" for one set, the widest statement that holds for many.
std::string proof_text(const std::vector<const BalanceRow*>& rows) {
  uint32_t excess = 0;
  for (const BalanceRow* row : rows) excess = std::max(excess, row->excess);
  if (excess > 0) {
    return "Algún grupo se aparta por " + base::counted(excess, "persona", "personas") +
           " de lo más parejo.";
  }
  if (rows.size() == 1) {
    const BalanceRow& row = *rows.front();
    return "Cada grupo tiene " +
           (row.fewest == row.most
                ? std::to_string(row.most)
                : std::to_string(row.fewest) + " o " + std::to_string(row.most)) +
           ".";
  }
  return "En las " + std::to_string(rows.size()) +
         " categorías, ningún par de grupos difiere por más de una mujer.";
}

// One small bar per group: the counts of one set, so that evenness is seen at a glance.
void draw_counts_row(const View& view, const BalanceRow& row) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string label = label_of(view, row);
  const bool phone = ui.flow().w < 560;  // there the label stands above its bars
  const float above = phone ? 24.0f : 0;
  const Box whole = ui.place(46 + above);
  const Box box{whole.x, whole.y + above, whole.w, 46};
  const float label_w = phone ? 0 : std::min(box.w * 0.42f, 300.0f);
  ui.write(label, box.x, phone ? whole.y + 2 : box.y + 12, phone ? box.w : label_w - 12,
           {type::small, false, c.text}, 1);
  const size_t groups = row.counts.size();
  const float room = box.w - label_w;
  const float width = std::min(28.0f, room / static_cast<float>(std::max<size_t>(groups, 1)));
  std::string spoken = label + ": ";
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
    spoken +=
        (g ? ", " : "") + std::string("grupo ") + std::to_string(g + 1) + " " + std::to_string(n);
  }
  ui.node("listitem", "", whole, ui.id("b:" + row.within + row.label)).text = spoken;
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
  ui.beside(34, [&] {
    ui.text(std::string(attribute.title) + ": " + (exact ? "equilibrado" : "con diferencias"),
            {type::body, true, {}});
    ui.text(proof_text(rows), {type::body, false, c.muted});
    const bool open = view.state.open_attribute == attribute.key;
    if (ui.button({.name = open ? "Ocultar detalle" : "Ver detalle por grupo",
                   .look = Look::quiet,
                   .icon = open ? icon::chevron_up : icon::chevron_down,
                   .spoken = std::string(open ? "Ocultar detalle de " : "Ver detalle de ") +
                             attribute.title,
                   .expanded = open,
                   .key = std::string("detalle") + attribute.key})) {
      view.state.open_attribute = open ? "" : attribute.key;
    }
  });
  if (view.state.open_attribute == attribute.key) {
    Node list;
    list.id = ui.id(std::string("lista:") + attribute.key);
    list.role = "list";
    list.name = attribute.title;
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
      ui.text("Grupo " + std::to_string(g + 1) + ": " + std::to_string(n) + " de " +
                  label_of(view, row) + "; lo parejo es " + std::to_string(row.low) +
                  (row.low == row.high ? "" : " o " + std::to_string(row.high)) + ".",
              {type::body, false, ui.colors().warn});
    }
  }
  if (shown > 12) ui.muted("Y " + std::to_string(shown - 12) + " diferencias más.");
}

}  // namespace

void draw_balance(const View& view) {
  Ui& ui = view.ui;
  const app::FormedGroups& formed = view.state.formed;
  ui.card([&] {
    ui.heading(2, formed.balance.exact ? "Los grupos están equilibrados"
                                       : "Los grupos tienen diferencias");
    ui.muted(base::counted(static_cast<int64_t>(formed.people), "mujer", "mujeres") + " en " +
             base::counted(static_cast<int64_t>(formed.groups), "grupo", "grupos") +
             ". Lo parejo es que cada grupo tenga la misma cantidad, o una más.");
    ui.gap(space::m);
    for (const AttributeText& attribute : attributes) draw_attribute(view, attribute);
    if (!formed.balance.exact) draw_deviations(view);
    if (formed.without_post > 0) {
      ui.banner(Ui::Tone::warn, "",
                base::counted(static_cast<int64_t>(formed.without_post), "mujer no tiene",
                              "mujeres no tienen") +
                    " su puesto completo; se repartieron como una categoría aparte.");
    }
  });
  ui.gap(space::l);
}

}  // namespace ui
