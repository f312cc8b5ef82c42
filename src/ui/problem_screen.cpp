// Reportar un problema: a text that says how it stands with Sorora here and nothing of anybody,
// shown in full before it can be copied or saved. Nothing is sent.
#include "app/diagnosis.h"
#include "icons.h"
#include "texts/problem.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

}  // namespace

void draw_problem(const View& view) {
  Ui& ui = view.ui;
  if (!view.state.page_asked) {
    view.state.page_asked = true;
    view.send(app::PageAsked{});
  }
  ui.heading(1, text::problem::title);
  ui.text(say(text::problem::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  ui.banner(Ui::Tone::info, say(text::problem::nothing_sent),
            say(text::problem::nothing_sent_about));
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, text::problem::diagnosis);
    FieldSpec spec;
    spec.label = text::problem::full_text;
    spec.value = app::diagnosis_text(view.workspace);
    spec.lines = 6;
    spec.readonly = true;
    ui.field(spec);
    ui.gap(space::l);
    ui.row([&] {
      if (ui.button({.name = text::problem::copy, .look = Look::primary, .icon = icon::copy})) {
        view.send(app::CopyAsked{spec.value, say(text::problem::copied)});
      }
      if (ui.button({.name = text::problem::save, .icon = icon::download})) {
        view.send(app::DiagnosisExportAsked{});
      }
    });
  });
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, text::problem::before);
    ui.text(say(text::problem::before_1));
    ui.text(say(text::problem::before_2));
    ui.text(say(text::problem::before_3));
    ui.gap(space::s);
    if (ui.link(text::problem::to_backups, "#/respaldos", icon::save)) view.go(Screen::backups);
  });
}

}  // namespace ui
