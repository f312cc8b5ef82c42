#include "ui/places.h"

#include "app/search.h"
#include "base/text.h"
#include "icons.h"
#include "texts/screens.h"

namespace ui {
namespace {

using app::Role;
using base::say;

constexpr Place places[] = {
    {Screen::start, "#/", draw_start, text::screens::start},
    {Screen::profile, "#/ficha", draw_profile, text::screens::profile, text::screens::profile_words,
     Role::mentee, has_places},
    {Screen::registry, "#/padron", draw_registry, text::screens::registry,
     text::screens::registry_words, Role::unit, wide | takes_files | has_places},
    {Screen::groups, "#/grupos", draw_groups, text::screens::groups, text::screens::groups_words,
     Role::unit, wide | has_places},
    {Screen::calendar, "#/calendario", draw_calendar, text::screens::calendar,
     text::screens::calendar_words, Role::unit, wide | takes_files},
    {Screen::program, "#/programa", draw_program, text::screens::program,
     text::screens::program_words, Role::unit},
    {Screen::my_group, "#/grupo", draw_my_group, text::screens::my_group,
     text::screens::my_group_words, Role::group, takes_files},
    {Screen::conflicts, "#/diferencias", draw_conflicts, text::screens::conflicts,
     text::screens::conflicts_words},
    {Screen::files, "#/archivos", draw_files, text::screens::files, text::screens::files_words,
     Role::none, takes_files},
    {Screen::privacy, "#/privacidad", draw_privacy, text::screens::privacy,
     text::screens::privacy_words},
    {Screen::duplicates, "#/duplicadas", draw_duplicates, text::screens::duplicates,
     text::screens::duplicates_words, Role::unit},
    {Screen::backups, "#/respaldos", draw_backups, text::screens::backups,
     text::screens::backups_words},
    {Screen::appearance, "#/apariencia", draw_appearance, text::screens::appearance,
     text::screens::appearance_words},
    {Screen::problem, "#/problema", draw_problem, text::screens::problem,
     text::screens::problem_words},
    {Screen::components, "#/componentes", draw_kit, text::screens::components,
     text::screens::components_words},
    {Screen::about, "#/acerca", draw_about, text::screens::about, text::screens::about_words}};

bool allowed(const Place& place, Role role) {
  return place.owner == Role::none || place.owner == role || role == Role::none;
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

}  // namespace

const Place& place_of(Screen screen) {
  for (const Place& place : places) {
    if (place.screen == screen) return place;
  }
  return places[0];
}

std::vector<Destination> destinations(Role role) {
  switch (role) {
    case Role::mentee:
      return {{Screen::start, icon::house}, {Screen::profile, icon::user}};
    case Role::group:
      return {{Screen::start, icon::house}, {Screen::my_group, icon::users}};
    case Role::unit:
      return {{Screen::start, icon::house},
              {Screen::registry, icon::list},
              {Screen::groups, icon::users_round},
              {Screen::calendar, icon::calendar_days},
              {Screen::program, icon::settings}};
    case Role::none:
      break;
  }
  return {};
}

Target locate(std::string_view route, Role role) {
  for (const Place& place : places) {
    if (!allowed(place, role)) continue;
    if (place.route == route) return {place.screen, {}};
    const bool inside = place.is(has_places) && route.size() > place.route.size() + 1 &&
                        route.substr(0, place.route.size()) == place.route &&
                        route[place.route.size()] == '/';
    if (inside) return {place.screen, decoded(route.substr(place.route.size() + 1))};
  }
  return {};
}

Target enter(std::string_view route, const app::Workspace& workspace,
             std::vector<app::Event>& events) {
  Target target = locate(route, workspace.device.role);
  const Role owner = place_of(target.screen).owner;
  if (workspace.device.role != Role::none || owner == Role::none) return target;
  if (workspace.following) return {};
  events.push_back(app::RoleChosen{owner});
  return target;
}

std::string place_route(Screen screen, std::string_view place) {
  std::string route(place_of(screen).route);
  if (!place.empty()) route += '/' + encoded(place);
  return route;
}

void go_to(const View& view, std::string_view route) {
  Target target = enter(route, view.workspace, view.events);
  view.go(target.screen, std::move(target.place));
}

Screen import_screen(Role role) {
  switch (role) {
    case Role::unit:
      return Screen::registry;
    case Role::group:
      return Screen::my_group;
    case Role::mentee:
      return Screen::files;
    case Role::none:
      break;
  }
  return Screen::start;
}

std::vector<Found> find_screens(Role role, std::string_view text) {
  std::vector<Found> found;
  for (const Place& place : places) {
    const std::string title = say(place.title);
    const bool matching = app::matches(title + ' ' + say(place.about), text);
    if (!allowed(place, role) || !matching) continue;
    found.push_back({title, {}, std::string(place.route)});
  }
  return found;
}

}  // namespace ui
