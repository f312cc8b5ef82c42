// One woman of the padrón, to be read: who she is, her group, where her data came from and what is
// to be reviewed.
#include "app/person_view.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/person.h"
#include "ui/places.h"
#include "ui/reading.h"

namespace ui {
namespace {

using base::say;

// A name and its value, one node: heard together.
void draw_fact(Ui& ui, std::string_view label, std::string_view value, const std::string& key) {
  const Palette& c = ui.colors();
  const Style name{type::small, true, c.muted, 1.4f};
  const Style text{type::body, false, c.text};
  const Flow flow = ui.flow();
  const float name_h = ui.wrapped_height(label, name, flow.w);
  const float text_h = ui.wrapped_height(value, text, flow.w);
  const Box box = ui.place(name_h + text_h, space::m);
  ui.write(label, box.x, box.y, box.w, name);
  ui.write(value, box.x, box.y + name_h, box.w, text);
  ui.node("listitem", "", box, ui.id("dato:" + key)).text =
      say(text::common::labelled, {{"label", label}, {"text", value}});
}

void draw_profile_card(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::person::profile);
    Node list;
    list.id = ui.id("ficha");
    list.role = "list";
    list.name = say(text::person::profile);
    ui.within(std::move(list), [&] {
      in_reading_width(ui, [&] {
        for (const app::Fact& fact : person.facts) {
          draw_fact(ui, fact.label, fact.value, fact.field);
        }
      });
    });
    if (!person.person.correo.empty()) {
      ui.row([&] {
        if (ui.button({.name = text::person::copy_mail, .icon = icon::copy})) {
          view.send(app::CopyAsked{person.person.correo, say(text::person::mail_copied)});
        }
      });
    }
    if (person.problems.empty()) return;
    ui.gap(space::s);
    ui.banner(Ui::Tone::warn, say(text::person::to_complete, {{"count", person.problems.size()}}),
              say(text::person::to_complete_about));
    ui.gap(space::s);
    for (const base::Problem& problem : person.problems) ui.muted(problem.what);
  });
  ui.gap(space::l);
}

void draw_membership(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::person::group);
    if (person.group == 0) {
      ui.text(say(text::person::no_group));
      ui.gap(space::s);
      if (ui.link(text::person::to_groups, "#/grupos", icon::users_round)) view.go(Screen::groups);
      return;
    }
    const base::TextId dated =
        person.pinned ? text::person::in_group_since_pinned : text::person::in_group_since;
    const base::TextId undated =
        person.pinned ? text::person::in_group_pinned : text::person::in_group;
    ui.text(say(person.since.empty() ? undated : dated,
                {{"group", person.group_name}, {"since", person.since}}));
    ui.gap(space::s);
    const std::string number = std::to_string(person.group);
    if (ui.link(Name(text::person::see_group, {{"group", person.group_name}}), "#/grupos/" + number,
                icon::users_round)) {
      view.go(Screen::groups, number);
    }
  });
  ui.gap(space::l);
}

void draw_origins(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::person::origins);
    for (const std::string& file : person.files) ui.text(file);
    if (person.here) ui.text(say(text::person::here));
    if (person.files.empty() && !person.here) {
      ui.text(say(text::person::origin_gone));
    }
    for (const std::string& name : person.joined) {
      ui.muted(say(text::person::joined, {{"name", name}}));
    }
  });
  ui.gap(space::l);
}

void draw_differences(const View& view, const app::PersonView& person) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::person::differences);
    if (person.conflicts.empty()) {
      ui.text(say(text::person::no_differences));
      return;
    }
    for (const app::Conflict& conflict : person.conflicts) {
      std::string values;
      for (const app::ConflictValue& value : conflict.values) {
        values = say(values.empty() ? text::person::value : text::person::values,
                     {{"values", values}, {"value", value.shown}});
      }
      ui.text(say(text::common::labelled, {{"label", conflict.label}, {"text", values}}));
    }
    ui.gap(space::s);
    if (ui.button({.name = text::person::review, .icon = icon::scale})) view.go(Screen::conflicts);
  });
}

}  // namespace

void draw_gone(const View& view, base::TextId what, base::TextId back, Screen screen) {
  Ui& ui = view.ui;
  ui.heading(1, text::person::gone);
  ui.text(say(what));
  ui.gap(space::l);
  if (ui.link(back, place_route(screen), icon::arrow_left)) view.go(screen);
}

void draw_person(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  if (state.person_version != view.workspace.version || state.person_place != state.place) {
    state.person = app::make_person(view.workspace, state.place);
    state.person_version = view.workspace.version;
    state.person_place = state.place;
  }
  const auto& person = state.person;
  if (!person) {
    return draw_gone(view, text::person::nobody, text::person::back, Screen::registry);
  }
  const std::string name = person->person.full_name();
  view.state.place_title = name.empty() ? say(text::common::no_name) : name;
  if (ui.link(text::person::back, "#/padron", icon::arrow_left)) view.go(Screen::registry);
  ui.gap(space::s);
  ui.heading(1, view.state.place_title);
  ui.text(person->post, {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  if (ui.flow().w > 980) {
    ui.columns({1.5f, 1}, space::xl, [&](size_t column) {
      if (column == 0) return draw_profile_card(view, *person);
      draw_membership(view, *person);
      draw_origins(view, *person);
      draw_differences(view, *person);
    });
    return;
  }
  draw_membership(view, *person);
  draw_profile_card(view, *person);
  draw_origins(view, *person);
  draw_differences(view, *person);
}

}  // namespace ui
