// Importing, seen: progress with cancel, then a verdict per file; and the three actions that the
// Unidad Técnica always has at hand.
#include <algorithm>

#include "app/files.h"
#include "base/date.h"
#include "domain/schema.h"
#include "icons.h"
#include "texts/import_panel.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

using app::Verdict;

constexpr size_t shown_problems = 200;

void draw_running(const View& view) {
  Ui& ui = view.ui;
  const app::Import& import = view.workspace.import;
  const size_t done = import.files.size();
  ui.text(say(text::import_panel::reading, {{"done", done}, {"expected", import.expected}}),
          {type::body, true, {}});
  ui.gap(space::s);
  ui.progress(text::import_panel::progress, static_cast<double>(done),
              static_cast<double>(import.expected));
  ui.gap(space::m);
  if (ui.button({.name = text::import_panel::stop, .look = Look::secondary, .icon = icon::x})) {
    view.send(app::ImportCancelAsked{});
  }
}

// "records[3].values.correo" -> "registro 4, Correo electrónico": the place as a person finds it.
std::string place_text(const std::string& where) {
  if (where.rfind("records[", 0) != 0) {
    const bool words_already = where.find(' ') != std::string::npos;  // "línea 3"
    return words_already || where.empty() ? where
                                          : say(text::import_panel::in_header, {{"place", where}});
  }
  const std::string number = std::to_string(std::atoi(where.c_str() + 8) + 1);
  const size_t dot = where.rfind('.');
  if (dot == std::string::npos) return say(text::import_panel::in_record, {{"number", number}});
  const std::string name = where.substr(dot + 1);
  const domain::Field* field = nullptr;
  for (const domain::Noun& noun : domain::nouns()) {
    if (!field) field = noun.find(name);
  }
  return say(text::import_panel::in_field,
             {{"number", number}, {"field", field ? say(field->label) : name}});
}

// Files of the same name, from several folders, are told apart by their place among all.
void draw_file_problem(const View& view, size_t place_of_file, const app::FileVerdict& file,
                       const base::Problems& problems, bool refused) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const base::Problem& first = problems.front();
  std::string what = first.what;  // and other sentences
  const std::string place = place_text(first.where);
  const bool said = what.find(place) != std::string::npos;  // "se corta en la línea 1"
  if (refused && !said) what += ' ' + say(text::import_panel::where, {{"place", place}});
  if (problems.size() > 1)
    what += ' ' + say(text::import_panel::further, {{"count", problems.size() - 1}});
  what += ' ' + first.remedy;
  const float top = ui.flow().y;
  ui.icon(refused ? icon::file_x : icon::triangle_alert, ui.flow().x, top + 3, 20,
          refused ? c.danger : c.warn);
  Node item;
  item.id = ui.id("archivo:" + std::to_string(place_of_file) + file.name + std::to_string(refused));
  item.role = "listitem";
  ui.within(std::move(item), [&] {
    ui.beside(32, [&] {
      ui.text(say(refused ? text::import_panel::refused : text::import_panel::file,
                  {{"file", file.name}}),
              {type::body, true, {}});
      ui.text(what, {type::body, false, c.muted});
    });
  });
  ui.gap(space::m);
}

template <class Pick>
void draw_list(const View& view, base::TextId title, Pick pick, bool refused) {
  const auto& files = view.workspace.import.files;
  size_t count = 0;
  for (const app::FileVerdict& file : files) count += !pick(file).empty();
  if (count == 0) return;
  Ui& ui = view.ui;
  ui.gap(space::l);
  ui.heading(3, title);
  Node list;
  list.id = ui.id(refused ? "no importados" : "por revisar");
  list.role = "list";
  list.name = say(title);
  ui.within(std::move(list), [&] {
    size_t shown = 0;
    for (size_t i = 0; i < files.size(); ++i) {
      const base::Problems& problems = pick(files[i]);
      if (problems.empty() || ++shown > shown_problems) continue;
      draw_file_problem(view, i, files[i], problems, refused);
    }
  });
  if (count > shown_problems)
    ui.muted(say(text::import_panel::more, {{"count", count - shown_problems}}));
}

base::TextId verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::added:
      return text::import_panel::added;
    case Verdict::updated:
      return text::import_panel::updated;
    case Verdict::conflicting:
      return text::import_panel::conflicting;
    default:
      return text::import_panel::same;
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void draw_record(const View& view, const app::RecordVerdict& record) {
  Ui& ui = view.ui;
  const bool differs = record.verdict == Verdict::conflicting;
  const char* glyph = differs                            ? icon::scale
                      : record.verdict == Verdict::added ? icon::circle_check
                                                         : icon::refresh_cw;
  const Palette& c = ui.colors();
  ui.icon(glyph, ui.flow().x, ui.flow().y + 3, 20, differs ? c.warn : c.primary);
  Node item;
  item.id = ui.id("registro:" + record.record.type + record.record.id);
  item.role = "listitem";
  ui.within(std::move(item), [&] {
    ui.beside(32, [&] {
      ui.text(record.who, {type::body, true, {}});
      const std::string text =
          say(record.fields.empty() ? text::import_panel::verdict
                                    : text::import_panel::verdict_on_fields,
              {{"verdict", say(verdict_text(record.verdict))}, {"fields", joined(record.fields)}});
      ui.text(text, {type::body, false, c.muted});
    });
  });
  ui.gap(space::s);
}

// What changes, one by one, in the order of the import. What is only new is counted above.
void draw_records(const View& view) {
  Ui& ui = view.ui;
  const auto& records = view.workspace.import.records;
  if (records.empty()) return;
  bool& open = view.state.import_details;
  ui.gap(space::m);
  if (ui.button({.name = open ? text::import_panel::hide_detail : text::import_panel::show_detail,
                 .look = Look::quiet,
                 .icon = open ? icon::chevron_up : icon::chevron_down,
                 .expanded = open,
                 .key = "detalle"})) {
    open = !open;
  }
  if (!open) return;
  Node list;
  list.id = ui.id("detalle de la importación");
  list.role = "list";
  list.name = say(text::import_panel::detail);
  ui.within(std::move(list), [&] {
    for (size_t i = 0; i < std::min(records.size(), shown_problems); ++i) {
      draw_record(view, records[i]);
    }
  });
  if (records.size() > shown_problems) {
    ui.muted(say(text::import_panel::more, {{"count", records.size() - shown_problems}}));
  }
}

void draw_counts(const View& view) {
  Ui& ui = view.ui;
  const app::Import& import = view.workspace.import;
  ui.row([&] {
    const auto count = [&](Verdict verdict, Ui::Tone tone, base::TextId text) {
      const size_t n = import.count(verdict);
      if (n > 0) ui.badge(tone, say(text, {{"count", n}}));
    };
    count(Verdict::added, Ui::Tone::ok, text::import_panel::files_added);
    count(Verdict::updated, Ui::Tone::info, text::import_panel::files_updated);
    count(Verdict::conflicting, Ui::Tone::warn, text::import_panel::files_conflicting);
    count(Verdict::same, Ui::Tone::info, text::import_panel::files_same);
    count(Verdict::refused, Ui::Tone::danger, text::import_panel::files_refused);
  });
}

void draw_problems(const View& view) {
  draw_list(
      view, text::import_panel::list_refused,
      [](const app::FileVerdict& file) -> const base::Problems& { return file.problems; }, true);
  draw_list(
      view, text::import_panel::list_warned,
      [](const app::FileVerdict& file) -> const base::Problems& { return file.warnings; }, false);
}

void draw_review_choice(const View& view) {
  const bool on = view.workspace.device.review;
  const auto chosen = view.ui.checkbox(text::import_panel::always_review, on);
  if (chosen) view.send(app::ReviewChosen{*chosen});
}

// Nothing happened yet: what would happen, and both ways out.
void draw_review(const View& view) {
  Ui& ui = view.ui;
  ui.heading(2, text::import_panel::review);
  ui.text(say(text::import_panel::review_about), {type::body, false, ui.colors().muted});
  ui.gap(space::s);
  draw_counts(view);
  draw_records(view);
  draw_problems(view);
  ui.gap(space::m);
  ui.row([&] {
    if (ui.button(
            {.name = text::import_panel::apply, .look = Look::primary, .icon = icon::check})) {
      view.send(app::ImportApplied{});
    }
    if (ui.button({.name = text::import_panel::discard, .icon = icon::x}))
      view.send(app::ImportDiscarded{});
  });
  ui.gap(space::m);
  draw_review_choice(view);
}

void draw_undo_import(const View& view) {
  if (view.workspace.batch.empty()) return;
  if (view.ui.button({.name = text::import_panel::undo, .icon = icon::undo_2})) {
    view.send(app::ImportUndone{});
  }
}

void draw_summary(const View& view) {
  Ui& ui = view.ui;
  const app::Import& import = view.workspace.import;
  ui.heading(2, import.stage == app::ImportStage::discarded ? text::import_panel::discarded
                : import.cancelled                          ? text::import_panel::stopped
                                                            : text::import_panel::finished);
  draw_counts(view);
  if (import.stage == app::ImportStage::applied) draw_records(view);
  draw_problems(view);
  ui.gap(space::m);
  ui.row([&] {
    draw_undo_import(view);
    if (view.workspace.device.role == app::Role::unit &&
        ui.button({.name = text::import_panel::export_receipt, .icon = icon::file_check})) {
      view.send(app::ReceiptExportAsked{});
    }
    if (ui.button({.name = text::import_panel::close, .look = Look::quiet, .icon = icon::x})) {
      view.state.import_dismissed = import.id;
    }
  });
  ui.gap(space::m);
  draw_review_choice(view);
}

// After a reload the last import can still be taken back.
void draw_last_import(const View& view) {
  const app::ImportBatch::About& about = view.workspace.batch.about();
  const int offset = view.workspace.offset_minutes;
  Ui& ui = view.ui;
  ui.muted(say(text::import_panel::last, {{"count", about.files},
                                          {"date", base::local_date(about.at, offset).full()},
                                          {"time", base::clock_text(about.at, offset)}}));
  ui.gap(space::s);
  ui.row([&] { draw_undo_import(view); });
  ui.gap(space::l);
}

void draw_panel(const View& view) {
  switch (view.workspace.import.stage) {
    case app::ImportStage::reading:
      return draw_running(view);
    case app::ImportStage::review:
      return draw_review(view);
    default:
      return draw_summary(view);
  }
}

}  // namespace

void draw_import(const View& view) {
  const app::Import& import = view.workspace.import;
  State& state = view.state;
  if (import.id == 0 && !view.workspace.batch.empty()) return draw_last_import(view);
  if (import.id == 0 || import.restore || state.import_dismissed == import.id) return;
  if (state.import_shown != import.id) {  // its panel stays where the import began
    state.import_shown = import.id;
    state.import_screen = state.screen;
    state.import_details = false;
  }
  if (import.reviewing() && !state.import_reviewed) state.import_details = true;
  state.import_reviewed = import.reviewing();
  const bool waits = import.reading() || import.reviewing();
  if (state.import_screen != state.screen && !waits) return;
  view.ui.gap(space::s);
  Node region;
  region.id = view.ui.id("importación");
  region.role = "region";
  region.name = say(text::import_panel::region);
  view.ui.within(std::move(region), [&] { view.ui.card([&] { draw_panel(view); }); });
  view.ui.gap(space::l);
}

void draw_import_button(const View& view, bool primary) {
  const app::Import& import = view.workspace.import;
  const char* busy = import.reading()     ? say(text::import_panel::busy_reading)
                     : import.reviewing() ? say(text::import_panel::busy_reviewing)
                                          : "";
  view.ui.button({.name = text::import_panel::pick_files,
                  .look = primary ? Look::primary : Look::secondary,
                  .icon = icon::upload,
                  .disabled_why = busy,
                  .full = view.ui.narrow(),
                  .pick = ".json,.zip,.txt,application/json,application/zip,text/plain"});
}

// The three steps from files to packages. Where they stand below each other, on a phone, one that
// cannot be taken yet would only keep her from her list.
void draw_unit_actions(const View& view) {
  Ui& ui = view.ui;
  const bool wide = !ui.narrow();
  State& state = view.state;
  const bool people = !state.registry.rows.empty();
  const bool formed = !state.groups.empty();
  ui.row([&] {
    draw_import_button(view, !people);
    if (!people && !wide) return;
    const bool form = ui.button({.name = text::import_panel::form_groups,
                                 .look = people && !formed ? Look::primary : Look::secondary,
                                 .icon = icon::shuffle,
                                 .disabled_why = people ? "" : say(text::import_panel::no_profiles),
                                 .full = !wide});
    if (form) {
      view.send(app::GroupsAsked{0, state.grouping_seed});
      view.go(Screen::groups);
    }
    if (!formed && !wide) return;
    const bool pack = ui.button({.name = text::import_panel::export_packages,
                                 .look = formed ? Look::primary : Look::secondary,
                                 .icon = icon::folder_archive,
                                 .disabled_why = formed ? "" : say(text::import_panel::no_groups),
                                 .full = !wide});
    if (pack) view.send(app::PackagesExportAsked{});
  });
  ui.gap(space::l);
}

}  // namespace ui
