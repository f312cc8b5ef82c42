// Respaldos: how long ago everything was last put in a safe place, how to do it now, and the ways
// back: from a file, or from one of the copies that Sorora makes by itself.
#include "app/backup.h"
#include "icons.h"
#include "texts/backups.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

void draw_last(const View& view, const app::BackupView& backup) {
  Ui& ui = view.ui;
  if (!backup.data) {
    ui.banner(Ui::Tone::info, say(text::backups::nothing), say(text::backups::nothing_about));
  } else if (!backup.ever) {
    ui.banner(
        Ui::Tone::warn, say(text::backups::never),
        say(text::backups::never_about, {{"changes", backup.changes}, {"days", backup.days}}));
  } else {
    ui.banner(backup.due ? Ui::Tone::warn : Ui::Tone::ok,
              say(text::backups::last, {{"days", backup.days}}),
              say(text::backups::last_about, {{"changes", backup.changes}}));
  }
  ui.gap(space::m);
  draw_home_notice(view);
  if (view.workspace.persisted == app::Persisted::yes || !backup.data) return;
  ui.banner(Ui::Tone::warn, say(text::backups::may_be_lost), say(text::backups::may_be_lost_about));
  ui.gap(space::m);
}

void draw_snapshots(const View& view) {
  Ui& ui = view.ui;
  const auto& keys = view.workspace.snapshots.keys;
  ui.card([&] {
    ui.heading(2, text::backups::copies);
    ui.muted(say(text::backups::copies_about));
    ui.gap(space::m);
    if (keys.empty()) {
      ui.text(say(text::backups::no_copies));
      return;
    }
    Node list;
    list.id = ui.id("copias");
    list.role = "list";
    list.name = say(text::backups::list);
    ui.within(std::move(list), [&] {
      for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        const auto label = app::snapshot_label(*key, view.workspace.offset_minutes);
        Node item;
        item.id = ui.id("copia:" + *key);
        item.role = "listitem";
        ui.within(std::move(item), [&] {
          ui.text(label.when, {type::body, true, {}});
          if (!label.why.empty()) ui.muted(label.why);
          if (ui.button({.name = text::backups::go_back,
                         .icon = icon::history,
                         .spoken = say(text::backups::go_back_to,
                                       {{"when", label.when}, {"why", label.why}}),
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
  view.ui.button({.name = text::backups::restore,
                  .look = primary ? Look::primary : Look::secondary,
                  .icon = icon::history,
                  .disabled_why = view.workspace.following          ? say(text::backups::other_tab)
                                  : view.workspace.import.reading() ? say(text::backups::reading)
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
      ui.banner(Ui::Tone::ok, say(text::backups::restored, {{"file", file.name}}),
                say(file.verdict == app::Verdict::same ? text::backups::restored_same
                                                       : text::backups::restored_more));
    } else {
      const base::Problem& problem = file.problems.front();
      ui.banner(Ui::Tone::danger, say(text::backups::not_restored, {{"file", file.name}}),
                problem.what + ' ' + problem.remedy);
    }
  }
}

void draw_backups(const View& view) {
  Ui& ui = view.ui;
  const app::BackupView backup = app::make_backup_view(view.workspace);
  ui.heading(1, text::backups::title);
  ui.text(say(text::backups::intro), {type::body, false, ui.colors().muted});
  ui.gap(space::l);
  draw_last(view, backup);
  ui.row([&] {
    if (ui.button({.name = text::backups::back_up,
                   .look = Look::primary,
                   .icon = icon::download,
                   .disabled_why = backup.data ? "" : say(text::backups::nothing)})) {
      view.send(app::BackupAsked{});
    }
    draw_restore_button(view, false);
  });
  draw_restore_result(view);
  ui.gap(space::l);
  draw_snapshots(view);
  ui.gap(space::l);
  if (ui.link(text::backups::back, "#/")) view.go(Screen::start);
}

}  // namespace ui
