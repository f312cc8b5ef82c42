#include "ui/application.h"

#include "base/date.h"
#include "icons.h"
#include "ui/bars.h"

namespace ui {
namespace {

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
                            {Screen::files, "#/archivos", "Archivos"},
                            {Screen::privacy, "#/privacidad", "Privacidad"},
                            {Screen::duplicates, "#/duplicadas", "Posibles duplicadas"},
                            {Screen::backups, "#/respaldos", "Respaldos"},
                            {Screen::appearance, "#/apariencia", "Apariencia"},
                            {Screen::about, "#/acerca", "Acerca de"}};

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
  if (screen == Screen::start || screen == Screen::about || screen == Screen::backups ||
      screen == Screen::appearance) {
    return true;
  }
  if (screen == Screen::conflicts || screen == Screen::files || screen == Screen::privacy) {
    return role != app::Role::none;
  }
  if (screen == Screen::duplicates) return role == app::Role::unit;
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
  if (workspace.import.reading() && !late) return;
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
    case Screen::files:
      return draw_files(view);
    case Screen::privacy:
      return draw_privacy(view);
    case Screen::duplicates:
      return draw_duplicates(view);
    case Screen::backups:
      return draw_backups(view);
    case Screen::appearance:
      return draw_appearance(view);
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
  const float rail = !phone && nav ? 232 + surface.safe_left : 0;
  const float left = std::max(rail, surface.safe_left);
  const float foot = phone && nav && !surface.keyboard ? 64.0f : 0;
  const bool entered = state_.drawn && *state_.drawn != state_.screen;
  state_.drawn = state_.screen;

  ui_.set_read_only(workspace_.following);
  draw_top_bar(view, rail, bar);
  if (rail > 0) draw_rail(view, items, rail);
  const float top = surface.safe_top + bar + 1;
  const Box area{left, top, surface.width - left - surface.safe_right,
                 surface.height - top - foot - surface.safe_bottom};
  Node main;
  main.id = ui_.id("contenido");
  main.role = "main";
  main.box = area;
  ui_.within(std::move(main), [&] {
    ui_.scope(route_of(state_.screen), [&] {
      ui_.scroller("página", area, [&] {
        const float side = ui_.tiny() ? space::s : phone ? space::l : space::xxl;
        const float width = std::min(area.w - 2 * side, content_width(state_.screen));
        const float margin = (area.w - width) / 2;
        ui_.gap(phone ? space::l : space::xxl);
        ui_.inset(margin, area.w - width - margin, [&] {
          draw_storage_notices(view);
          draw_screen(view);
        });
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
