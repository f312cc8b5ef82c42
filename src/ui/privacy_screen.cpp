// Privacidad: what a device may tell whom, and a person's right to have her data erased.
#include "app/erasure.h"
#include "domain/person.h"
#include "icons.h"
#include "texts/privacy.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

void draw_warning(const View& view) {
  view.ui.banner(Ui::Tone::warn, say(text::privacy::for_good), say(text::privacy::for_good_about));
}

void draw_own(const View& view) {
  Ui& ui = view.ui;
  const crdt::Record* person = view.workspace.person();
  ui.card([&] {
    ui.heading(2, text::privacy::erase_mine);
    if (!person) return ui.muted(say(text::privacy::none_of_yours));
    ui.text(say(text::privacy::erase_mine_about));
    ui.gap(space::m);
    draw_warning(view);
    ui.gap(space::m);
    bool& sure = view.state.erasing_understood;
    if (const auto on = ui.checkbox(text::privacy::understood, sure)) sure = *on;
    if (ui.button({.name = text::privacy::erase_mine,
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = sure ? "" : say(text::privacy::not_understood)})) {
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
    ui.heading(2, text::privacy::erase_hers);
    if (people.empty()) return ui.muted(say(text::privacy::nobody));
    ui.text(say(text::privacy::erase_hers_about));
    ui.gap(space::m);
    ChoiceSpec spec;
    spec.label = text::privacy::woman;
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
    if (const auto on = ui.checkbox(text::privacy::understood, sure)) sure = *on;
    const bool ready = sure && !view.state.erasing_person.empty();
    if (ui.button({.name = text::privacy::erase,
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = ready ? "" : say(text::privacy::not_ready)})) {
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
    ui.heading(2, text::privacy::records);
    if (erasures.empty()) return ui.muted(say(text::privacy::no_records));
    ui.muted(say(text::privacy::records_about));
    ui.gap(space::m);
    Node list;
    list.id = ui.id("constancias");
    list.role = "list";
    list.name = say(text::privacy::records);
    ui.within(std::move(list), [&] {
      for (const app::Erasure& erasure : erasures) {
        Node item;
        item.id = ui.id("folio" + erasure.folio + erasure.when);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text(say(text::privacy::folio, {{"folio", erasure.folio}}), {type::body, true, {}});
          ui.muted(say(erasure.here ? text::privacy::erased_here : text::privacy::erased_elsewhere,
                       {{"when", erasure.when}}));
        });
        ui.gap(space::s);
      }
    });
    ui.gap(space::s);
    if (ui.button({.name = text::privacy::export_records, .icon = icon::download})) {
      view.send(app::ErasureExportAsked{});
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_privacy(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::privacy::title);
  ui.text(say(text::privacy::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  if (view.workspace.device.role == app::Role::unit) {
    draw_of_others(view);
  } else {
    draw_own(view);
  }
  draw_erasures(view);
}

}  // namespace ui
