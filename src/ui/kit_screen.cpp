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
namespace words = text::components;

void draw_colours(const View& view) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::pair<base::TextId, Color> inks[] = {
      {words::ink_text, c.text},       {words::ink_muted, c.muted},   {words::ink_border, c.border},
      {words::ink_primary, c.primary}, {words::ink_accent, c.accent}, {words::ink_danger, c.danger},
      {words::ink_warn, c.warn},       {words::ink_ok, c.ok},         {words::ink_focus, c.focus}};
  ui.row([&] {
    for (const auto& [name, color] : inks) ui.legend(color, say(name));
    for (size_t i = 0; i < c.series.size(); ++i) {
      ui.legend(c.series[i], say(words::ink_series, {{"number", i + 1}}));
    }
  });
}

void draw_type(const View& view) {
  Ui& ui = view.ui;
  const std::pair<base::TextId, float> sizes[] = {{words::size_heading, type::heading},
                                                  {words::size_title, type::title},
                                                  {words::size_lead, type::lead},
                                                  {words::size_body, type::body},
                                                  {words::size_small, type::small}};
  for (const auto& [name, size] : sizes) ui.text(say(name), {size, size > type::lead, {}, 1.35f});
  ui.muted(say(words::letters));
  ui.gap(space::m);
  ui.heading(3, words::heading_3);
}

void draw_buttons(const View& view) {
  Ui& ui = view.ui;
  const auto row = [&](base::TextId state, const char* why, bool busy) {
    const std::pair<base::TextId, Look> looks[] = {{words::look_primary, Look::primary},
                                                   {words::look_secondary, Look::secondary},
                                                   {words::look_quiet, Look::quiet},
                                                   {words::look_danger, Look::danger}};
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
  row(words::button_plain, "", false);
  row(words::button_disabled, say(words::disabled_why), false);
  row(words::button_busy, "", true);
  bool& on = view.state.kit.on;
  ui.row([&] {
    if (ui.button({.name = words::toggle, .icon = icon::pin, .pressed = on})) on = !on;
    bool& open = view.state.kit.open;
    if (ui.button({.name = open ? words::hide : words::show,
                   .icon = open ? icon::chevron_up : icon::chevron_down,
                   .spoken = say(open ? words::hide_detail : words::show_detail),
                   .expanded = open,
                   .key = "detalle"})) {
      open = !open;
    }
  });
  if (view.state.kit.open) ui.text(say(words::detail));
  ui.gap(space::m);
  ui.button({.name = words::full, .look = Look::primary, .full = true});
  ui.gap(space::s);
  if (ui.link(words::link, "#/", icon::house)) view.go(Screen::start);
}

void draw_fields(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const auto field = [&](FieldSpec spec, std::string& value) {
    spec.value = value;
    if (const auto typed = ui.field(spec)) value = *typed;
    ui.gap(space::l);
  };
  field({.label = words::field_help, .value = {}, .help = say(words::field_help_about)}, kit.text);
  field({.label = words::field_optional, .value = {}, .optional = true}, kit.optional);
  field({.label = words::field_error,
         .value = {},
         .error = say(words::field_error_about),
         .type = "email",
         .inputmode = "email"},
        kit.wrong);
  field({.label = words::field_lines, .value = {}, .optional = true, .lines = 3}, kit.lines);
  field({.label = words::field_search,
         .value = {},
         .placeholder = say(words::field_search_placeholder),
         .icon = icon::search,
         .search = true},
        kit.search);
  std::string text = say(words::field_readonly_text);
  field({.label = words::field_readonly, .value = {}, .readonly = true}, text);
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
  combo({.label = words::choice, .value = {}, .help = say(words::choice_about)}, kit.choice);
  combo({.label = words::choice_error, .value = {}, .error = say(words::choice_error_about)},
        kit.no_choice);
  const domain::Options few{{"local", say(words::local)}, {"distrital", say(words::distrital)}};
  ChoiceSpec radios;
  radios.label = words::radios;
  radios.options = &few;
  radios.value = kit.radio;
  if (const auto chosen = ui.radios(radios)) kit.radio = *chosen;
  ui.gap(space::l);
  const auto check = [&](base::TextId name, bool& value, base::TextId help, base::TextId error,
                         int depth) {
    if (const auto on = ui.checkbox(name, value, say(help), say(error), depth)) value = *on;
  };
  check(words::check, kit.check, words::check_about, {}, 0);
  check(words::check_inner, kit.inner, {}, {}, 1);
  check(words::check_error, kit.unchecked, {}, words::check_error_about, 0);
}

void draw_messages(const View& view) {
  Ui& ui = view.ui;
  const std::pair<Ui::Tone, base::TextId> tones[] = {{Ui::Tone::info, words::tone_info},
                                                     {Ui::Tone::ok, words::tone_ok},
                                                     {Ui::Tone::warn, words::tone_warn},
                                                     {Ui::Tone::danger, words::tone_danger}};
  for (const auto& [tone, title] : tones) {
    ui.banner(tone, say(title), say(words::tone_about));
    ui.gap(space::s);
  }
  ui.row([&] {
    for (const auto& [tone, title] : tones) ui.badge(tone, say(title));
  });
  ui.gap(space::m);
  ui.row([&] {
    if (ui.button({.name = words::show_toast, .icon = icon::message_circle})) {
      view.state.toast = {say(words::toast)};
    }
  });
}

void draw_progress(const View& view) {
  Ui& ui = view.ui;
  const std::pair<base::TextId, double> parts[] = {
      {words::progress_none, 0}, {words::progress_half, 250}, {words::progress_all, 500}};
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
      mark(Kind::opens, "2020-11-02", "2020-11-02", words::period_opens),
      mark(Kind::session, "2020-11-09", "2020-11-09", words::session_1),
      mark(Kind::pause, "2020-11-16", "2020-11-20", words::pause),
      mark(Kind::session, "2020-12-07", "2020-12-07", words::session_2),
      mark(Kind::closes, "2020-12-18", "2020-12-18", words::period_closes)};
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
  const std::vector<std::string> names{say(words::vocalia_1), say(words::vocalia_2),
                                       say(words::vocalia_3)};
  std::vector<NodeId> bars;
  for (const auto& [id, count] :
       {std::pair{words::vocalia_1, 12u}, std::pair{words::vocalia_2, 7u}}) {
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
              .figures = count_table(say(words::by_entidad), say(words::entidad), counts)},
             [&] {
               const auto pressed = draw_tile_map(view, counts, kit.tile);
               if (pressed) kit.tile = *pressed == kit.tile ? "" : *pressed;
             });
  ui.gap(space::l);
  const std::vector<StackedRow> rows{{say(words::group_1), {8, 7, 7}},
                                     {say(words::group_2), {7, 7, 8}}};
  draw_chart(view,
             {.key = "barras",
              .title = say(words::both_groups),
              .level = 3,
              .figures = stacked_table(say(words::by_group), say(words::group), names, rows)},
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
  draw_figures(view, {say(words::table_name),
                      {say(words::name), say(words::vocalia), say(words::group)},
                      {{say(words::person_1), say(words::vocalia_2), "3"},
                       {say(words::person_2), say(words::vocalia_1), "–"}}});
}

void draw_empty(const View& view) {
  Ui& ui = view.ui;
  ui.panel(ui.colors().surface2, {}, radius_card, space::xl, [&] {
    ui.heading(3, words::empty_title);
    ui.text(say(words::empty_text));
    ui.gap(space::m);
    ui.button({.name = words::empty_button, .look = Look::primary});
  });
}

struct Section {
  const char* key;
  base::TextId title, about;
  void (*draw)(const View&);
};
constexpr Section sections[] = {
    {"colores", words::colors, words::colors_about, draw_colours},
    {"letra", words::type, words::type_about, draw_type},
    {"botones", words::buttons, words::buttons_about, draw_buttons},
    {"campos", words::fields, words::fields_about, draw_fields},
    {"opciones", words::choices, words::choices_about, draw_choices},
    {"mensajes", words::messages, words::messages_about, draw_messages},
    {"avance", words::progress, words::progress_about, draw_progress},
    {"gráficas", words::charts, words::charts_about, draw_charts},
    {"piezas", text::kit_pieces::title, text::kit_pieces::about, draw_kit_pieces},
    {"tabla", words::table, words::table_about, draw_table},
    {"vacío", words::empty, words::empty_about, draw_empty}};

}  // namespace

void draw_kit(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, words::title);
  ui.text(say(words::intro), {type::body, false, ui.colors().muted});
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
  if (ui.link(words::back, "#/acerca", icon::arrow_left)) view.go(Screen::about);
}

}  // namespace ui
