#include "ui/bars.h"

#include <algorithm>

#include "base/date.h"
#include "icons.h"
#include "texts/bars.h"

namespace ui {
namespace {

using base::say;

constexpr double toast_seconds = 8;
constexpr float toast_words = 200;    // narrower, they are hard to read
constexpr double share_seconds = 22;  // more, when there is something to do with a file
constexpr float title_room = 160;     // of the bar: its title and "Deshacer"
constexpr const char* way_out_button = "b:salida";  // as storage_notices.cpp draws it

struct SaveLook {
  std::string text;
  const char* icon;
  Color ink;
};

SaveLook save_look(const app::Workspace& workspace, const Palette& c) {
  const app::SaveState& save = workspace.save;
  if (workspace.following) return {say(text::bars::only_to_see), icon::eye, c.muted};
  const std::string bar(app::storage_words(workspace.storage).bar);
  if (workspace.storage_blocked) return {bar, icon::triangle_alert, c.warn};
  switch (save.state) {
    case app::Saving::waiting:
      return {say(text::bars::saving), icon::refresh_cw, c.muted};
    case app::Saving::failed:
      return {bar, icon::triangle_alert, c.danger};
    case app::Saving::done:
      return {say(text::bars::saved,
                  {{"time", base::clock_text(save.saved_at, workspace.offset_minutes)}}),
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
  ui.node("button", say(text::bars::way_out), box, id);
  if (!ui.activated(id)) return;
  ui.scope(
      place_route(view.state.screen,
                  view.state.screen == Screen::registry ? std::string_view(view.state.place) : ""),
      [&] { ui.move_focus(ui.id(way_out_button)); });
}

// Where the parts of the bar are, from right to left; they are drawn as they are read.
struct BarLayout {
  Box search, undo, saving;   // no width: it is not there
  bool saving_words = false;  // in hardly any room the icon alone is drawn
};

bool undo_offered(const View& view) {  // while a toast offers it, once is enough
  const Toast& toast = view.state.toast;
  return !view.workspace.history.undo().empty() && !(toast.undoable && !toast.text.empty());
}

// `before`: where the title ends. In the rail there is a title, and more room between the parts.
BarLayout lay_out_bar(const View& view, const SaveLook& save, const Box& bar, float before,
                      bool rail) {
  const Ui& ui = view.ui;
  BarLayout made;
  const auto control = [&bar](float right, float width) {
    return Box{right - width, bar.y + (bar.h - 44) / 2, width, 44};
  };
  made.saving = {bar.right() - space::s, bar.y + (bar.h - 28) / 2, 0, 28};
  if (!save.text.empty()) {
    const float wanted = ui.measure(save.text, {type::small, true, {}}) + 26;
    made.saving_words = bar.w > wanted + title_room;
    made.saving.w = made.saving_words ? wanted : target;
    made.saving.x = bar.right() - (made.saving_words ? space::l : 0) - made.saving.w;
  }
  const float apart = rail ? space::m : ui.tiny() ? 0 : space::xs;
  made.undo = control(made.saving.x - apart, undo_offered(view) ? 44 : 0);
  const float right = made.undo.x - (rail ? space::s : 0);
  made.search = control(right, right - before > 420 ? 200 : 44);
  return made;
}

// The state of saving; without its words drawn they are still there to be heard.
void draw_saving(const View& view, const SaveLook& save, const Box& box, bool words) {
  Ui& ui = view.ui;
  ui.icon(save.icon, words ? box.x : box.x + 13, box.y + 5, 18, save.ink);
  if (words) ui.write(save.text, box.x + 24, box.y + 3.5f, box.w, {type::small, true, save.ink}, 1);
  Node& made = ui.node("status", "", box, ui.id("guardado"));
  made.text = save.text;
  // Saving is read out only when it fails: hearing it after every letter would be noise.
  made.live = view.workspace.save.state == app::Saving::failed ? "assertive" : "off";
  if (!app::storage_words(view.workspace.storage).title.empty()) draw_way_out(view, box, save.ink);
}

// Looking for something is always one press away.
void draw_search_button(const View& view, const Box& box) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const NodeId id = ui.id("buscar");
  const bool wide = box.w > 44;
  const bool over = ui.hovered(box);
  if (wide) {
    ui.fill(box, over ? c.primary_soft : c.bg, radius_control);
    ui.stroke(box, c.border, radius_control);
    ui.write(say(text::bars::search), box.x + 42, box.y + 10, box.w - 50,
             {type::body, false, c.muted}, 1);
  } else if (over) {
    ui.fill(box, c.primary_soft, radius_control);
  }
  ui.icon(icon::search, box.x + 11, box.y + 11, 22, wide ? c.muted : c.primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  Node& node = ui.node("button", say(text::bars::search), box, id);
  node.shortcut = "k";
  if (ui.activated(id)) view.state.search = {true, {}, 0};
}

// The last change can be taken back from every screen.
void draw_undo(const View& view, const Box& box) {
  Ui& ui = view.ui;
  const NodeId id = ui.id("deshacer");
  if (ui.hovered(box)) ui.fill(box, ui.colors().primary_soft, radius_control);
  ui.icon(icon::undo_2, box.x + 11, box.y + 11, 22, ui.colors().primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  const std::string& change = view.workspace.history.undo().back().label;
  ui.node("button", say(text::bars::undo_change, {{"change", change}}), box, id);
  if (ui.activated(id)) view.send(app::UndoAsked{});
}

}  // namespace

void draw_top_bar(const View& view, float left, float height) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const Surface& surface = ui.surface();
  const float begin = std::max(left, surface.safe_left);
  const Box bar{begin, surface.safe_top, surface.width - begin - surface.safe_right, height};
  ui.fill({left, 0, surface.width - left, bar.bottom()}, c.surface);
  ui.line(left, bar.bottom(), surface.width, bar.bottom(), c.line);
  Node banner;
  banner.id = ui.id("barra");
  banner.role = "banner";
  banner.box = bar;
  banner.z = 1;
  ui.within(std::move(banner), [&] {
    const std::string title(left > 0 ? view.workspace.program().short_name : "Sorora");
    const Style style{type::lead, true, left > 0 ? c.muted : c.primary, 1.3f};
    const float x = bar.x + (ui.tiny() ? space::s : space::l);
    const float width = ui.measure(title, style) + 1;
    const SaveLook save = save_look(view.workspace, c);
    const BarLayout parts = lay_out_bar(view, save, bar, x + width, left > 0);
    if (x + width <= parts.search.x) {  // on the smallest phones what it does matters more
      ui.write(title, x, bar.y + (height - 24) / 2, width, style, 1);
      ui.node("text", "", {x, bar.y, width, height}, ui.id("nombre")).text = title;
    }
    draw_search_button(view, parts.search);
    if (parts.undo.w > 0) draw_undo(view, parts.undo);
    if (parts.saving.w > 0) draw_saving(view, save, parts.saving, parts.saving_words);
  });
}

namespace {

// The largest size at which all titles fit into `width`; 0 where none does.
float title_size(const Ui& ui, const std::vector<Destination>& items, float width) {
  for (const float size : {13.0f, 12.0f, 11.0f}) {
    const bool fits = std::all_of(items.begin(), items.end(), [&](const Destination& item) {
      return ui.measure(say(place_of(item.screen).title), {size, true, {}}) <= width - 2;
    });
    if (fits) return size;
  }
  return 0;
}

// below: the size of the title under the icon, 0 for none; not given: it stands beside it.
void nav_item(const View& view, const Destination& destination, const Box& box,
              std::optional<float> below) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const Place& place = place_of(destination.screen);
  const std::string title = say(place.title);
  const NodeId id = ui.id("nav:" + std::string(place.route));
  const bool here = view.state.screen == destination.screen;
  const bool stacked = below.has_value();
  const float text_size = below.value_or(type::body);
  const float pill_w = std::min(56.0f, box.w - 2);
  const float pill_y = text_size == 0 ? (box.h - 30) / 2 : 6;
  const Box pill = stacked ? Box{box.x + (box.w - pill_w) / 2, box.y + pill_y, pill_w, 30}
                           : Box{box.x + 8, box.y + 2, box.w - 16, box.h - 4};
  if (here)
    ui.fill(pill, c.primary_soft, stacked ? 15 : radius_control);
  else if (ui.hovered(box))
    ui.fill(pill, c.surface2, stacked ? 15 : radius_control);
  if (here && c.edges()) ui.stroke(pill, c.primary, stacked ? 15 : radius_control);
  const Color ink = here ? c.primary : c.muted;
  if (stacked) {
    const bool alone = text_size == 0;  // the icon
    ui.icon(destination.icon, box.x + box.w / 2 - 11, box.y + (alone ? (box.h - 22) / 2 : 10), 22,
            ink);
    const Style style{text_size, here, ink, 1.3f};
    if (!alone)
      ui.write(title, box.x + (box.w - ui.measure(title, style)) / 2, box.y + 38, box.w, style, 1);
  } else {
    ui.icon(destination.icon, box.x + 20, box.y + (box.h - 22) / 2, 22, ink);
    ui.write(title, box.x + 54, box.y + (box.h - 24) / 2, box.w - 60, {type::body, here, ink}, 1);
  }
  ui.focus_ring(pill, id);
  ui.add_item(box, id);
  Node& made = ui.node("link", title, box, id);
  made.href = place.route;
  if (here) made.current = "page";
  if (ui.activated(id)) view.go(destination.screen);
}

}  // namespace

void draw_bottom_bar(const View& view, const std::vector<Destination>& items, float height) {
  Ui& ui = view.ui;
  const float y = ui.surface().height - ui.surface().safe_bottom - height;
  const Surface& surface = ui.surface();
  const Box bar{surface.safe_left, y, surface.width - surface.safe_left - surface.safe_right,
                height};
  ui.fill({0, y, surface.width, height + surface.safe_bottom}, ui.colors().surface);
  ui.line(0, y, surface.width, y, ui.colors().line);
  Node nav;
  nav.id = ui.id("navegación");
  nav.role = "navigation";
  nav.name = say(text::bars::sections);
  nav.box = bar;
  nav.z = 1;
  ui.within(std::move(nav), [&] {
    const float width = bar.w / static_cast<float>(items.size());
    const float size = title_size(ui, items, width);
    for (size_t i = 0; i < items.size(); ++i) {
      nav_item(view, items[i], {bar.x + width * static_cast<float>(i), y, width, height}, size);
    }
  });
}

void draw_rail(const View& view, const std::vector<Destination>& items, float width) {
  Ui& ui = view.ui;
  const Box rail{0, 0, width, ui.surface().height};
  ui.fill(rail, ui.colors().surface);
  ui.line(width, 0, width, rail.h, ui.colors().line);
  const float left = ui.surface().safe_left;
  ui.write("Sorora", left + 24, ui.surface().safe_top + 16, width - left - 32,
           {type::title, true, ui.colors().primary, 1.3f}, 1);
  Node nav;
  nav.id = ui.id("navegación");
  nav.role = "navigation";
  nav.name = say(text::bars::sections);
  nav.box = rail;
  nav.z = 1;
  ui.within(std::move(nav), [&] {
    float y = ui.surface().safe_top + 68;
    const float room = ui.surface().height - ui.surface().safe_bottom - y;
    for (const Destination& item : items) {
      nav_item(view, item, {left, y, width - left, 48}, {});
      y += std::min(52.0f, room / static_cast<float>(items.size()));
    }
  });
}

void draw_toast(const View& view, float bottom) {
  Ui& ui = view.ui;
  Toast& toast = view.state.toast;
  if (toast.text.empty()) return;
  // What floats is in use: it waits.
  const Surface& page = ui.surface();
  if (ui.blocked({0, 0, page.width, page.height})) {
    toast.until = 0;
    return;
  }
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
  const float width = std::min(560.0f, ui.surface().width - 2 * (ui.tiny() ? space::s : space::l));
  const float action = toast.undoable || share ? 120.0f : 0;
  const float buttons = action + 44;
  const Style style{type::body, false, c.bg, 1.4f};
  const float room = width - 2 * space::l;
  const bool beside = room - buttons >= toast_words;  // or else the words stand above the buttons
  const float below = beside ? 0 : target;
  const float text_w = beside ? room - buttons : room;
  const float text_h = ui.wrapped_height(toast.text, style, text_w);
  const float height = std::max(64.0f, text_h + 2 * space::l) + below;
  const Box box{(ui.surface().width - width) / 2, bottom - height - space::l, width, height};
  ui.fill(box, c.text, radius_card);
  ui.write(toast.text, box.x + space::l, box.y + (box.h - below - text_h) / 2, text_w, style);
  Node status;
  status.id = ui.id("aviso");
  status.role = "region";
  status.name = say(text::bars::message);
  status.box = box;
  status.z = 4;
  ui.within(std::move(status), [&] {
    const Box inner{box.x + space::l, box.y + 8, text_w, box.h - below - 16};
    ui.node("text", "", inner, ui.id("t")).text = toast.text;
    const auto plain = [&](const char* key, const char* name, float x, float w, const char* glyph) {
      const NodeId id = ui.id(key);
      const float y = below > 0 ? box.bottom() - 52 : box.y + (box.h - 44) / 2;
      const Box hit{x, y, w, 44};
      if (ui.hovered(hit)) ui.fill(hit, c.bg.alpha(40), radius_control);
      if (glyph)
        ui.icon(glyph, hit.x + 12, hit.y + 12, 20, c.bg);
      else
        ui.write(name, hit.x + 8, hit.y + 10, w - 8, {type::body, true, c.bg}, 1);
      ui.focus_ring(hit, id);
      ui.add_item(hit, id);
      ui.node("button", name, hit, id);
      return ui.activated(id);
    };
    const float action_w = below > 0 ? box.w - 60 : action - 8;
    const float action_x = below > 0 ? box.x + space::xs : box.right() - action - 48;
    if (toast.undoable && plain("Deshacer", say(text::bars::undo), action_x, action_w, nullptr)) {
      view.send(app::UndoAsked{});
      toast = {};
    }
    if (share && plain("Compartir", say(text::bars::share), action_x, action_w, nullptr)) {
      view.send(app::ShareAsked{});
    }
    if (plain("Cerrar aviso", say(text::bars::close_message), box.right() - 52, 44, icon::x))
      toast = {};
  });
}

}  // namespace ui
