#include "ui/application.h"

#include "app/practice.h"
#include "texts/screens.h"
#include "ui/bars.h"
#include "ui/places.h"

namespace ui {
namespace {

using base::say;

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

}  // namespace

app::Effects Application::start(const app::Started& started, std::string_view route, int64_t now) {
  app::Effects effects = app::update(workspace_, started, now);
  absorb(effects, now);
  go(route);
  return effects;
}

app::Effects Application::handle(const app::Event& event, int64_t now) {
  if (const auto* begun = std::get_if<app::ImportBegun>(&event); begun && begun->opened) {
    go(place_route(import_screen(workspace_.device.role)));
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
  const std::string screen = say(place_of(state_.screen).title);
  if (state_.place_title.empty()) return say(text::screens::product_title, {{"screen", screen}});
  return say(text::screens::product_title_of_place,
             {{"place", state_.place_title}, {"screen", screen}});
}

std::string Application::take_announcement() {
  std::string said = ui_.take_announcement();
  return announcement_.empty() ? said : std::exchange(announcement_, {});
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
  const Place& place = place_of(state_.screen);
  Node main;
  main.id = ui_.id("contenido");
  main.role = "main";
  main.box = area;
  main.drop = place.is(takes_files);
  ui_.within(std::move(main), [&] {
    ui_.scope(scope_of(state_), [&] {
      ui_.scroller("página", area, [&] {
        const float side = ui_.tiny() ? space::s : phone ? space::l : space::xxl;
        const float width =
            std::min(area.w - 2 * side, place.is(wide) ? wide_width : reading_width);
        const float margin = (area.w - width) / 2;
        ui_.gap(phone ? space::l : space::xxl);
        ui_.inset(margin, area.w - width - margin, [&] {
          draw_storage_notices(view);
          place.draw(view);
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
