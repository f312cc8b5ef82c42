// Diferencias por revisar: both values side by side, with who, when and from which file; choosing
// one, or writing a third, settles it everywhere the choice arrives.
#include "texts/conflicts_screen.h"
#include "app/conflicts.h"
#include "app/edits.h"
#include "base/text.h"
#include "domain/schema.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

bool writable(const app::Conflict& conflict) {
  const domain::Noun* noun = domain::find_noun(conflict.record.type);
  const domain::Field* field = noun ? noun->find(conflict.field) : nullptr;
  return field && (field->kind == domain::Kind::text || field->kind == domain::Kind::long_text ||
                   field->kind == domain::Kind::email);
}

void settle(const View& view, const app::Conflict& conflict, crdt::Value value) {
  view.edit(
      say(text::conflicts_screen::settle, {{"field", conflict.label}, {"whom", conflict.about}}),
      {app::edit(conflict.record.type, conflict.record.id, conflict.field, std::move(value))});
}

void draw_value(const View& view, const app::Conflict& conflict, const app::ConflictValue& value,
                size_t number) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  ui.panel(
      c.surface2, value.winner ? std::optional<Color>(c.primary) : std::optional<Color>(c.line),
      radius_control, space::l, [&] {
        ui.row([&] {
          ui.badge(value.winner ? Ui::Tone::info : Ui::Tone::warn,
                   say(value.winner ? text::conflicts_screen::shown_now
                                    : text::conflicts_screen::other_version));
        });
        ui.gap(space::s);
        ui.text(value.shown, {type::lead, true, {}, 1.35f});
        ui.gap(space::xs);
        ui.muted(say(text::conflicts_screen::who_when, {{"who", value.who}, {"when", value.when}}));
        if (!value.file.empty())
          ui.muted(say(text::conflicts_screen::came_in, {{"file", value.file}}));
        ui.gap(space::m);
        if (ui.button(
                {.name = text::conflicts_screen::keep,
                 .icon = icon::check,
                 .spoken = say(
                     text::conflicts_screen::keep_value,
                     {{"value", value.shown}, {"field", conflict.label}, {"whom", conflict.about}}),
                 .key = "elegir" + conflict.record.id + conflict.field + std::to_string(number)})) {
          settle(view, conflict, value.value);
        }
      });
}

void draw_conflict(const View& view, const app::Conflict& conflict) {
  Ui& ui = view.ui;
  const std::string key = conflict.record.id + conflict.field;
  Node article;
  article.id = ui.id("diferencia:" + key);
  article.role = "article";
  article.name =
      say(text::conflicts_screen::field_of, {{"field", conflict.label}, {"whom", conflict.about}});
  ui.within(std::move(article), [&] {
    ui.card([&] {
      ui.heading(2, Name(conflict.label, key));
      ui.muted(conflict.about);
      ui.gap(space::m);
      const size_t across = ui.narrow() ? 1 : std::min<size_t>(conflict.values.size(), 2);
      ui.columns(std::vector<float>(across, 1), space::l, [&](size_t column) {
        for (size_t i = column; i < conflict.values.size(); i += across) {
          draw_value(view, conflict, conflict.values[i], i);
          ui.gap(space::m);
        }
      });
      if (!writable(conflict)) return;
      std::string& text = view.state.third_values[key];
      FieldSpec spec;
      spec.label = text::conflicts_screen::write_another;
      spec.value = text;
      spec.optional = true;
      spec.maxlength = 1500;
      spec.key = "tercera" + key;
      if (const auto typed = ui.field(spec)) text = *typed;
      ui.gap(space::s);
      if (ui.button({.name = text::conflicts_screen::use_written,
                     .disabled_why = base::trim(text).empty()
                                         ? say(text::conflicts_screen::nothing_written)
                                         : "",
                     .key = "usar" + key})) {
        settle(view, conflict, crdt::Value::of(base::trim(text)));
        view.state.third_values.erase(key);
      }
    });
  });
  ui.gap(space::l);
}

}  // namespace

void draw_conflicts(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::conflicts_screen::title);
  const auto conflicts = app::make_conflicts(view.workspace);
  if (conflicts.empty()) {
    ui.banner(Ui::Tone::ok, say(text::conflicts_screen::none),
              say(text::conflicts_screen::none_about));
    return;
  }
  ui.text(say(text::conflicts_screen::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  size_t shown = 0;
  for (const app::Conflict& conflict : conflicts) {
    if (++shown > 50) break;
    draw_conflict(view, conflict);
  }
  if (conflicts.size() > 50)
    ui.muted(say(text::conflicts_screen::more, {{"count", conflicts.size() - 50}}));
}

void draw_conflict_notice(const View& view) {
  const size_t count = view.state.registry.conflicts;
  if (count == 0) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::warn, say(text::conflicts_screen::notice, {{"count", count}}),
            say(text::conflicts_screen::notice_about));
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = text::conflicts_screen::review, .icon = icon::scale}))
      view.go(Screen::conflicts);
  });
  ui.gap(space::l);
}

}  // namespace ui
