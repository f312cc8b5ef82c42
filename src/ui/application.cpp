#include "ui/application.h"

#include "base/date.h"
#include "icons.h"

namespace ui {
namespace {

constexpr double toast_seconds = 8;

struct Place {
  Screen screen;
  std::string_view route, title;
};

constexpr Place places[] = {{Screen::start, "#/", "Inicio"},
                            {Screen::profile, "#/ficha", "Mi ficha"},
                            {Screen::registry, "#/padron", "Padrón"},
                            {Screen::groups, "#/grupos", "Grupos"},
                            {Screen::calendar, "#/calendario", "Calendario"},
                            {Screen::program, "#/programa", "Programa"},
                            {Screen::my_group, "#/grupo", "Mi grupo"},
                            {Screen::conflicts, "#/diferencias", "Diferencias"},
                            {Screen::about, "#/acerca", "Acerca de"}};

struct Destination {
  Screen screen;
  const char* icon;
};

// The screens of each way of using the app, in the order of the navigation.
std::vector<Destination> destinations(app::Role role) {
  switch (role) {
    case app::Role::mentee:
      return {{Screen::start, icon::house}, {Screen::profile, icon::user}};
    case app::Role::group:
      return {{Screen::start, icon::house}, {Screen::my_group, icon::users}};
    case app::Role::unit:
      return {{Screen::start, icon::house},
              {Screen::registry, icon::list},
              {Screen::groups, icon::users_round},
              {Screen::calendar, icon::calendar_days},
              {Screen::program, icon::settings}};
    case app::Role::none:
      break;
  }
  return {};
}

// Which screens make sense for whom: an address typed by hand leads nowhere empty.
bool allowed(Screen screen, app::Role role) {
  if (screen == Screen::start || screen == Screen::about) return true;
  if (screen == Screen::conflicts) return role != app::Role::none;
  for (const Destination& d : destinations(role)) {
    if (d.screen == screen) return true;
  }
  return false;
}

// While files stream in, the views follow at about 4 Hz: making them anew for every frame would
// take longer than reading the files.
constexpr double import_refresh_seconds = 0.25;

void refresh_views(State& state, const app::Workspace& workspace, double seconds) {
  const bool late = seconds - state.views_seconds >= import_refresh_seconds;
  if (workspace.import.running && !late) return;
  if (state.views_version != workspace.version) {
    state.views_seconds = seconds;
    state.views_version = workspace.version;
    state.registry = app::make_registry(workspace);
    state.groups = app::make_groups(workspace);
    state.formed = app::describe_groups(state.registry, state.groups);
  }
  if (state.selection_version != workspace.version || !(state.selection_query == state.query)) {
    state.selection_version = workspace.version;
    state.selection_query = state.query;
    state.selection = app::select(state.registry, state.query);
  }
}

struct SaveLook {
  std::string text;
  const char* icon;
  Color ink;
};

SaveLook save_look(const app::Workspace& workspace, const Palette& c) {
  const app::SaveState& save = workspace.save;
  if (workspace.storage_blocked) return {"No se puede guardar aquí", icon::triangle_alert, c.warn};
  switch (save.state) {
    case app::Saving::waiting:
      return {"Guardando…", icon::refresh_cw, c.muted};
    case app::Saving::failed:
      return {"No se pudo guardar", icon::triangle_alert, c.danger};
    case app::Saving::done:
      return {"Guardado " + base::clock_text(save.saved_at, workspace.offset_minutes),
              icon::circle_check, c.ok};
    case app::Saving::nothing:
      break;
  }
  return {"", nullptr, c.muted};
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
  return box.x;
}

// The last change can be taken back from every screen; while a toast offers it, once is enough.
void draw_undo(const View& view, float right, const Box& bar) {
  Ui& ui = view.ui;
  const auto& undo = view.workspace.undo;
  const Toast& toast = view.state.toast;
  if (undo.empty() || (toast.undoable && !toast.text.empty())) return;
  const NodeId id = ui.id("deshacer");
  const Box box{right - 44, bar.y + (bar.h - 44) / 2, 44, 44};
  if (ui.hovered(box)) ui.fill(box, ui.colors().primary_soft, radius_control);
  ui.icon(icon::undo_2, box.x + 11, box.y + 11, 22, ui.colors().primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  ui.node("button", "Deshacer: " + undo.back().label, box, id);
  if (ui.activated(id)) view.send(app::UndoAsked{});
}

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
    ui.write(title, bar.x + space::l, bar.y + (height - 24) / 2, bar.w / 2, style, 1);
    ui.node("text", "", {bar.x + space::l, bar.y, ui.measure(title, style) + 1, height},
            ui.id("nombre"))
        .text = title;
    draw_undo(view, draw_saving(view, bar) - space::m, bar);
  });
}

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
  const double left = toast.until - ui.seconds();
  if (left <= 0) {
    toast = {};
    return;
  }
  ui.wake_after(left * 1000 + 20);
  const Palette& c = ui.colors();
  const float width = std::min(560.0f, ui.surface().width - 2 * space::l);
  const float action = toast.undoable ? 120.0f : 0;
  const Style style{type::body, false, c.bg, 1.4f};
  const float text_w = width - 2 * space::l - action - 44;
  const float height = std::max(64.0f, ui.wrapped_height(toast.text, style, text_w) + 2 * space::l);
  const Box box{(ui.surface().width - width) / 2, bottom - height - space::l, width, height};
  ui.fill(box, c.text, radius_card);
  const float text_h = ui.wrapped_height(toast.text, style, text_w);
  ui.write(toast.text, box.x + space::l, box.y + (box.h - text_h) / 2, text_w, style);
  Node status;
  status.id = ui.id("aviso");
  status.role = "group";
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
    if (plain("Cerrar aviso", box.right() - 52, 44, icon::x)) toast = {};
  });
}

void draw_screen(const View& view) {
  switch (view.state.screen) {
    case Screen::start:
      return draw_start(view);
    case Screen::profile:
      return draw_profile(view);
    case Screen::registry:
      return draw_registry(view);
    case Screen::groups:
      return draw_groups(view);
    case Screen::calendar:
      return draw_calendar(view);
    case Screen::program:
      return draw_program(view);
    case Screen::my_group:
      return draw_my_group(view);
    case Screen::conflicts:
      return draw_conflicts(view);
    case Screen::about:
      return draw_about(view);
  }
}

// How wide the content of a screen may grow (design.md: reading and forms 720–960, tables full).
float content_width(Screen screen) {
  switch (screen) {
    case Screen::registry:
    case Screen::groups:
    case Screen::calendar:
      return wide_width;
    default:
      return reading_width;
  }
}

}  // namespace

std::string_view route_of(Screen screen) {
  for (const Place& place : places) {
    if (place.screen == screen) return place.route;
  }
  return "#/";
}

std::string_view title_of(Screen screen) {
  for (const Place& place : places) {
    if (place.screen == screen) return place.title;
  }
  return "";
}

app::Effects Application::start(const app::Started& started, std::string_view route, int64_t now) {
  app::Effects effects = app::update(workspace_, started, now);
  absorb(effects, now);
  go(route);
  return effects;
}

app::Effects Application::handle(const app::Event& event, int64_t now) {
  app::Effects effects = app::update(workspace_, event, now);
  absorb(effects, now);
  return effects;
}

void Application::go(std::string_view route) {
  state_.screen = Screen::start;
  for (const Place& place : places) {
    if (place.route == route && allowed(place.screen, workspace_.device.role)) {
      state_.screen = place.screen;
    }
  }
}

std::string Application::route() const {
  return std::string(route_of(state_.screen));
}

std::string Application::title() const {
  return std::string(title_of(state_.screen)) + " · Sorora";
}

std::string Application::take_announcement() {
  return std::exchange(announcement_, {});
}

void Application::absorb(app::Effects& effects, int64_t) {
  app::Effects rest;
  for (app::Effect& effect : effects) {
    if (const auto* say = std::get_if<app::Say>(&effect)) {
      state_.toast = {say->text, say->undoable, say->problem, 0};
      announcement_ = say->text;
    } else {
      rest.push_back(std::move(effect));
    }
  }
  effects = std::move(rest);
}

app::Effects Application::frame(const Surface& surface, Input& input, double seconds, int64_t now) {
  ui_.begin(surface, input, seconds);
  refresh_views(state_, workspace_, seconds);
  draw(surface, now);
  ui_.end();
  wake_ = ui_.wake();
  app::Effects effects;
  for (const app::Event& event : std::exchange(events_, {})) {
    for (app::Effect& effect : app::update(workspace_, event, now)) {
      effects.push_back(std::move(effect));
    }
    wake_ = 0;  // what changed is drawn in the next frame
  }
  absorb(effects, now);
  if (state_.drawn != state_.screen) wake_ = 0;
  return effects;
}

void Application::draw(const Surface& surface, int64_t now) {
  const View view{ui_, workspace_, state_, events_, now};
  const auto items = destinations(workspace_.device.role);
  const bool phone = ui_.narrow();
  const float bar = phone ? 56.0f : 64.0f;
  const bool nav = items.size() > 1;
  const float rail = !phone && nav ? 232.0f : 0;
  const float foot = phone && nav ? 64.0f : 0;
  const bool entered = state_.drawn && *state_.drawn != state_.screen;
  state_.drawn = state_.screen;

  draw_top_bar(view, rail, bar);
  if (rail > 0) draw_rail(view, items, rail);
  const float top = surface.safe_top + bar + 1;
  const Box area{rail, top, surface.width - rail - surface.safe_right,
                 surface.height - top - foot - surface.safe_bottom};
  Node main;
  main.id = ui_.id("contenido");
  main.role = "main";
  main.box = area;
  ui_.within(std::move(main), [&] {
    ui_.scope(route_of(state_.screen), [&] {
      ui_.scroller("página", area, [&] {
        const float side = phone ? space::l : space::xxl;
        const float width = std::min(area.w - 2 * side, content_width(state_.screen));
        const float left = (area.w - width) / 2;
        ui_.gap(phone ? space::l : space::xxl);
        ui_.inset(left, area.w - width - left, [&] { draw_screen(view); });
        ui_.gap(space::huge + (state_.toast.text.empty() ? 0 : 72));
      });
      if (entered) ui_.move_focus(ui_.id("h1"));
    });
  });
  if (foot > 0) draw_bottom_bar(view, items, foot);
  ui_.overlay(
      4, [view, foot, &surface] { draw_toast(view, surface.height - surface.safe_bottom - foot); });
}

}  // namespace ui
