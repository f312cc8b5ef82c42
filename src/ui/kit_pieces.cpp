// The page of the kit, its second half: pieces that screens put together.
#include "texts/kit_pieces.h"
#include "icons.h"
#include "ui/places.h"

namespace ui {
namespace {

using base::say;

void draw_tabs(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const domain::Options options{{"datos", say(text::kit_pieces::data)},
                                {"historia", say(text::kit_pieces::history)}};
  const bool data = kit.tab == "datos";
  const auto chosen = ui.tabs(
      {.label = text::kit_pieces::tabs, .value = kit.tab, .options = &options},
      [&] { ui.text(say(data ? text::kit_pieces::in_data : text::kit_pieces::in_history)); });
  if (chosen) kit.tab = *chosen;
}

void draw_initials(Ui& ui) {
  const Box box = ui.place(48);
  float x = box.x;
  const std::pair<const char*, const char*> women[] = {
      {"María José", "de León"}, {"Ana", "Ruiz"}, {"Íñiga", ""}, {"Lu", "Ñáñez"}, {"", ""}};
  for (const auto& [given_names, surname] : women) {
    if (x + 48 > box.right()) break;
    ui.avatar(given_names, surname, x, box.y, 48);
    x += 60;
  }
}

}  // namespace

void draw_kit_pieces(const View& view) {
  Ui& ui = view.ui;
  const std::vector<std::pair<Name, std::string>> way{{text::kit_pieces::way_start, "#/"},
                                                      {text::kit_pieces::way_registry, "#/padron"},
                                                      {text::kit_pieces::way_person, ""}};
  if (const auto followed = ui.breadcrumbs(way)) go_to(view, way[*followed].second);
  ui.gap(space::m);
  draw_tabs(view);
  ui.gap(space::l);
  draw_initials(ui);
  ui.gap(space::l);
  ui.columns({1, 1}, space::l, [&](size_t i) {
    if (i == 0) ui.stat(text::kit_pieces::women, "498", say(text::kit_pieces::women_note));
    if (i == 1) ui.stat(text::kit_pieces::groups, "14", say(text::kit_pieces::groups_note));
  });
  ui.gap(space::l);
  ui.skeleton(text::kit_pieces::loading, 3);
  ui.gap(space::l);
  const auto typed = ui.date({.label = text::kit_pieces::date,
                              .value = view.state.kit.date,
                              .help = say(text::kit_pieces::date_help),
                              .optional = true},
                             view.today());
  if (typed) view.state.kit.date = *typed;
  ui.gap(space::l);
  const auto number = ui.number({.label = text::kit_pieces::number,
                                 .value = view.state.kit.number,
                                 .min = 1,
                                 .max = 12,
                                 .unit = text::kit_pieces::sessions,
                                 .help = say(text::kit_pieces::number_help)});
  if (number) view.state.kit.number = *number;
  ui.gap(space::l);
  const auto time = ui.time({.label = text::kit_pieces::time,
                             .value = view.state.kit.time,
                             .help = say(text::kit_pieces::time_help),
                             .optional = true});
  if (time) view.state.kit.time = *time;
}

}  // namespace ui
