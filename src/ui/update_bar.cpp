// The newer version of Sorora, offered in a bar of its own at the bottom.
#include <algorithm>

#include "app/newer_version.h"
#include "texts/update_bar.h"
#include "ui/bars.h"

namespace ui {
namespace {

using base::say;

std::string state_text(const View& view) {
  switch (view.workspace.newer) {
    case app::NewerVersion::none:
      break;
    case app::NewerVersion::waiting:
      return view.state.update_later ? "" : say(text::update_bar::offered);
    case app::NewerVersion::asked:
    case app::NewerVersion::leaving:
      return say(text::update_bar::under_way);
    case app::NewerVersion::taken: {
      const std::string why = app::update_obstacle(view.workspace);
      return why.empty() ? say(text::update_bar::under_way)
                         : say(text::update_bar::waiting, {{"why", why}});
    }
  }
  return {};
}

// As wide as the two buttons are side by side.
float buttons_width(const Ui& ui) {
  const Style style{type::body, true, {}};
  return ui.measure(say(text::update_bar::now), style) + 2 * 20 + space::s +
         ui.measure(say(text::update_bar::later), style) + 2 * space::m + 1;
}

void draw_update_buttons(const View& view) {
  view.ui.row([&] {
    if (view.ui.button({.name = text::update_bar::now, .look = Look::primary}))
      view.send(app::UpdateAsked{});
    if (view.ui.button({.name = text::update_bar::later, .look = Look::quiet}))
      view.state.update_later = true;
  });
}

}  // namespace

float draw_update_bar(const View& view, float left, float bottom) {
  const std::string text = state_text(view);
  if (text.empty()) return 0;
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const bool offered = view.workspace.newer == app::NewerVersion::waiting;
  const float width = ui.surface().width - left - ui.surface().safe_right - 2 * space::l;
  const float buttons = offered ? buttons_width(ui) : 0;
  const bool stacked = offered && (ui.narrow() || buttons > width / 2);
  const Style style{type::body, true, c.text};
  const float text_w = stacked ? width : width - buttons - (offered ? space::l : 0);
  const float text_h = ui.wrapped_height(text, style, text_w);
  const float rows = buttons > width ? 2 * Ui::control_height + space::s : Ui::control_height;
  const float inner = stacked ? text_h + space::s + rows : std::max(text_h, Ui::control_height);
  const float height = inner + 2 * space::m;
  const Box bar{left, bottom - height, ui.surface().width - left, height};
  ui.fill(bar, c.primary_soft);
  ui.line(bar.x, bar.y, bar.right(), bar.y, c.line);
  Node region;
  region.id = ui.id("versión");
  region.role = "region";
  region.name = say(text::update_bar::region);
  region.box = bar;
  region.z = 1;
  ui.within(std::move(region), [&] {
    const float x = bar.x + space::l;
    const float y = stacked ? bar.y + space::m : bar.y + (height - text_h) / 2;
    ui.write(text, x, y, text_w, style);
    Node& status = ui.node("status", "", {x, y, text_w, text_h}, ui.id("versión-texto"));
    status.text = text;
    status.live = "polite";
    if (!offered) return;
    const Flow before = ui.flow();
    ui.flow() = stacked ? Flow{x, y + text_h + space::s, width}
                        : Flow{x + width - buttons, bar.y + space::m, buttons};
    ui.scope("versión", [&] { draw_update_buttons(view); });
    ui.flow() = before;
  });
  return height;
}

}  // namespace ui
