// Componentes: every component of the kit in every state, on one page, for those who design and
// build Sorora, and for the tests that look at all of it at once. Nothing here is anybody's data.
#include "format/programs.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/components.h"
#include "texts/kit_pieces.h"
#include "ui/charts/charts.h"

namespace ui {
namespace {

using base::say;

void draw_colours(const View& view) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::pair<base::TextId, Color> inks[] = {
      {text::components::ink_text, c.text},     {text::components::ink_muted, c.muted},
      {text::components::ink_border, c.border}, {text::components::ink_primary, c.primary},
      {text::components::ink_accent, c.accent}, {text::components::ink_danger, c.danger},
      {text::components::ink_warn, c.warn},     {text::components::ink_ok, c.ok},
      {text::components::ink_focus, c.focus}};
  ui.row([&] {
    for (const auto& [name, color] : inks) ui.legend(color, say(name));
    for (size_t i = 0; i < c.series.size(); ++i) {
      ui.legend(c.series[i], say(text::components::ink_series, {{"number", i + 1}}));
    }
  });
}

void draw_type(const View& view) {
  Ui& ui = view.ui;
  const std::pair<base::TextId, float> sizes[] = {{text::components::size_heading, type::heading},
                                                  {text::components::size_title, type::title},
                                                  {text::components::size_lead, type::lead},
                                                  {text::components::size_body, type::body},
                                                  {text::components::size_small, type::small}};
  for (const auto& [name, size] : sizes) ui.text(say(name), {size, size > type::lead, {}, 1.35f});
  ui.muted(say(text::components::letters));
  ui.gap(space::m);
  ui.heading(3, text::components::heading_3);
}

void draw_button_looks(const View& view) {
  Ui& ui = view.ui;
  const auto row = [&](base::TextId state, const char* why, bool busy) {
    const std::pair<base::TextId, Look> looks[] = {
        {text::components::look_primary, Look::primary},
        {text::components::look_secondary, Look::secondary},
        {text::components::look_quiet, Look::quiet},
        {text::components::look_danger, Look::danger}};
    ui.row([&] {
      for (const auto& [name, look] : looks) {
        ui.button(
            {.name = Name(say(state, {{"look", say(name)}}), Name(state).key + Name(name).key),
             .look = look,
             .icon = icon::check,
             .disabled_why = why,
             .busy = busy});
      }
    });
    ui.gap(space::m);
  };
  row(text::components::button_plain, "", false);
  row(text::components::button_disabled, say(text::components::disabled_why), false);
  row(text::components::button_busy, "", true);
  bool& on = view.state.kit.on;
  ui.row([&] {
    if (ui.button({.name = text::components::toggle, .icon = icon::pin, .pressed = on})) on = !on;
    bool& open = view.state.kit.open;
    if (ui.button(
            {.name = open ? text::components::hide : text::components::show,
             .icon = open ? icon::chevron_up : icon::chevron_down,
             .spoken = say(open ? text::components::hide_detail : text::components::show_detail),
             .expanded = open,
             .key = "detalle"})) {
      open = !open;
    }
  });
  if (view.state.kit.open) ui.text(say(text::components::detail));
  ui.gap(space::m);
  ui.button({.name = text::components::full, .look = Look::primary, .full = true});
  ui.gap(space::s);
  if (ui.link(text::components::link, "#/", icon::house)) view.go(Screen::start);
}

void draw_fields(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const auto field = [&](FieldSpec spec, std::string& value) {
    spec.value = value;
    if (const auto typed = ui.field(spec)) value = *typed;
    ui.gap(space::l);
  };
  field({.label = text::components::field_help,
         .value = {},
         .help = say(text::components::field_help_about)},
        kit.text);
  field({.label = text::components::field_optional, .value = {}, .optional = true}, kit.optional);
  field({.label = text::components::field_error,
         .value = {},
         .error = say(text::components::field_error_about),
         .type = "email",
         .inputmode = "email"},
        kit.wrong);
  field({.label = text::components::field_lines, .value = {}, .optional = true, .lines = 3},
        kit.lines);
  field({.label = text::components::field_search,
         .value = {},
         .placeholder = say(text::components::field_search_placeholder),
         .icon = icon::search,
         .search = true},
        kit.search);
  std::string text = say(text::components::field_readonly_text);
  field({.label = text::components::field_readonly, .value = {}, .readonly = true}, text);
}

void draw_choices(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  domain::Options many;
  for (const domain::Entidad& entidad : format::catalogues().entidades) {
    many.push_back({entidad.code, entidad.name});
  }
  const auto combo = [&](ChoiceSpec spec, std::string& value) {
    spec.value = value;
    spec.options = &many;
    if (const auto chosen = ui.combobox(spec)) value = *chosen;
    ui.gap(space::l);
  };
  combo(
      {.label = text::components::choice, .value = {}, .help = say(text::components::choice_about)},
      kit.choice);
  combo({.label = text::components::choice_error,
         .value = {},
         .error = say(text::components::choice_error_about)},
        kit.no_choice);
  const domain::Options few{{"local", say(text::components::local)},
                            {"distrital", say(text::components::distrital)}};
  ChoiceSpec radios;
  radios.label = text::components::radios;
  radios.options = &few;
  radios.value = kit.radio;
  if (const auto chosen = ui.radios(radios)) kit.radio = *chosen;
  ui.gap(space::l);
  const auto check = [&](base::TextId name, bool& value, base::TextId help, base::TextId error,
                         int depth) {
    if (const auto on = ui.checkbox(name, value, say(help), say(error), depth)) value = *on;
  };
  check(text::components::check, kit.check, text::components::check_about, {}, 0);
  check(text::components::check_inner, kit.inner, {}, {}, 1);
  check(text::components::check_error, kit.unchecked, {}, text::components::check_error_about, 0);
}

void draw_messages(const View& view) {
  Ui& ui = view.ui;
  const std::pair<Ui::Tone, base::TextId> tones[] = {
      {Ui::Tone::info, text::components::tone_info},
      {Ui::Tone::ok, text::components::tone_ok},
      {Ui::Tone::warn, text::components::tone_warn},
      {Ui::Tone::danger, text::components::tone_danger}};
  for (const auto& [tone, title] : tones) {
    ui.banner(tone, say(title), say(text::components::tone_about));
    ui.gap(space::s);
  }
  ui.row([&] {
    for (const auto& [tone, title] : tones) ui.badge(tone, say(title));
  });
  ui.gap(space::m);
  ui.row([&] {
    if (ui.button({.name = text::components::show_toast, .icon = icon::message_circle})) {
      view.state.toast = {say(text::components::toast)};
    }
  });
}

void draw_progress(const View& view) {
  Ui& ui = view.ui;
  const std::pair<base::TextId, double> parts[] = {{text::components::progress_none, 0},
                                                   {text::components::progress_half, 250},
                                                   {text::components::progress_all, 500}};
  for (const auto& [name, now] : parts) {
    ui.muted(say(name));
    ui.progress(name, now, 500);
    ui.gap(space::m);
  }
}

std::vector<app::CalendarMark> example_marks() {
  using Kind = app::CalendarMark::Kind;
  const auto mark = [](Kind kind, const char* from, const char* to, base::TextId text) {
    app::CalendarMark made;
    made.kind = kind;
    made.from = *base::Date::parse(from);
    made.to = *base::Date::parse(to);
    made.text = say(text);
    return made;
  };
  std::vector<app::CalendarMark> marks{
      mark(Kind::opens, "2020-11-02", "2020-11-02", text::components::period_opens),
      mark(Kind::session, "2020-11-09", "2020-11-09", text::components::session_1),
      mark(Kind::pause, "2020-11-16", "2020-11-20", text::components::pause),
      mark(Kind::session, "2020-12-07", "2020-12-07", text::components::session_2),
      mark(Kind::closes, "2020-12-18", "2020-12-18", text::components::period_closes)};
  marks[1].session = 1;
  marks[3].session = 2;
  marks[1].groups = marks[3].groups = 3;
  marks[1].agreed = true;
  return marks;
}

std::vector<app::Count> example_counts() {
  std::vector<app::Count> counts;
  for (const domain::Entidad& entidad : format::catalogues().entidades) {
    counts.push_back({entidad.code, entidad.name, counts.size() * 7 % 24});
  }
  return counts;
}

void draw_charts(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const std::vector<std::string> names{say(text::components::vocalia_1),
                                       say(text::components::vocalia_2),
                                       say(text::components::vocalia_3)};
  std::vector<NodeId> bars;
  for (const auto& [id, count] :
       {std::pair{text::components::vocalia_1, 12u}, std::pair{text::components::vocalia_2, 7u}}) {
    const Name name = id;
    const bool pressed = kit.bar == name.key;
    if (ui.bar(name, count, 12, pressed, text::common::women)) kit.bar = pressed ? "" : name.key;
    bars.push_back(ui.bar_id(name));
  }
  ui.one_stop(ui.id("barras"), bars);
  ui.gap(space::l);
  const std::vector<app::Count> counts = example_counts();
  draw_chart(view,
             {.key = "mapa",
              .title = tile_map_finding(counts),
              .level = 3,
              .figures = count_table(say(text::components::by_entidad),
                                     say(text::components::entidad), counts)},
             [&] {
               const auto pressed = draw_tile_map(view, counts, kit.tile);
               if (pressed) kit.tile = *pressed == kit.tile ? "" : *pressed;
             });
  ui.gap(space::l);
  const std::vector<StackedRow> rows{{say(text::components::group_1), {8, 7, 7}},
                                     {say(text::components::group_2), {7, 7, 8}}};
  draw_chart(view,
             {.key = "barras",
              .title = say(text::components::both_groups),
              .level = 3,
              .figures = stacked_table(say(text::components::by_group),
                                       say(text::components::group), names, rows)},
             [&] { draw_stacked_bars(view, names, rows); });
  ui.gap(space::l);
  const auto marks = example_marks();
  draw_chart(view,
             {.key = "meses",
              .title = app::calendar_finding(marks),
              .level = 3,
              .figures = app::calendar_table(marks)},
             [&] { draw_timeline(view, marks); });
}

void draw_table(const View& view) {
  draw_figures(view, {say(text::components::table_name),
                      {say(text::components::name), say(text::components::vocalia),
                       say(text::components::group)},
                      {{say(text::components::person_1), say(text::components::vocalia_2), "3"},
                       {say(text::components::person_2), say(text::components::vocalia_1), "–"}}});
}

void draw_empty_state(const View& view) {
  Ui& ui = view.ui;
  ui.panel(ui.colors().surface2, {}, radius_card, space::xl, [&] {
    ui.heading(3, text::components::empty_title);
    ui.text(say(text::components::empty_text));
    ui.gap(space::m);
    ui.button({.name = text::components::empty_button, .look = Look::primary});
  });
}

struct Section {
  const char* key;
  base::TextId title, about;
  void (*draw)(const View&);
};
constexpr Section sections[] = {
    {"colores", text::components::colors, text::components::colors_about, draw_colours},
    {"letra", text::components::type, text::components::type_about, draw_type},
    {"botones", text::components::buttons, text::components::buttons_about, draw_button_looks},
    {"campos", text::components::fields, text::components::fields_about, draw_fields},
    {"opciones", text::components::choices, text::components::choices_about, draw_choices},
    {"mensajes", text::components::messages, text::components::messages_about, draw_messages},
    {"avance", text::components::progress, text::components::progress_about, draw_progress},
    {"gráficas", text::components::charts, text::components::charts_about, draw_charts},
    {"piezas", text::kit_pieces::title, text::kit_pieces::about, draw_kit_pieces},
    {"tabla", text::components::table, text::components::table_about, draw_table},
    {"vacío", text::components::empty, text::components::empty_about, draw_empty_state}};

}  // namespace

void draw_kit(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::components::title);
  ui.text(say(text::components::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  for (const Section& section : sections) {
    ui.card([&] {
      ui.heading(2, section.title);
      ui.muted(say(section.about));
      ui.gap(space::m);
      ui.scope(section.key, [&] { section.draw(view); });
    });
    ui.gap(space::l);
  }
  if (ui.link(text::components::back, "#/acerca", icon::arrow_left)) view.go(Screen::about);
}

}  // namespace ui
