#include "ui/application.h"

#include "app/practice.h"
#include "app/search.h"
#include "base/date.h"
#include "base/text.h"
#include "icons.h"
#include "texts/screens.h"
#include "ui/bars.h"

namespace ui {
namespace {

using base::say;

struct Place {
  Screen screen;
  std::string_view route;
  base::TextId title;
  base::TextId about = {};  // other words that people look for it by
};

constexpr Place places[] = {
    {Screen::start, "#/", text::screens::start},
    {Screen::profile, "#/ficha", text::screens::profile, text::screens::profile_words},
    {Screen::registry, "#/padron", text::screens::registry, text::screens::registry_words},
    {Screen::groups, "#/grupos", text::screens::groups, text::screens::groups_words},
    {Screen::calendar, "#/calendario", text::screens::calendar, text::screens::calendar_words},
    {Screen::program, "#/programa", text::screens::program, text::screens::program_words},
    {Screen::my_group, "#/grupo", text::screens::my_group, text::screens::my_group_words},
    {Screen::conflicts, "#/diferencias", text::screens::conflicts, text::screens::conflicts_words},
    {Screen::files, "#/archivos", text::screens::files, text::screens::files_words},
    {Screen::privacy, "#/privacidad", text::screens::privacy, text::screens::privacy_words},
    {Screen::duplicates, "#/duplicadas", text::screens::duplicates,
     text::screens::duplicates_words},
    {Screen::backups, "#/respaldos", text::screens::backups, text::screens::backups_words},
    {Screen::appearance, "#/apariencia", text::screens::appearance,
     text::screens::appearance_words},
    {Screen::problem, "#/problema", text::screens::problem, text::screens::problem_words},
    {Screen::components, "#/componentes", text::screens::components,
     text::screens::components_words},
    {Screen::about, "#/acerca", text::screens::about, text::screens::about_words}};

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

// Whose screen it is; none: everybody's.
app::Role owner_of(Screen screen) {
  switch (screen) {
    case Screen::profile:
      return app::Role::mentee;
    case Screen::my_group:
      return app::Role::group;
    case Screen::registry:
    case Screen::groups:
    case Screen::calendar:
    case Screen::program:
    case Screen::duplicates:
      return app::Role::unit;
    default:
      return app::Role::none;
  }
}

// The screens of the others lead nowhere; a device that nobody has used yet is anybody's.
bool allowed(Screen screen, app::Role role) {
  const app::Role owner = owner_of(screen);
  return owner == app::Role::none || owner == role || role == app::Role::none;
}

bool takes_files(Screen screen) {
  return screen == Screen::registry || screen == Screen::my_group || screen == Screen::calendar ||
         screen == Screen::files;
}

// Where files that were opened with Sorora are looked at.
Screen import_screen(app::Role role) {
  switch (role) {
    case app::Role::unit:
      return Screen::registry;
    case app::Role::group:
      return Screen::my_group;
    case app::Role::mentee:
      return Screen::files;
    case app::Role::none:
      break;
  }
  return Screen::start;
}

// Screens that have places of their own.
bool has_places(Screen screen) {
  return screen == Screen::registry || screen == Screen::groups || screen == Screen::profile;
}

// Ids come from files and may hold any letter: in an address they are percent-encoded.
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_' || byte == '.';
    if (plain) {
      out += letter;
      continue;
    }
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hex =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    out += hex ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (hex) i += 2;
  }
  return base::valid_utf8(out) ? out : std::string();
}

struct Target {
  Screen screen = Screen::start;
  std::string place;
};

// Where an address leads this device: Inicio when it may not go there, or nothing is there.
Target locate(std::string_view route, app::Role role) {
  for (const Place& place : places) {
    if (!allowed(place.screen, role)) continue;
    if (place.route == route) return {place.screen, {}};
    const bool inside = has_places(place.screen) && route.size() > place.route.size() + 1 &&
                        route.substr(0, place.route.size()) == place.route &&
                        route[place.route.size()] == '/';
    if (inside) return {place.screen, decoded(route.substr(place.route.size() + 1))};
  }
  return {};
}

// Goes there: on a device that nobody has used yet, the screen of one way of using it chooses it.
Target enter(std::string_view route, const app::Workspace& workspace,
             std::vector<app::Event>& events) {
  Target target = locate(route, workspace.device.role);
  const app::Role owner = owner_of(target.screen);
  if (workspace.device.role != app::Role::none || owner == app::Role::none) return target;
  if (workspace.following) return {};
  events.push_back(app::RoleChosen{owner});
  return target;
}

// What of the address makes another screen of it: a person has a page, a group a part of one.
std::string scope_of(const State& state) {
  return place_route(state.screen,
                     state.screen == Screen::registry ? std::string_view(state.place) : "");
}

// While files stream in, the views follow at about 4 Hz: making them anew for every frame would
// take longer than reading the files.
constexpr double import_refresh_seconds = 0.25;

void refresh_views(State& state, const app::Workspace& workspace, double seconds) {
  if (state.views_language != &base::spoken()) {  // all of them are to be made anew
    state.views_language = &base::spoken();
    state.views_version = state.selection_version = 0;
    state.person_version = state.duplicates_version = 0;
  }
  const bool late = seconds - state.views_seconds >= import_refresh_seconds;
  if (workspace.import.reading() && !late) return;
  if (state.views_version != workspace.version) {
    state.views_seconds = seconds;
    state.views_version = workspace.version;
    state.registry = app::make_registry(workspace);
    state.practising = app::practising(workspace);
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
    case Screen::problem:
      return draw_problem(view);
    case Screen::components:
      return draw_kit(view);
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

std::string place_route(Screen screen, std::string_view place) {
  std::string route(route_of(screen));
  if (!place.empty()) route += '/' + encoded(place);
  return route;
}

void go_to(const View& view, std::string_view route) {
  Target target = enter(route, view.workspace, view.events);
  view.go(target.screen, std::move(target.place));
}

std::vector<Found> find_screens(app::Role role, std::string_view text) {
  std::vector<Found> found;
  for (const Place& place : places) {
    const std::string title = say(place.title);
    const bool matching = app::matches(title + ' ' + say(place.about), text);
    if (!allowed(place.screen, role) || !matching) continue;
    found.push_back({title, {}, std::string(place.route)});
  }
  return found;
}

std::string_view title_of(Screen screen) {
  for (const Place& place : places) {
    if (place.screen == screen) return say(place.title);
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
  if (const auto* begun = std::get_if<app::ImportBegun>(&event); begun && begun->opened) {
    go(route_of(import_screen(workspace_.device.role)));
  }
  app::Effects effects = app::update(workspace_, event, now);
  absorb(effects, now);
  return effects;
}

void Application::go(std::string_view route, NodeId returning) {
  Target target = enter(route, workspace_, events_);
  state_.arriving = state_.drawn ? target.screen != state_.screen || target.place != state_.place
                                 : !target.place.empty();
  state_.returning = returning;
  state_.screen = target.screen;
  state_.place = std::move(target.place);
  state_.search = {};
}

std::string Application::route() const {
  return place_route(state_.screen, state_.place);
}

std::string Application::title() const {
  const std::string_view screen = title_of(state_.screen);
  if (state_.place_title.empty()) return say(text::screens::product_title, {{"screen", screen}});
  return say(text::screens::product_title_of_place,
             {{"place", state_.place_title}, {"screen", screen}});
}

std::string Application::take_announcement() {
  return std::exchange(announcement_, {});
}

void Application::absorb(app::Effects& effects, int64_t) {
  app::Effects rest;
  for (app::Effect& effect : effects) {
    if (const auto* said = std::get_if<app::Say>(&effect)) {
      state_.toast = {said->text, said->undoable, said->problem, said->file, 0};
      announcement_ = said->text;
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
  if (state_.drawn != state_.screen || state_.arriving) wake_ = 0;
  return effects;
}

void Application::warm(const Surface& surface, double seconds) {
  Input input;
  ui_.begin(surface, input, seconds);
  draw_top_bar({ui_, workspace_, state_, events_, 0}, 0, bar_height());
  ui_.end();
}

void Application::draw(const Surface& surface, int64_t now) {
  const View view{ui_, workspace_, state_, events_, now};
  const auto items = destinations(workspace_.device.role);
  const bool phone = ui_.narrow();
  const float bar = bar_height();
  const bool nav = items.size() > 1;
  const float rail = !phone && nav ? 232 + surface.safe_left : 0;
  const float left = std::max(rail, surface.safe_left);
  const float foot = phone && nav && !surface.keyboard ? 64.0f : 0;
  const bool other = state_.drawn && *state_.drawn != state_.screen;
  const bool entered = std::exchange(state_.arriving, false) || other;
  state_.drawn = state_.screen;
  state_.landing = 0;
  if (entered) state_.page_asked = false;
  state_.place_title.clear();

  ui_.set_read_only(workspace_.following);
  draw_top_bar(view, rail, bar);
  if (rail > 0) draw_rail(view, items, rail);
  const float top = surface.safe_top + bar + 1;
  const float bottom = surface.height - surface.safe_bottom - foot;
  const float update = draw_update_bar(view, left, bottom);
  const Box area{left, top, surface.width - left - surface.safe_right, bottom - update - top};
  Node main;
  main.id = ui_.id("contenido");
  main.role = "main";
  main.box = area;
  main.drop = takes_files(state_.screen);
  ui_.within(std::move(main), [&] {
    ui_.scope(scope_of(state_), [&] {
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
      const NodeId returning = std::exchange(state_.returning, 0);
      const NodeId top = state_.landing ? state_.landing : ui_.id("h1");
      if (entered) ui_.move_focus(returning && ui_.semantics().has(returning) ? returning : top);
    });
  });
  if (foot > 0) draw_bottom_bar(view, items, foot);
  ui_.overlay(3, [view] { draw_search(view); });
  ui_.overlay(4, [view, bottom, update] { draw_toast(view, bottom - update); });
}

}  // namespace ui
