#include "ui/bars.h"

#include <algorithm>

#include "base/date.h"
#include "icons.h"

namespace ui {
namespace {

constexpr double toast_seconds = 8;
constexpr double share_seconds = 22;  // more, when there is something to do with a file
constexpr const char* way_out_button = "b:salida";  // as storage_notices.cpp draws it

struct SaveLook {
  std::string text;
  const char* icon;
  Color ink;
};

SaveLook save_look(const app::Workspace& workspace, const Palette& c) {
  const app::SaveState& save = workspace.save;
  if (workspace.following) return {"Solo para ver", icon::eye, c.muted};
  const app::StorageWords words = app::storage_words(workspace.storage);
  const std::string bar(words.bar);
  if (workspace.storage_blocked) return {bar, icon::triangle_alert, c.warn};
  switch (save.state) {
    case app::Saving::waiting:
      return {"Guardando…", icon::refresh_cw, c.muted};
    case app::Saving::failed:
      return {bar, icon::triangle_alert, c.danger};
    case app::Saving::done:
      return {"Guardado " + base::clock_text(save.saved_at, workspace.offset_minutes),
              icon::circle_check, c.ok};
    case app::Saving::nothing:
      break;
  }
  return {"", nullptr, c.muted};
}

// What is wrong with saving is said above the screen, perhaps far from where she writes: a press on
// the state leads there.
void draw_way_out(const View& view, const Box& state, Color ink) {
  Ui& ui = view.ui;
  const NodeId id = ui.id("salida");
  const Box box{state.x, state.y + state.h / 2 - 22, state.w, 44};
  ui.line(state.x + 24, state.bottom() - 2, state.right() - 2, state.bottom() - 2, ink);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  ui.node("button", "Ver qué hacer", box, id);
  if (!ui.activated(id)) return;
  ui.scope(
      place_route(view.state.screen,
                  view.state.screen == Screen::registry ? std::string_view(view.state.place) : ""),
      [&] { ui.move_focus(ui.id(way_out_button)); });
}

// The state of saving, at the right of the bar; returns where it begins.
float draw_saving(const View& view, const Box& bar) {
  Ui& ui = view.ui;
  const SaveLook save = save_look(view.workspace, ui.colors());
  if (save.text.empty()) return bar.right() - space::s;
  const Style small{type::small, true, save.ink};
  const float width = ui.measure(save.text, small) + 26;
  const Box box{bar.right() - width - space::l, bar.y + (bar.h - 28) / 2, width, 28};
  ui.icon(save.icon, box.x, box.y + 5, 18, save.ink);
  ui.write(save.text, box.x + 24, box.y + 3.5f, width, small, 1);
  Node& made = ui.node("status", "", box, ui.id("guardado"));
  made.text = save.text;
  // Saving is read out only when it fails: hearing it after every letter would be noise.
  made.live = view.workspace.save.state == app::Saving::failed ? "assertive" : "off";
  if (!app::storage_words(view.workspace.storage).title.empty()) draw_way_out(view, box, save.ink);
  return box.x;
}

// Looking for something is always one press away; returns where the control begins.
float draw_search_button(const View& view, float right, const Box& bar, float before) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const NodeId id = ui.id("buscar");
  const bool wide = right - before > 420;
  const float width = wide ? 200.0f : 44.0f;
  const Box box{right - width, bar.y + (bar.h - 44) / 2, width, 44};
  const bool over = ui.hovered(box);
  if (wide) {
    ui.fill(box, over ? c.primary_soft : c.bg, radius_control);
    ui.stroke(box, c.border, radius_control);
    ui.write("Buscar", box.x + 42, box.y + 10, width - 50, {type::body, false, c.muted}, 1);
  } else if (over) {
    ui.fill(box, c.primary_soft, radius_control);
  }
  ui.icon(icon::search, box.x + 11, box.y + 11, 22, wide ? c.muted : c.primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  Node& node = ui.node("button", "Buscar", box, id);
  node.shortcut = "k";
  if (ui.activated(id)) view.state.search = {true, {}, 0};
  return box.x;
}

// The last change can be taken back from every screen; while a toast offers it, once is enough.
// Returns where the control begins.
float draw_undo(const View& view, float right, const Box& bar) {
  Ui& ui = view.ui;
  const auto& undo = view.workspace.history.undo();
  const Toast& toast = view.state.toast;
  const bool offered = !undo.empty() && !(toast.undoable && !toast.text.empty());
  if (!offered) return right;
  const NodeId id = ui.id("deshacer");
  const Box box{right - 44, bar.y + (bar.h - 44) / 2, 44, 44};
  if (ui.hovered(box)) ui.fill(box, ui.colors().primary_soft, radius_control);
  ui.icon(icon::undo_2, box.x + 11, box.y + 11, 22, ui.colors().primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  ui.node("button", "Deshacer: " + undo.back().label, box, id);
  if (ui.activated(id)) view.send(app::UndoAsked{});
  return box.x;
}

}  // namespace

void draw_top_bar(const View& view, float left, float height) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const Box bar{left, ui.surface().safe_top, ui.surface().width - left, height};
  ui.fill({left, 0, bar.w, bar.bottom()}, c.surface);
  ui.line(left, bar.bottom(), bar.right(), bar.bottom(), c.line);
  Node banner;
  banner.id = ui.id("barra");
  banner.role = "banner";
  banner.box = bar;
  banner.z = 1;
  ui.within(std::move(banner), [&] {
    const std::string title(left > 0 ? view.workspace.program().short_name : "Sorora");
    const Style style{type::lead, true, left > 0 ? c.muted : c.primary, 1.3f};
    const float width = ui.measure(title, style) + 1;
    const float saving = draw_saving(view, bar);
    const float undo = draw_undo(view, saving - (left > 0 ? space::m : space::xs), bar);
    const float end = bar.x + space::l + width;
    const float room = draw_search_button(view, undo - (left > 0 ? space::s : 0), bar, end);
    if (end > room) return;  // on the smallest phones what it does matters more than its name
    ui.write(title, bar.x + space::l, bar.y + (height - 24) / 2, width, style, 1);
    ui.node("text", "", {bar.x + space::l, bar.y, width, height}, ui.id("nombre")).text = title;
  });
}

namespace {

void nav_item(const View& view, const Destination& destination, const Box& box, bool stacked) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string title(title_of(destination.screen));
  const NodeId id = ui.id("nav:" + title);
  const bool here = view.state.screen == destination.screen;
  const Box pill = stacked ? Box{box.x + box.w / 2 - 28, box.y + 6, 56, 30}
                           : Box{box.x + 8, box.y + 2, box.w - 16, box.h - 4};
  if (here)
    ui.fill(pill, c.primary_soft, stacked ? 15 : radius_control);
  else if (ui.hovered(box))
    ui.fill(pill, c.surface2, stacked ? 15 : radius_control);
  const Color ink = here ? c.primary : c.muted;
  if (stacked) {
    ui.icon(destination.icon, box.x + box.w / 2 - 11, box.y + 10, 22, ink);
    const Style style{13, here, ink, 1.3f};
    const float width = std::min(ui.measure(title, style), box.w - 2);
    ui.write(title, box.x + (box.w - width) / 2, box.y + 38, box.w - 2, style, 1);
  } else {
    ui.icon(destination.icon, box.x + 20, box.y + (box.h - 22) / 2, 22, ink);
    ui.write(title, box.x + 54, box.y + (box.h - 24) / 2, box.w - 60, {type::body, here, ink}, 1);
  }
  ui.focus_ring(pill, id);
  ui.add_item(box, id);
  Node& made = ui.node("link", title, box, id);
  made.href = route_of(destination.screen);
  if (here) made.current = "page";
  if (ui.activated(id)) view.go(destination.screen);
}

}  // namespace

void draw_bottom_bar(const View& view, const std::vector<Destination>& items, float height) {
  Ui& ui = view.ui;
  const float y = ui.surface().height - ui.surface().safe_bottom - height;
  const Box bar{0, y, ui.surface().width, height};
  ui.fill({0, y, bar.w, height + ui.surface().safe_bottom}, ui.colors().surface);
  ui.line(0, y, bar.w, y, ui.colors().line);
  Node nav;
  nav.id = ui.id("navegación");
  nav.role = "navigation";
  nav.name = "Secciones";
  nav.box = bar;
  nav.z = 1;
  ui.within(std::move(nav), [&] {
    const float width = bar.w / static_cast<float>(items.size());
    for (size_t i = 0; i < items.size(); ++i) {
      nav_item(view, items[i], {width * static_cast<float>(i), y, width, height}, true);
    }
  });
}

void draw_rail(const View& view, const std::vector<Destination>& items, float width) {
  Ui& ui = view.ui;
  const Box rail{0, 0, width, ui.surface().height};
  ui.fill(rail, ui.colors().surface);
  ui.line(width, 0, width, rail.h, ui.colors().line);
  ui.write("Sorora", 24, ui.surface().safe_top + 16, width - 32,
           {type::title, true, ui.colors().primary, 1.3f}, 1);
  Node nav;
  nav.id = ui.id("navegación");
  nav.role = "navigation";
  nav.name = "Secciones";
  nav.box = rail;
  nav.z = 1;
  ui.within(std::move(nav), [&] {
    float y = ui.surface().safe_top + 68;
    for (const Destination& item : items) {
      nav_item(view, item, {0, y, width, 48}, false);
      y += 52;
    }
  });
}

void draw_toast(const View& view, float bottom) {
  Ui& ui = view.ui;
  Toast& toast = view.state.toast;
  if (toast.text.empty()) return;
  // Its time starts when it is first seen: the page may have been idle for long.
  if (toast.until == 0) toast.until = ui.seconds() + toast_seconds;
  const bool share = !toast.file.empty() && toast.file == view.workspace.shareable;
  const double left = toast.until + (share ? share_seconds : 0) - ui.seconds();
  if (left <= 0) {
    toast = {};
    return;
  }
  ui.wake_after(left * 1000 + 20);
  const Palette& c = ui.colors();
  const float width = std::min(560.0f, ui.surface().width - 2 * space::l);
  const float action = toast.undoable || share ? 120.0f : 0;
  const Style style{type::body, false, c.bg, 1.4f};
  const float text_w = width - 2 * space::l - action - 44;
  const float height = std::max(64.0f, ui.wrapped_height(toast.text, style, text_w) + 2 * space::l);
  const Box box{(ui.surface().width - width) / 2, bottom - height - space::l, width, height};
  ui.fill(box, c.text, radius_card);
  const float text_h = ui.wrapped_height(toast.text, style, text_w);
  ui.write(toast.text, box.x + space::l, box.y + (box.h - text_h) / 2, text_w, style);
  Node status;
  status.id = ui.id("aviso");
  status.role = "region";
  status.name = "Aviso";
  status.box = box;
  status.z = 4;
  ui.within(std::move(status), [&] {
    Node& words =
        ui.node("text", "", {box.x + space::l, box.y + 8, text_w, box.h - 16}, ui.id("t"));
    words.text = toast.text;
    const auto plain = [&](const char* name, float x, float w, const char* glyph) {
      const NodeId id = ui.id(name);
      const Box hit{x, box.y + (box.h - 44) / 2, w, 44};
      if (ui.hovered(hit)) ui.fill(hit, c.bg.alpha(40), radius_control);
      if (glyph)
        ui.icon(glyph, hit.x + 12, hit.y + 12, 20, c.bg);
      else
        ui.write(name, hit.x + 12, hit.y + 10, w - 12, {type::body, true, c.bg}, 1);
      ui.focus_ring(hit, id);
      ui.add_item(hit, id);
      ui.node("button", name, hit, id);
      return ui.activated(id);
    };
    if (toast.undoable && plain("Deshacer", box.right() - action - 48, action - 8, nullptr)) {
      view.send(app::UndoAsked{});
      toast = {};
    }
    if (share && plain("Compartir", box.right() - action - 48, action - 8, nullptr)) {
      view.send(app::ShareAsked{});
    }
    if (plain("Cerrar aviso", box.right() - 52, 44, icon::x)) toast = {};
  });
}

}  // namespace ui
