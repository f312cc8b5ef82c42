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
      ui.muted("El documento de este programa no lo dice; partimos de 30 a 40. Propuesta editable.");
    }
    ui.gap(space::m);
    ui.columns(ui.narrow() ? std::vector<float>{1} : std::vector<float>{1, 1, 1}, space::l, [&](size_t i) {
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
