// One woman of the padrón, to be read: who she is, her group, where her data came from and what is
// to be reviewed.
#include "app/person_view.h"
#include "base/text.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

// A name and its value, one node: heard together.
void draw_fact(Ui& ui, std::string_view label, std::string_view value, const std::string& key) {
  const Palette& c = ui.colors();
  const Style name{type::small, true, c.muted, 1.4f};
  const Style text{type::body, false, c.text};
  const Flow flow = ui.flow();
  const float name_h = ui.wrapped_height(label, name, flow.w);
  const float text_h = ui.wrapped_height(value, text, flow.w);
  const Box box = ui.place(name_h + text_h, space::m);
  ui.write(label, box.x, box.y, box.w, name);
  ui.write(value, box.x, box.y + name_h, box.w, text);
  ui.node("listitem", "", box, ui.id("dato:" + key)).text =
      std::string(label) + ": " + std::string(value);
}

void draw_profile_card(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "Su ficha");
    Node list;
    list.id = ui.id("ficha");
    list.role = "list";
    list.name = "Su ficha";
    ui.within(std::move(list), [&] {
      for (const app::Fact& fact : person.facts) {
        draw_fact(ui, fact.label, fact.value, fact.field);
      }
    });
    if (!person.person.correo.empty()) {
      ui.row([&] {
        if (ui.button({.name = "Copiar correo", .icon = icon::copy})) {
          view.send(app::CopyAsked{person.person.correo, "Se copió su correo."});
        }
      });
    }
    if (person.problems.empty()) return;
    ui.gap(space::s);
    ui.banner(Ui::Tone::warn,
              base::counted(static_cast<int64_t>(person.problems.size()), "dato por completar",
                            "datos por completar"),
              "Pídele que complete su ficha y la envíe otra vez.");
    ui.gap(space::s);
    for (const base::Problem& problem : person.problems) ui.muted(problem.what);
  });
  ui.gap(space::l);
}

void draw_membership(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "Su grupo");
    if (person.group == 0) {
      ui.text("Todavía no está en un grupo.");
      ui.gap(space::s);
      if (ui.link("Ir a Grupos", "#/grupos", icon::users_round)) view.go(Screen::groups);
      return;
    }
    ui.text(person.group_name + (person.since.empty() ? "" : ", desde el " + person.since) +
            (person.pinned ? ", fijada en él" : "") + ".");
    ui.gap(space::s);
    const std::string number = std::to_string(person.group);
    if (ui.link("Ver el " + person.group_name, "#/grupos/" + number, icon::users_round)) {
      view.go(Screen::groups, number);
    }
  });
  ui.gap(space::l);
}

void draw_origins(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "De dónde vienen sus datos");
    for (const std::string& file : person.files) ui.text(file);
    if (person.here) ui.text("Escrito en este dispositivo.");
    if (person.files.empty() && !person.here) {
      ui.text("Ya no está en la lista el archivo con que llegaron.");
    }
    for (const std::string& name : person.joined) {
      ui.muted("Unida con otra ficha: " + name);
    }
  });
  ui.gap(space::l);
}

void draw_differences(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "Diferencias");
    if (person.conflicts.empty()) {
      ui.text("No hay: nadie escribió otra cosa por separado.");
      return;
    }
    for (const app::Conflict& conflict : person.conflicts) {
      std::string values;
      for (const app::ConflictValue& value : conflict.values) {
        values += (values.empty() ? "«" : " o «") + value.shown + "»";
      }
      ui.text(conflict.label + ": " + values);
    }
    ui.gap(space::s);
    if (ui.button({.name = "Revisar diferencias", .icon = icon::scale})) view.go(Screen::conflicts);
  });
}

}  // namespace

void draw_gone(const View& view, std::string_view what, std::string_view back, Screen screen) {
  Ui& ui = view.ui;
  ui.heading(1, "Esto ya no está aquí");
  ui.text(what);
  ui.gap(space::l);
  if (ui.link(back, std::string(route_of(screen)), icon::arrow_left)) view.go(screen);
}

void draw_person(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  if (state.person_version != view.workspace.version || state.person_place != state.place) {
    state.person = app::make_person(view.workspace, state.place);
    state.person_version = view.workspace.version;
    state.person_place = state.place;
  }
  const auto& person = state.person;
  if (!person) {
    return draw_gone(view,
                     "Nadie en este padrón tiene esa dirección. Puede que sus datos se hayan "
                     "borrado, o que su ficha todavía no llegue.",
                     "Volver al padrón", Screen::registry);
  }
  const std::string name = person->person.full_name();
  view.state.place_title = name.empty() ? "Sin nombre" : name;
  if (ui.link("Volver al padrón", "#/padron", icon::arrow_left)) view.go(Screen::registry);
  ui.gap(space::s);
  ui.heading(1, view.state.place_title);
  ui.text(person->post, {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  if (ui.flow().w > 980) {
    ui.columns({1.5f, 1}, space::xl, [&](size_t column) {
      if (column == 0) return draw_profile_card(view, *person);
      draw_membership(view, *person);
      draw_origins(view, *person);
      draw_differences(view, *person);
    });
    return;
  }
  draw_membership(view, *person);
  draw_profile_card(view, *person);
  draw_origins(view, *person);
  draw_differences(view, *person);
}

}  // namespace ui
