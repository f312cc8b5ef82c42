// Mi ficha: five short steps on one page, saved as she types, with a letter of what will leave.
#include <algorithm>
#include <array>
#include <span>

#include "app/search.h"
#include "domain/validation.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/profile.h"
#include "ui/places.h"
#include "ui/profile.h"

namespace ui {
namespace {

using base::say;
using domain::Field;

struct Step {
  base::TextId title;
  const char* place;  // in the address
  std::vector<std::string_view> fields;
};

const std::array<Step, 5>& steps() {
  static const std::array<Step, 5> all{{
      {text::profile::step_data, "datos", {"aviso", "nombre", "apellido1", "apellido2", "correo"}},
      {text::profile::step_post, "puesto", {"vocalia", "adscripcion", "entidad", "distrito"}},
      {text::profile::step_topics, "temas", {"temas"}},
      {text::profile::step_part,
       "participacion",
       {"mentorias", "ofrece", "busca", "disponibilidad", "notas"}},
      {text::profile::step_export, "exportar", {"sin_conflicto"}},
  }};
  return all;
}

std::string step_name(size_t i) {
  return say(text::profile::step,
             {{"number", std::to_string(i + 1)}, {"title", say(steps()[i].title)}});
}

size_t open_problems(const View& view, const crdt::Record& record, const Step& step) {
  size_t count = 0;
  for (const std::string_view name : step.fields) {
    const Field* field = person_noun().find(name);
    count += !domain::validate_field(*field, record, format::catalogues(), view.workspace.program())
                  .empty();
  }
  return count;
}

// Whether she has written anything in the step: one without required fields is not done unseen.
bool touched(const crdt::Record& record, const Step& step) {
  for (const std::string_view name : step.fields) {
    if (!record.value(name).empty() || !record.elements(name).empty()) return true;
  }
  return false;
}

// What keeps her from exporting, in the order of the page.
base::Problems problems_of(const View& view, const crdt::Record& record) {
  base::Problems problems =
      domain::validate(record, format::catalogues(), view.workspace.program());
  std::vector<std::string_view> order;
  for (const Step& step : steps()) {
    order.insert(order.end(), step.fields.begin(), step.fields.end());
  }
  const auto place = [&](const base::Problem& problem) {
    return std::find(order.begin(), order.end(), problem.where);
  };
  std::stable_sort(
      problems.begin(), problems.end(),
      [&](const base::Problem& a, const base::Problem& b) { return place(a) < place(b); });
  return problems;
}

// Where she is: the step of the address, or else the first that is not done; none when nothing is
// missing, for what is optional may stay as it is.
size_t current_step(const View& view, const std::array<bool, 5>& ready, bool complete) {
  for (size_t i = 0; i < steps().size(); ++i) {
    if (view.state.place == steps()[i].place) return i;
  }
  if (complete) return steps().size();
  return static_cast<size_t>(std::find(ready.begin(), ready.end(), false) - ready.begin());
}

// One mark per step, done or not, said in words; a press leads there.
void draw_stepper(const View& view, const crdt::Record& record) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  std::array<bool, 5> all_ready{};
  for (size_t i = 0; i < steps().size(); ++i) {
    all_ready[i] = touched(record, steps()[i]) && open_problems(view, record, steps()[i]) == 0;
  }
  const bool complete = problems_of(view, record).empty();
  const size_t current = current_step(view, all_ready, complete);
  const float width = ui.flow().w / static_cast<float>(steps().size());
  const Box box = ui.place(ui.narrow() ? 44.0f : 60.0f, space::l);
  size_t done = 0;
  for (size_t i = 0; i < steps().size(); ++i) {
    const bool ready = all_ready[i], here = i == current;
    done += ready;
    const float cx = box.x + width * (static_cast<float>(i) + 0.5f);
    const float r = std::min(14.0f, width / 2 - 2);
    if (i > 0 && width > 2 * r + 8)
      ui.line(cx - width + r + 4, box.y + 16, cx - r - 4, box.y + 16, c.line, 2);
    const Box mark{cx - r, box.y + 16 - r, 2 * r, 2 * r};
    ui.fill(mark, ready ? c.ok : here ? c.primary : c.surface, r);
    if (!ready && !here) ui.stroke(mark, c.border, r, 1.5f);
    if (ready && here) {
      ui.stroke({mark.x - 3, mark.y - 3, mark.w + 6, mark.h + 6}, c.primary, r + 3, 2);
    }
    const std::string number = std::to_string(i + 1);
    if (ready)
      ui.icon(icon::check, cx - 9, box.y + 7, 18, c.surface);
    else
      ui.write(number, cx - ui.measure(number, {type::small, true, {}}) / 2, box.y + 5.5f, 20,
               {type::small, true, here ? c.on_primary : c.text}, 1);
    const char* title = say(steps()[i].title);
    const Box hit{cx - width / 2, box.y, width, box.h};
    const std::string place = steps()[i].place;
    const NodeId id = ui.id("ir:" + place);
    ui.focus_ring(hit, id);
    ui.add_item(hit, id);
    Node& link = ui.node(
        "link", say(text::profile::go_to_step, {{"number", number}, {"title", title}}), hit, id);
    link.href = place_route(Screen::profile, place);
    if (here) link.current = "step";
    if (ui.activated(id)) view.go(Screen::profile, place);
    if (ui.narrow()) continue;
    const Style style{type::small, here, here ? c.text : c.muted, 1.3f};
    const float label = std::min(ui.measure(title, style), width - 8);
    ui.write(title, cx - label / 2, box.y + 36, width - 8, style, 1);
  }
  ui.node("text", "", box, ui.id("pasos")).text =
      complete ? say(text::profile::complete)
               : say(text::profile::done, {{"done", done}, {"all", steps().size()}});
}

// The first paragraphs say what matters most; the others open below them, so that the first field
// is near on a phone.
constexpr size_t main_paragraphs = 2;

void draw_notice(const View& view) {
  const format::Notice notice = format::privacy_notice();
  Ui& ui = view.ui;
  ui.panel(ui.colors().surface2, {}, radius_card, space::l, [&] {
    ui.row([&] { ui.icon(icon::shield, ui.flow().x, ui.flow().y + 4, 22, ui.colors().primary); });
    ui.beside(34, [&] {
      ui.heading(3, Name(notice.title, "aviso"));
      bool& open = view.state.notice_open;
      const size_t shown = open ? notice.paragraphs.size() : main_paragraphs;
      for (const std::string& paragraph : std::span(notice.paragraphs).first(shown)) {
        ui.text(paragraph);
        ui.gap(space::s);
      }
      if (open && !notice.marked.empty()) ui.muted(notice.marked);
      if (ui.button({.name = open ? text::profile::notice_less : text::profile::notice_more,
                     .look = Look::quiet,
                     .icon = open ? icon::chevron_up : icon::chevron_down,
                     .expanded = open,
                     .key = "aviso completo",
                     .flush = true})) {
        open = !open;
      }
    });
  });
  ui.gap(space::s);
}

void export_profile(const View& view, const crdt::Record& record) {
  if (problems_of(view, record).empty()) {
    view.state.show_profile_errors = false;
    view.send(app::ProfileExportAsked{});
    return;
  }
  view.state.show_profile_errors = true;
  view.ui.move_focus(view.ui.id("resumen"));
}

void draw_error_summary(const View& view, const crdt::Record& record) {
  const base::Problems problems = problems_of(view, record);
  if (!view.state.show_profile_errors || problems.empty()) return;
  Ui& ui = view.ui;
  ui.panel(ui.colors().danger_soft, ui.colors().danger, radius_card, space::l, [&] {
    const float height = ui.write(say(text::profile::missing_list, {{"count", problems.size()}}),
                                  ui.flow().x, ui.flow().y, ui.flow().w, {type::body, true, {}});
    Node& title = ui.node("heading", "", ui.place(height), ui.id("resumen"));
    title.level = 2;
    title.text = say(text::profile::missing, {{"count", problems.size()}});
    for (const base::Problem& problem : problems) {
      const Field* field = person_noun().find(problem.where);
      bool pressed = false;
      ui.scope("falta", [&] {
        pressed = ui.button({.name = Name(problem.what, problem.where + problem.code),
                             .look = Look::quiet,
                             .icon = icon::arrow_down});
      });
      if (pressed && field) ui.move_focus(first_control(view, *field));
    }
  });
  ui.gap(space::l);
}

}  // namespace

std::vector<Found> find_in_profile(std::string_view text) {
  std::vector<Found> found;
  for (size_t i = 0; i < steps().size(); ++i) {
    const Step& step = steps()[i];
    const std::string title = step_name(i);
    for (const std::string_view name : step.fields) {
      if (const Field* field = person_noun().find(name)) {
        if (!text.empty() && app::matches(say(field->label), text)) {
          found.push_back({say(field->label), title, place_route(Screen::profile, step.place)});
        }
      }
    }
    if (app::matches(title, text)) {
      found.push_back({title, {}, place_route(Screen::profile, step.place)});
    }
  }
  return found;
}

void draw_profile(const View& view) {
  Ui& ui = view.ui;
  crdt::Record empty;
  empty.type = domain::type::person;
  empty.id = view.workspace.device.person;
  const crdt::Record* stored = view.workspace.person();
  const crdt::Record& record = stored ? *stored : empty;

  ui.heading(1, text::profile::title);
  ui.text(say(text::profile::about), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_conflict_notice(view);
  draw_stepper(view, record);
  draw_error_summary(view, record);

  for (size_t i = 0; i < steps().size(); ++i) {
    const Step& step = steps()[i];
    const bool last = i + 1 == steps().size();
    Node section;
    section.id = ui.id("paso" + std::to_string(i));
    section.role = "region";
    section.name = step_name(i);
    ui.within(std::move(section), [&] {
      ui.card([&] {
        const Name title(say(text::profile::heading,
                             {{"number", std::to_string(i + 1)}, {"title", say(step.title)}}),
                         step.place);
        if (view.state.place == step.place) {
          view.state.landing = ui.id("h:" + title.key);
          view.state.place_title = say(step.title);
        }
        ui.heading(2, title);
        ui.gap(space::s);
        if (i == 0) draw_notice(view);
        for (const std::string_view field : step.fields) draw_profile_field(view, record, field);
        if (!last) return;
        draw_profile_letter(view, record);
        ui.gap(space::l);
        if (ui.button({.name = text::profile::export_profile,
                       .look = Look::primary,
                       .icon = icon::download,
                       .full = true})) {
          export_profile(view, record);
        }
        ui.gap(space::s);
        ui.muted(say(text::profile::export_about));
        ui.gap(space::s);
        if (ui.link(text::profile::see_arrival, "#/archivos")) view.go(Screen::files);
      });
    });
    ui.gap(space::l);
  }
}

}  // namespace ui
