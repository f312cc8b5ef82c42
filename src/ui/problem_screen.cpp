// Reportar un problema: a text that says how it stands with Sorora here and nothing of anybody,
// shown in full before it can be copied or saved. Nothing is sent.
#include "app/diagnosis.h"
#include "icons.h"
#include "texts/problem.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace words = text::problem;

}  // namespace

void draw_problem(const View& view) {
  Ui& ui = view.ui;
  if (!view.state.page_asked) {
    view.state.page_asked = true;
    view.send(app::PageAsked{});
  }
  ui.heading(1, words::title);
  ui.text(say(words::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  ui.banner(Ui::Tone::info, say(words::nothing_sent), say(words::nothing_sent_about));
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, words::diagnosis);
    FieldSpec spec;
    spec.label = words::full_text;
    spec.value = app::diagnosis_text(view.workspace);
    spec.lines = 6;
    spec.readonly = true;
    ui.field(spec);
    ui.gap(space::l);
    ui.row([&] {
      if (ui.button({.name = words::copy, .look = Look::primary, .icon = icon::copy})) {
        view.send(app::CopyAsked{spec.value, say(words::copied)});
      }
      if (ui.button({.name = words::save, .icon = icon::download})) {
        view.send(app::DiagnosisExportAsked{});
      }
    });
  });
  ui.gap(space::l);
  ui.card([&] {
    ui.heading(2, words::before);
    ui.text(say(words::before_1));
    ui.text(say(words::before_2));
    ui.text(say(words::before_3));
    ui.gap(space::s);
    if (ui.link(words::to_backups, "#/respaldos", icon::save)) view.go(Screen::backups);
  });
}

}  // namespace ui
