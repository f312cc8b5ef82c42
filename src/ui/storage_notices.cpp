// What every screen says first when something is wrong with storing: that nothing can be written
// here, that another tab writes, that what was here is gone. Each with its way out.
#include <utility>

#include "app/backup.h"
#include "icons.h"
#include "texts/storage_notices.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

void draw_state(const View& view) {
  const app::StorageWords said = app::storage_words(view.workspace.storage);
  if (said.title.empty()) return;
  const bool data = view.workspace.store.size() > 0;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::danger, said.title, said.text, "alert");
  ui.gap(space::s);
  bool first = true;  // the first one has the key that the bar leads to
  const auto way_out = [&](base::TextId name, const char* glyph, app::Event event) {
    const std::string key = std::exchange(first, false) ? "salida" : "";
    if (ui.button({.name = name, .icon = glyph, .key = key})) view.send(event);
  };
  ui.row([&] {
    if (said.rescue && data)
      way_out(text::storage_notices::rescue, icon::download, app::BackupAsked{});
    if (said.retry) way_out(text::storage_notices::retry, icon::refresh_cw, app::RetryAsked{});
    if (said.reload) way_out(text::storage_notices::reload, icon::refresh_cw, app::ReloadAsked{});
    if (view.state.screen != Screen::problem &&
        ui.link(text::storage_notices::report, "#/problema", icon::message_circle)) {
      view.go(Screen::problem);
    }
  });
  ui.gap(space::l);
}

void draw_following(const View& view) {
  if (!view.workspace.following) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::info, say(text::storage_notices::following), {}, "status");
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = text::storage_notices::take_writing, .icon = icon::pencil})) {
      view.send(app::WritingAsked{});
    }
  });
  ui.gap(space::l);
}

void draw_lost(const View& view) {
  if (!view.workspace.device.lost) return;
  const bool restores_below = view.state.screen == Screen::backups;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::warn, say(text::storage_notices::lost),
            say(text::storage_notices::lost_about), "alert");
  ui.gap(space::s);
  ui.row([&] {
    if (!restores_below) draw_restore_button(view, true);
    if (ui.button({.name = text::storage_notices::start_over})) view.send(app::StartOverAsked{});
  });
  if (!restores_below) draw_restore_result(view);
  ui.gap(space::l);
}

}  // namespace

void draw_storage_notices(const View& view) {
  draw_state(view);
  draw_following(view);
  draw_lost(view);
}

void draw_backup_reminder(const View& view) {
  const app::BackupView backup = app::make_backup_view(view.workspace);
  if (!backup.due || view.state.reminder_closed || view.workspace.following) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::info, say(text::storage_notices::reminder),
            say(backup.ever ? text::storage_notices::since_last : text::storage_notices::never_yet,
                {{"days", backup.days}, {"changes", backup.changes}}));
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = text::storage_notices::to_backups, .icon = icon::save}))
      view.go(Screen::backups);
    if (ui.button({.name = text::storage_notices::not_now, .look = Look::quiet}))
      view.state.reminder_closed = true;
  });
  ui.gap(space::l);
}

}  // namespace ui
