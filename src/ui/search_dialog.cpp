// Buscar: a field and below it what it finds, grouped under headings: people, groups, days of the
// calendar, parts of the ficha, screens. Arrow keys choose, Enter goes there, Escape returns.
#include <algorithm>

#include "app/search.h"
#include "icons.h"
#include "texts/search.h"
#include "ui/places.h"

namespace ui {
namespace {

using base::say;

constexpr float row_side = 12;
constexpr size_t most_screens = 8;
const Style title_style{type::body, false, {}, 1.35f};
const Style detail_style{type::small, false, {}, 1.35f};

void add_section(std::vector<FoundSection>& sections, const char* key, base::TextId heading,
                 const char* glyph, std::vector<Found> items) {
  if (!items.empty()) sections.push_back({key, heading, glyph, std::move(items)});
}

std::vector<app::CalendarMark> calendar_of(const View& view) {
  std::vector<app::PlanView> plans;
  for (const app::GroupView& group : view.state.groups) {
    plans.push_back(app::make_plan(view.workspace, group.id));
  }
  return app::make_calendar(view.workspace, view.state.groups, plans);
}

// What the Unidad Técnica and a group have to look up: their people, groups and days.
void find_records(const View& view, std::vector<FoundSection>& sections) {
  const app::Role role = view.workspace.device.role;
  if (role != app::Role::unit && role != app::Role::group) return;
  const bool unit = role == app::Role::unit;
  const std::string& text = view.state.search.text;
  const app::Hits hits =
      app::search(view.workspace, view.state.registry, view.state.groups, calendar_of(view), text);
  std::vector<Found> people, groups, days;
  for (const app::Hit& hit : hits.people) {
    people.push_back(
        {hit.title, hit.detail,
         unit ? place_route(Screen::registry, hit.id) : place_route(Screen::my_group)});
  }
  if (unit && hits.all_people > hits.people.size()) {
    people.push_back({say(text::search::see_all, {{"count", hits.all_people}}),
                      say(text::search::see_all_about), "", true});
  }
  for (const app::Hit& hit : hits.groups) {
    groups.push_back({hit.title, hit.detail,
                      unit ? place_route(Screen::groups, hit.id) : place_route(Screen::my_group)});
  }
  for (const app::Hit& hit : hits.days) {
    days.push_back(
        {hit.title, hit.detail, place_route(unit ? Screen::calendar : Screen::my_group)});
  }
  add_section(sections, "personas", unit ? text::search::women : text::search::members, icon::user,
              std::move(people));
  add_section(sections, "grupos", text::search::groups, icon::users_round, std::move(groups));
  add_section(sections, "días", text::search::calendar, icon::calendar_days, std::move(days));
}

std::vector<FoundSection> find(const View& view) {
  std::vector<FoundSection> sections;
  const std::string& text = view.state.search.text;
  find_records(view, sections);
  if (view.workspace.device.role == app::Role::mentee) {
    add_section(sections, "ficha", text::search::profile, icon::pencil, find_in_profile(text));
  }
  std::vector<Found> screens = find_screens(view.workspace.device.role, text);
  if (screens.size() > most_screens) screens.resize(most_screens);
  add_section(sections, "pantallas", text::search::screens, icon::layers, std::move(screens));
  return sections;
}

void close(const View& view) {
  view.state.search = {};
}

void follow(const View& view, const Found& found) {
  const std::string text = view.state.search.text;
  close(view);
  if (!found.in_registry) return go_to(view, found.route);
  view.state.query = {};
  view.state.query.search = text;
  view.go(Screen::registry);
}

// Where everything of the list is: made once for drawing and for choosing by key.
struct Line {
  const Found* found = nullptr;  // null: a heading
  const FoundSection* section = nullptr;
  int number = 0;  // among what can be chosen, from 0
};

std::vector<Line> lines_of(const std::vector<FoundSection>& sections) {
  std::vector<Line> lines;
  int number = 0;
  for (const FoundSection& section : sections) {
    lines.push_back({nullptr, &section, 0});
    for (const Found& found : section.items) lines.push_back({&found, &section, number++});
  }
  return lines;
}

NodeId option_id(Ui& ui, int number) {
  return ui.id("resultado" + std::to_string(number));
}

const Found* at(const std::vector<Line>& lines, int number) {
  for (const Line& line : lines) {
    if (line.found && line.number == number) return line.found;
  }
  return nullptr;
}

bool draw_option(Ui& ui, const Line& line, int count, bool lit) {
  const Palette& c = ui.colors();
  const Found& found = *line.found;
  const NodeId id = option_id(ui, line.number);
  const float x = row_side + 32;
  const float room = ui.flow().w - x - row_side;
  const float title_h = ui.wrapped_height(found.title, title_style, room);
  const float detail_h =
      found.detail.empty() ? 0 : ui.wrapped_height(found.detail, detail_style, room);
  const Box box = ui.place(std::max(target, title_h + detail_h + 16));
  if (lit || ui.hovered(box)) ui.fill(box, c.primary_soft, radius_control);
  if (lit) ui.fill({box.x, box.y + 6, 3, box.h - 12}, c.primary, 2);
  ui.icon(line.section->icon, box.x + row_side, box.y + (box.h - 20) / 2, 20, c.muted);
  const float top = box.y + (box.h - title_h - detail_h) / 2;
  ui.write(found.title, box.x + x, top, room, title_style);
  Style detail = detail_style;
  detail.color = c.muted;
  if (detail_h > 0) ui.write(found.detail, box.x + x, top + title_h, room, detail);
  ui.add_item(box, id);
  Node& node = ui.node(
      "option", found.detail.empty() ? found.title : found.title + ", " + found.detail, box, id);
  node.selected = lit;
  node.set_size = count;
  node.pos_in_set = line.number + 1;
  return ui.activated(id);
}

// The results of the list in `area`; the one that was pressed.
const Found* draw_results(const View& view, const Box& area, const std::vector<Line>& lines,
                          int count, NodeId list_id) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const Found* pressed = nullptr;
  // What scrolls stands around the list: in it there may be nothing but groups and options.
  ui.scroller("resultados", area, [&] {
    Node list;
    list.id = list_id;
    list.role = "listbox";
    list.name = say(text::search::results);
    ui.within(std::move(list), [&] {
      for (size_t i = 0; i < lines.size();) {
        const FoundSection& section = *lines[i].section;
        Node group;
        group.id = ui.id(std::string("sección:") + section.key);
        group.role = "group";
        group.name = say(section.heading);
        ui.within(std::move(group), [&] {
          const Box head = ui.place(34);
          ui.write(say(section.heading), head.x + row_side, head.y + 10, head.w - 2 * row_side,
                   {type::small, true, c.muted, 1.3f}, 1);
          for (++i; i < lines.size() && lines[i].found; ++i) {
            const bool lit = lines[i].number == view.state.search.highlighted;
            if (draw_option(ui, lines[i], count, lit)) pressed = lines[i].found;
          }
        });
      }
      ui.gap(space::s);
    });
  });
  return pressed;
}

// The field; what was typed and which key was pressed in it. Returns whether Enter was.
bool draw_field(const View& view, const Box& box, int count, NodeId list_id) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  SearchState& search = view.state.search;
  const NodeId id = ui.id("texto");
  bool enter = false;
  if (const auto text = ui.typed(id)) {
    search.text = *text;
    search.highlighted = 0;
  }
  if (const std::string* key = ui.key_pressed(id)) {
    if (*key == "ArrowDown") search.highlighted = std::min(search.highlighted + 1, count - 1);
    if (*key == "ArrowUp") search.highlighted = std::max(search.highlighted - 1, 0);
    if (*key == "Escape") search.open = false;
    enter = *key == "Enter";
  }
  ui.fill(box, c.surface, radius_control);
  ui.stroke(box, c.primary, radius_control, 2);
  ui.icon(icon::search, box.x + 12, box.y + 14, 20, c.muted);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  Node& node = ui.node("combobox", say(text::search::field), box, id);
  node.value = search.text;
  node.placeholder =
      say(view.workspace.device.role == app::Role::unit ? text::search::unit_placeholder
                                                        : text::search::placeholder);
  node.expanded = count > 0;
  node.keys = {"ArrowDown", "ArrowUp", "Enter", "Escape"};
  node.font = type::body;
  node.pad_left = 42;
  node.pad_right = 12;
  node.maxlength = 80;
  if (count > 0) {
    node.controls = list_id;
    node.active_descendant = option_id(ui, std::clamp(search.highlighted, 0, count - 1));
  }
  return enter;
}

void draw_close(const View& view, const Box& box) {
  Ui& ui = view.ui;
  const NodeId id = ui.id("cerrar");
  if (ui.hovered(box)) ui.fill(box, ui.colors().primary_soft, radius_control);
  ui.icon(icon::x, box.x + 11, box.y + 11, 22, ui.colors().primary);
  ui.focus_ring(box, id);
  ui.add_item(box, id);
  ui.node("button", say(text::search::close), box, id);
  if (ui.activated(id)) view.state.search.open = false;
}

void draw_inside(const View& view, const Box& panel) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const float side = space::m;
  const NodeId list_id = ui.id("lista");
  // The keys of the field act on what is listed now, and what was typed on what is listed next.
  const std::vector<FoundSection> before = find(view);
  const Box field{panel.x + side, panel.y + side, panel.w - 2 * side - 52, 48};
  const auto count_of = [](const std::vector<Line>& lines) {
    return static_cast<int>(
        std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.found; }));
  };
  std::vector<Line> lines = lines_of(before);
  const std::string text = view.state.search.text;
  const bool enter = draw_field(view, field, count_of(lines), list_id);
  std::vector<FoundSection> after;
  if (text != view.state.search.text) {
    after = find(view);
    lines = lines_of(after);
  }
  draw_close(view, {field.right() + 8, panel.y + side + 2, 44, 44});
  const int count = count_of(lines);
  const Box area{panel.x + 4, field.bottom() + space::s, panel.w - 8,
                 panel.bottom() - field.bottom() - space::s - 4};
  const std::string said =
      count > 0 ? say(text::search::count, {{"count", count}}) : say(text::search::nothing);
  Node& status = ui.node("status", "", {area.x + row_side, area.y, area.w - 2 * row_side, 24},
                         ui.id("cuántos"));
  status.text = said;
  status.live = "polite";
  const Found* chosen = nullptr;
  if (count > 0) {
    chosen = draw_results(view, area, lines, count, list_id);
  } else {
    ui.write(say(text::search::try_fewer_words, {{"nothing", said}}), area.x + row_side,
             area.y + space::s, area.w - 2 * row_side, {type::body, false, c.muted});
  }
  if (enter)
    chosen = at(lines, std::clamp(view.state.search.highlighted, 0, std::max(count - 1, 0)));
  if (chosen) {
    const Found found = *chosen;
    follow(view, found);
  }
}

}  // namespace

void draw_search(const View& view) {
  if (!view.state.search.open) return;
  Ui& ui = view.ui;
  const Surface& page = ui.surface();
  const Palette& c = ui.colors();
  ui.block({0, 0, page.width, page.height});
  ui.fill({0, 0, page.width, page.height}, Color(0x000000, 120));
  const bool phone = ui.narrow();
  const float width = phone ? page.width : 620.0f;
  const float top = phone ? page.safe_top : 72.0f;
  const float height =
      phone ? page.height - top - page.safe_bottom : std::min(560.0f, page.height - top - 24);
  const Box panel{(page.width - width) / 2, top, width, height};
  ui.fill(panel, c.surface, phone ? 0 : radius_card);
  if (!phone) ui.stroke(panel, c.border, radius_card);
  Node dialog;
  dialog.id = ui.id("buscar:ventana");
  dialog.role = "dialog";
  dialog.name = say(text::search::dialog);
  dialog.modal = true;
  dialog.box = panel;
  dialog.z = 3;
  const NodeId id = dialog.id;
  ui.within(std::move(dialog), [&] { ui.scope("buscar", [&] { draw_inside(view, panel); }); });
  if (const std::string* key = ui.key_pressed(id); key && *key == "Escape") {
    view.state.search.open = false;
  }
  if (!view.state.search.open) close(view);
}

}  // namespace ui
