// Diferencias por revisar: both values side by side, with who, when and from which file; choosing
// one, or writing a third, settles it everywhere the choice arrives.
#include "texts/conflicts_screen.h"
#include "app/conflicts.h"
#include "base/text.h"
#include "domain/schema.h"
#include "icons.h"
#include "ui/places.h"

namespace ui {
namespace {

using base::say;

bool writable(const app::Conflict& conflict) {
  const domain::Noun* noun = domain::find_noun(conflict.record.type);
  const domain::Field* field = noun ? noun->find(conflict.field) : nullptr;
  return field && (field->kind == domain::Kind::text || field->kind == domain::Kind::long_text ||
                   field->kind == domain::Kind::email);
}

constexpr size_t differences_at_once = 50;

// One of them, and where it stands on the page.
struct Difference {
  const app::Conflict& conflict;
  size_t at = 0;
};

std::string difference_key(const app::Conflict& conflict) {
  return conflict.record.id + conflict.field;
}

void settle(const View& view, const Difference& difference, crdt::Value value) {
  const app::Conflict& conflict = difference.conflict;
  view.send(app::ConflictSettled{conflict.record, conflict.field, std::move(value)});
  view.state.decided = difference.at;
}

void draw_value(const View& view, const Difference& difference, const app::ConflictValue& value,
                size_t number) {
  Ui& ui = view.ui;
  const app::Conflict& conflict = difference.conflict;
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
                 .key = "elegir" + difference_key(conflict) + std::to_string(number)})) {
          settle(view, difference, value.value);
        }
      });
}

void draw_conflict(const View& view, const Difference& difference) {
  Ui& ui = view.ui;
  const app::Conflict& conflict = difference.conflict;
  const std::string key = difference_key(conflict);
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
          draw_value(view, difference, conflict.values[i], i);
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
        settle(view, difference, crdt::Value::of(base::trim(text)));
        view.state.third_values.erase(key);
      }
    });
  });
  ui.gap(space::l);
}

void draw_no_differences(const View& view) {
  const auto draw = [&](base::TextId back, Screen screen) {
    draw_nothing_left(view, text::conflicts_screen::none, text::conflicts_screen::none_about, back,
                      screen);
  };
  switch (view.workspace.device.role) {
    case app::Role::unit:
      return draw(text::conflicts_screen::back_registry, Screen::registry);
    case app::Role::group:
      return draw(text::conflicts_screen::back_group, Screen::my_group);
    case app::Role::mentee:
      return draw(text::conflicts_screen::back_profile, Screen::profile);
    case app::Role::none:
      return draw(text::conflicts_screen::back_start, Screen::start);
  }
}

}  // namespace

void draw_nothing_left(const View& view, base::TextId title, base::TextId about, base::TextId back,
                       Screen screen) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::optional<Color> edge = c.edges() ? std::optional(c.ok) : std::nullopt;
  ui.panel(c.ok_soft, edge, radius_card, space::l, [&] {
    ui.icon(icon::circle_check, ui.flow().x, ui.flow().y + 4, 20, c.ok);
    ui.beside(32, [&] {
      ui.heading(2, title);
      ui.text(say(about));
    });
  });
  ui.gap(space::m);
  if (ui.link(back, place_route(screen), icon::arrow_left)) view.go(screen);
}

void draw_conflicts(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::conflicts_screen::title);
  const auto conflicts = app::make_conflicts(view.workspace);
  if (const auto at = std::exchange(view.state.decided, {})) {
    const std::string key = conflicts.empty()
                                ? Name(text::conflicts_screen::none).key
                                : difference_key(conflicts[std::min(*at, conflicts.size() - 1)]);
    ui.move_focus(ui.id("h:" + key));
  }
  if (conflicts.empty()) return draw_no_differences(view);
  ui.text(say(text::conflicts_screen::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  const size_t shown = std::min(conflicts.size(), differences_at_once);
  for (size_t i = 0; i < shown; ++i) draw_conflict(view, {conflicts[i], i});
  if (conflicts.size() > shown)
    ui.muted(say(text::conflicts_screen::more, {{"count", conflicts.size() - shown}}));
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
