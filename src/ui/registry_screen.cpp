// Padrón: everybody, searchable, sortable, filterable, with counts beside the filters.
#include <algorithm>

#include "format/programs.h"
#include "icons.h"
#include "texts/charts.h"
#include "texts/common.h"
#include "texts/registry.h"
#include "ui/charts/charts.h"
#include "ui/registry_table.h"

namespace ui {
namespace {

using base::say;

// One section of bars; a press filters, a second one takes the filter off.
void draw_bars(const View& view, base::TextId title, const std::vector<app::Count>& counts,
               std::string& filter, bool vocalia) {
  Ui& ui = view.ui;
  ui.heading(3, title);
  size_t most = 0;
  for (const app::Count& count : counts) most = std::max(most, count.total);
  std::vector<NodeId> bars;
  for (const app::Count& count : counts) {
    const bool on = filter == count.key;
    const Name name(vocalia ? short_vocalia(count.key, view.workspace.program()) : count.name,
                    Name(title).key + count.key);
    if (ui.bar(name, count.total, most, on, text::common::women)) {
      filter = on ? std::string() : count.key;
    }
    bars.push_back(ui.bar_id(name));
  }
  ui.one_stop(ui.id(Name(title).key), bars);
  ui.gap(space::l);
}

void draw_state_counts(const View& view) {
  Ui& ui = view.ui;
  const app::Registry& registry = view.state.registry;
  app::RegistryQuery& query = view.state.query;
  ui.heading(2, text::registry::counts);
  ui.muted(say(text::registry::counts_help));
  ui.gap(space::s);
  if (!query.vocalia.empty() || !query.entidad.empty() || !query.circunscripcion.empty()) {
    if (ui.button({.name = text::registry::no_filters,
                   .look = Look::quiet,
                   .icon = icon::x,
                   .key = "sin filtros"})) {
      query.vocalia = query.entidad = query.circunscripcion = "";
    }
    ui.gap(space::s);
  }
  draw_bars(view, text::registry::by_vocalia, registry.by_vocalia, query.vocalia, true);
  draw_bars(view, text::registry::by_constituency, registry.by_circunscripcion,
            query.circunscripcion, false);
  draw_chart(view,
             {.key = "entidades",
              .title = tile_map_finding(registry.by_entidad),
              .level = 3,
              .figures = count_table(say(text::registry::by_state), say(text::registry::state),
                                     registry.by_entidad)},
             [&] {
               const auto pressed = draw_tile_map(view, registry.by_entidad, query.entidad);
               if (pressed) query.entidad = *pressed == query.entidad ? "" : *pressed;
             });
}

void draw_list(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  FieldSpec search;
  search.label = text::registry::search;
  search.value = state.query.search;
  search.search = true;
  search.icon = icon::search;
  search.placeholder = say(text::registry::search_placeholder);
  search.maxlength = 80;
  if (const auto text = ui.field(search)) state.query.search = *text;
  ui.gap(space::s);
  const size_t shown = state.selection.size();
  const size_t all = state.registry.rows.size();
  const std::string counted =
      shown == all ? say(text::common::women, {{"count", all}})
                   : say(text::registry::shown_of_all, {{"shown", shown}, {"all", all}});
  ui.announce_changes(ui.id("cuántas"), shown > 0 ? counted : say(text::registry::nobody));
  ui.row([&] {
    ui.badge(Ui::Tone::info, counted);
    if (state.registry.incomplete > 0) {
      ui.badge(Ui::Tone::warn,
               say(text::registry::incomplete, {{"count", state.registry.incomplete}}));
    }
  });
  if (shown > 0) {
    ui.row([&] {
      if (ui.button({.name = text::charts::copy_table,
                     .look = Look::quiet,
                     .icon = icon::copy,
                     .spoken = say(text::charts::copy_this_table,
                                   {{"table", say(text::registry::title)}}),
                     .flush = true})) {
        view.send(app::CopyAsked{app::table_text(shown_table(view)),
                                 say(text::registry::copied, {{"count", shown}})});
      }
    });
  }
  ui.gap(space::s);
  draw_registry_table(view);
}

void draw_no_women(const View& view) {
  Ui& ui = view.ui;
  ui.card([&] {
    ui.heading(2, text::registry::empty);
    ui.text(say(text::registry::empty_about));
    ui.gap(space::l);
    domain::Options programs =
        domain::options_of("programas", format::catalogues(), view.workspace.program(), nullptr);
    ChoiceSpec spec;
    spec.label = text::registry::program;
    spec.value = view.workspace.program().id;
    spec.options = &programs;
    spec.help = say(text::registry::program_help);
    if (const auto chosen = ui.combobox(spec)) view.send(app::ProgramChosen{*chosen});
    ui.gap(space::xl);
    draw_practice_button(view);
  });
}

}  // namespace

void draw_registry(const View& view) {
  if (!view.state.place.empty()) return draw_person(view);
  Ui& ui = view.ui;
  ui.heading(1, text::registry::title);
  ui.text(view.workspace.program().name, {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_practice_notice(view);
  draw_unit_actions(view);
  draw_import(view);
  draw_conflict_notice(view);
  draw_duplicates_notice(view);
  if (view.state.registry.rows.empty()) return draw_no_women(view);
  if (ui.flow().w > 980) {
    ui.columns({1, 2.35f}, space::xl, [&](size_t i) {
      if (i == 0)
        ui.card([&] { draw_state_counts(view); });
      else
        draw_list(view);
    });
    return;
  }
  if (ui.button({.name = view.state.filters_open ? text::registry::hide_counts
                                                 : text::registry::show_counts,
                 .icon = icon::chart_bar,
                 .full = true,
                 .expanded = view.state.filters_open,
                 .key = "conteos"})) {
    view.state.filters_open = !view.state.filters_open;
  }
  ui.gap(space::m);
  if (view.state.filters_open) {
    ui.card([&] { draw_state_counts(view); });
    ui.gap(space::m);
  }
  draw_list(view);
}

}  // namespace ui
