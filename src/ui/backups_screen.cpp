// Respaldos: how long ago everything was last put in a safe place, how to do it now, and the ways
// back: from a file, or from one of the copies that Sorora makes by itself.
#include "app/backup.h"
#include "icons.h"
#include "texts/backups.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;
namespace words = text::backups;

void draw_last(const View& view, const app::BackupView& backup) {
  Ui& ui = view.ui;
  if (!backup.data) {
    ui.banner(Ui::Tone::info, say(words::nothing), say(words::nothing_about));
  } else if (!backup.ever) {
    ui.banner(Ui::Tone::warn, say(words::never),
              say(words::never_about, {{"changes", backup.changes}, {"days", backup.days}}));
  } else {
    ui.banner(backup.due ? Ui::Tone::warn : Ui::Tone::ok, say(words::last, {{"days", backup.days}}),
              say(words::last_about, {{"changes", backup.changes}}));
  }
  ui.gap(space::m);
  draw_home_notice(view);
  if (view.workspace.persisted == app::Persisted::yes || !backup.data) return;
  ui.banner(Ui::Tone::warn, say(words::may_be_lost), say(words::may_be_lost_about));
  ui.gap(space::m);
}

void draw_snapshots(const View& view) {
  Ui& ui = view.ui;
  const auto& keys = view.workspace.snapshots.keys;
  ui.card([&] {
    ui.heading(2, words::copies);
    ui.muted(say(words::copies_about));
    ui.gap(space::m);
    if (keys.empty()) {
      ui.text(say(words::no_copies));
      return;
    }
    Node list;
    list.id = ui.id("copias");
    list.role = "list";
    list.name = say(words::list);
    ui.within(std::move(list), [&] {
      for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        const auto label = app::snapshot_label(*key, view.workspace.offset_minutes);
        Node item;
        item.id = ui.id("copia:" + *key);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text(label.when, {type::body, true, {}});
          if (!label.why.empty()) ui.muted(label.why);
          if (ui.button(
                  {.name = words::go_back,
                   .icon = icon::history,
                   .spoken = say(words::go_back_to, {{"when", label.when}, {"why", label.why}}),
                   .key = "volver" + *key})) {
            view.send(app::SnapshotAsked{*key});
          }
        });
        ui.gap(space::l);
      }
    });
  });
}

}  // namespace

void draw_restore_button(const View& view, bool primary) {
  view.ui.button({.name = words::restore,
                  .look = primary ? Look::primary : Look::secondary,
                  .icon = icon::history,
                  .disabled_why = view.workspace.following          ? say(words::other_tab)
                                  : view.workspace.import.reading() ? say(words::reading)
                                                                    : "",
                  .pick = ".json,.txt,application/json,text/plain",
                  .restore = true});
}

void draw_restore_result(const View& view) {
  const app::Import& import = view.workspace.import;
  if (!import.restore || import.reading()) return;
  Ui& ui = view.ui;
  for (const app::FileVerdict& file : import.files) {
    ui.gap(space::m);
    if (file.problems.empty()) {
      ui.banner(
          Ui::Tone::ok, say(words::restored, {{"file", file.name}}),
          say(file.verdict == app::Verdict::same ? words::restored_same : words::restored_more));
    } else {
      const base::Problem& problem = file.problems.front();
      ui.banner(Ui::Tone::danger, say(words::not_restored, {{"file", file.name}}),
                problem.what + ' ' + problem.remedy);
    }
  }
}

void draw_backups(const View& view) {
  Ui& ui = view.ui;
  const app::BackupView backup = app::make_backup_view(view.workspace);
  ui.heading(1, words::title);
  ui.text(say(words::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_last(view, backup);
  ui.row([&] {
    if (ui.button({.name = words::back_up,
                   .look = Look::primary,
                   .icon = icon::download,
                   .disabled_why = backup.data ? "" : say(words::nothing)})) {
      view.send(app::BackupAsked{});
    }
    draw_restore_button(view, false);
  });
  draw_restore_result(view);
  ui.gap(space::l);
  draw_snapshots(view);
  ui.gap(space::l);
  if (ui.link(words::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
