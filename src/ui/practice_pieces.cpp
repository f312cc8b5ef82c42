// Practising with invented women: one press from the first screen, said wherever they are counted,
// and over in one press.
#include "app/practice.h"
#include "icons.h"
#include "texts/practice.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

constexpr size_t women = 498;  // as many as took part in 2020

// Invented women would be mixed with real ones, or stand beside a ficha of her own.
bool may_begin(const View& view) {
  const app::Role role = view.workspace.device.role;
  return view.state.registry.rows.empty() && (role == app::Role::none || role == app::Role::unit);
}

}  // namespace

void draw_practice_button(const View& view) {
  if (!may_begin(view)) return;
  if (!view.ui.button({.name = text::practice::begin,
                       .look = Look::quiet,
                       .icon = icon::sparkles,
                       .flush = true}))
    return;
  if (view.workspace.device.role == app::Role::none) view.send(app::RoleChosen{app::Role::unit});
  view.send(app::PracticeAsked{women});
  if (!view.workspace.following) view.go(Screen::registry);
}

void draw_practice_notice(const View& view) {
  const size_t count = view.state.practising;
  if (count == 0) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::info, say(text::practice::practising),
            say(text::practice::about, {{"count", count}}), "note", [&] {
              if (ui.button({.name = text::practice::end, .icon = icon::trash_2})) {
                view.send(app::PracticeEnded{});
              }
            });
  ui.gap(space::l);
}

}  // namespace ui
