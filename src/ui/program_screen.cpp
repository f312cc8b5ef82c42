// Programa: which template is in use, the group sizes, and what its document leaves open.
#include "app/edits.h"
#include "base/text.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/program.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

void draw_number(const View& view, std::string_view name, int value) {
  const domain::Field* field = domain::find_noun(domain::type::program)->find(name);
  const auto number = view.ui.number({.label = field->label,
                                      .value = value,
                                      .min = 1,
                                      .max = static_cast<int>(field->max),
                                      .unit = text::common::women});
  if (!number) return;
  view.edit(say(text::common::change_step, {{"field", say(field->label)}}),
            {app::edit(domain::type::program, view.workspace.program().id, name,
                       crdt::Value::of(static_cast<int64_t>(*number)))});
}

void draw_group_sizes(const View& view) {
  Ui& ui = view.ui;
  const app::GroupSizes sizes = app::group_sizes(view.workspace);
  ui.card([&] {
    ui.heading(2, text::program::sizes);
    if (view.workspace.program().group_min == 0) {
      ui.muted(say(text::program::sizes_about));
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
  const auto date = [&](base::TextId label, std::string& value, base::TextId help) {
    const auto typed = ui.date(
        {.label = label, .value = value, .help = say(help), .optional = true}, view.today());
    if (typed) value = *typed;
  };
  ui.columns(ui.narrow() ? std::vector<float>{1} : std::vector<float>{1, 1, 1.6f}, space::l,
             [&](size_t i) {
               const bool all = ui.narrow();
               if (i == 0) date(text::program::from, state.pause_from, text::program::from_help);
               if (all) ui.gap(space::m);
               if (i == 1 || all) date(text::program::to, state.pause_to, text::program::to_help);
               if (all) ui.gap(space::m);
               if (i != 2 && !all) return;
               const auto typed = ui.field({.label = text::program::reason,
                                            .value = state.pause_name,
                                            .optional = true,
                                            .maxlength = 120});
               if (typed) state.pause_name = *typed;
             });
  ui.gap(space::m);
  const auto from = base::Date::parse_typed(state.pause_from);
  const auto to = base::Date::parse_typed(state.pause_to);
  const bool ready = from && to && *from <= *to;
  if (ui.button({.name = text::program::add_period,
                 .icon = icon::plus,
                 .disabled_why = ready ? "" : say(text::program::both_dates)})) {
    const std::string id = from->iso() + "-" + to->iso();
    view.edit(say(text::program::add_period),
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
    ui.heading(2, text::program::periods);
    ui.muted(say(text::program::periods_about));
    ui.gap(space::m);
    for (const domain::NonWorking& period : app::non_working(view.workspace)) {
      const std::string from = period.from.full();
      const std::string to = period.to.full();
      ui.text(say(text::common::from_to, {{"from", from}, {"to", to}}), {type::body, true, {}});
      if (!period.name.empty()) ui.muted(period.name);
      if (ui.button({.name = text::common::remove,
                     .look = Look::quiet,
                     .icon = icon::trash_2,
                     .spoken = say(text::program::remove_period, {{"from", from}, {"to", to}}),
                     .key = "quitar" + period.id})) {
        view.edit(say(text::program::remove_period_step),
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
  ui.heading(1, text::program::title);
  ui.card([&] {
    const domain::Options programs =
        domain::options_of("programas", format::catalogues(), program, nullptr);
    ChoiceSpec spec;
    spec.label = text::program::title;
    spec.value = program.id;
    spec.options = &programs;
    if (const auto chosen = ui.combobox(spec)) view.send(app::ProgramChosen{*chosen});
    ui.gap(space::l);
    ui.text(program.name, {type::lead, true, {}, 1.35f});
    ui.gap(space::xs);
    ui.text(program.purpose, {type::body, false, ui.colors().muted});
    if (!program.audience.empty()) {
      ui.gap(space::m);
      ui.text(say(text::program::audience), {type::small, true, ui.colors().muted});
      ui.text(program.audience);
    }
  });
  ui.gap(space::l);
  draw_group_sizes(view);
  draw_periods(view);
  if (!program.notes.empty()) {
    ui.card([&] {
      ui.heading(2, text::program::left_open);
      ui.muted(say(text::program::left_open_about));
      ui.gap(space::m);
      for (const domain::Note& note : program.notes) {
        ui.text(note.text);
        ui.gap(space::m);
      }
    });
    ui.gap(space::l);
  }
  if (ui.link(text::program::about_link, "#/acerca")) view.go(Screen::about);
}

}  // namespace ui
