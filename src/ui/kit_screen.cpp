// Componentes: every component of the kit in every state, on one page, for those who design and
// build Sorora, and for the tests that look at all of it at once. Nothing here is anybody's data.
#include "base/text.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/kit_pieces.h"
#include "ui/charts/charts.h"

namespace ui {
namespace {

const domain::Options few{{"local", "Local"}, {"distrital", "Distrital"}};
const domain::Options many{{"14", "Jalisco"},    {"15", "México"}, {"16", "Michoacán"},
                           {"19", "Nuevo León"}, {"20", "Oaxaca"}, {"21", "Puebla"}};

void section(const View& view, const char* title, const char* about,
             const std::function<void()>& body) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, title);
    ui.muted(about);
    ui.gap(space::m);
    ui.scope(title, body);
  });
  ui.gap(space::l);
}

void draw_colours(const View& view) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::pair<const char*, Color> inks[] = {
      {"texto", c.text},        {"secundario", c.muted}, {"borde", c.border},
      {"principal", c.primary}, {"acento", c.accent},    {"peligro", c.danger},
      {"cuidado", c.warn},      {"bien", c.ok},          {"foco", c.focus}};
  ui.row([&] {
    for (const auto& [name, color] : inks) ui.legend(color, name);
    for (size_t i = 0; i < c.series.size(); ++i) {
      ui.legend(c.series[i], "serie " + std::to_string(i + 1));
    }
  });
}

void draw_type(const View& view) {
  Ui& ui = view.ui;
  const std::pair<const char*, float> sizes[] = {{"Título grande, 28", type::heading},
                                                 {"Título, 22", type::title},
                                                 {"Entrada, 18", type::lead},
                                                 {"Texto, 16", type::body},
                                                 {"Pequeño, 14", type::small}};
  for (const auto& [name, size] : sizes) ui.text(name, {size, size > type::lead, {}, 1.35f});
  ui.muted("Secundario: áéíóúüñ ¿¡ — “ ” € 0123456789");
  ui.gap(space::m);
  ui.heading(3, "Encabezado de nivel 3");
}

void draw_buttons(const View& view) {
  Ui& ui = view.ui;
  const auto row = [&](const char* what, const char* why, bool busy) {
    const std::pair<const char*, Look> looks[] = {{"Principal", Look::primary},
                                                  {"Secundario", Look::secondary},
                                                  {"Discreto", Look::quiet},
                                                  {"De peligro", Look::danger}};
    ui.row([&] {
      for (const auto& [name, look] : looks) {
        ui.button({.name = std::string(name) + what,
                   .look = look,
                   .icon = icon::check,
                   .disabled_why = why,
                   .busy = busy});
      }
    });
    ui.gap(space::m);
  };
  row("", "", false);
  row(", no disponible", "Falta elegir un archivo", false);
  row(", trabajando", "", true);
  bool& on = view.state.kit.on;
  ui.row([&] {
    if (ui.button({.name = "Se queda presionado", .icon = icon::pin, .pressed = on})) on = !on;
    bool& open = view.state.kit.open;
    if (ui.button({.name = open ? "Ocultar" : "Mostrar",
                   .icon = open ? icon::chevron_up : icon::chevron_down,
                   .spoken = open ? "Ocultar el detalle" : "Mostrar el detalle",
                   .expanded = open,
                   .key = "detalle"})) {
      open = !open;
    }
  });
  if (view.state.kit.open) ui.text("Aquí está el detalle.");
  ui.gap(space::m);
  ui.button({.name = "A todo lo ancho", .look = Look::primary, .full = true});
  ui.gap(space::s);
  if (ui.link("Un enlace a Inicio", "#/", icon::house)) view.go(Screen::start);
}

void draw_fields(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const auto field = [&](FieldSpec spec, std::string& value) {
    spec.value = value;
    if (const auto typed = ui.field(spec)) value = *typed;
    ui.gap(space::l);
  };
  field({.label = "Con ayuda", .value = {}, .help = "Como aparece en tu identificación."},
        kit.text);
  field({.label = "Que puede quedar vacío", .value = {}, .optional = true}, kit.optional);
  field({.label = "Con error",
         .value = {},
         .error = "Falta la arroba. Escríbelo como ana@ine.mx.",
         .type = "email",
         .inputmode = "email"},
        kit.wrong);
  field({.label = "De varios renglones", .value = {}, .optional = true, .lines = 3}, kit.lines);
  field({.label = "Buscar ejemplo",
         .value = {},
         .placeholder = "Busca",
         .icon = icon::search,
         .search = true},
        kit.search);
  std::string text = "Se lee y se copia; no se escribe.";
  field({.label = "Solo para leer", .value = {}, .readonly = true}, text);
}

void draw_choices(const View& view) {
  Ui& ui = view.ui;
  KitState& kit = view.state.kit;
  const auto combo = [&](ChoiceSpec spec, std::string& value) {
    spec.value = value;
    spec.options = &many;
    if (const auto chosen = ui.combobox(spec)) value = *chosen;
    ui.gap(space::l);
  };
  combo({.label = "Entidad de ejemplo", .value = {}, .help = "Escribe para acortar la lista."},
        kit.choice);
  combo({.label = "Entidad con error", .value = {}, .error = "Elige una entidad."}, kit.no_choice);
  ChoiceSpec radios;
  radios.label = "Una de pocas";
  radios.options = &few;
  radios.value = kit.radio;
  if (const auto chosen = ui.radios(radios)) kit.radio = *chosen;
  ui.gap(space::l);
  const auto check = [&](const char* name, bool& value, const char* help, const char* error,
                         int depth) {
    if (const auto on = ui.checkbox(name, value, help, error, depth)) value = *on;
  };
  check("Casilla", kit.check, "Con su explicación debajo.", "", 0);
  check("Casilla dentro de otra", kit.inner, "", "", 1);
  check("Casilla con error", kit.unchecked, "", "Marca la casilla para seguir.", 0);
}

void draw_messages(const View& view) {
  Ui& ui = view.ui;
  const std::pair<Ui::Tone, const char*> tones[] = {{Ui::Tone::info, "Para saber"},
                                                    {Ui::Tone::ok, "Listo"},
                                                    {Ui::Tone::warn, "Con cuidado"},
                                                    {Ui::Tone::danger, "Algo falló"}};
  for (const auto& [tone, title] : tones) {
    ui.banner(tone, title, "Qué pasó y qué se puede hacer.");
    ui.gap(space::s);
  }
  ui.row([&] {
    for (const auto& [tone, title] : tones) ui.badge(tone, title);
  });
  ui.gap(space::m);
  ui.row([&] {
    if (ui.button({.name = "Mostrar un aviso", .icon = icon::message_circle})) {
      view.state.toast = {"Se guardó el ejemplo."};
    }
  });
}

void draw_progress(const View& view) {
  Ui& ui = view.ui;
  const std::pair<const char*, double> parts[] = {
      {"Sin empezar", 0}, {"A la mitad", 250}, {"Terminado", 500}};
  for (const auto& [name, now] : parts) {
    ui.muted(name);
    ui.progress(name, now, 500);
    ui.gap(space::m);
  }
}

std::vector<app::CalendarMark> example_marks() {
  using Kind = app::CalendarMark::Kind;
  const auto mark = [](Kind kind, const char* from, const char* to, const char* text) {
    app::CalendarMark made;
    made.kind = kind;
    made.from = *base::Date::parse(from);
    made.to = *base::Date::parse(to);
    made.text = text;
    return made;
  };
  std::vector<app::CalendarMark> marks{
      mark(Kind::opens, "2020-11-02", "2020-11-02", "Empieza el periodo"),
      mark(Kind::session, "2020-11-09", "2020-11-09", "Sesión 1"),
      mark(Kind::pause, "2020-11-16", "2020-11-20", "Pausa"),
      mark(Kind::session, "2020-12-07", "2020-12-07", "Sesión 2"),
      mark(Kind::closes, "2020-12-18", "2020-12-18", "Termina el periodo")};
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
  const std::pair<const char*, size_t> bars[] = {{"Ejecutiva", 12}, {"Secretarial", 7}};
  for (const auto& [name, count] : bars) {
    const bool pressed = kit.bar == name;
    if (ui.bar(name, count, 12, pressed, "mujer", "mujeres")) kit.bar = pressed ? "" : name;
  }
  ui.gap(space::l);
  const std::vector<app::Count> counts = example_counts();
  draw_chart(view,
             {.key = "mapa",
              .title = tile_map_finding(counts),
              .level = 3,
              .figures = count_table("Ejemplo por entidad", "Entidad", counts)},
             [&] {
               const auto pressed = draw_tile_map(view, counts, kit.tile);
               if (pressed) kit.tile = *pressed == kit.tile ? "" : *pressed;
             });
  ui.gap(space::l);
  const std::vector<std::string> names{"Ejecutiva", "Secretarial", "Organización"};
  const std::vector<StackedRow> rows{{"Grupo 1", {8, 7, 7}}, {"Grupo 2", {7, 7, 8}}};
  draw_chart(view,
             {.key = "barras",
              .title = "Los dos grupos tienen 22 mujeres",
              .level = 3,
              .figures = stacked_table("Ejemplo por grupo", "Grupo", names, rows)},
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
  draw_figures(view,
               {"Tabla de ejemplo",
                {"Nombre", "Vocalía", "Grupo"},
                {{"Peña Ruiz, Ana", "Secretarial", "3"}, {"Núñez Cota, Inés", "Ejecutiva", "–"}}});
}

void draw_empty(const View& view) {
  Ui& ui = view.ui;
  ui.panel(ui.colors().surface2, {}, radius_card, space::xl, [&] {
    ui.heading(3, "Aquí vivirá la lista");
    ui.text("Todavía no hay nada. Di qué es lo siguiente, con un botón.");
    ui.gap(space::m);
    ui.button({.name = "Hacer lo siguiente", .look = Look::primary});
  });
}

}  // namespace

void draw_kit(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, "Componentes");
  ui.text(
      "Todo lo que usan las pantallas de Sorora, en cada uno de sus estados. Para quienes diseñan "
      "y programan; nada de aquí se guarda.",
      {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  section(view, "Colores", "Su contraste se calcula en una prueba.", [&] { draw_colours(view); });
  section(view, "Letra", "Inter, con cifras de un mismo ancho.", [&] { draw_type(view); });
  section(view, "Botones y enlaces", "Un verbo dice lo que pasa.", [&] { draw_buttons(view); });
  section(view, "Campos", "Son campos del navegador, con su teclado.", [&] { draw_fields(view); });
  section(view, "Opciones", "De pocas, botones; de muchas, una lista que se acorta.",
          [&] { draw_choices(view); });
  section(view, "Mensajes", "Con icono y palabras, nunca solo con color.",
          [&] { draw_messages(view); });
  section(view, "Avance", "Cuánto va y cuánto falta.", [&] { draw_progress(view); });
  section(view, "Gráficas", "Dicen el hallazgo, y sus cifras están a un paso.",
          [&] { draw_charts(view); });
  section(view, base::say(text::kit_pieces::title), base::say(text::kit_pieces::about),
          [&] { draw_kit_pieces(view); });
  section(view, "Tabla", "En una pantalla angosta, cada renglón es una ficha.",
          [&] { draw_table(view); });
  section(view, "Sin nada todavía", "Un lugar vacío dice qué sigue.", [&] { draw_empty(view); });
  if (ui.link("Volver a Acerca de", "#/acerca", icon::arrow_left)) view.go(Screen::about);
}

}  // namespace ui
