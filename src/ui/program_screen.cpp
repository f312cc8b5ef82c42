// Programa: which template is in use, the group sizes, and what its document leaves open.
#include "app/edits.h"
#include "base/text.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

void draw_number(const View& view, std::string_view name, int value) {
  const domain::Field* field = domain::find_noun(domain::type::program)->find(name);
  FieldSpec spec;
  spec.label = field->label;
  spec.value = std::to_string(value);
  spec.inputmode = "numeric";
  spec.maxlength = 4;
  const auto text = view.ui.field(spec);
  if (!text) return;
  const int number = std::atoi(text->c_str());
  if (number < 1 || number > 1000) return;
  view.edit("Cambiar " + std::string(field->label),
            {app::edit(domain::type::program, view.workspace.program().id, name,
                       crdt::Value::of(static_cast<int64_t>(number)))});
}

void draw_sizes(const View& view) {
  Ui& ui = view.ui;
  const app::GroupSizes sizes = app::group_sizes(view.workspace);
  ui.card([&] {
    ui.heading(2, "Tamaño de los grupos");
    if (view.workspace.program().group_min == 0) {
      ui.muted(
          "El documento de este programa no lo dice; partimos de 30 a 40. Propuesta editable.");
    }
    ui.gap(space::m);
    ui.columns(ui.narrow() ? std::vector<float>{1} : std::vector<float>{1, 1, 1}, space::l,
               [&](size_t i) {
                 const bool all = ui.narrow();
                 if (i == 0) draw_number(view, "minimo", sizes.min);
                 if (all) ui.gap(space::l);
                 if (i == 1 || all) draw_number(view, "maximo", sizes.max);
                 if (all) ui.gap(space::l);
                 if (i == 2 || all) draw_number(view, "meta", sizes.target);
               });
  });
  ui.gap(space::l);
}

void draw_new_period(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  const auto date = [&](const char* label, std::string& value, const char* help) {
    const auto typed =
        ui.date({.label = label, .value = value, .help = help, .optional = true}, view.today());
    if (typed) value = *typed;
  };
  ui.columns(
      ui.narrow() ? std::vector<float>{1} : std::vector<float>{1, 1, 1.6f}, space::l,
      [&](size_t i) {
        const bool all = ui.narrow();
        if (i == 0) date("Desde", state.pause_from, "Como 21/12/2020.");
        if (all) ui.gap(space::m);
        if (i == 1 || all) date("Hasta", state.pause_to, "Como 03/01/2021.");
        if (all) ui.gap(space::m);
        if (i != 2 && !all) return;
        const auto typed = ui.field(
            {.label = "Motivo", .value = state.pause_name, .optional = true, .maxlength = 120});
        if (typed) state.pause_name = *typed;
      });
  ui.gap(space::m);
  const auto from = base::Date::parse_typed(state.pause_from);
  const auto to = base::Date::parse_typed(state.pause_to);
  const bool ready = from && to && *from <= *to;
  if (ui.button({.name = "Agregar semanas no laborables",
                 .icon = icon::plus,
                 .disabled_why = ready ? "" : "Escribe las dos fechas, en orden"})) {
    const std::string id = from->iso() + "-" + to->iso();
    view.edit("Agregar semanas no laborables",
              {app::edit_text(domain::type::pause, id, "desde", from->iso()),
               app::edit_text(domain::type::pause, id, "hasta", to->iso()),
               app::edit_text(domain::type::pause, id, "nombre", base::trim(state.pause_name)),
               app::keep_record(domain::type::pause, id)});
    state.pause_from = state.pause_to = state.pause_name = "";
  }
}

void draw_periods(const View& view) {
  if (!view.workspace.program().sessions) return;
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, "Semanas no laborables");
    ui.muted("Las sesiones que caen aquí se recorren a la semana siguiente.");
    ui.gap(space::m);
    for (const domain::NonWorking& period : app::non_working(view.workspace)) {
      ui.text("Del " + period.from.full() + " al " + period.to.full(), {type::body, true, {}});
      if (!period.name.empty()) ui.muted(period.name);
      if (ui.button({.name = "Quitar",
                     .look = Look::quiet,
                     .icon = icon::trash_2,
                     .spoken = "Quitar del " + period.from.full() + " al " + period.to.full(),
                     .key = "quitar" + period.id})) {
        view.edit("Quitar semanas no laborables",
                  {app::remove_record(domain::type::pause, period.id)});
      }
      ui.gap(space::s);
    }
    draw_new_period(view);
  });
  ui.gap(space::l);
}

}  // namespace

void draw_program(const View& view) {
  Ui& ui = view.ui;
  const domain::Program& program = view.workspace.program();
  ui.heading(1, "Programa");
  ui.card([&] {
    const domain::Options programs =
        domain::options_of("programas", format::catalogues(), program, nullptr);
    ChoiceSpec spec;
    spec.label = "Programa";
    spec.value = program.id;
    spec.options = &programs;
    if (const auto chosen = ui.combobox(spec)) view.send(app::ProgramChosen{*chosen});
    ui.gap(space::l);
    ui.text(program.name, {type::lead, true, {}, 1.35f});
    ui.gap(space::xs);
    ui.text(program.purpose, {type::body, false, ui.colors().muted});
    if (!program.audience.empty()) {
      ui.gap(space::m);
      ui.text("A quién va dirigido", {type::small, true, ui.colors().muted});
      ui.text(program.audience);
    }
  });
  ui.gap(space::l);
  draw_sizes(view);
  draw_periods(view);
  if (!program.notes.empty()) {
    ui.card([&] {
      ui.heading(2, "Lo que el documento deja abierto");
      ui.muted("Aquí está lo que elegimos por ti y por qué. Todo se puede cambiar.");
      ui.gap(space::m);
      for (const domain::Note& note : program.notes) {
        ui.text(note.text);
        ui.gap(space::m);
      }
    });
    ui.gap(space::l);
  }
  if (ui.link("Acerca de Sorora y avisos de terceros", "#/acerca")) view.go(Screen::about);
}

}  // namespace ui
