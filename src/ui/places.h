// The screens there are: one row each in places.cpp says its address, its title, whose it is and
// what draws it. A new screen is a value of Screen, a function and a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/state.h"

namespace ui {

enum Trait : unsigned {
  wide = 1,         // tables; all else stays as wide as is read well (design.md)
  takes_files = 2,  // may be dropped on it
  has_places = 4    // addresses of its own within: "#/padron/k3f9…"
};

struct Place {
  Screen screen;
  std::string_view route;  // "#/padron"
  void (*draw)(const View&);
  base::TextId title;
  base::TextId about = {};            // other words that people look for it by
  app::Role owner = app::Role::none;  // whose it is; none: everybody's
  unsigned traits = 0;

  bool is(Trait trait) const { return (traits & trait) != 0; }
};

const Place& place_of(Screen screen);

// One way of using the app: the screens of its navigation, in order.
struct Destination {
  Screen screen;
  const char* icon;
};
std::vector<Destination> destinations(app::Role role);

struct Target {
  Screen screen = Screen::start;
  std::string place = {};
};
// Where an address leads this device: Inicio when it may not go there, or nothing is there. The
// screens of the other ways of using the app lead nowhere; a device that nobody has used yet is
// anybody's.
Target locate(std::string_view route, app::Role role);
// Goes there: on a device that nobody has used yet, the screen of one way of using it chooses it.
Target enter(std::string_view route, const app::Workspace& workspace,
             std::vector<app::Event>& events);

// The address of a place: "#/padron/k3f9…".
std::string place_route(Screen screen, std::string_view place = {});
// Goes where an address leads, if this device may.
void go_to(const View& view, std::string_view route);
// Where files that were opened with Sorora are looked at.
Screen import_screen(app::Role role);
// Screens whose title, or what they are for, matches; all of them without a text.
std::vector<Found> find_screens(app::Role role, std::string_view text);

}  // namespace ui
