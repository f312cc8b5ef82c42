// Privacidad: what a device may tell whom, and a person's right to have her data erased.
#include "app/erasure.h"
#include "domain/person.h"
#include "icons.h"
#include "texts/privacy.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace words = text::privacy;

void draw_warning(const View& view) {
  view.ui.banner(Ui::Tone::warn, say(words::for_good), say(words::for_good_about));
}

void draw_own(const View& view) {
  Ui& ui = view.ui;
  const crdt::Record* person = view.workspace.person();
  ui.card([&] {
    ui.heading(2, words::erase_mine);
    if (!person) return ui.muted(say(words::none_of_yours));
    ui.text(say(words::erase_mine_about));
    ui.gap(space::m);
    draw_warning(view);
    ui.gap(space::m);
    bool& sure = view.state.erasing_understood;
    if (const auto on = ui.checkbox(words::understood, sure)) sure = *on;
    if (ui.button({.name = words::erase_mine,
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = sure ? "" : say(words::not_understood)})) {
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
    ui.heading(2, words::erase_hers);
    if (people.empty()) return ui.muted(say(words::nobody));
    ui.text(say(words::erase_hers_about));
    ui.gap(space::m);
    ChoiceSpec spec;
    spec.label = words::woman;
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
    if (const auto on = ui.checkbox(words::understood, sure)) sure = *on;
    const bool ready = sure && !view.state.erasing_person.empty();
    if (ui.button({.name = words::erase,
                   .look = Look::danger,
                   .icon = icon::trash_2,
                   .disabled_why = ready ? "" : say(words::not_ready)})) {
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
    ui.heading(2, words::records);
    if (erasures.empty()) return ui.muted(say(words::no_records));
    ui.muted(say(words::records_about));
    ui.gap(space::m);
    Node list;
    list.id = ui.id("constancias");
    list.role = "list";
    list.name = say(words::records);
    ui.within(std::move(list), [&] {
      for (const app::Erasure& erasure : erasures) {
        Node item;
        item.id = ui.id("folio" + erasure.folio + erasure.when);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text(say(words::folio, {{"folio", erasure.folio}}), {type::body, true, {}});
          ui.muted(say(erasure.here ? words::erased_here : words::erased_elsewhere,
                       {{"when", erasure.when}}));
        });
        ui.gap(space::s);
      }
    });
    ui.gap(space::s);
    if (ui.button({.name = words::export_records, .icon = icon::download})) {
      view.send(app::ErasureExportAsked{});
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_privacy(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, words::title);
  ui.text(say(words::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  if (view.workspace.device.role == app::Role::unit) {
    draw_of_others(view);
  } else {
    draw_own(view);
  }
  draw_erasures(view);
}

}  // namespace ui
