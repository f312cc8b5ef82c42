// Mi grupo: next session first, then the plan (objectives, topics, calendar), members, and
// exporting.
#include <algorithm>

#include "app/edits.h"
#include "base/text.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/my_group.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace record = domain::type;

const app::GroupView* own_group(const View& view) {
  for (const app::GroupView& group : view.state.groups) {
    if (group.id == view.workspace.device.group) return &group;
  }
  return nullptr;
}

void draw_no_group(const View& view) {
  Ui& ui = view.ui;
  draw_import(view);
  ui.card([&] {
    ui.heading(2, text::my_group::empty);
    ui.text(say(text::my_group::empty_about));
    ui.gap(space::l);
    draw_import_button(view, true);
  });
}

void draw_next(const View& view, const app::PlanView& plan) {
  Ui& ui = view.ui;
  const base::Date today = view.today();
  const auto next = std::find_if(plan.sessions.begin(), plan.sessions.end(),
                                 [&](const app::SessionView& s) { return s.date >= today; });
  ui.card([&] {
    const bool over = next == plan.sessions.end();
    const app::SessionView* session =
        over ? (plan.sessions.empty() ? nullptr : &plan.sessions.front()) : &*next;
    if (!session) return ui.text(say(text::my_group::no_sessions));
    ui.text(say(over ? text::my_group::first_of_plan : text::my_group::next),
            {type::small, true, ui.colors().accent});
    ui.text(say(text::my_group::session,
                {{"number", std::to_string(session->number)}, {"date", session->date.full()}}),
            {type::title, true, {}, 1.3f});
    if (!session->agreed) ui.muted(say(text::my_group::proposed));
  });
  ui.gap(space::l);
}

void draw_roles(const View& view, const app::GroupView& group) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::my_group::roles);
    ui.gap(space::s);
    domain::Options members;
    for (const app::Member& member : group.members) {
      members.push_back({member.person.id, member.person.full_name()});
    }
    const auto role = [&](std::string_view name, const std::string& current) {
      const domain::Field* field = domain::find_noun(record::group)->find(name);
      ChoiceSpec spec;
      spec.label = field->label;
      spec.help = say(field->help);
      spec.value = current;
      spec.options = &members;
      spec.optional = true;
      spec.placeholder = say(text::my_group::role_placeholder);
      if (const auto chosen = ui.combobox(spec)) {
        view.edit(say(text::common::change_step, {{"field", spec.label}}),
                  {app::edit_text(record::group, group.id, name, *chosen)});
      }
    };
    role("representacion", group.representacion);
    ui.gap(space::l);
    role("secretaria", group.secretaria);
  });
  ui.gap(space::l);
}

void draw_objectives(const View& view, const app::GroupView& group, const app::PlanView& plan) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::my_group::objectives);
    ui.muted(say(text::my_group::objectives_about));
    ui.gap(space::m);
    int number = 0;
    for (const auto& [id, text] : plan.objectives) {
      FieldSpec spec;
      spec.label = Name(text::my_group::objective, {{"number", std::to_string(++number)}});
      spec.value = text;
      spec.lines = 2;
      spec.maxlength = 600;
      spec.key = id;
      if (const auto typed = ui.field(spec)) {
        view.edit(say(text::common::change_step, {{"field", spec.label}}),
                  {app::edit_text(record::objective, id, "texto", *typed)});
      }
      if (ui.button({.name = text::common::remove,
                     .look = Look::quiet,
                     .icon = icon::trash_2,
                     .spoken = say(text::my_group::remove_objective,
                                   {{"number", std::to_string(number)}}),
                     .key = "quitar" + id})) {
        view.edit(say(text::my_group::remove_objective_step),
                  {app::remove_record(record::objective, id)});
      }
      ui.gap(space::m);
    }
    FieldSpec fresh;
    fresh.label = text::my_group::new_objective;
    fresh.value = view.state.new_objective;
    fresh.lines = 2;
    fresh.optional = true;
    fresh.maxlength = 600;
    if (const auto typed = ui.field(fresh)) view.state.new_objective = *typed;
    ui.gap(space::s);
    if (ui.button({.name = text::my_group::add_objective, .icon = icon::plus}) &&
        !base::trim(view.state.new_objective).empty()) {
      const std::string id = group.id + "-o" + std::to_string(view.now) + '-' +
                             crdt::node_text(view.workspace.device.node).substr(0, 4);
      view.edit(
          say(text::my_group::add_objective),
          {app::edit_text(record::objective, id, "grupo", group.id),
           app::edit_text(record::objective, id, "texto", base::trim(view.state.new_objective))});
      view.state.new_objective.clear();
    }
  });
  ui.gap(space::l);
}

void draw_topics(const View& view, const app::GroupView& group, const app::PlanView& plan) {
  Ui& ui = view.ui;
  const auto& topics = view.workspace.program().topics;
  if (topics.empty()) return;
  ui.card([&] {
    ui.heading(2, text::my_group::topics);
    ui.muted(say(text::my_group::topics_about, {{"count", plan.topics.size()}}));
    ui.gap(space::s);
    Node list;
    list.id = ui.id("temario");
    list.role = "group";
    list.name = say(text::my_group::topics);
    ui.within(std::move(list), [&] {
      for (const domain::Option& topic : topics) {
        const bool on =
            std::find(plan.topics.begin(), plan.topics.end(), topic.key) != plan.topics.end();
        const Name name(topic.key + " " + topic.name, "tema" + topic.key);
        if (const auto now = ui.checkbox(name, on, "", "", topic.depth, topic.depth == 0)) {
          view.edit(say(text::my_group::topics_step),
                    {app::edit_member(record::group, group.id, "temas", topic.key, *now)});
        }
      }
    });
  });
  ui.gap(space::l);
}

void draw_first_date(const View& view, const app::GroupView& group, const app::PlanView& plan) {
  State& state = view.state;
  FieldSpec spec;
  spec.label = text::my_group::first_session;
  spec.value = state.typed_date.empty() ? plan.plan.request.first.numeric() : state.typed_date;
  spec.help = say(text::my_group::first_session_help);
  const auto typed = view.ui.date(spec, view.today());
  if (!typed) return;
  state.typed_date = *typed;
  if (const auto date = base::Date::parse_typed(*typed)) {
    domain::PlanRequest request = plan.plan.request;
    request.first = *date;
    view.send(app::PlanChanged{group.id, request});
    state.typed_date.clear();
  }
}

std::optional<int> draw_number(const View& view, base::TextId label, base::TextId unit, int value,
                               int low, int high) {
  domain::Options options;
  for (int i = low; i <= high; ++i)
    options.push_back({std::to_string(i), say(unit, {{"count", i}})});
  ChoiceSpec spec;
  spec.label = label;
  spec.value = std::to_string(value);
  spec.options = &options;
  const auto chosen = view.ui.combobox(spec);
  if (!chosen) return {};
  return std::atoi(chosen->c_str());
}

void draw_session(const View& view, const app::SessionView& session) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  std::string note;
  if (session.outside) {
    const auto& rules = view.workspace.program().sessions;
    note = say(rules && session.date < rules->window_from ? text::my_group::before_window
                                                          : text::my_group::after_window);
  }
  if (!session.moved_for.empty()) {
    const std::string moved = say(text::my_group::moved, {{"reason", session.moved_for}});
    note = note.empty() ? moved : say(text::my_group::notes, {{"one", note}, {"other", moved}});
  }
  const Style strong{type::body, true, {}};
  const Style weak{type::small, false, session.outside ? c.warn : c.muted};
  const float text_w = ui.flow().w - 50;
  const float date_h = ui.wrapped_height(session.date.full(), strong, text_w);
  const float note_h = note.empty() ? 0 : ui.wrapped_height(note, weak, text_w);
  const Box box = ui.place(date_h + note_h + 32);
  const Color ink = session.outside ? c.warn : c.primary;
  ui.fill({box.x, box.y + 10, 36, 36}, session.outside ? c.warn_soft : c.primary_soft, 18);
  const std::string number = std::to_string(session.number);
  const Style badge{type::body, true, ink};
  ui.write(number, box.x + 18 - ui.measure(number, badge) / 2, box.y + 16, 30, badge, 1);
  ui.write(session.date.full(), box.x + 50, box.y + 15, text_w, strong);
  if (!note.empty()) ui.write(note, box.x + 50, box.y + 16 + date_h, text_w, weak);
  ui.line(box.x, box.bottom(), box.right(), box.bottom(), c.line);
  ui.node("listitem", "", box, ui.id("s" + number)).text =
      say(note.empty() ? text::my_group::session : text::my_group::session_and_note,
          {{"number", number}, {"date", session.date.full()}, {"note", note}});
}

void draw_alternatives(const View& view, const app::GroupView& group, const app::PlanView& plan) {
  Ui& ui = view.ui;
  const auto& rules = view.workspace.program().sessions;
  if (!rules || plan.plan.fits()) return;
  domain::Program program = view.workspace.program();
  program.non_working = app::non_working(view.workspace);
  const auto options = domain::alternatives(plan.plan, program);
  ui.gap(space::l);
  ui.banner(Ui::Tone::warn, say(text::my_group::no_fit),
            say(text::my_group::no_fit_about, {{"last", plan.plan.sessions.back().date.full()},
                                               {"from", rules->window_from.full()},
                                               {"to", rules->window_to.full()}}));
  ui.gap(space::m);
  for (size_t i = 0; i < options.size(); ++i) {
    const domain::Alternative& option = options[i];
    if (ui.button({.name = Name(text::my_group::option,
                                {{"title", option.title}, {"detail", option.detail}}),
                   .icon = icon::calendar_check,
                   .full = true,
                   .key = "alternativa" + std::to_string(i)})) {
      view.state.typed_date.clear();
      view.send(app::PlanChanged{group.id, option.plan.request});
    }
    ui.gap(space::s);
  }
}

void draw_plan(const View& view, const app::GroupView& group, const app::PlanView& plan) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::my_group::calendar);
    ui.gap(space::s);
    const bool phone = ui.narrow();
    ui.columns(
        phone ? std::vector<float>{1} : std::vector<float>{1.1f, 1, 1}, space::l, [&](size_t i) {
          domain::PlanRequest request = plan.plan.request;
          if (i == 0) draw_first_date(view, group, plan);
          if (phone) ui.gap(space::l);
          if (i == 1 || phone) {
            if (const auto weeks = draw_number(view, text::my_group::how_often,
                                               text::my_group::weeks, request.every_weeks, 1, 8)) {
              request.every_weeks = *weeks;
              view.send(app::PlanChanged{group.id, request});
            }
          }
          if (phone) ui.gap(space::l);
          if (i == 2 || phone) {
            if (const auto count =
                    draw_number(view, text::my_group::how_many, text::my_group::sessions_count,
                                request.count, 1, 12)) {
              request.count = *count;
              view.send(app::PlanChanged{group.id, request});
            }
          }
        });
    ui.gap(space::l);
    Node list;
    list.id = ui.id("sesiones");
    list.role = "list";
    list.name = say(text::my_group::sessions);
    ui.within(std::move(list), [&] {
      for (const app::SessionView& session : plan.sessions) draw_session(view, session);
    });
    draw_alternatives(view, group, plan);
  });
  ui.gap(space::l);
}

void draw_members(const View& view, const app::GroupView& group) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::my_group::members);
    ui.muted(say(text::common::women, {{"count", group.members.size()}}));
    ui.gap(space::s);
    Node list;
    list.id = ui.id("integrantes");
    list.role = "list";
    list.name = say(text::my_group::members);
    ui.within(std::move(list), [&] {
      for (const app::Member& member : group.members) {
        const std::string name = member.person.full_name();
        const std::string post =
            domain::post_text(member.person, format::catalogues(), view.workspace.program());
        const float post_h = ui.wrapped_height(post, {type::small, false, {}, 1.4f}, ui.flow().w);
        const Box box = ui.place(24 + post_h + 21 + 16);
        ui.write(name, box.x, box.y + 8, box.w, {type::body, true, {}}, 1);
        ui.write(post, box.x, box.y + 32, box.w, {type::small, false, ui.colors().muted, 1.4f});
        ui.write(member.person.correo, box.x, box.y + 32 + post_h, box.w,
                 {type::small, false, ui.colors().muted, 1.4f}, 1);
        ui.line(box.x, box.bottom(), box.right(), box.bottom(), ui.colors().line);
        ui.node("listitem", "", box, ui.id("m:" + member.person.id)).text =
            say(text::my_group::member,
                {{"name", name}, {"post", post}, {"mail", member.person.correo}});
      }
    });
  });
  ui.gap(space::l);
}

void draw_export(const View& view, const app::PlanView& plan) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::my_group::send);
    ui.text(say(text::my_group::send_about));
    if (plan.objectives.empty() || plan.topics.empty()) {
      ui.gap(space::m);
      ui.banner(
          Ui::Tone::info, "",
          say(plan.objectives.empty() ? text::my_group::no_objectives : text::my_group::no_topics));
    }
    ui.gap(space::l);
    ui.row([&] {
      if (ui.button({.name = text::my_group::export_plan,
                     .look = Look::primary,
                     .icon = icon::download})) {
        view.send(app::PlanExportAsked{});
      }
    });
  });
  ui.gap(space::l);
}

}  // namespace

void draw_my_group(const View& view) {
  Ui& ui = view.ui;
  const app::GroupView* group = own_group(view);
  ui.heading(1, group ? group->name : say(text::my_group::title));
  if (!group) return draw_no_group(view);
  ui.text(view.workspace.program().name, {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_conflict_notice(view);
  const app::PlanView plan = app::make_plan(view.workspace, group->id);
  draw_next(view, plan);
  draw_plan(view, *group, plan);
  draw_objectives(view, *group, plan);
  draw_topics(view, *group, plan);
  draw_roles(view, *group);
  draw_export(view, plan);
  draw_members(view, *group);
  ui.heading(2, text::my_group::catch_up);
  ui.muted(say(text::my_group::catch_up_about));
  ui.gap(space::m);
  draw_import(view);
  draw_import_button(view, false);
}

}  // namespace ui
