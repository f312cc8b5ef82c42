// Privacidad: what a device may tell whom, and a person's right to have her data erased.
#include "app/erasure.h"
#include "domain/person.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

void draw_warning(const View& view) {
  view.ui.banner(Ui::Tone::warn, "Borrar es para siempre",
                 "No se puede deshacer, y ningún archivo anterior trae los datos de vuelta. En los "
                 "respaldos que ya guardaste fuera de Sorora siguen: bórralos tú.");
}

void draw_own(const View& view) {
  Ui& ui = view.ui;
  const crdt::Record* person = view.workspace.person();
  ui.card([&] {
    ui.heading(2, "Borrar mis datos");
    if (!person) return ui.muted("En este dispositivo no hay datos tuyos.");
    ui.text(
        "Tienes derecho a cancelar tus datos. Se borran de este dispositivo; después exporta la "
        "constancia y envíala a la Unidad Técnica para que los borre también.");
    ui.gap(space::m);
    draw_warning(view);
    ui.gap(space::m);
    bool& sure = view.state.erasing_understood;
    if (const auto on = ui.checkbox("Entiendo que no se puede deshacer", sure)) sure = *on;
    if (ui.button({.name = "Borrar mis datos",
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = sure ? "" : "Marca primero que lo entiendes"})) {
      view.send(app::PersonErased{person->id});
      sure = false;
    }
  });
  ui.gap(space::l);
}

void draw_of_others(const View& view) {
  Ui& ui = view.ui;
  domain::Options people;
  for (const app::RegistryRow& row : view.state.registry.rows) {
    people.push_back({row.person.id, row.name, 0, row.junta});
  }
  ui.card([&] {
    ui.heading(2, "Borrar los datos de una mujer");
    if (people.empty()) return ui.muted("No hay nadie en el padrón.");
    ui.text(
        "Cuando ella lo pida. Se borran su ficha y su lugar en el grupo; sus sesiones y "
        "acuerdos de grupo se quedan, sin su nombre.");
    ui.gap(space::m);
    ChoiceSpec spec;
    spec.label = "Mujer";
    spec.value = view.state.erasing_person;
    spec.options = &people;
    spec.key = "borrar a";
    if (const auto chosen = ui.combobox(spec)) {
      view.state.erasing_person = *chosen;
      view.state.erasing_understood = false;
    }
    ui.gap(space::m);
    draw_warning(view);
    ui.gap(space::m);
    bool& sure = view.state.erasing_understood;
    if (const auto on = ui.checkbox("Entiendo que no se puede deshacer", sure)) sure = *on;
    const bool ready = sure && !view.state.erasing_person.empty();
    if (ui.button({.name = "Borrar sus datos",
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = ready ? "" : "Elige a quién y marca que lo entiendes"})) {
      view.send(app::PersonErased{view.state.erasing_person});
      view.state.erasing_person.clear();
      sure = false;
    }
  });
  ui.gap(space::l);
}

void draw_erasures(const View& view) {
  Ui& ui = view.ui;
  const auto erasures = app::make_erasures(view.workspace);
  ui.card([&] {
    ui.heading(2, "Constancias de borrado");
    if (erasures.empty()) return ui.muted("No se ha borrado a nadie.");
    ui.muted(
        "El folio no dice de quién era. La constancia borra los datos en cada dispositivo que "
        "la importe.");
    ui.gap(space::m);
    Node list;
    list.id = ui.id("constancias");
    list.role = "list";
    list.name = "Constancias de borrado";
    ui.within(std::move(list), [&] {
      for (const app::Erasure& erasure : erasures) {
        Node item;
        item.id = ui.id("folio" + erasure.folio + erasure.when);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text("Folio " + erasure.folio, {type::body, true, {}});
          ui.muted(erasure.when +
                   (erasure.here ? " · en este dispositivo" : " · llegó de otro dispositivo"));
        });
        ui.gap(space::s);
      }
    });
    ui.gap(space::s);
    if (ui.button({.name = "Exportar constancia", .icon = icon::download})) {
      view.send(app::ErasureExportAsked{});
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_privacy(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, "Privacidad y borrado");
  ui.text("Nada sale de este dispositivo si tú no lo exportas.",
          {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  if (view.workspace.device.role == app::Role::unit) {
    draw_of_others(view);
  } else {
    draw_own(view);
  }
  draw_erasures(view);
}

}  // namespace ui
